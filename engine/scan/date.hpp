// Written days, months, years and weekdays: "Friday, December 6", "13 January 2026", "2026-01-13",
// "May 2025", "in 2024"; relative.hpp has those that only name a distance.
#pragma once

#include <optional>

#include "engine/scan/resolve.hpp"

namespace factlint {

class DateReader {
 public:
  explicit DateReader(const TimeWords& words) : w_(words) {}

  /// The longest date that starts at token `i`, not yet resolved. `expected`: what stands before
  /// ("the end of", "the first Friday of") says that a time must follow, so that a bare month, year
  /// or "10/1" needs no other evidence.
  [[nodiscard]] std::optional<TimePhrase> read(const Context& c, std::uint32_t i,
                                               bool expected = false) const;
  /// Fills readings and `when`. A weekday beside a date never chooses the year: the year is that
  /// which the tense allows, so that a wrong weekday can be seen.
  static void settle(TimePhrase& phrase, Direction direction, const Anchor& anchor);

 private:
  std::optional<TimePhrase> month_first(const Context& c, std::uint32_t i, bool after_weekday,
                                        bool expected) const;
  std::optional<TimePhrase> day_first(const Context& c, std::uint32_t i) const;
  std::optional<TimePhrase> numeric(const Context& c, std::uint32_t i, bool after_weekday) const;
  [[nodiscard]] std::optional<TimePhrase> time_stamp(const Context& c, std::uint32_t i) const;
  [[nodiscard]] std::optional<TimePhrase> spaced_parts(const Context& c, std::uint32_t i) const;
  [[nodiscard]] std::optional<TimePhrase> comma_year(const Context& c, std::uint32_t i) const;
  std::optional<TimePhrase> dotted(const Context& c, std::uint32_t i, bool after_weekday) const;
  std::optional<TimePhrase> glued(const Context& c, std::uint32_t i) const;
  std::optional<TimePhrase> compact(const Context& c, std::uint32_t i) const;
  std::optional<TimePhrase> day_alone(const Context& c, std::uint32_t i) const;
  std::optional<TimePhrase> year_alone(const Context& c, std::uint32_t i, bool expected) const;
  void weekday_behind(const Context& c, TimePhrase& phrase) const;
  [[nodiscard]] bool month_stands_alone(const Context& c, std::uint32_t i,
                                        std::uint32_t last) const;
  [[nodiscard]] TimePhrase day_in_month(const Context& c, TokenRange tokens, const NumberRead& day,
                                        const NumberRead& month) const;
  [[nodiscard]] NumberRead year_after(const Context& c, std::uint32_t i) const;

  const TimeWords& w_;
};

/// "people", "homes": a lower-case plural noun, so that the number before it counts.
bool plural_noun_at(const Context& c, const TimeWords& w, std::uint32_t i);

/// A year written with `digits` digits: of two, 00-39 are this century's, as the wires write them.
int full_year(int n, std::size_t digits);

}  // namespace factlint
