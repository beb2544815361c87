#include "engine/scan/holiday.hpp"

#include <cstdlib>
#include <string>

namespace factlint {

namespace {

// Gregorian Easter Sunday (Meeus, Astronomical Algorithms, chapter 8).
Day easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31;
  const int day = (h + l - 7 * m + 114) % 31 + 1;
  return to_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

// The arithmetical calendar of 30 years with 11 leap years; years begin on 16 July 622 (Julian).
Day hijri_day(int year, int month, int day) {
  return to_day(622, 7, 19) + (day - 1) + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 +
         (3 + 11 * year) / 30;
}

constexpr std::string_view kHijri = "hijri ";

bool is_lunar(std::string_view rule) {
  return rule.substr(0, kHijri.size()) == kHijri;
}

// "hijri 10-1": the first of the tenth month, where it falls in that year.
DateRange hijri_in(std::string_view rule, int year) {
  const std::string text(rule.substr(kHijri.size()));
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos) return {};
  const int month = std::atoi(text.c_str());
  const int day = std::atoi(text.c_str() + dash + 1);
  if (month < 1 || month > 12 || day < 1 || day > 30 || year < 700) return {};
  const int about = (year - 622) * 33 / 32;
  for (int candidate = about - 1; candidate <= about + 2; ++candidate) {
    const Day found = hijri_day(candidate, month, day);
    if (to_civil(found).year == year) return day_range(found);
  }
  return {};
}

}  // namespace

DateRange holiday_in(std::string_view rule, int year) {
  const std::string text(rule);
  constexpr std::string_view kEaster = "easter";
  if (rule.substr(0, kEaster.size()) == kEaster) {
    return day_range(easter(year) + std::atoi(text.c_str() + kEaster.size()));
  }
  if (is_lunar(rule)) return hijri_in(rule, year);
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    const std::size_t dash = text.find('-');
    if (dash == std::string::npos) return {};
    const int month = std::atoi(text.c_str());
    const int day = std::atoi(text.c_str() + dash + 1);
    if (month < 1 || day < 1 ||
        !valid_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
      return {};
    }
    return day_range(to_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
  }
  const std::size_t second = text.find('/', slash + 1);
  if (second == std::string::npos) return {};
  const int month = std::atoi(text.c_str());
  const int weekday = std::atoi(text.c_str() + slash + 1);
  const int n = std::atoi(text.c_str() + second + 1);
  const std::size_t plus = text.find('+', second);
  const Day more = plus == std::string::npos ? 0 : std::atoi(text.c_str() + plus + 1);
  if (month < 1 || month > 12 || weekday < 0 || weekday > 6) return {};
  const DateRange whole = month_range(year, static_cast<unsigned>(month));
  if (n < 0) return day_range(whole.last - (weekday_of(whole.last) - weekday + 7) % 7);
  const Day day = whole.first + (weekday - weekday_of(whole.first) + 7) % 7 + 7 * (n - 1);
  return day <= whole.last ? day_range(day + more) : DateRange{};
}

DateRange nearest_holiday(std::string_view rule, Day base, Direction tense) {
  const int now = to_civil(base).year;
  DateRange past;
  DateRange future;
  for (int candidate = now - 1; candidate <= now + 1; ++candidate) {
    const DateRange day = holiday_in(rule, candidate);
    if (!day.known) continue;
    if (day.first <= base) past = day;
    if (day.first >= base && !future.known) future = day;
  }
  const bool nearer_past =
      past.known && (!future.known || base - past.first <= future.first - base);
  return tense == Direction::past     ? past
         : tense == Direction::future ? future
         : nearer_past                ? past
                                      : future;
}

std::optional<TimePhrase> read_holiday(const Context& c, const TimeWords& w, std::uint32_t i,
                                       const Anchor& anchor) {
  std::uint32_t k = i;
  const int direction = w.direction(c, k);
  if (direction != 0) ++k;
  const std::uint32_t n = c.match(k, w.holiday);
  if (n == 0) return std::nullopt;
  const ClassValue* rule = c.match_value(k, w.holiday);
  if (rule == nullptr || rule->text.empty()) return std::nullopt;
  k += n;
  TimePhrase p;
  p.kind = Kind::date;
  p.grain = Grain::day;
  p.detail.form = DateDetail::Form::partial;
  std::uint32_t y = k;
  if (c.is(y, w.fw.of) || c.mark(y, ',') || c.is(y, w.fw.in)) ++y;
  int year = 0;
  if (const NumberRead stated = w.year(c, y); stated && c.at(y).is(kDigits)) {
    year = stated.integer();
    k = y + stated.tokens;
    p.detail.form = DateDetail::Form::absolute;
    p.detail.year = year;
  } else if (const int relative = w.direction(c, y); relative != 0) {
    double seconds = 0;
    std::uint32_t tokens = 0;
    if (w.unit_at(c, y + 1, seconds, tokens) == Grain::year) {
      k = y + 1 + tokens;
      if (anchor.known()) year = to_civil(anchor.base()).year + relative - 2;
    }
  }
  p.tokens = {i, k};
  // "Christmas sales", "the Easter break": no day unless a preposition, a year or "Day" says so.
  const bool day_word = n > 1 || direction != 0;
  const bool stated = i > 0 && !c.at(i).is(kSentenceStart) && c.is(i - 1, w.preposition) &&
                      !(c.at(k).is(kWord) && !c.is(k, w.preposition) && !c.is(k, w.auxiliary) &&
                        !c.is(k, w.conjunction));
  if (!day_word && year == 0 && !stated) return std::nullopt;
  if (year == 0) {
    if (!anchor.known()) {
      p.detail.needs_anchor = true;
      return p;
    }
    const Direction tense = direction == 1   ? Direction::past
                            : direction == 3 ? Direction::future
                                             : tense_around(c, w, p.tokens);
    p.when = nearest_holiday(rule->text, anchor.base(), tense);
  } else if (year >= 1583) {
    p.when = holiday_in(rule->text, year);
  }
  if (p.when.known) p.detail.readings = {p.when};
  if (p.when.known && is_lunar(rule->text)) {
    // The day begins on the evening before, and the moon is seen a day later in some countries.
    const Day day = p.when.first;
    p.detail.readings = {day_range(day), day_range(day - 1)};
    p.when = {day - 1, day + 1, true};
  }
  return p;
}

}  // namespace factlint
