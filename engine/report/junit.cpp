#include "engine/report/junit.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>

#include "engine/report/escape.hpp"
#include "engine/report/text.hpp"

namespace factlint {

namespace {

/// Test cases of one suite, as XML, with their counts.
struct Suite {
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;

  void add(std::string_view name, std::string_view class_name, std::string_view body) {
    ++tests;
    fmt::format_to(std::back_inserter(cases), "    <testcase name=\"{}\" classname=\"{}\"",
                   escape_markup(name), escape_markup(class_name));
    cases += body.empty() ? "/>\n" : fmt::format(">\n{}    </testcase>\n", body);
  }

  void error(std::string_view name, std::string_view class_name, std::string_view type,
             std::string_view message) {
    ++errors;
    add(name, class_name,
        fmt::format("      <error type=\"{}\" message=\"{}\"/>\n", type, escape_markup(message)));
  }
};

/// What one rule reports in one document.
using RuleFindings = std::map<std::string_view, std::vector<const Finding*>>;

void add_rule(Suite& suite, std::string_view path, std::string_view rule,
              const std::vector<const Finding*>& findings, const ReportView& view) {
  std::string failing;
  std::string passing;
  std::string_view message;
  std::size_t failures = 0;
  for (const Finding* finding : findings) {
    const bool fails = view.fails(*finding);
    (fails ? failing : passing) += escape_markup_lines(render_finding(*finding));
    if (fails && failures++ == 0) message = finding->message;
  }
  std::string body;
  if (failures > 0) {
    ++suite.failures;
    const std::string more = failures == 1 ? "" : fmt::format(" (and {} more)", failures - 1);
    body += fmt::format("      <failure type=\"{}\" message=\"{}\">\n{}</failure>\n",
                        escape_markup(rule), escape_markup(message) + more, failing);
  }
  if (!passing.empty()) body += fmt::format("      <system-out>\n{}</system-out>\n", passing);
  suite.add(rule, path, body);
}

}  // namespace

std::string render_junit(const ReportView& view) {
  std::map<std::string_view, RuleFindings> by_document;
  for (const auto& document : view.report.documents) by_document[document->source->path];
  for (const Finding* finding : view.shown()) {
    const Side* side = first_side(*finding);
    const std::string_view path =
        side == nullptr ? std::string_view() : std::string_view(side->document->source->path);
    by_document[path][finding->rule].push_back(finding);
  }
  std::vector<std::pair<std::string, Suite>> suites;
  for (const auto& [path, rules] : by_document) {
    Suite suite;
    for (const auto& [rule, findings] : rules) add_rule(suite, path, rule, findings, view);
    if (rules.empty()) suite.add("no findings", path, "");
    suites.emplace_back(path.empty() ? "all documents" : std::string(path), std::move(suite));
  }
  Suite issues;
  for (const Issue& issue : view.issues) {
    if (issue.level != Issue::Level::error) continue;
    issues.error(issue.message, issue.path, "rule-file",
                 issue.help.empty() ? issue.message : issue.message + " (" + issue.help + ")");
  }
  if (issues.tests > 0) suites.emplace_back("rule files", std::move(issues));
  Suite inputs;
  for (const InputError& error : view.report.input_errors) {
    inputs.error("input is read", error.path, "input-not-read", error.message);
  }
  if (inputs.tests > 0) suites.emplace_back("inputs", std::move(inputs));

  Suite all;
  std::string body;
  for (const auto& [name, suite] : suites) {
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.errors += suite.errors;
    fmt::format_to(std::back_inserter(body),
                   "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}"
                   "  </testsuite>\n",
                   escape_markup(name), suite.tests, suite.failures, suite.errors, suite.cases);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"factlint\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}"
      "</testsuites>\n",
      all.tests, all.failures, all.errors, body);
}

}  // namespace factlint
