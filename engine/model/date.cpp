#include "engine/model/date.hpp"

#include <fmt/format.h>

#include <chrono>

namespace factlint {

namespace chr = std::chrono;

bool valid_date(int year, unsigned month, unsigned day) {
  if (year < 1 || year > 9999) return false;
  return chr::year_month_day{chr::year{year}, chr::month{month}, chr::day{day}}.ok();
}

Day to_day(int year, unsigned month, unsigned day) {
  return static_cast<Day>(
      chr::sys_days{chr::year_month_day{chr::year{year}, chr::month{month}, chr::day{day}}}
          .time_since_epoch()
          .count());
}

CivilDate to_civil(Day day) {
  const chr::year_month_day ymd{chr::sys_days{chr::days{day}}};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day())};
}

int weekday_of(Day day) {
  // 1970-01-01 was a Thursday (3).
  return static_cast<int>(((static_cast<std::int64_t>(day) + 3) % 7 + 7) % 7);
}

DateRange month_range(int year, unsigned month) {
  const auto last =
      chr::year_month_day_last{chr::year{year}, chr::month_day_last{chr::month{month}}};
  return {to_day(year, month, 1), to_day(year, month, static_cast<unsigned>(last.day())), true};
}

DateRange year_range(int year) {
  return {to_day(year, 1, 1), to_day(year, 12, 31), true};
}

DateRange day_range(Day day) {
  return {day, day, true};
}

std::optional<DateRange> parse_iso_date(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t count) -> int {
    if (at + count > text.size()) return -1;
    int n = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      n = n * 10 + (text[i] - '0');
    }
    return n;
  };
  const int year = number(0, 4);
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return year_range(year);
  if (text[4] != '-') return std::nullopt;
  const int month = number(5, 2);
  if (month < 1 || month > 12) return std::nullopt;
  if (text.size() == 7) return month_range(year, static_cast<unsigned>(month));
  if (text[7] != '-') return std::nullopt;
  const int day = number(8, 2);
  if (day < 1 || !valid_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
    return std::nullopt;
  }
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  return day_range(to_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
}

std::string format_date(const DateRange& range) {
  if (!range.known) return "unknown";
  if (range.first == kNoBegin || range.last == kNoEnd) {
    const std::string first = range.first == kNoBegin ? "" : format_date(day_range(range.first));
    return first + ".." + (range.last == kNoEnd ? "" : format_date(day_range(range.last)));
  }
  const CivilDate a = to_civil(range.first);
  if (range.first == range.last) return fmt::format("{:04}-{:02}-{:02}", a.year, a.month, a.day);
  if (range == year_range(a.year)) return fmt::format("{:04}", a.year);
  if (range == month_range(a.year, a.month)) return fmt::format("{:04}-{:02}", a.year, a.month);
  return fmt::format("{}..{}", format_date(day_range(range.first)),
                     format_date(day_range(range.last)));
}

}  // namespace factlint
