// The one splitter of text into words, numbers and marks, for documents, lexicons and patterns
// alike.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/token.hpp"

namespace factlint {

struct RawToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< begin == end: no more tokens
  std::uint16_t shape =
      0;  ///< kWord, kDigits, kMixed, kPunct, kSymbol, kCapital, kAllCaps, kSpaceBefore, kNonAscii
};

/// The next token at or after `at`, skipping white space (ASCII, no-break and other Unicode
/// spaces). A possessive ending ('s, ’s) is a token of its own; "don't", "U.S.", "AT&T", "400,000",
/// "10bn", "H200" are one token; hyphens, dashes and slashes are marks; a web or mail address is
/// one kSymbol. Cost: O(bytes of the token).
RawToken next_token(std::string_view text, std::uint32_t at);

}  // namespace factlint
