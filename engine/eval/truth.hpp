// Kleene's three-valued logic: what the text does not say is unknown, never false; used by all of
// eval/.
#pragma once

#include <algorithm>
#include <cstdint>

namespace factlint {

/// In this order `and` is the minimum and `or` the maximum (Kleene 1952, strong connectives).
enum class Truth : std::uint8_t { false_, unknown, true_ };

constexpr Truth truth(bool b) {
  return b ? Truth::true_ : Truth::false_;
}
constexpr Truth operator&(Truth a, Truth b) {
  return std::min(a, b);
}
constexpr Truth operator|(Truth a, Truth b) {
  return std::max(a, b);
}
constexpr Truth operator!(Truth a) {
  return static_cast<Truth>(2 - static_cast<int>(a));
}
constexpr Truth implies(Truth a, Truth b) {
  return (!a) | b;
}

}  // namespace factlint
