#include "engine/report/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "engine/report/context.hpp"
#include "engine/report/escape.hpp"
#include "engine/report/html_page.hpp"
#include "engine/report/snippet.hpp"
#include "engine/report/text.hpp"

namespace factlint {

namespace {

/// Sides of one document in one sentence.
struct Figure {
  const Document* document = nullptr;
  std::string_view window;  ///< bytes of the document's text
  bool cut_before = false;
  bool cut_after = false;
  std::vector<const Side*> sides;
};

std::vector<Figure> figures_of(const Finding& finding) {
  std::vector<Figure> figures;
  for (const Side& side : finding.sides) {
    if (side.document == nullptr) continue;
    const Context c = context_of(side);
    const std::string_view window(c.before.data(),
                                  c.before.size() + c.quote.size() + c.after.size());
    const auto same = std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) {
      return figure.window.data() == window.data() && figure.window.size() == window.size();
    });
    if (same != figures.end()) {
      same->sides.push_back(&side);
    } else {
      figures.push_back({side.document, window, c.cut_before, c.cut_after, {&side}});
    }
  }
  return figures;
}

/// The window with the sides' words marked; words that overlap are one mark.
std::string marked(const Figure& figure) {
  std::vector<std::pair<std::size_t, std::size_t>> marks;
  for (const Side* side : figure.sides) {
    const std::string_view quote = place_of_side(*side).text;
    const auto begin = static_cast<std::size_t>(quote.data() - figure.window.data());
    if (!quote.empty()) marks.emplace_back(begin, begin + quote.size());
  }
  std::sort(marks.begin(), marks.end());
  std::string out = figure.cut_before ? "… " : "";
  std::size_t at = 0;
  for (std::size_t i = 0; i < marks.size();) {
    const std::size_t begin = marks[i].first;
    std::size_t end = marks[i].second;
    for (++i; i < marks.size() && marks[i].first < end; ++i) end = std::max(end, marks[i].second);
    out += escape_markup(figure.window.substr(at, begin - at));
    out += fmt::format("<mark>{}</mark>", escape_markup(figure.window.substr(begin, end - begin)));
    at = end;
  }
  out += escape_markup(figure.window.substr(at));
  return out + (figure.cut_after ? " …" : "");
}

/// "Title, Outlet, 2026-01-28", what there is of it.
std::string about(const DocumentMeta& meta) {
  std::string out;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out += (out.empty() ? "" : ", ") + escape_markup(text);
  };
  add(meta.title);
  add(meta.publisher);
  if (meta.published.known) add(format_date(meta.published));
  if (meta.is_source) add("source");
  return out;
}

std::string_view label_of(const Finding& finding) {
  return finding.outcome == Outcome::conflict ? to_string(finding.level)
                                              : to_string(finding.outcome);
}

class Writer {
 public:
  explicit Writer(const ReportView& view) : view_(view), shown_(view.shown()) {
    for (std::size_t i = 0; i < view.report.documents.size(); ++i) {
      documents_[view.report.documents[i].get()] = i;
    }
  }

  std::string page() {
    fmt::format_to(std::back_inserter(out_), kHtmlHead, html_script_hash(), html_style());
    header();
    filters();
    out_ += "<main id=\"findings\" tabindex=\"-1\">\n<h2>Findings</h2>\n";
    if (shown_.empty()) out_ += "<p>Nothing to report.</p>\n";
    for (std::size_t i = 0; i < shown_.size(); ++i) finding(*shown_[i], i + 1);
    faults();
    rules();
    documents();
    fmt::format_to(std::back_inserter(out_),
                   "</main>\n<footer>factlint {}</footer>\n<script>{}</script>\n</body>\n</html>\n",
                   escape_markup(view_.version), html_script());
    return std::move(out_);
  }

 private:
  template <class... Args>
  void write(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  void header() {
    const Summary s = summarise(view_.report);
    write("<header class=\"top\">\n<h1>factlint report</h1>\n<p>{}</p>\n",
          escape_markup(format_summary(s, OutcomeSet::all())));
    if (view_.baseline != nullptr) write("<p>{}</p>\n", format_baseline(*view_.baseline));
    out_ += "<ul class=\"counts\">\n";
    const auto count = [&](std::string_view kind, std::size_t n, std::string_view name) {
      if (n > 0) write("<li class=\"{}\"><b>{}</b> {}</li>\n", kind, n, name);
    };
    count("error", s.conflicts[0], s.conflicts[0] == 1 ? "error" : "errors");
    count("warning", s.conflicts[1], s.conflicts[1] == 1 ? "warning" : "warnings");
    count("note", s.conflicts[2], s.conflicts[2] == 1 ? "note" : "notes");
    count("difference", s.differences, s.differences == 1 ? "difference" : "differences");
    count("unresolved", s.unresolved, "unresolved");
    count("agreement", s.agreements, s.agreements == 1 ? "agreement" : "agreements");
    out_ += "</ul>\n</header>\n";
  }

  /// Values in the order given, each once, as options of a filter.
  void select(std::string_view name, std::string_view label,
              const std::map<std::string, std::string>& options) {
    write("<label>{} <select name=\"{}\">\n<option value=\"\">all</option>\n", label, name);
    for (const auto& [value, text] : options) {
      write("<option value=\"{}\">{}</option>\n", escape_markup(value), escape_markup(text));
    }
    out_ += "</select></label>\n";
  }

  void filters() {
    std::map<std::string, std::string> outcomes;
    std::map<std::string, std::string> categories;
    std::map<std::string, std::string> rules;
    std::set<std::size_t> cited;
    for (const Finding* finding : shown_) {
      const std::string outcome(to_string(finding->outcome));
      outcomes[outcome] = outcome;
      categories[finding->category] = finding->category;
      rules[finding->rule] = finding->rule;
      for (const Side& side : finding->sides) {
        const auto found = documents_.find(side.document);
        if (found != documents_.end()) cited.insert(found->second);
      }
    }
    out_ += "<form id=\"filters\" class=\"filters\" aria-label=\"Filter the findings\" hidden>\n";
    select("outcome", "Outcome", outcomes);
    select("category", "Category", categories);
    select("rule", "Rule", rules);
    out_ += "<label>Document <select name=\"document\">\n<option value=\"\">all</option>\n";
    for (std::size_t index : cited) {
      write("<option value=\"{}\">{}</option>\n", index,
            escape_markup(view_.report.documents[index]->source->path));
    }
    out_ += "</select></label>\n";
    if (view_.baseline != nullptr) {
      select("baseline", "Baseline",
             {{"new", "new"}, {"worse", "worse"}, {"unchanged", "unchanged"}});
    }
    out_ += kHtmlFiltersEnd;
  }

  void figure(const Figure& figure) {
    const std::string meta = about(figure.document->meta);
    write("<figure>\n<figcaption><span class=\"path\">{}</span>",
          escape_markup(figure.document->source->path));
    if (!meta.empty()) write(" <span class=\"about\">{}</span>", meta);
    write("</figcaption>\n<blockquote>{}</blockquote>\n<ul class=\"places\">\n", marked(figure));
    for (const Side* side : figure.sides) {
      const SidePlace at = lines_of_side(*side, lines_);
      write("<li>line {}, column {}{}{}</li>\n", at.begin.line, at.begin.column,
            side->note.empty() ? "" : ": ", escape_markup(side->note));
    }
    out_ += "</ul>\n</figure>\n";
  }

  void finding(const Finding& finding, std::size_t number) {
    const std::vector<Figure> figures = figures_of(finding);
    std::set<std::size_t> cited;
    for (const Figure& one : figures) {
      const auto found = documents_.find(one.document);
      if (found != documents_.end()) cited.insert(found->second);
    }
    const std::string rule = escape_markup(finding.rule);
    const std::string category = escape_markup(finding.category);
    const auto novelty = view_.novelty(finding);
    const std::string_view known = novelty ? to_string(*novelty) : std::string_view();
    write(
        "<article class=\"finding {0}\" id=\"finding-{1}\" tabindex=\"-1\" "
        "aria-labelledby=\"title-{1}\" data-outcome=\"{2}\" data-category=\"{3}\" "
        "data-rule=\"{4}\" data-document=\"{5}\"{6}>\n",
        label_of(finding), number, to_string(finding.outcome), category, rule,
        fmt::join(cited, " "),
        novelty ? fmt::format(" data-baseline=\"{}\"", known) : std::string());
    write("<h3 id=\"title-{}\"><span class=\"label\">{}</span> {}</h3>\n", number,
          label_of(finding), escape_markup(finding.message));
    write(
        "<p class=\"meta\"><a href=\"#finding-{0}\">{0}</a> · {1} · <a href=\"#rule-{2}\">{2}</a>"
        "{3}{4}</p>\n<div class=\"sides\">\n",
        number, category, rule, novelty ? " · " : "", known);
    for (const Figure& one : figures) figure(one);
    out_ += "</div>\n";
    if (!finding.suggest.empty()) {
      write("<p class=\"suggest\">Write: <ins>{}</ins></p>\n", escape_markup(finding.suggest));
    }
    out_ += "<details>\n<summary>How this was found</summary>\n<ol>\n";
    for (const std::string& step : finding.derivation) {
      write("<li>{}</li>\n", escape_markup(step));
    }
    write("</ol>\n<p>Fingerprint <code>{}</code></p>\n</details>\n</article>\n",
          escape_markup(finding.fingerprint));
  }

  void faults() {
    if (view_.issues.empty() && view_.report.input_errors.empty()) return;
    out_ += "<section>\n<h2>Faults</h2>\n<ul>\n";
    for (const Issue& issue : view_.issues) {
      write("<li><span class=\"path\">{}</span>: {}: {} {}</li>\n", escape_markup(issue.path),
            issue.level == Issue::Level::error ? "error" : "warning", escape_markup(issue.message),
            escape_markup(issue.help));
    }
    for (const InputError& error : view_.report.input_errors) {
      write("<li><span class=\"path\">{}</span>: not read: {}</li>\n", escape_markup(error.path),
            escape_markup(error.message));
    }
    out_ += "</ul>\n</section>\n";
  }

  /// Those that reported something; a rule that nothing describes has its name only.
  void rules() {
    std::map<std::string_view, const RuleInfo*> used;
    for (const Finding* finding : shown_) used[finding->rule] = nullptr;
    if (used.empty()) return;
    for (const RuleInfo& rule : view_.report.rules) {
      if (const auto found = used.find(rule.id); found != used.end()) found->second = &rule;
    }
    out_ += "<section>\n<h2>Rules that reported</h2>\n<dl>\n";
    for (const auto& [id, rule] : used) {
      write("<dt id=\"rule-{0}\" tabindex=\"-1\">{0}</dt>\n<dd>{1}</dd>\n", escape_markup(id),
            rule == nullptr ? std::string() : escape_markup_lines(rule->why));
    }
    out_ += "</dl>\n</section>\n";
  }

  void documents() {
    std::map<const Document*, std::size_t> findings;
    for (const Finding* finding : shown_) {
      std::set<const Document*> cited;
      for (const Side& side : finding->sides) cited.insert(side.document);
      for (const Document* document : cited) ++findings[document];
    }
    out_ += "<section>\n<h2>Documents</h2>\n<ul class=\"documents\">\n";
    for (const auto& document : view_.report.documents) {
      const std::size_t n = findings[document.get()];
      const std::string meta = about(document->meta);
      write("<li><span class=\"path\">{}</span>{}{}: {} {}</li>\n",
            escape_markup(document->source->path), meta.empty() ? "" : ", ", meta, n,
            n == 1 ? "finding" : "findings");
    }
    out_ += "</ul>\n</section>\n";
  }

  const ReportView& view_;
  std::vector<const Finding*> shown_;
  std::map<const Document*, std::size_t> documents_;
  Lines lines_;
  std::string out_;
};

}  // namespace

std::string render_html(const ReportView& view) {
  return Writer(view).page();
}

}  // namespace factlint
