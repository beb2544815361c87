// Text of documents, paths and messages made safe for the formats around it: markup (HTML, XML) and
// Markdown; for terminals see printable() in text.hpp.
#pragma once

#include <string>
#include <string_view>

namespace factlint {

/// printable() of text.hpp, and bytes that are no UTF-8 (in paths) and non-characters become U+FFFD
/// too: XML 1.0 allows neither, whatever the escape.
std::string clean_text(std::string_view text);

/// clean_text with & < > " ' as entities: for text and for quoted attributes of HTML and XML.
std::string escape_markup(std::string_view text);
/// The same, but line ends are kept.
std::string escape_markup_lines(std::string_view text);

/// clean_text for Markdown, inside a line or at its start: marks that could mean something are
/// escaped, and an @name or a #number notifies or links nobody.
std::string escape_markdown(std::string_view text);

/// "./a/b.md" -> "a/b.md": hosts know files by their path from the root of the repository.
std::string_view without_dot(std::string_view path);

}  // namespace factlint
