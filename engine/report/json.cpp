#include "engine/report/json.hpp"

#include <nlohmann/json.hpp>

#include "engine/report/json_parts.hpp"

namespace factlint {

using Json = nlohmann::ordered_json;

std::string render_json(const ReportView& view) {
  Lines lines;
  Json documents = Json::array();
  for (const auto& document : view.report.documents) documents.push_back(document_json(*document));
  Json findings = Json::array();
  for (const Finding* finding : view.shown())
    findings.push_back(finding_json(view, *finding, lines));
  Json issues = Json::array();
  for (const Issue& issue : view.issues) issues.push_back(issue_json(issue, lines));
  Json errors = Json::array();
  for (const InputError& error : view.report.input_errors) {
    errors.push_back(input_error_json(error));
  }
  const Json root = {{"schema", 1},
                     {"tool", tool_json(view.version)},
                     {"summary", summary_json(summarise(view.report))},
                     {"documents", std::move(documents)},
                     {"findings", std::move(findings)},
                     {"issues", std::move(issues)},
                     {"input_errors", std::move(errors)}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace factlint
