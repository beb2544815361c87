// The objects of factlint's own JSON schema, which json.hpp (one object) and jsonl.hpp (one object
// a line) share; their keys are documented in json.hpp.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "engine/report/view.hpp"

namespace factlint {

nlohmann::ordered_json tool_json(std::string_view version);
nlohmann::ordered_json summary_json(const Summary& summary);
nlohmann::ordered_json document_json(const Document& document);
nlohmann::ordered_json finding_json(const ReportView& view, const Finding& finding, Lines& lines);
nlohmann::ordered_json issue_json(const Issue& issue, Lines& lines);
nlohmann::ordered_json input_error_json(const InputError& error);

}  // namespace factlint
