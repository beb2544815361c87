// Two numbers with the same digits in another order: 4,130 and 4,310. align_measure.cpp asks.
#pragma once

#include <cstdint>

#include "engine/model/value.hpp"

namespace factlint {

/// The same digits, at least two, and another number.
bool same_digits(const Value& a, const Value& b);

/// One slip of a typist: two neighbours of three or more digits have changed places. Zeros behind
/// the last other digit are not counted: 84 and 48 may be two numbers, and so may 8,400 and 4,800.
bool neighbours_swapped(const Value& a, const Value& b);

/// Equal for numbers of which neighbours_swapped may hold; 0 for those of fewer digits.
std::uint64_t digits_key(const Value& v);

}  // namespace factlint
