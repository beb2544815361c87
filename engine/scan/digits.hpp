// A number as written in digits, with its group and decimal marks; number.hpp reads what stands
// around it.
#pragma once

#include <cstddef>
#include <string_view>

namespace factlint {

/// "1,234.5" -> 1234.5 and its ulp 0.1; Indian and continental marks too. `used` is how many bytes
/// were read; 0 where the text begins with no number or with dotted groups (an address, a version).
struct DigitsParse {
  double value = 0;
  double ulp = 1;
  std::size_t used = 0;
  bool grouped = false;
};
DigitsParse parse_digits(std::string_view text);

/// 12,400 -> 100: the place of the last digit that is no filler zero; 1 for what is no whole
/// number.
double integer_ulp(double x);

}  // namespace factlint
