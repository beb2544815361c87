#include "engine/report/markdown.hpp"

#include <fmt/format.h>

#include "engine/report/context.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/snippet.hpp"
#include "engine/report/text.hpp"

namespace factlint {

namespace {

/// Bold text may not begin or end with a space.
std::string bold(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.empty() ? std::string() : "<b>" + escape_markdown(text) + "</b>";
}

std::string side_text(const Side& side, Lines& lines) {
  const SidePlace at = lines_of_side(side, lines);
  const Context around = context_of(side);
  std::string out = fmt::format("  - {}:{}:{}", escape_markdown(without_dot(at.path)),
                                at.begin.line, at.begin.column);
  if (!side.note.empty()) out += ", " + escape_markdown(side.note);
  out += fmt::format("\n    > {}{}{}{}{}\n", around.cut_before ? "… " : "",
                     escape_markdown(around.before), bold(around.quote),
                     escape_markdown(around.after), around.cut_after ? " …" : "");
  return out;
}

std::string finding_text(const Finding& finding, Lines& lines) {
  const std::string_view label =
      finding.outcome == Outcome::conflict ? to_string(finding.level) : to_string(finding.outcome);
  std::string out =
      fmt::format("- **{}**: {} (`{}`)\n", label, escape_markdown(finding.message), finding.rule);
  for (const Side& side : finding.sides) {
    if (side.document != nullptr) out += side_text(side, lines);
  }
  if (!finding.suggest.empty()) out += "  - write: " + escape_markdown(finding.suggest) + '\n';
  return out;
}

/// Adds texts as long as they fit.
class Page {
 public:
  explicit Page(std::size_t max_bytes) : max_(max_bytes) {}

  /// Part of the frame: always written.
  void frame(std::string_view text) { out_ += text; }
  void finding(const std::string& text) {
    if (left_out_ > 0 || out_.size() + text.size() > max_) {
      ++left_out_;
    } else {
      out_ += text;
    }
  }
  std::string take() {
    if (left_out_ > 0) {
      out_ += fmt::format("\n… and {} more, which did not fit here.\n", left_out_);
    }
    return std::move(out_);
  }

 private:
  std::size_t max_;
  std::size_t left_out_ = 0;
  std::string out_;
};

}  // namespace

std::string render_markdown(const ReportView& view, std::size_t max_bytes) {
  Lines lines;
  const Summary summary = summarise(view.report);
  Page page(max_bytes);
  page.frame(fmt::format("## factlint: {}\n\n{}\n", view.fails() ? "conflicts found" : "passed",
                         format_summary(summary, OutcomeSet::all())));
  if (view.baseline != nullptr) page.frame(format_baseline(*view.baseline) + '\n');
  std::string faults;
  for (const Issue& issue : view.issues) {
    const std::string_view level = issue.level == Issue::Level::error ? "error" : "warning";
    faults += fmt::format("- **{}** in {}: {}\n", level, escape_markdown(issue.path),
                          escape_markdown(issue.message));
  }
  for (const InputError& error : view.report.input_errors) {
    faults += fmt::format("- **not read**: {}: {}\n", escape_markdown(error.path),
                          escape_markdown(error.message));
  }
  if (!faults.empty()) {
    page.frame("\n### Faults\n\n");
    page.finding(faults);
  }
  std::vector<const Finding*> others;
  bool first = true;
  for (const Finding* finding : view.fresh()) {
    if (finding->outcome != Outcome::conflict) {
      others.push_back(finding);
      continue;
    }
    if (first) page.frame("\n### Conflicts\n\n");
    first = false;
    page.finding(finding_text(*finding, lines));
  }
  if (!others.empty()) {
    page.frame(fmt::format("\n<details><summary>{} more to look at</summary>\n\n", others.size()));
    for (const Finding* finding : others) page.finding(finding_text(*finding, lines));
    page.frame("\n</details>\n");
  }
  return page.take();
}

}  // namespace factlint
