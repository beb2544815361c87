// The report as a compiler prints: path:line:col, the message, the line with carets, a note for
// every other side, the derivation, a closing summary. Other formats: json.hpp, sarif.hpp.
#pragma once

#include <string>

#include "engine/report/view.hpp"

namespace factlint {

struct TextOptions {
  bool color = false;
};

/// Findings of the shown outcomes, but none that the baseline knows, then the summary line. Issues
/// and input errors are not part of it: they go to standard error.
std::string render_text(const ReportView& view, const TextOptions& options = {});

/// One finding as in render_text, with every step of its derivation on a line of its own.
std::string render_finding(const Finding& finding, const TextOptions& options = {});

/// "5 documents: 3 conflicts (2 errors, 1 warning), 1 difference, 2 unresolved, 4 agreements".
/// Hidden agreements are counted, with the option that shows them.
std::string format_summary(const Summary& summary, OutcomeSet show);

/// "against the baseline: 1 new, 0 worse, 12 unchanged, 2 gone (see factlint baseline prune)".
std::string format_baseline(const BaselineMarks& marks);

/// Text of a document or a path made safe for a terminal: control characters and bidirectional
/// overrides become U+FFFD, line ends become spaces.
std::string printable(std::string_view text);

}  // namespace factlint
