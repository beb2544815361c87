// The report as JSON Lines: one object a line, for jq, databases and anything that streams; as one
// object see json.hpp.
#pragma once

#include <string>

#include "engine/report/view.hpp"

namespace factlint {

/// {"type": "tool", "schema", "name", "version"}, then a line for each document, finding, issue and
/// input_error with that word as its type and the keys of render_json, last {"type": "summary", …}:
/// a log that ends without it was cut off.
std::string render_jsonl(const ReportView& view);

}  // namespace factlint
