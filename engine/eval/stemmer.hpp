// Content stems of a reading's words: what two clauses or measures have to share to speak of one
// thing. frame.cpp and measure_frame.cpp collect them.
#pragma once

#include <cstdint>

#include "engine/model/knowledge.hpp"
#include "engine/model/reading.hpp"

namespace factlint {

class Stemmer {
 public:
  explicit Stemmer(const Lexicon& lexicon);
  /// Hash of the base form; 0 for marks, function words, hedges and adverbs.
  [[nodiscard]] std::uint64_t stem(const Reading& reading, std::uint32_t token) const;

 private:
  const Lexicon& lexicon_;
  AnyOf empty_;  ///< words without content
};

}  // namespace factlint
