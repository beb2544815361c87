#include "engine/report/github.hpp"

#include <fmt/format.h>

#include "engine/report/escape.hpp"
#include "engine/report/snippet.hpp"

namespace factlint {

namespace {

/// Line ends are spaces by then; what is left to escape is what the runner decodes.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (char c : clean_text(text)) {
    if (c == '%') {
      out += "%25";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string file_of(std::string_view path) {
  return "file=" + escaped(without_dot(path), true);
}

std::string place_of_finding(const Side& side, Lines& lines) {
  const SidePlace at = lines_of_side(side, lines);
  std::string out = fmt::format("{},line={}", file_of(at.path), at.begin.line);
  if (at.begin.line == at.end.line) out += fmt::format(",col={}", at.begin.column);
  out += fmt::format(",endLine={}", at.end.line);
  if (at.begin.line == at.end.line) out += fmt::format(",endColumn={}", at.end.column);
  return out + ',';
}

std::string_view command_of(const Finding& finding) {
  if (finding.outcome != Outcome::conflict || finding.level == Level::note) return "notice";
  return to_string(finding.level);
}

std::string command(std::string_view name, std::string_view place, std::string_view title,
                    std::string_view message) {
  return fmt::format("::{} {}title={}::{}\n", name, place, escaped(title, true),
                     escaped(message, false));
}

}  // namespace

std::string render_github(const ReportView& view) {
  Lines lines;
  std::string out;
  for (const Finding* finding : view.fresh()) {
    const Side* side = first_side(*finding);
    std::string message = message_with_sides(*finding, lines);
    if (finding->outcome != Outcome::conflict) {
      message = fmt::format("{}: {}", to_string(finding->outcome), message);
    }
    out += command(command_of(*finding),
                   side == nullptr ? std::string() : place_of_finding(*side, lines),
                   "factlint: " + finding->rule, message);
  }
  for (const Issue& issue : view.issues) {
    std::string place = file_of(issue.path);
    if (issue.source != nullptr) {
      const LineColumn at = place_of(issue.source->bytes, lines.of(*issue.source), issue.at.begin);
      place += fmt::format(",line={},col={}", at.line, at.column);
    }
    const std::string message =
        issue.help.empty() ? issue.message : fmt::format("{} ({})", issue.message, issue.help);
    out += command(issue.level == Issue::Level::error ? "error" : "warning", place + ',',
                   "factlint: rule file", message);
  }
  for (const InputError& error : view.report.input_errors) {
    out += command("error", file_of(error.path) + ',', "factlint: input not read", error.message);
  }
  return out;
}

}  // namespace factlint
