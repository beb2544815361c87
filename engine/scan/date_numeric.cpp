// Dates in digits: "2026-01-13", "1/13/2026", "13.1.2026", "20260113", "Friday 7/6".
#include "engine/scan/date.hpp"

#include <algorithm>
#include <array>

namespace factlint {

namespace {

TimePhrase make(Grain grain, std::uint32_t first, std::uint32_t last) {
  TimePhrase p;
  p.kind = Kind::date;
  p.grain = grain;
  p.tokens = {first, last};
  return p;
}

// One of - / . without space around it.
bool separator(const Context& c, std::uint32_t i, char mark) {
  return c.mark(i, mark) && !c.at(i).is(kSpaceBefore) && !c.at(i + 1).is(kSpaceBefore);
}

}  // namespace

std::optional<TimePhrase> DateReader::numeric(const Context& c, std::uint32_t i,
                                              bool after_weekday) const {
  if (!c.at(i).is(kDigits)) return std::nullopt;
  const std::string_view first = c.text(i);
  if (first.find_first_of(".,") != std::string_view::npos) {
    // "due on 5.12." names a day; "on 5.12 million" counts.
    const bool on = i > 0 && c.is(i - 1, w_.fw.on) &&
                    (c.part_end(i + 1) || (c.at(i + 1).is(kPunct) && !c.mark(i + 1, '-')));
    return dotted(c, i, after_weekday || on);
  }
  if (first.size() == 4) {
    if (auto spaced = spaced_parts(c, i)) return spaced;
  }
  const char mark = c.mark(i + 1, '-') ? '-' : c.mark(i + 1, '/') ? '/' : '\0';
  if (mark == '\0' || !separator(c, i + 1, mark)) return std::nullopt;
  // Telephone numbers and codes go on: 138-2010-2015.
  const bool glued = i > 0 && c.mark(i - 1, mark) && !c.at(i).is(kSpaceBefore);
  const int a = digits_value(first);
  const std::string_view second = c.text(i + 2);
  const NumberRead month = w_.month_name(c, i + 2);
  if (month && month.tokens == 1 && separator(c, i + 3, mark) && first.size() == 4) {
    const int day = digits_value(c.text(i + 4));
    if (day >= 1 && day <= 31 && a >= 1000) {
      TimePhrase p = make(Grain::day, i, i + 5);
      p.detail.year = a;
      p.detail.month = static_cast<unsigned>(month.value);
      p.detail.day = static_cast<unsigned>(day);
      return p;
    }
  }
  if (!c.at(i + 2).is(kDigits)) return std::nullopt;
  if (mark == '-' && first.size() == 4) {
    if (auto stamp = time_stamp(c, i)) return stamp;
  }
  if (const NumberRead last = w_.month_name(c, i + 4);
      last && separator(c, i + 3, mark) && first.size() == 4 && a >= 1000 && a <= 2200) {
    const int day = digits_value(second);  // "2020/23/Sep"
    if (day >= 1 && day <= 31) {
      TimePhrase p = make(Grain::day, i, i + 4 + last.tokens);
      p.detail.year = a;
      p.detail.month = static_cast<unsigned>(last.value);
      p.detail.day = static_cast<unsigned>(day);
      return p;
    }
  }
  if (mark == '/' && first.size() <= 2) {
    if (auto joined = comma_year(c, i)) return joined;
  }
  const int b = digits_value(second);
  if (!separator(c, i + 3, mark) || !c.at(i + 4).is(kDigits)) {
    // "7/6" is a date only behind a weekday or "on"; else a fraction or a score.
    if (glued || first.size() > 2 || a < 1 || b < 1) return std::nullopt;
    if (c.match(i + 3, w_.am) != 0 || c.match(i + 3, w_.pm) != 0) return std::nullopt;  // 1-3 pm
    if (second.size() == 4 && a <= 12 && b >= 1500 && b <= 2100 && c.at(i).is(kSpaceBefore)) {
      TimePhrase p = make(Grain::month, i, i + 3);
      p.detail.month = static_cast<unsigned>(a);
      p.detail.year = b;
      return p;
    }
    const bool stated =
        after_weekday ||
        (i > 0 && (c.is(i - 1, w_.fw.on) || (mark == '/' && w_.direction(c, i - 1) > 1)));
    // "22/04" alone: no fraction and no score, unless a unit or noun follows.
    const bool lonely =
        mark == '/' && std::max(a, b) > 12 && std::max(a, b) <= 31 && std::min(a, b) <= 12 &&
        !(c.at(i + 3).is(kWord) && !c.at(i + 3).is(kPartStart)) && c.at(i).is(kSpaceBefore);
    const bool with_year = c.mark(i + 3, ',') && !c.at(i + 4).is(kSpaceBefore) &&
                           c.at(i + 4).is(kDigits) && mark == '/';
    if ((!stated && !lonely && !with_year) || second.size() > 2) return std::nullopt;
    const bool month_leads = a <= 12;
    TimePhrase p = make(Grain::day, i, i + 3);
    p.detail.month = static_cast<unsigned>(month_leads ? a : b);
    p.detail.day = static_cast<unsigned>(month_leads ? b : a);
    if (p.detail.month > 12 || p.detail.day > 31) return std::nullopt;
    if (c.mark(i + 3, ',') && c.at(i + 4).is(kDigits) && c.text(i + 4).size() == 4) {
      const NumberRead year = w_.year(c, i + 4);
      if (year) {
        p.detail.year = year.integer();
        p.tokens.last = i + 5;
      }
    }
    return p;
  }
  const std::string_view third = c.text(i + 4);
  const int d = digits_value(third);
  if (a < 0 || b < 0 || d < 0) return std::nullopt;
  if (glued && first.size() != 4) return std::nullopt;
  TimePhrase p = make(Grain::day, i, i + 5);
  const auto set = [&](int year, int month_number, int day) {
    p.detail.year = year;
    p.detail.month = static_cast<unsigned>(month_number);
    p.detail.day = static_cast<unsigned>(day);
    return month_number >= 1 && month_number <= 12 && day >= 1 && day <= 31 && year >= 1000 &&
           year <= 2200;
  };
  if (first.size() == 4) {
    if (second.size() > 2 || third.size() > 2) return std::nullopt;
    if (set(a, b, d)) return p;
    return std::nullopt;
  }
  if (third.size() != 4 && third.size() != 2) return std::nullopt;
  if (first.size() > 2 || second.size() > 2) return std::nullopt;
  const int year = full_year(d, third.size());
  // Month first as American wires write; day first where only that is a date.
  if (a <= 12 && set(year, a, b)) return p;
  if (set(year, b, a)) return p;
  return std::nullopt;
}

// "2016-12-16T12:23:59": day and hour are one token (ISO 8601).
std::optional<TimePhrase> DateReader::time_stamp(const Context& c, std::uint32_t i) const {
  const std::string_view joint = c.text(i + 4);
  if (!separator(c, i + 3, '-') || joint.size() != 5 || fold_ascii(joint[2]) != 't' ||
      !c.mark(i + 5, ':') || c.text(i + 2).size() != 2)
    return std::nullopt;
  const int hour = digits_value(joint.substr(3));
  const int minute = digits_value(c.text(i + 6).substr(0, 2));
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  TimePhrase p = make(Grain::day, i, i + 7);
  p.detail.year = digits_value(c.text(i));
  p.detail.month = static_cast<unsigned>(digits_value(c.text(i + 2)));
  p.detail.day = static_cast<unsigned>(std::max(0, digits_value(joint.substr(0, 2))));
  if (p.detail.month < 1 || p.detail.month > 12 ||
      !valid_date(p.detail.year, p.detail.month, p.detail.day))
    return std::nullopt;
  p.detail.clock = true;
  p.detail.seconds = hour * 3600 + minute * 60;
  if (c.mark(i + 7, ':') && !c.at(i + 7).is(kSpaceBefore)) {
    const int second = digits_value(c.text(i + 8).substr(0, 2));
    if (second >= 0 && second < 60) {
      p.detail.seconds += second;
      p.tokens.last = i + 9;
    }
  }
  return p;
}

// "2016 10 16": year, month and day with spaces, as some tables write them.
std::optional<TimePhrase> DateReader::spaced_parts(const Context& c, std::uint32_t i) const {
  for (std::uint32_t k = i + 1; k <= i + 2; ++k) {
    if (!c.at(k).is(kDigits) || c.at(k).is(kPartStart) || c.text(k).size() != 2)
      return std::nullopt;
  }
  if (c.at(i + 3).is(kDigits) && !c.at(i + 3).is(kPartStart)) return std::nullopt;
  TimePhrase p = make(Grain::day, i, i + 3);
  p.detail.year = digits_value(c.text(i));
  p.detail.month = static_cast<unsigned>(digits_value(c.text(i + 1)));
  p.detail.day = static_cast<unsigned>(digits_value(c.text(i + 2)));
  if (p.detail.year < 1900 || p.detail.year > 2100 || p.detail.month < 1 || p.detail.month > 12 ||
      !valid_date(p.detail.year, p.detail.month, p.detail.day))
    return std::nullopt;
  return p;
}

// "08/12,2015": day and year are one token.
std::optional<TimePhrase> DateReader::comma_year(const Context& c, std::uint32_t i) const {
  const std::string_view text = c.text(i + 2);
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || comma > 2) return std::nullopt;
  const std::size_t digits = text.size() - comma - 1;
  const int a = digits_value(c.text(i));
  const int b = digits_value(text.substr(0, comma));
  const int year = digits_value(text.substr(comma + 1));
  if ((digits != 2 && digits != 4) || a < 1 || b < 1 || year < 0) return std::nullopt;
  TimePhrase p = make(Grain::day, i, i + 3);
  p.detail.year = full_year(year, digits);
  p.detail.month = static_cast<unsigned>(a <= 12 ? a : b);
  p.detail.day = static_cast<unsigned>(a <= 12 ? b : a);
  if (p.detail.month > 12 || p.detail.day > 31) return std::nullopt;
  return p;
}

// "13.5.2015" and "2015.5.13" are one token; "7.6" is a date behind a weekday only.
std::optional<TimePhrase> DateReader::dotted(const Context& c, std::uint32_t i,
                                             bool after_weekday) const {
  const std::string_view text = c.text(i);
  std::array<int, 3> parts{-1, -1, -1};
  std::array<std::size_t, 3> sizes{};
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t dot = std::min(text.find('.', at), text.size());
    if (count == 3) return std::nullopt;
    sizes[count] = dot - at;
    parts[count] = digits_value(text.substr(at, dot - at));
    if (parts[count] < 0) return std::nullopt;
    ++count;
    at = dot + 1;
  }
  TimePhrase p = make(Grain::day, i, i + 1);
  if (count == 3 && sizes[0] == 4) {
    p.detail.year = parts[0];
    p.detail.month = static_cast<unsigned>(parts[1]);
    p.detail.day = static_cast<unsigned>(parts[2]);
  } else if (count == 3 && sizes[2] == 4) {
    p.detail.year = parts[2];
    p.detail.month = static_cast<unsigned>(parts[1]);
    p.detail.day = static_cast<unsigned>(parts[0]);
    if (parts[1] > 12) std::swap(p.detail.month, p.detail.day);
  } else if (count == 2 && after_weekday && sizes[0] <= 2 && sizes[1] <= 2) {
    p.detail.month = static_cast<unsigned>(parts[0]);
    p.detail.day = static_cast<unsigned>(parts[1]);
  } else {
    return std::nullopt;
  }
  if (p.detail.month < 1 || p.detail.month > 12 || p.detail.day < 1 || p.detail.day > 31 ||
      (p.detail.year != 0 && (p.detail.year < 1000 || p.detail.year > 2200))) {
    return std::nullopt;
  }
  return p;
}

// "20260113" in file names and tables; counts of that size have commas in running text.
std::optional<TimePhrase> DateReader::compact(const Context& c, std::uint32_t i) const {
  if (!c.at(i).is(kDigits) || c.text(i).size() != 8) return std::nullopt;
  const int n = digits_value(c.text(i));
  TimePhrase p = make(Grain::day, i, i + 1);
  p.detail.year = n / 10000;
  p.detail.month = static_cast<unsigned>(n / 100 % 100);
  p.detail.day = static_cast<unsigned>(n % 100);
  if (p.detail.year < 1900 || p.detail.year > 2100 || p.detail.month < 1 || p.detail.month > 12 ||
      !valid_date(p.detail.year, p.detail.month, p.detail.day)) {
    return std::nullopt;
  }
  return p;
}

}  // namespace factlint
