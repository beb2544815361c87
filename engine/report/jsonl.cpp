#include "engine/report/jsonl.hpp"

#include <nlohmann/json.hpp>

#include "engine/report/json_parts.hpp"

namespace factlint {

namespace {

using Json = nlohmann::ordered_json;

void add_line(std::string& out, std::string_view type, const Json& object) {
  Json line = {{"type", type}};
  line.update(object);
  out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string render_jsonl(const ReportView& view) {
  Lines lines;
  std::string out;
  Json head = {{"schema", 1}};
  head.update(tool_json(view.version));
  add_line(out, "tool", head);
  for (const auto& document : view.report.documents) {
    add_line(out, "document", document_json(*document));
  }
  for (const Finding* finding : view.shown()) {
    add_line(out, "finding", finding_json(view, *finding, lines));
  }
  for (const Issue& issue : view.issues) add_line(out, "issue", issue_json(issue, lines));
  for (const InputError& error : view.report.input_errors) {
    add_line(out, "input_error", input_error_json(error));
  }
  add_line(out, "summary", summary_json(summarise(view.report)));
  return out;
}

}  // namespace factlint
