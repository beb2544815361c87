// Document text to tokens, phrase hits and sentences: the first recogniser, on which all others
// work.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

/// Fills reading.tokens (boilerplate parts give none), reading.hits and reading.sentences.
class Tokenizer {
 public:
  explicit Tokenizer(const Knowledge& knowledge);
  void run(Context& context) const;

 private:
  ClassId abbreviation_;      ///< "Mr", "Jan", "Inc": no sentence ends behind their full stop
  ClassId sentence_starter_;  ///< "The", "In", "But": a sentence may start so even behind an
                              ///< abbreviation
  ClassId reporting_verb_;
};

}  // namespace factlint
