// A measured value: an interval with a point and a unit; scan/ makes them, eval/compare.hpp judges
// them.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace factlint {

/// Index into Knowledge::units; 0 is "none" (a plain number or a count).
using UnitId = std::uint16_t;

/// How the interval came about; agreement and levels depend on it.
enum class Precision : std::uint8_t {
  exact,      ///< "exactly 412", a plain count under 100, a fraction, a multiple in words
  written,    ///< 400,000: what rounds to it, the precision its digits claim
  about,      ///< about, roughly, some
  nearly,     ///< nearly, almost, just under: [x-u/2, x]
  just_over,  ///< just over: [x, x+u/2]
  more_than,  ///< more than, over: open above x
  at_least,
  up_to,  ///< up to (soft), at most, no more than
  less_than,
  vague,  ///< dozens, several hundred: no point
  range,  ///< 10-12 billion: no single point; point is the middle, for display only
};

struct Value {
  double point = std::numeric_limits<double>::quiet_NaN();
  double lo = std::numeric_limits<double>::quiet_NaN();
  double hi = std::numeric_limits<double>::quiet_NaN();
  double ulp = 0;  ///< u: the place of the last non-zero digit ("12,400" -> 100); 0 if exact
  UnitId unit = 0;
  Precision precision = Precision::written;
  bool lo_open = false;
  bool hi_open = false;

  [[nodiscard]] bool known() const { return !std::isnan(lo) || !std::isnan(hi); }
  [[nodiscard]] bool has_point() const {
    return precision != Precision::vague && precision != Precision::range && !std::isnan(point);
  }
  static Value exactly(double x, UnitId unit = 0) {
    return {x, x, x, 0, unit, Precision::exact, false, false};
  }
};

/// "400,000", "more than 400,000", "10 to 12": digits grouped, at most 6 significant decimals.
std::string format_number(double x);
std::string format_value(const Value& value, const std::string& unit_name);

}  // namespace factlint
