// Ordinals: "third", "21st", "one hundred twenty-fifth"; decides when "second" is one. numeric.cpp
// asks for each ordinal that the number parser read.
#pragma once

#include "engine/scan/number.hpp"

namespace factlint {

class Ordinals {
 public:
  explicit Ordinals(const Knowledge& knowledge);

  /// False for the unit of time ("a second later", "per second") and the verb ("second the
  /// motion").
  [[nodiscard]] bool accept(const Context& context, const NumberParse& number) const;

 private:
  FunctionWords f_;
  ClassId determiner_, possessive_, preposition_, time_noun_, article_, auxiliary_, after_time_;
};

}  // namespace factlint
