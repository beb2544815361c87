// Currency signs, codes and names around a number; numeric.cpp asks before and behind each number.
#pragma once

#include <unordered_map>

#include "engine/scan/number.hpp"

namespace factlint {

/// A unit found beside a number.
struct UnitHit {
  UnitId unit = 0;
  double factor = 1;       ///< 0.01 for cents: the value is given in the main unit
  std::uint32_t next = 0;  ///< first token behind it
  [[nodiscard]] bool found() const { return unit != 0; }
};

class Money {
 public:
  explicit Money(const Knowledge& knowledge);

  /// How many tokens before `first` are a sign ("US$" is two), 0 if none; the unit goes to `unit`.
  [[nodiscard]] std::uint32_t sign_before(const Context& context, std::uint32_t first,
                                          UnitHit& hit) const;
  /// "dollars", "-yen", "€", "cents", glued "USD" or "p" behind the number. A scale may follow the
  /// name ("75 USD million") and goes into `factor`.
  [[nodiscard]] UnitHit after(const Context& context, const NumberParse& number) const;
  /// The cents behind an amount in a main unit: "3 dollars 50 cents", "15 dollars and 50".
  [[nodiscard]] double cents_after(const Context& context, const NumberParser& parser,
                                   std::uint32_t& next) const;

 private:
  UnitId unit_of(const Context& context, const ClassValue* value) const;

  FunctionWords f_;
  ClassId name_, sign_, weak_, scale_, preposition_;
  std::unordered_map<std::uint64_t, UnitId> cents_;  ///< folded hash of "cent", "pence", "p"
};

}  // namespace factlint
