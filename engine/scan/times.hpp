// The recogniser of all time expressions: runs the readers of date.hpp, relative.hpp, period.hpp,
// duration.hpp, clock.hpp and age.hpp once over the tokens and keeps the longest at each place.
#pragma once

#include "engine/scan/age.hpp"
#include "engine/scan/clock.hpp"
#include "engine/scan/date.hpp"
#include "engine/scan/duration.hpp"
#include "engine/scan/period.hpp"
#include "engine/scan/relative.hpp"

namespace factlint {

/// Runs before the numbers: what is part of a date is no count.
class TimeRecogniser {
 public:
  explicit TimeRecogniser(const Knowledge& knowledge);
  void run(Context& context) const;

 private:
  [[nodiscard]] bool starts(const Context& c, std::uint32_t i) const;
  [[nodiscard]] bool candidate(const Context& c, std::uint32_t i) const;
  [[nodiscard]] std::optional<TimePhrase> read(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const;
  static void emit(Context& c, TimePhrase& phrase);
  void apposition(const Context& c, TimePhrase& phrase) const;
  void part_of_day(Context& context) const;
  void join_clock(Context& c) const;
  void emit_inner(Context& c, const TimePhrase& phrase, const Anchor& anchor) const;

  TimeWords words_;
  DateReader dates_;
  DurationReader durations_;
  RelativeReader relatives_;
  PeriodReader periods_;
  ClockReader clocks_;
  AgeReader ages_;
};

}  // namespace factlint
