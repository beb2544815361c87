// Times of day: "7 p.m.", "14:30", "noon", "half past seven", "10 minutes to midnight"; the day
// they belong to is a date of its own.
#pragma once

#include <optional>

#include "engine/scan/time_words.hpp"

namespace factlint {

class ClockReader {
 public:
  explicit ClockReader(const TimeWords& words) : w_(words) {}

  /// The longest time of day at token `i`: detail.clock and detail.seconds since midnight. A
  /// stretch of the day ("5 to 6 p.m.", "before noon") has its two ends as `value`, in seconds.
  [[nodiscard]] std::optional<TimePhrase> read(const Context& c, std::uint32_t i) const;

 private:
  struct Time {
    int seconds = -1;
    std::uint32_t last = 0;
    bool half_known = false;  ///< a.m., p.m., noon or a 24-hour time
  };
  /// Seconds since midnight; last == 0: there is none. An open end is infinite.
  struct Stretch {
    double first = 0;
    double second = 0;
    std::uint32_t last = 0;
  };
  [[nodiscard]] Time bare_hour(const Context& c, std::uint32_t i) const;
  [[nodiscard]] Stretch range(const Context& c, std::uint32_t i) const;
  [[nodiscard]] Stretch part(const Context& c, std::uint32_t i) const;
  [[nodiscard]] Stretch open(const Context& c, std::uint32_t i) const;
  [[nodiscard]] Time plain(const Context& c, std::uint32_t i) const;
  [[nodiscard]] Time offset(const Context& c, std::uint32_t i) const;
  /// Moves `time` by the a.m. or p.m. behind it; false if there is none.
  bool half(const Context& c, Time& time) const;
  [[nodiscard]] std::uint32_t said_twice(const Context& c, std::uint32_t k) const;
  bool spoken_minutes(const Context& c, std::uint32_t& k, int& minute) const;
  bool part_before(const Context& c, std::uint32_t i, bool minutes, Time& time) const;
  [[nodiscard]] bool day_before(const Context& c, std::uint32_t i) const;
  [[nodiscard]] bool ends(const Context& c, std::uint32_t k) const;

  const TimeWords& w_;
};

}  // namespace factlint
