// Lengths of time: "fifteen days", "fifteen-day", "half an hour", "a few weeks"; the day that such
// a length leads to ("two weeks ago") is in relative.hpp, an age in age.hpp.
#pragma once

#include <optional>

#include "engine/scan/time_words.hpp"

namespace factlint {

class DurationReader {
 public:
  explicit DurationReader(const TimeWords& words, UnitId second) : w_(words), second_(second) {}

  /// The longest length that starts at token `i`: a Value in seconds with its grain. A vague one
  /// ("several weeks") has an interval and, for display, a point.
  [[nodiscard]] std::optional<TimePhrase> read(const Context& c, std::uint32_t i) const;

  /// A length counted out in one unit, for "two weeks ago": count and grain.
  struct Length {
    double count = 0;
    Grain grain = Grain::none;
    std::uint32_t tokens = 0;
    bool vague = false;
    bool article = false;  ///< "a week", "another week"
    double seconds = 0;
  };
  [[nodiscard]] Length length(const Context& c, std::uint32_t i) const;

 private:
  std::optional<TimePhrase> range(const Context& c, std::uint32_t i) const;
  std::optional<TimePhrase> whole(const Context& c, std::uint32_t i) const;

  const TimeWords& w_;
  UnitId second_;
};

}  // namespace factlint
