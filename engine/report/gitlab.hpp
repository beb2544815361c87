// The report as GitLab Code Quality reads it from an artifact (docs.gitlab.com, "Code Quality":
// import results from another tool).
#pragma once

#include <string>

#include "engine/report/view.hpp"

namespace factlint {

/// An array of {description, check_name, fingerprint, severity, location: {path, lines: {begin,
/// end}}}. A conflict is major (error), minor (warning) or info (note), other outcomes are info; a
/// fault of a rule file and an unread input are a blocker. Fingerprints are distinct, as the host
/// drops repeated ones: the second finding with a print gets one derived from it. Paths lose a
/// leading "./". A finding that cites no document has no place in this format and is left out.
std::string render_gitlab(const ReportView& view);

}  // namespace factlint
