// The report as JSON in factlint's own stable schema (documented at render_json); for SARIF see
// sarif.hpp.
#pragma once

#include <string>

#include "engine/report/view.hpp"

namespace factlint {

/// One object, keys in this order, two spaces of indent, a newline at the end:
///   schema      1; raised when a key changes its meaning or goes away
///   tool        {name, version}
///   summary     {documents, conflicts: {error, warning, note}, differences, unresolved,
///               agreements, unread}: counts of all findings, shown or not
///   documents   [{path, title, publisher, author, url, published, published_from, source}]: what
///               is not stated is null; source is true for what was given with --against
///   findings    [{rule, category, outcome, level, message, fingerprint, derivation: [step],
///               suggest, sides: [{path, line, column, end_line, end_column, byte_offset,
///               byte_length, quote, note}]}]: the first side is where it is reported; lines and
///               columns count from 1, columns in code points; bytes are those of the file; quote
///               is the readable text; with --baseline also `baseline`: new, worse or unchanged
///   issues      [{path, level, message, help, line, column}]: faults of rule files; line and
///               column are null where the file could not be read
///   input_errors  [{path, message}]
/// Bytes that are no UTF-8 (in paths) become U+FFFD.
std::string render_json(const ReportView& view);

}  // namespace factlint
