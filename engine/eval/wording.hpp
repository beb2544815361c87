// The words of a quotation as they are compared, and their alignment with another's; who may be
// compared with whom is in align_quotation.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/eval/corpus.hpp"

namespace factlint {

struct QuotedWord {
  std::uint64_t hash = 0;  ///< case, spelling variants, small numerals and "per cent" folded
  std::string_view text;
  bool gap = false;         ///< an ellipsis or a bracket: stands for words of the other side
  std::uint32_t piece = 0;  ///< which piece of a split quotation
};

using Wording = std::vector<QuotedWord>;

class WordingReader {
 public:
  explicit WordingReader(const Knowledge& knowledge);
  [[nodiscard]] Wording read(const Reading& reading, const Quotation& q) const;

 private:
  [[nodiscard]] std::uint64_t fold(const Token& token) const;

  const Lexicon& lexicon_;
  ClassId spelling_, cardinal_, joint_;
};

struct WordAlignment {
  std::size_t cost = 0;           ///< substitutions and gaps that no ellipsis or bracket explains
  std::size_t length = 0;         ///< words of `inner` between the edges
  std::uint32_t inner_piece = 0;  ///< where the first difference stands
  std::uint32_t outer_piece = 0;
  std::size_t head = 0;  ///< words that differ before the first common one, and behind the last
  std::size_t tail = 0;
  std::size_t common = 0;  ///< words that both have, in one order
  std::size_t run = 0;     ///< longest run of the same words
  std::string difference;  ///< "“a” against “the”; only in one: “by extension”"
  [[nodiscard]] double score() const {
    return length == 0 ? -1.0 : -static_cast<double>(cost) / static_cast<double>(length);
  }
};

/// Aligns the two where they overlap; what one quotes beyond the other's edge is free, after the
/// free-edge alignment of QUOTUS. O(n m).
WordAlignment align_words(const Wording& inner, const Wording& outer);

}  // namespace factlint
