// Pairs the quotation marks of one paragraph: curly, straight, guillemets, and single marks, which
// look like apostrophes. The tokenizer and quotation.hpp use it; it knows marks only, not speech.
#pragma once

#include <vector>

#include "engine/model/reading.hpp"

namespace factlint {

struct QuotedRange {
  TokenRange tokens;      ///< with its marks; an open end has no closing mark
  bool open_end = false;  ///< "… and so on." without a closing mark: the next paragraph may go on
  bool single = false;    ///< British main marks: ‘We will pay,’ she said
};

/// Ranges in text order; marks nested inside a range make none of their own. Linear time.
std::vector<QuotedRange> pair_quote_marks(const Reading& reading, TokenRange paragraph);

/// Does the text open a quotation (after white space)? What an open end has to be followed by.
bool opens_quotation(std::string_view text);

}  // namespace factlint
