// Numbers that count nothing: labels ("page 3", "Boeing 747"), identifiers ("SCP-173", phone
// numbers), bare years, list numbers, and "one" as a pronoun; numeric.cpp leaves them out.
#pragma once

#include "engine/scan/amount.hpp"
#include "engine/scan/head.hpp"

namespace factlint {

class Labels {
 public:
  explicit Labels(const Knowledge& knowledge);

  /// Is the token part of an identifier? `next` is then set behind all of it.
  bool identifier(const Context& c, std::uint32_t token, std::uint32_t& next) const;
  /// "3-1", "5-to-4", "555-1234": digits joined by a hyphen that are no range; the token behind
  /// both, else 0.
  std::uint32_t score(const Context& c, const Amount& a) const;
  /// "one" that stands for a noun: "no one", "one of", "the right one".
  bool pronoun_one(const Context& c, const Amount& a) const;
  /// `head` is the noun that would be counted, kNone if there is none.
  bool label(const Context& c, const Amount& a, std::uint32_t head, const Bounds& bounds,
             const HeadFinder& heads) const;

 private:
  ClassId range_to_, label_, street_, one_before_, one_after_, stop_word_, preposition_, cardinal_,
      scale_;
};

}  // namespace factlint
