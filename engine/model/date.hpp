// Calendar days as numbers and intervals of days; resolution of written dates is in scan/date.cpp.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace factlint {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

/// Ends of a range that is open: "until 2012", "since May".
inline constexpr Day kNoBegin = std::numeric_limits<Day>::min();
inline constexpr Day kNoEnd = std::numeric_limits<Day>::max();

/// A closed interval of days [first, last]; `known` is false where nothing anchors it.
struct DateRange {
  Day first = 0;
  Day last = 0;
  bool known = false;

  [[nodiscard]] bool single() const { return known && first == last; }
  [[nodiscard]] bool overlaps(const DateRange& o) const {
    return known && o.known && first <= o.last && o.first <= last;
  }
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Whether `day` exists in that month and year (29 February only in leap years).
bool valid_date(int year, unsigned month, unsigned day);
/// Requires valid_date.
Day to_day(int year, unsigned month, unsigned day);
struct CivilDate {
  int year;
  unsigned month;
  unsigned day;
};
CivilDate to_civil(Day day);
/// 0 = Monday … 6 = Sunday (ISO 8601 order).
int weekday_of(Day day);
/// First and last day of a month or a year.
DateRange month_range(int year, unsigned month);
DateRange year_range(int year);
DateRange day_range(Day day);

/// "2026-01-28", "2026-01" (whole month), "2026" (whole year), also with a trailing time; nullopt
/// if it is none of them.
std::optional<DateRange> parse_iso_date(std::string_view text);
/// "2026-01-28" for one day, "..2026-01-28" and "2026-01-28.." for open ranges, "2026-01" and
/// "2026" for whole months and years, else "a..b"; "unknown" if not known.
std::string format_date(const DateRange& range);

}  // namespace factlint
