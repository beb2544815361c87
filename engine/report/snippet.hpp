// Draws a place in a text as a compiler does (the line, carets under the words), for issues and
// findings alike; the formats that use it are beside it in report/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/issue.hpp"
#include "engine/model/source.hpp"

namespace factlint {

struct SnippetStyle {
  std::uint32_t indent = 2;      ///< spaces in front of both lines
  std::uint32_t max_width = 96;  ///< columns of the text that are shown; longer lines are cut to a
                                 ///< window around the span, with … at the cuts
  std::uint32_t tab_width = 4;
  bool color = false;  ///< carets in green (ANSI)
};

/// Terminal columns of one code point: 0 for combining marks, 2 for wide East Asian and emoji, 1
/// else.
unsigned column_width(char32_t code_point);
/// Terminal columns of UTF-8 text; a byte that is no UTF-8 counts 1.
std::uint32_t text_width(std::string_view text);

/// Two lines, each with its newline: the line in which `span` begins and `^~~~` under the span (to
/// the end of that line if the span goes on). An empty span gives one caret, also behind the line's
/// last character. Control characters and invalid bytes are drawn as U+FFFD, so that no text can
/// send commands to the terminal. `bytes` are those of the index.
std::string draw_snippet(std::string_view bytes, const LineIndex& lines, Span span,
                         const SnippetStyle& style = {});

/// 1-based line and column in code points, a byte order mark not counted.
LineColumn place_of(std::string_view bytes, const LineIndex& lines, std::uint32_t offset);

/// "path:line:col: error: message", the snippet, and "  help: did you mean …?" if there is help;
/// without a source only "path: error: message".
std::string format_issue(const Issue& issue, const SnippetStyle& style = {});
/// The same for many, in their order; each source's lines are indexed once.
std::string format_issues(const std::vector<Issue>& issues, const SnippetStyle& style = {});

}  // namespace factlint
