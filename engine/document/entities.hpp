// Character references of HTML and Markdown ("&amp;", "&#8217;", "&nbsp;"); markdown.cpp and
// html.cpp use them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace factlint {

/// Reads the reference at the start of `text` (which begins with '&') and appends its characters to
/// `out`; returns its bytes, 0 if it is none that is known.
std::size_t read_entity(std::string_view text, std::string& out);

/// All references decoded: attribute values.
std::string decode_entities(std::string_view text);

void append_utf8(std::string& out, std::uint32_t code);

}  // namespace factlint
