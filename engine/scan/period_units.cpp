// The stretches that have a name: quarters, decades, centuries, seasons, parts of a year, weeks.
#include "engine/scan/period.hpp"

#include <algorithm>

namespace factlint {

namespace {

TimePhrase make(Grain grain, std::uint32_t first, std::uint32_t last) {
  return phrase_of(Kind::period, grain, {first, last}, DateDetail::Form::partial);
}

bool spaced(const Context& c, std::uint32_t i) {
  return c.at(i).is(kSpaceBefore) || c.at(i + 1).is(kSpaceBefore);
}

}  // namespace

// "of 2024", "2024", "this year", "of last year", "last year's" behind a quarter or half.
DateRange PeriodReader::year_behind(const Context& c, std::uint32_t i, const Anchor& anchor,
                                    std::uint32_t& tokens, bool& stated) const {
  std::uint32_t k = i;
  tokens = 0;
  stated = false;
  if (c.is(k, w_.fw.of) || c.is(k, w_.fw.in) || c.mark(k, ',') || w_.hyphen(c, k)) ++k;
  if (c.is(k, w_.fw.the) && c.is(k + 1, w_.year_word)) {
    tokens = k + 2 - i;
    return {};
  }
  if (const NumberRead year = w_.year(c, k)) {
    tokens = k + year.tokens - i;
    stated = true;
    return year_range(year.integer());
  }
  const int direction = w_.direction(c, k);
  double seconds = 0;
  std::uint32_t n = 0;
  if (direction != 0 && w_.unit_at(c, k + 1, seconds, n) == Grain::year) {
    tokens = k + 1 + n - i;
    stated = true;
    if (anchor.known()) return calendar_unit(Grain::year, anchor.base(), direction - 2);
  }
  return {};
}

std::optional<TimePhrase> PeriodReader::quarter(const Context& c, std::uint32_t i,
                                                const Anchor& anchor) const {
  std::uint32_t k = i;
  DateRange year;
  bool stated = false;
  bool absolute = false;
  // "2024 Q3", "2024's third quarter", "last year's first half"
  if (c.at(i).is(kDigits) && c.text(i).size() == 4) {
    const NumberRead y = w_.year(c, i);
    if (!y) return std::nullopt;
    year = year_range(y.integer());
    stated = absolute = true;
    ++k;
    if (w_.hyphen(c, k) || c.is(k, w_.fw.genitive) || c.is(k, w_.fw.the)) ++k;
  }
  int number = 0;
  Grain grain = Grain::quarter;
  bool definite = false;
  if (const std::uint32_t q = c.match(k, w_.quarter_code)) {
    const ClassValue* v = c.match_value(k, w_.quarter_code);
    number = v == nullptr ? 0 : static_cast<int>(v->number);
    k += q;
    definite = true;
  } else if (const std::uint32_t m = c.match(k, w_.half_code)) {
    const ClassValue* v = c.match_value(k, w_.half_code);
    number = v == nullptr ? 0 : static_cast<int>(v->number);
    grain = Grain::half;
    k += m;
  } else {
    const NumberRead ordinal = w_.ordinal(c, k);
    const bool last = !ordinal && w_.direction(c, k) == 1;
    if (!ordinal && !last) return std::nullopt;
    k += ordinal ? ordinal.tokens : 1;
    if (w_.hyphen(c, k)) ++k;
    double seconds = 0;
    std::uint32_t n = 0;
    const bool fiscal = c.is(k, w_.fiscal);
    if (fiscal) ++k;
    if (w_.unit_at(c, k, seconds, n) == Grain::quarter && c.text(k).back() != 's') {
      number = last ? 4 : ordinal.integer();
    } else if (c.is(k, w_.fraction_half)) {
      number = last ? 2 : ordinal.integer();
      grain = Grain::half;
    } else {
      return std::nullopt;
    }
    if (fiscal) return make(grain, i, k + 1);
    k += 1;
    if (last && !c.is(k, w_.fw.of)) return std::nullopt;
  }
  if (number < 1 || number > (grain == Grain::quarter ? 4 : 2)) return std::nullopt;
  TimePhrase p = make(grain, i, k);
  // "fourth quarter of fiscal 2025", "fiscal third quarter", "Q3 FY25": not a calendar quarter.
  bool fiscal = i > 0 && !c.at(i).is(kPartStart) && c.is(i - 1, w_.fiscal);
  for (std::uint32_t m = k; m < k + 3 && !fiscal; ++m) fiscal = c.match(m, w_.fiscal) != 0;
  if (!stated) {
    std::uint32_t tokens = 0;
    year = year_behind(c, k, anchor, tokens, stated);
    p.tokens.last = k + tokens;
    absolute = stated && c.at(p.tokens.last - 1).is(kDigits);
    // "first half" is mostly a match's; only a year makes it one of the calendar.
    if (grain == Grain::half && !stated && tokens == 0) return std::nullopt;
    if (!definite && grain == Grain::quarter && !stated && tokens == 0 && i > 0) {
      // "the third quarter" alone: a business report or a game; a preposition of time decides.
      const bool time = c.is(i - 1, w_.fw.the) || c.is(i - 1, w_.month_preposition);
      if (!time) return std::nullopt;
    }
  }
  if (absolute) p.detail.form = DateDetail::Form::absolute;
  if (fiscal) return p;
  const int size = grain == Grain::quarter ? 3 : 6;
  const auto in_year = [&](int y) {
    const auto first = static_cast<unsigned>((number - 1) * size + 1);
    return DateRange{to_day(y, first, 1),
                     month_range(y, first + static_cast<unsigned>(size) - 1).last, true};
  };
  if (year.known) {
    settle_on(p, in_year(to_civil(year.first).year));
  } else if (anchor.known()) {
    const int y = to_civil(anchor.base()).year;
    const Direction tense = tense_around(c, w_, p.tokens);
    // A quarter is reported when it is over: without tense the latest that has begun.
    DateRange best = in_year(y);
    if (tense == Direction::future) {
      if (best.last < anchor.base()) best = in_year(y + 1);
    } else if (best.first > anchor.base()) {
      best = in_year(y - 1);
    }
    settle_on(p, best);
  } else {
    p.detail.needs_anchor = true;
  }
  return p;
}

// "1990s", "the '90s", "the nineties", "nineteen seventies", "the mid-1980s" with part().
std::optional<TimePhrase> PeriodReader::decade(const Context& c, std::uint32_t i) const {
  const auto from_digits = [](std::string_view text) -> int {
    if (text.empty() || text.back() != 's') return -1;
    return digits_value(text.substr(0, text.size() - 1));
  };
  std::uint32_t k = i;
  int start = -1;
  const std::string_view text = c.text(i);
  if (c.at(i).is(kMixed)) {
    const int n = from_digits(text);
    if (text.size() == 5 && n % 10 == 0 && n >= 1000) start = n;
    if (text.size() == 3 && n % 10 == 0 && i > 0 && c.is(i - 1, w_.fw.the)) {
      start = n < 30 ? 2000 + n : 1900 + n;
    }
    k = i + 1;
  } else if ((text == "'" || text == "\xE2\x80\x99" || text == "\xE2\x80\x98") &&
             c.at(i + 1).is(kMixed) && !c.at(i + 1).is(kSpaceBefore)) {
    const int n = from_digits(c.text(i + 1));
    if (c.text(i + 1).size() == 3 && n >= 0 && n % 10 == 0) start = n < 30 ? 2000 + n : 1900 + n;
    k = i + 2;
  } else if (c.at(i).is(kDigits) && i > 0 && c.is(i - 1, w_.fw.the) && c.mark(i + 1, '\'') &&
             c.text(i + 2) == "s" && digits_value(text) % 10 == 0) {
    const int n = digits_value(text);
    if (text.size() == 4) start = n;
    if (text.size() == 2) start = n < 30 ? 2000 + n : 1900 + n;
    k = i + 3;
  } else if (c.at(i).is(kDigits) && c.is(i + 1, w_.fw.genitive) && i > 0 &&
             c.is(i - 1, w_.fw.the) && digits_value(text) % 10 == 0) {
    // "the 1970's"
    const int n = digits_value(text);
    if (text.size() == 4) start = n;
    if (text.size() == 2) start = n < 30 ? 2000 + n : 1900 + n;
    k = i + 2;
  } else if (c.is(i, w_.decade_word)) {
    const ClassValue* v = c.match_value(i, w_.decade_word);
    if (v == nullptr || i == 0 || (!c.is(i - 1, w_.fw.the) && !c.is(i - 1, w_.fw.in)))
      return std::nullopt;
    if (v->number == 10) return std::nullopt;
    const int n = static_cast<int>(v->number);
    start = n < 30 ? 2000 + n : 1900 + n;
    if (n == 20) start = 1920;
    k = i + 1;
  } else if (const NumberRead head = w_.integer(c, i); head && c.at(i).is(kWord)) {
    k = i + head.tokens;
    if (w_.hyphen(c, k)) ++k;
    if (!c.is(k, w_.decade_word) || head.value < 10 || head.value > 20) return std::nullopt;
    const ClassValue* v = c.match_value(k, w_.decade_word);
    start = head.integer() * 100 + static_cast<int>(v->number);
    ++k;
  }
  if (start < 1000) return std::nullopt;
  TimePhrase p = make(Grain::decade, i, k);
  p.detail.form = DateDetail::Form::absolute;
  settle_on(p, {to_day(start, 1, 1), to_day(start + 9, 12, 31), true});
  return p;
}

// "19th century" is 1801 to 1900 by the calendar; writers mean 1800 to 1899, as the suites do.
std::optional<TimePhrase> PeriodReader::century(const Context& c, std::uint32_t i) const {
  const NumberRead n = w_.ordinal(c, i);
  if (!n || n.value > 22 || n.value < 2) return std::nullopt;
  std::uint32_t k = i + n.tokens;
  if (w_.hyphen(c, k)) ++k;
  double seconds = 0;
  std::uint32_t tokens = 0;
  if (w_.unit_at(c, k, seconds, tokens) != Grain::century) return std::nullopt;
  TimePhrase p = make(Grain::century, i, k + tokens);
  p.detail.form = DateDetail::Form::absolute;
  const int start = (n.integer() - 1) * 100;
  settle_on(p, {to_day(start, 1, 1), to_day(start + 99, 12, 31), true});
  return p;
}

// "summer 2025", "the winter of 2013", "in the spring": ambiguous words need a year.
std::optional<TimePhrase> PeriodReader::season(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const {
  if (!c.is(i, w_.season)) return std::nullopt;
  const ClassValue* v = c.match_value(i, w_.season);
  if (v == nullptr) return std::nullopt;
  const auto month = static_cast<unsigned>(v->number);
  std::uint32_t tokens = 0;
  bool stated = false;
  const DateRange year = year_behind(c, i + 1, anchor, tokens, stated);
  TimePhrase p = make(Grain::season, i, i + 1 + (stated ? tokens : 0));
  if (year.known) {
    if (c.at(p.tokens.last - 1).is(kDigits)) p.detail.form = DateDetail::Form::absolute;
    settle_on(p, season_range(to_civil(year.first).year, month));
    return p;
  }
  const bool phrase =
      i > 0 && (c.is(i - 1, w_.fw.in) || c.is(i - 1, w_.part_preposition) ||
                (c.is(i - 1, w_.fw.the) && i > 1 && c.is(i - 2, w_.month_preposition)));
  if (!phrase || (c.is(i, w_.season_ambiguous) && c.is(i + 1, w_.fw.of))) return std::nullopt;
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const int y = to_civil(anchor.base()).year;
  const Direction tense = tense_around(c, w_, p.tokens);
  const DateRange this_year = season_range(y, month);
  if (tense == Direction::future) {
    settle_on(p, this_year.last < anchor.base() ? season_range(y + 1, month) : this_year);
  } else if (tense == Direction::past) {
    settle_on(p, this_year.first > anchor.base() ? season_range(y - 1, month) : this_year);
  }
  return p;
}

// "early May", "late 2024", "mid-2019", "the end of December", "early next week", "mid-1980s"
std::optional<TimePhrase> PeriodReader::part(const Context& c, std::uint32_t i,
                                             const Anchor& anchor) const {
  std::uint32_t tokens = 0;
  int part = w_.part_of(c, i, tokens);
  const std::uint32_t rest = c.match(i, w_.rest);
  if (rest != 0) {
    tokens = rest;
    part = 4;
  }
  if (part == 0) return std::nullopt;
  std::uint32_t k = i + tokens;
  if (c.is(k, w_.fw.the) || c.is(k, w_.fw.of) || c.is(k, w_.fw.in)) ++k;
  if (c.is(k, w_.fw.the)) ++k;
  Found whole = relatives_.point(c, k, anchor, true);
  if (auto other = decade(c, k); other && !whole) whole = std::move(other);
  if (auto other = century(c, k); other && !whole) whole = std::move(other);
  if (auto other = season(c, k, anchor); other && !whole) whole = std::move(other);
  double seconds = 0;
  std::uint32_t n = 0;
  const Grain unit = w_.unit_at(c, k, seconds, n);
  const bool of = c.is(i + tokens - 1, w_.fw.of);
  if (!whole && (k > i + tokens || of) &&
      (unit == Grain::week || unit == Grain::month || unit == Grain::year) &&
      c.text(k).back() != 's' && !c.is(k + n, w_.fw.of) &&
      (c.is(k - 1, w_.definite) || rest != 0 || c.is(k - 1, w_.fw.of))) {
    // "the end of the month"
    whole = make(unit, k, k + n);
    whole->detail.form = DateDetail::Form::relative;
    settle_on(*whole, anchor.known() ? calendar_unit(unit, anchor.base(), 0) : DateRange{});
  }
  if (!whole || whole->grain < Grain::week) return std::nullopt;
  TimePhrase p = make(whole->grain, i, whole->tokens.last);
  p.detail.form = whole->detail.form;
  if (whole->detail.year != 0 && whole->grain == Grain::year) p.detail.year = whole->detail.year;
  const DateRange range = first_reading(*whole);
  if (!range.known) {
    p.detail.needs_anchor = true;
    return p;
  }
  const bool comparative = c.is(i, w_.to_now);
  if (part == 4) {
    // "the rest of the year": from the day of writing, or all of it where that lies elsewhere.
    const bool inside =
        anchor.known() && range.first <= anchor.base() && anchor.base() <= range.last;
    settle_on(p, {inside ? anchor.base() : range.first, range.last, true});
    return p;
  }
  if (comparative && whole->detail.form == DateDetail::Form::relative && anchor.known() &&
      range.first <= anchor.base() && anchor.base() <= range.last) {
    // "earlier this year": from its start to the day of writing.
    settle_on(p, part == 1 ? DateRange{range.first, anchor.base(), true}
                           : DateRange{anchor.base(), range.last, true});
    // The day of writing may be left out; "earlier" may mean the early part.
    if (part == 1) p.detail.readings.push_back({range.first, anchor.base() - 1, true});
    p.detail.readings.push_back(part_of_range(range, part));
    return p;
  }
  settle_on(p, part_of_range(range, part));
  if (whole->grain == Grain::year) {
    // A year's beginning, middle and end may also be its thirds.
    const int year = to_civil(range.first).year;
    const auto first = static_cast<unsigned>(part == 1 ? 1 : part == 2 ? 5 : 9);
    p.detail.readings.push_back({to_day(year, first, 1), month_range(year, first + 3).last, true});
  }
  return p;
}

// "the week of April 10", "week beginning 4 May", "week ending Friday"
std::optional<TimePhrase> PeriodReader::week_of(const Context& c, std::uint32_t i,
                                                const Anchor& anchor) const {
  double seconds = 0;
  std::uint32_t n = 0;
  const Grain grain = w_.unit_at(c, i, seconds, n);
  if (grain != Grain::week && grain != Grain::weekend) return std::nullopt;
  if (c.is(i, w_.plural_week)) return std::nullopt;
  std::uint32_t k = i + n;
  // "week 31 of 2027": counted by ISO 8601; without a year it may be a season's or a project's.
  if (grain == Grain::week && c.at(k).is(kDigits) && c.text(k).size() <= 2 &&
      !c.is(k + 1, w_.fw.of)) {
    const int number = digits_value(c.text(k));
    if (number < 1 || number > 53 || c.mark(k + 1, '-') || c.mark(k + 1, ':')) return std::nullopt;
    TimePhrase p = make(grain, i, k + 1);
    p.detail.form = DateDetail::Form::relative;
    p.detail.needs_anchor = true;
    if (anchor.known()) {
      const Day first = calendar_unit(Grain::year, anchor.base(), 0).first;
      const Day monday = monday_of(first + 3) + 7 * (number - 1);
      p.detail.readings = {{monday, monday + 6, true}};
    }
    return p;
  }
  if (grain == Grain::week && c.at(k).is(kDigits) && c.is(k + 1, w_.fw.of)) {
    const int number = digits_value(c.text(k));
    const Found year = relatives_.point(c, k + 2, anchor, true);
    if (number < 1 || number > 53 || !year || year->grain != Grain::year) return std::nullopt;
    TimePhrase p = make(grain, i, year->tokens.last);
    p.detail.form = year->detail.form;
    const DateRange whole = first_reading(*year);
    if (whole.known) {
      const Day monday = monday_of(whole.first + 3) + 7 * (number - 1);
      settle_on(p, {monday, monday + 6, true});
    } else {
      p.detail.needs_anchor = true;
    }
    return p;
  }
  if (c.is(k, w_.week_start)) {
    ++k;
    if (c.is(k, w_.preposition)) ++k;
  } else if (c.is(k, w_.fw.of)) {
    ++k;
  } else {
    return std::nullopt;
  }
  if (c.is(k, w_.fw.the)) ++k;
  Found day = relatives_.point(c, k, anchor, true);
  if (!day) {
    // "the week of the 18th"
    const NumberRead ordinal = w_.ordinal(c, k);
    if (!ordinal || ordinal.value > 31 || !c.is(k - 1, w_.fw.the)) return std::nullopt;
    day.emplace();
    day->kind = Kind::date;
    day->grain = Grain::day;
    day->tokens = {k, k + ordinal.tokens};
    day->detail.day = static_cast<unsigned>(ordinal.value);
    DateReader::settle(*day, tense_around(c, w_, {i, k + 1}), anchor);
  }
  if (day->grain > Grain::day) return std::nullopt;
  TimePhrase p = make(grain, i, day->tokens.last);
  p.detail.form = day->detail.form;
  const DateRange at = first_reading(*day);
  if (!at.known) {
    p.detail.needs_anchor = true;
    return p;
  }
  // The weekend of a Monday's feast is the one before it.
  const Day near = grain == Grain::weekend && weekday_of(at.first) < 2 ? at.first - 3 : at.first;
  settle_on(p, calendar_unit(grain, near, 0));
  return p;
}

// "the first week of May", "last week of 2016", "the first two months of 2024", "the third month of
// 2021". A year's first week is that of its first Thursday (ISO 8601), a month's that of its first
// Monday or, where the month begins by Thursday, of its first day.
std::optional<TimePhrase> PeriodReader::nth_unit(const Context& c, std::uint32_t i,
                                                 const Anchor& anchor) const {
  const NumberRead ordinal = w_.ordinal(c, i);
  const bool last = !ordinal && w_.direction(c, i) == 1;
  if (!ordinal && !last) return std::nullopt;
  std::uint32_t k = i + (ordinal ? ordinal.tokens : 1);
  int count = 1;
  if (const TimeWords::Count many = w_.count(c, k);
      many.tokens != 0 && !many.vague && !many.article && many.value >= 1) {
    count = static_cast<int>(many.value);
    k += many.tokens;
  }
  double seconds = 0;
  std::uint32_t n = 0;
  const Grain unit = w_.unit_at(c, k, seconds, n);
  if (unit != Grain::week && unit != Grain::month && unit != Grain::day && unit != Grain::weekend)
    return std::nullopt;
  k += n;
  const bool of = c.is(k, w_.fw.of) || c.is(k, w_.fw.in);
  if (of) ++k;
  if (c.is(k, w_.fw.the)) ++k;
  Found whole = relatives_.point(c, k, anchor, of);
  if (!whole || (!of && whole->detail.form != DateDetail::Form::relative)) return std::nullopt;
  if (whole->grain != Grain::month && whole->grain != Grain::year) return std::nullopt;
  TimePhrase p = make(unit, i, whole->tokens.last);
  p.detail.form = whole->detail.form;
  const DateRange range = first_reading(*whole);
  if (!range.known) {
    p.detail.needs_anchor = true;
    return p;
  }
  const int start = last ? -count : ordinal.integer() - 1;
  if (unit == Grain::month) {
    if (whole->grain != Grain::year) return std::nullopt;
    const int first = start < 0 ? 12 + start : start;
    if (first < 0 || first + count > 12) return std::nullopt;
    const Day a = add_months(range.first, first);
    settle_on(p, {a, add_months(a, count) - 1, true});
  } else if (unit == Grain::day) {
    const Day a = start < 0 ? range.last + 1 + start : range.first + start;
    settle_on(p, {a, a + count - 1, true});
    if (count == 1) p.kind = Kind::date;
  } else {
    // The week that holds the Thursday.
    const Day first = monday_of(range.first + 3);
    const Day end = monday_of(range.last - 3);
    const Day a = start < 0 ? end + 7 * (start + 1) : first + 7 * start;
    settle_on(p, unit == Grain::week ? DateRange{a, a + 7 * count - 1, true}
                                     : DateRange{a + 5, a + 6, true});
  }
  return p;
}

// "fiscal 2025", "the last financial year", "FY2025": known to be a time, and to be unresolved.
std::optional<TimePhrase> PeriodReader::business_year(const Context& c, std::uint32_t i) const {
  std::uint32_t k = i;
  if (w_.direction(c, k) != 0) ++k;
  const std::uint32_t n = c.match(k, w_.fiscal);
  if (n == 0) return std::nullopt;
  k += n;
  double seconds = 0;
  std::uint32_t tokens = 0;
  bool stated = n > 1 || k > i + n;
  const Grain unit = w_.unit_at(c, k, seconds, tokens);
  if (unit == Grain::year || unit == Grain::quarter || unit == Grain::month) {
    k += tokens;
    stated = true;
  }
  if (const NumberRead year = w_.year(c, k)) {
    k += year.tokens;
    stated = true;
    if (w_.hyphen(c, k) && !spaced(c, k) && c.at(k + 1).is(kDigits)) k += 2;
  }
  if (!stated) return std::nullopt;
  return make(Grain::year, i, k);
}

// "year to date": from the first of January to the day of writing.
std::optional<TimePhrase> PeriodReader::year_to_date(const Context& c, std::uint32_t i,
                                                     const Anchor& anchor) const {
  const std::uint32_t n = c.match(i, w_.year_to_date);
  if (n == 0) return std::nullopt;
  TimePhrase p = make(Grain::year, i, i + n);
  p.detail.form = DateDetail::Form::relative;
  if (anchor.known()) {
    settle_on(p, {calendar_unit(Grain::year, anchor.base(), 0).first, anchor.base(), true});
  } else {
    p.detail.needs_anchor = true;
  }
  return p;
}

}  // namespace factlint
