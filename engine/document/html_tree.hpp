// Drives an HtmlReader with the tree that gumbo builds, which closes and moves elements as browsers
// do; html.cpp decides when.
#pragma once

#include <cstdint>
#include <string_view>

namespace factlint {

class HtmlReader;

/// `bytes` from `first` on; requires is_tame_html(bytes).
void read_html_tree(HtmlReader& reader, std::string_view bytes, std::uint32_t first);

}  // namespace factlint
