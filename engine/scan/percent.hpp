// Percent, percentage points, basis points, and shares in words ("one in five", "two-thirds of");
// numeric.cpp asks behind each number.
#pragma once

#include "engine/scan/money.hpp"

namespace factlint {

class Percents {
 public:
  explicit Percents(const Knowledge& knowledge);

  struct Hit {
    Kind kind = Kind::none;  ///< percent or points
    UnitId unit = 0;
    std::uint32_t next = 0;
  };
  /// "%", "per cent", "percentage points", "bps", also glued or behind a hyphen. The longest wins:
  /// "percentage points" before "percentage".
  [[nodiscard]] Hit after(const Context& context, const NumberParse& number) const;
  /// "in five", "out of 10" behind a smaller number: the share; 0 if it is none ("two in May", "one
  /// in three years").
  [[nodiscard]] double share_of(const Context& context, const NumberParser& parser,
                                const NumberParse& number, std::uint32_t& next) const;
  /// Is the fraction a share of something: "two-thirds of the seats"?
  /// "Percent of 20" as all of a part, say a cell: tokens before `first` that belong to it, or 0.
  [[nodiscard]] std::uint32_t label_before(const Context& c, TokenRange number) const;
  [[nodiscard]] bool of_something(const Context& context, std::uint32_t next) const;
  [[nodiscard]] UnitId percent() const { return percent_; }

 private:
  FunctionWords f_;
  ClassId percent_word_, points_word_, basis_word_, ratio_in_, ratio_over_, unit_name_, point_word_,
      time_noun_, article_;
  UnitId percent_, point_, basis_point_;
};

}  // namespace factlint
