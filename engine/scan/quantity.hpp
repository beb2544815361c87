// Units of measure behind a number: "141 GB", "3-inch", "26km/h", "5 feet 2 inches"; numeric.cpp
// asks behind each number.
#pragma once

#include "engine/scan/money.hpp"

namespace factlint {

class Quantities {
 public:
  explicit Quantities(const Knowledge& knowledge);

  [[nodiscard]] UnitHit after(const Context& context, const NumberParse& number) const;
  /// "2 inches" behind "5 feet", in feet; 0 if there are none.
  [[nodiscard]] double inches_after(const Context& context, const NumberParser& parser, UnitId unit,
                                    std::uint32_t& next) const;
  /// Does a word near tell that "pounds" are a weight?
  [[nodiscard]] bool weighs(const Context& context, TokenRange around) const;
  /// A single letter behind digits: is "1.8m" metres rather than millions? `head` is the noun that
  /// would be counted.
  [[nodiscard]] double letter_scale(const Context& context, const NumberParse& number,
                                    bool money) const;

 private:
  bool measures_length(const Context& context, TokenRange number) const;

  FunctionWords f_;
  ClassId unit_name_, weight_word_, scale_letter_, dimension_adjective_, preposition_, stop_word_,
      common_verb_, head_stop_, plural_noun_, article_, auxiliary_, length_word_, times_;
  UnitId foot_, inch_;
};

}  // namespace factlint
