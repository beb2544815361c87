// Days and units named by their distance: "yesterday", "last week", "next Friday", "two days
// later", "the first Friday of July", "two weeks before May 13"; written days are in date.hpp.
#pragma once

#include <optional>

#include "engine/scan/date.hpp"
#include "engine/scan/duration.hpp"

namespace factlint {

class RelativeReader {
 public:
  RelativeReader(const TimeWords& words, const DateReader& dates, const DurationReader& durations)
      : w_(words), dates_(dates), durations_(durations) {}

  /// The longest such expression at token `i`, resolved. Where the text leaves the anchor open
  /// ("two days later" with no date before it), `when` stays unknown and the reading against the
  /// day of publication is kept in detail.readings only.
  [[nodiscard]] std::optional<TimePhrase> read(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const;
  /// The longest single day or unit at `i`, written or relative, resolved; `expected` as for
  /// DateReader::read.
  [[nodiscard]] std::optional<TimePhrase> point(const Context& c, std::uint32_t i,
                                                const Anchor& anchor, bool expected = false) const;

 private:
  using Found = std::optional<TimePhrase>;
  Found named_day(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found directed(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found directed_weekday(const Context& c, std::uint32_t i, std::uint32_t at, int direction,
                         const Anchor& anchor) const;
  Found directed_unit(const Context& c, std::uint32_t i, std::uint32_t at, int direction,
                      const Anchor& anchor) const;
  Found directed_month(const Context& c, std::uint32_t i, std::uint32_t at, int direction,
                       const Anchor& anchor) const;
  Found window(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found weekday_of_week(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found nth_weekday(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found day_of_month(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found shifted(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found weekday_shifted(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found weekdays_away(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found beyond(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found month_of_year(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found weekend(const Context& c, std::uint32_t i, const Anchor& anchor) const;

  const TimeWords& w_;
  const DateReader& dates_;
  const DurationReader& durations_;
};

}  // namespace factlint
