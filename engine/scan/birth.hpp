// Records of Kind::birth: an age and the birth date beside it ("Agnes Hale, 68, was born on 29
// February 1956"); eval/ computes the age at that day.
#pragma once

#include "engine/scan/time_words.hpp"

namespace factlint {

/// Needs the mentions of times.hpp, sorted. Fields: age (years), born (a day, month or year), at
/// (the day at which the age is stated: publication, or the death told in the sentence).
class BirthFinder {
 public:
  explicit BirthFinder(const Knowledge& knowledge);
  void run(Context& context) const;

 private:
  [[nodiscard]] bool birth_date(const Context& c, const Mention& m) const;

  TimeWords w_;
  UnitId year_;
};

}  // namespace factlint
