// A number with its sign and unit, and the range that two of them make; numeric.cpp puts bounds and
// heads to it.
#pragma once

#include <vector>

#include "engine/scan/bound.hpp"
#include "engine/scan/money.hpp"
#include "engine/scan/multiple.hpp"
#include "engine/scan/number.hpp"
#include "engine/scan/percent.hpp"
#include "engine/scan/quantity.hpp"
#include "engine/scan/range.hpp"

namespace factlint {

/// A number with its sign and unit, before bounds and ranges.
struct Amount {
  NumberParse number;
  double value = 0;  ///< with minus sign, cents and letter scale applied
  double ulp = 0;
  Kind kind = Kind::number;
  UnitId unit = 0;
  bool led = false;      ///< a range with "from" or "between" before it
  bool signed_ = false;  ///< a currency sign stands before
  TokenRange tokens;     ///< sign to unit
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class AmountReader {
 public:
  explicit AmountReader(const Knowledge& knowledge);

  /// The number at `token` with its sign and unit; false if there is no number.
  bool read(const Context& c, std::uint32_t token, Amount& out) const;
  /// Extends `left` by "-12 billion", "to $12bn", "and 6 per cent"; true if it became a range, of
  /// which `left.value` is the lower and `left.number.value` the upper end. `taken` are tokens that
  /// belong to dates and names.
  bool join_range(const Context& c, const std::vector<bool>& taken, Amount& left) const;

  [[nodiscard]] const NumberParser& parser() const { return parser_; }
  [[nodiscard]] const Money& money() const { return money_; }
  [[nodiscard]] const Percents& percents() const { return percents_; }
  [[nodiscard]] const Quantities& quantities() const { return quantities_; }
  [[nodiscard]] const Multiples& multiples() const { return multiples_; }
  [[nodiscard]] const Ranges& ranges() const { return ranges_; }
  [[nodiscard]] const Bounds& bounds() const { return bounds_; }

 private:
  void unit_after(const Context& c, Amount& a) const;
  void unit_of_signed(const Context& c, Amount& a) const;
  void cover(const Context& c, Amount& a, std::uint32_t next) const;

  NumberParser parser_;
  Money money_;
  Percents percents_;
  Quantities quantities_;
  Multiples multiples_;
  Ranges ranges_;
  Bounds bounds_;
  UnitId pound_, pound_weight_;
  ClassId scale_, negative_;
};

}  // namespace factlint
