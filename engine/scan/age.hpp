// Ages: "aged 57", "a 12-year-old", "ten months old", and the bare number behind a name ("Ann Hale,
// 68, said"); the birth date beside one is in birth.hpp.
#pragma once

#include <optional>

#include "engine/scan/duration.hpp"

namespace factlint {

class AgeReader {
 public:
  AgeReader(const TimeWords& words, const DurationReader& durations, UnitId year)
      : w_(words), durations_(durations), year_(year) {}

  /// The age at token `i`, a Value in years (of one below two years: in months or weeks as written,
  /// without a unit).
  [[nodiscard]] std::optional<TimePhrase> read(const Context& c, std::uint32_t i) const;

 private:
  const TimeWords& w_;
  const DurationReader& durations_;
  UnitId year_;
};

}  // namespace factlint
