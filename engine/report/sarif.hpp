// The report as SARIF 2.1.0 (OASIS standard); section numbers in comments are those of the
// standard. For factlint's own format see json.hpp.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/view.hpp"

namespace factlint {

/// One run. A result a finding: `kind` is the outcome (conflict fail, difference informational,
/// unresolved open, agreement pass), `locations` holds the first side, `relatedLocations` the
/// others; columns are UTF-16 units. Rules carry why and examples. Issues and input errors are
/// notifications of the one invocation, whose executionSuccessful is false if there are errors.
std::string render_sarif(const ReportView& view);

/// A path as a URI reference: relative paths stay relative, absolute ones get file://; everything
/// but unreserved characters and '/' is percent-encoded (RFC 3986).
std::string to_uri(std::string_view path);

}  // namespace factlint
