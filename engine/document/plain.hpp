// Plain text to parts: paragraphs (one a line, or hard-wrapped over several), headline, headings,
// lists; layout.hpp settles bylines, datelines and furniture afterwards.
#pragma once

#include "engine/document/words.hpp"
#include "engine/model/document.hpp"

namespace factlint {

/// Fills text (the bytes as they are) and parts. `title_lines` first blocks are the headline
/// whatever they look like: a title that was put before the text.
void read_plain(Document& document, const DocumentWords& words, std::uint32_t title_lines = 0);

}  // namespace factlint
