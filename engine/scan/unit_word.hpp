// Units named without a number: "a small percentage", "the dollar", "in Celsius"; numeric.hpp runs
// it over what its numbers have left.
#pragma once

#include <vector>

#include "engine/scan/context.hpp"

namespace factlint {

class UnitWords {
 public:
  explicit UnitWords(const Knowledge& knowledge);

  /// A mention of kind money, percent or quantity with a unit and no value (Value::known() is
  /// false) at token `i`; Kind::none if there is none. `m.tokens` says how many tokens it takes.
  [[nodiscard]] Mention read(const Context& c, std::uint32_t i) const;
  /// Can one begin at this word? Cheap: asked for every token.
  [[nodiscard]] bool candidate(const Context& c, std::uint32_t i) const {
    const std::uint32_t word = c.at(i).word;
    return c.knowledge.lexicon.word(word).starts_phrase || starts_(word);
  }

 private:
  ClassId percent_word_, points_word_, currency_, currency_weak_, unit_name_, the_;
  AnyOf starts_;
  UnitId percent_;
};

}  // namespace factlint
