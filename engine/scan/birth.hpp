// Records of Kind::birth: an age and the birth date beside it ("Agnes Hale, 68, was born on 29
// February 1956"); eval/ computes the age at that day.
#pragma once

#include <string>

#include "engine/scan/time_words.hpp"

namespace factlint {

/// Needs the mentions of times.hpp, sorted. Fields: age (years), born (a day, month or year), at
/// (the day at which the age is stated: publication, or the death told in the sentence), person
/// (the full name, of a record of one side: an age without a birth date, or a birth date without an
/// age).
class BirthFinder {
 public:
  explicit BirthFinder(const Knowledge& knowledge);
  void run(Context& context) const;

 private:
  [[nodiscard]] bool birth_date(const Context& c, const Mention& m) const;

  // birth_side.cpp: an age or a birth date alone, with the person's name.
  void sides(Context& c, std::size_t first, std::size_t last) const;
  [[nodiscard]] std::string full_name(const Context& c, const Mention& m) const;
  [[nodiscard]] const Mention* person_of_age(const Context& c, std::size_t age, std::size_t first,
                                             std::size_t last) const;
  [[nodiscard]] const Mention* person_born(const Context& c, const Mention& date, std::size_t first,
                                           std::size_t last) const;

  TimeWords w_;
  UnitId year_;
};

}  // namespace factlint
