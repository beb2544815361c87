// What NumberParser keeps while it reads one expression; shared by number.cpp and fraction.cpp
// only.
#pragma once

#include "engine/scan/number.hpp"

namespace factlint {

/// A parse in progress: `at` is the next token to read.
struct NumberParser::State {
  NumberParse out;
  std::uint32_t at = 0;
  double total = 0;
  double group = 0;          ///< of the group last read
  double last_small = -1;    ///< 0-99 last read, for "one hundred thirty fifths"
  double last_scale = 1e30;  ///< scales come in falling order
  bool after_and = false;    ///< the last small number stands behind "and"
  bool digits = false;       ///< the group last read began with digits
  bool integer = true;
};

}  // namespace factlint
