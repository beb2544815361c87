// Words, numbers and marks of a document; scan/tokenize.cpp makes them in one pass over the bytes.
#pragma once

#include <cstdint>

#include "engine/model/span.hpp"

namespace factlint {

/// What a token looks like. Several flags may be set.
enum Shape : std::uint16_t {
  kWord = 1 << 0,     ///< letters, with inner ' ’ . & joined: don't, U.S., AT&T, l’eau
  kDigits = 1 << 1,   ///< a number as written in digits: 400,000  3.5  0.25  1,234.5
  kMixed = 1 << 2,    ///< letters and digits: H200, 10bn, 3rd, FY24, 6x, 75ml
  kPunct = 1 << 3,    ///< one mark: . , ; : ( ) - – — “ ” " ' $ % …
  kCapital = 1 << 4,  ///< first letter is a capital
  kAllCaps = 1 << 5,  ///< two letters or more, all capitals
  kSentenceStart = 1 << 6,
  kSpaceBefore = 1 << 7,  ///< white space (or a part's start) stands before it
  kPartStart = 1 << 8,
  kInQuote = 1 << 9,    ///< inside quotation marks
  kNonAscii = 1 << 10,  ///< holds a byte above 0x7F
  kSymbol = 1 << 11,    ///< currency signs and other symbols that are no punctuation
};

struct Token {
  std::uint32_t begin = 0;  ///< bytes of Document::text
  std::uint32_t end = 0;
  std::uint64_t hash = 0;  ///< hash_folded of the token's text (’ folded to ')
  std::uint32_t word = 0;  ///< index into Lexicon::words, 0 = unknown
  std::uint16_t shape = 0;
  std::uint32_t hit = 0xFFFFFFFFU;  ///< first PhraseHit that starts here, none by default

  [[nodiscard]] bool is(std::uint16_t flags) const { return (shape & flags) != 0; }
  [[nodiscard]] Span span() const { return {begin, end}; }
};

/// Tokens [first, last) of a reading.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] std::uint32_t size() const { return last - first; }
  [[nodiscard]] bool empty() const { return last <= first; }
  [[nodiscard]] bool contains(std::uint32_t i) const { return first <= i && i < last; }
  [[nodiscard]] bool contains(TokenRange o) const { return first <= o.first && o.last <= last; }
  [[nodiscard]] bool overlaps(TokenRange o) const { return first < o.last && o.first < last; }
  friend bool operator==(TokenRange, TokenRange) = default;
};

}  // namespace factlint
