#include "engine/scan/relative.hpp"

#include <algorithm>

namespace factlint {

namespace {

TimePhrase make(Kind kind, Grain grain, std::uint32_t first, std::uint32_t last) {
  TimePhrase p;
  p.kind = kind;
  p.grain = grain;
  p.tokens = {first, last};
  p.detail.form = DateDetail::Form::relative;
  return p;
}

// Sets the resolved days; nothing if there is no anchor.
void set(TimePhrase& p, const Anchor& anchor, DateRange range) {
  if (!anchor.known() || !range.known) {
    p.detail.needs_anchor = true;
    return;
  }
  p.when = range;
  p.detail.readings.insert(p.detail.readings.begin(), range);
}

// "two years ago" names no day: half a unit to either side may be meant.
DateRange blurred(Day day, Grain grain) {
  Day half = 0;
  switch (grain) {
    case Grain::week:
    case Grain::weekend:
    case Grain::fortnight:
      half = 3;
      break;
    case Grain::month:
      half = 15;
      break;
    case Grain::quarter:
      half = 45;
      break;
    case Grain::year:
      half = 183;
      break;
    case Grain::decade:
      half = 1826;
      break;
    case Grain::century:
      half = 18262;
      break;
    default:
      break;
  }
  return {day - half, day + half, true};
}

bool calendar_grain(Grain grain) {
  return grain >= Grain::weekend && grain != Grain::half && grain != Grain::season;
}

DateRange nth_weekday_of(const DateRange& month, int weekday, int n) {
  if (n > 0) {
    const Day first = month.first + (weekday - weekday_of(month.first) + 7) % 7;
    const Day day = first + 7 * (n - 1);
    return day <= month.last ? day_range(day) : DateRange{};
  }
  return day_range(month.last - (weekday_of(month.last) - weekday + 7) % 7);
}

}  // namespace

std::optional<TimePhrase> RelativeReader::named_day(const Context& c, std::uint32_t i,
                                                    const Anchor& anchor) const {
  if (const std::uint32_t n = c.match(i, w_.relative_day)) {
    const ClassValue* offset = c.match_value(i, w_.relative_day);
    if (offset == nullptr) return std::nullopt;
    TimePhrase p = make(Kind::date, Grain::day, i, i + n);
    set(p, anchor, day_range(anchor.base() + static_cast<Day>(offset->number)));
    return p;
  }
  const std::uint32_t n = c.match(i, w_.anchored_day);
  if (n == 0) return std::nullopt;
  const ClassValue* offset = c.match_value(i, w_.anchored_day);
  // "the day after the vote": the vote's day, which nobody has told.
  const std::uint32_t next = i + n;
  const bool event = c.is(next, w_.determiner) || c.at(next).is(kCapital | kDigits);
  const std::string_view last_word = c.text(next - 1);
  const bool preposition = last_word == "after" || last_word == "before";
  if (offset == nullptr || (preposition && event && !c.at(next).is(kSentenceStart)))
    return std::nullopt;
  TimePhrase p = make(Kind::date, Grain::day, i, next);
  const auto days = static_cast<Day>(offset->number);
  if (anchor.previous.single()) {
    set(p, anchor, day_range(anchor.previous.first + days));
  } else if (anchor.known() && days != 0) {
    p.detail.needs_anchor = true;
    p.detail.readings.push_back(day_range(anchor.base() + days));
  } else {
    p.detail.needs_anchor = true;
  }
  return p;
}

// "last Friday" is 1 to 7 days back; "this Friday" the one of this week, but if that is gone and
// the clause not past, the coming one; "next Friday" has two readings, the one of next week first.
std::optional<TimePhrase> RelativeReader::directed_weekday(const Context& c, std::uint32_t i,
                                                           std::uint32_t at, int direction,
                                                           const Anchor& anchor) const {
  const NumberRead weekday = w_.weekday_name(c, at);
  if (!weekday) return std::nullopt;
  std::optional<TimePhrase> dated = dates_.read(c, at);
  if (dated && dated->detail.day != 0) {
    // "next Sunday, 5 July": the date leads, the weekday is held against it.
    dated->tokens.first = i;
    const Direction tense = direction == 1   ? Direction::past
                            : direction == 3 ? Direction::future
                                             : tense_around(c, w_, dated->tokens);
    DateReader::settle(*dated, tense, anchor);
    return dated;
  }
  TimePhrase p = make(Kind::weekday, Grain::day, i, at + weekday.tokens);
  p.detail.weekday = weekday.integer();
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const Day base = anchor.base();
  const int today = weekday_of(base);
  const Day monday = monday_of(base);
  if (direction == 1) {
    const Day back = (today - weekday.integer() + 6) % 7 + 1;
    p.when = day_range(base - back);
    p.detail.readings = {p.when};
    // "last Wednesday" written on a Thursday may be that of last week.
    const Day week_before = monday - 7 + weekday.integer();
    if (week_before != p.when.first) p.detail.readings.push_back(day_range(week_before));
  } else if (direction == 2) {
    const Day day = monday + weekday.integer();
    const Direction tense = tense_around(c, w_, p.tokens);
    p.when = day_range(day < base && tense != Direction::past   ? day + 7
                       : day > base && tense == Direction::past ? day - 7
                                                                : day);
    p.detail.readings = {p.when};
    if (p.when.first != day) p.detail.readings.push_back(day_range(day));
  } else {
    const Day next_week = monday + 7 + weekday.integer();
    const Day coming = base + (weekday.integer() - today + 6) % 7 + 1;
    p.when = day_range(next_week);
    p.detail.readings = {p.when};
    if (coming != next_week) {
      p.detail.readings.push_back(day_range(coming));
      p.when = {coming, next_week, true};
    }
  }
  return p;
}

std::optional<TimePhrase> RelativeReader::directed_unit(const Context& c, std::uint32_t i,
                                                        std::uint32_t at, int direction,
                                                        const Anchor& anchor) const {
  double seconds = 0;
  std::uint32_t tokens = 0;
  const Grain grain = w_.unit_at(c, at, seconds, tokens);
  if (!calendar_grain(grain) && grain != Grain::day) return std::nullopt;
  if (c.text(at).back() == 's') return std::nullopt;  // "last years", "these days"
  // "last day of the sale", "the next day": not counted from today.
  if (grain == Grain::day && direction != 3 && !c.is(i, w_.trailing)) return std::nullopt;
  TimePhrase p = make(Kind::period, grain, i, at + tokens);
  if (grain == Grain::day) p.kind = Kind::date;
  // A business year has no place on the calendar until a table gives it one.
  if (c.is(at, w_.fiscal)) return p;
  // The last, previous, next … of an order: "the last year of his reign".
  if (c.text(p.tokens.last) == "of" && direction != 2 && grain != Grain::weekend)
    return std::nullopt;
  const bool by_story = c.is(i, w_.by_story);
  const bool trailing = c.is(i, w_.trailing);
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const int offset = direction - 2;
  if (trailing) {
    // "the past week" ends with the day of writing; the calendar unit before it is a second
    // reading.
    const Day start = shift(anchor.base(), grain, -1);
    set(p, anchor, {start, anchor.base(), true});
    p.detail.readings.push_back(calendar_unit(grain, anchor.base(), -1));
    std::swap(p.detail.readings.front(), p.detail.readings.back());
    return p;
  }
  if (by_story && anchor.previous.known) {
    set(p, anchor, calendar_unit(grain, anchor.previous.first, offset));
    p.detail.readings.push_back(calendar_unit(grain, anchor.base(), offset));
  } else if (by_story) {
    p.detail.needs_anchor = true;
    p.detail.readings.push_back(calendar_unit(grain, anchor.base(), offset));
  } else {
    set(p, anchor, calendar_unit(grain, anchor.base(), offset));
  }
  return p;
}

// "last October" is the latest that has ended; "this October" that of this year; "next October" the
// first that has not begun. Seasons likewise.
std::optional<TimePhrase> RelativeReader::directed_month(const Context& c, std::uint32_t i,
                                                         std::uint32_t at, int direction,
                                                         const Anchor& anchor) const {
  const NumberRead month = w_.month_name(c, at);
  const bool season = !month && c.is(at, w_.season);
  if (!month && !season) return std::nullopt;
  const ClassValue* season_value = season ? c.match_value(at, w_.season) : nullptr;
  if (season && season_value == nullptr) return std::nullopt;
  // "this May 5", "next October 3": a day follows.
  std::optional<TimePhrase> dated = month ? dates_.read(c, at) : std::nullopt;
  if (dated && (dated->detail.day != 0 || dated->detail.year != 0)) {
    DateReader::settle(*dated,
                       direction == 1   ? Direction::past
                       : direction == 3 ? Direction::future
                                        : tense_around(c, w_, dated->tokens),
                       anchor);
    dated->tokens.first = i;
    return dated;
  }
  TimePhrase p = make(season ? Kind::period : Kind::date, season ? Grain::season : Grain::month, i,
                      at + (season ? 1 : month.tokens));
  if (month) p.detail.month = static_cast<unsigned>(month.value);
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const int year = to_civil(anchor.base()).year;
  const auto range = [&](int y) {
    return season ? season_range(y, static_cast<unsigned>(season_value->number))
                  : month_range(y, static_cast<unsigned>(month.value));
  };
  int y = year;
  if (direction == 1) {
    while (range(y).last >= anchor.base()) --y;
  } else if (direction == 3) {
    while (range(y).first <= anchor.base()) ++y;
  } else if (season && range(y).first > anchor.base() && range(y - 1).last >= anchor.base()) {
    --y;  // "this winter" in January
  }
  set(p, anchor, range(y));
  return p;
}

// "the past five years", "the next three days", "the last 18 months": a window that ends or begins
// with the day of writing.
std::optional<TimePhrase> RelativeReader::window(const Context& c, std::uint32_t i,
                                                 const Anchor& anchor) const {
  const std::uint32_t back = c.match(i, w_.window_back);
  const std::uint32_t ahead = back != 0 ? 0 : c.match(i, w_.window_ahead);
  std::uint32_t k = i + back + ahead;
  int direction = back != 0 ? -1 : ahead != 0 ? 1 : 0;
  DurationReader::Length length;
  if (direction != 0) {
    length = durations_.length(c, k);
    k += length.tokens;
  } else {
    // "the 5 past years"
    const TimeWords::Count count = w_.count(c, i);
    if (count.tokens == 0 || count.article) return std::nullopt;
    k = i + count.tokens;
    direction = c.is(k, w_.window_back) ? -1 : c.is(k, w_.window_ahead) ? 1 : 0;
    if (direction == 0) return std::nullopt;
    double seconds = 0;
    std::uint32_t tokens = 0;
    length.grain = w_.unit_at(c, k + 1, seconds, tokens);
    length.count = count.value;
    length.vague = count.vague;
    length.tokens = tokens;
    k += 1 + tokens;
  }
  if (length.tokens == 0 || length.grain < Grain::day || length.article) return std::nullopt;
  TimePhrase p = make(Kind::period, length.grain, i, k);
  // "the last two weeks of March": counted from another end, see period.cpp.
  if (c.text(k) == "of") return std::nullopt;
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const Day base = anchor.base();
  const Day far = shift(base, length.grain, direction * length.count);
  const DateRange range =
      direction < 0 ? DateRange{far, base - 1, true} : DateRange{base + 1, far, true};
  if (length.grain == Grain::quarter) {
    const auto n = static_cast<int>(length.count);
    const DateRange whole = direction < 0
                                ? DateRange{calendar_unit(Grain::quarter, base, -n).first,
                                            calendar_unit(Grain::quarter, base, -1).last, true}
                                : DateRange{calendar_unit(Grain::quarter, base, 1).first,
                                            calendar_unit(Grain::quarter, base, n).last, true};
    set(p, anchor, whole);
  } else if (length.vague) {
    p.detail.readings.push_back(range);  // "the past few days" names no day
  } else {
    set(p, anchor, range);
  }
  return p;
}

// "last", "this", "next" and what they stand before.
std::optional<TimePhrase> RelativeReader::directed(const Context& c, std::uint32_t i,
                                                   const Anchor& anchor) const {
  int direction = w_.direction(c, i);
  if (direction == 0) return std::nullopt;
  std::uint32_t at = i + 1;
  // "this past Wednesday", "this coming week"
  if (direction == 2 && w_.direction(c, at) != 0 && w_.direction(c, at) != 2) {
    direction = w_.direction(c, at);
    ++at;
  }
  if (auto p = directed_weekday(c, i, at, direction, anchor)) return p;
  if (auto p = directed_month(c, i, at, direction, anchor)) return p;
  auto unit = directed_unit(c, i, at, direction, anchor);
  if (!unit) return std::nullopt;
  // "next week on Tuesday", "last week Sunday"
  if (unit->grain == Grain::week && unit->when.known) {
    std::uint32_t k = unit->tokens.last;
    if (c.text(k) == "on" || w_.hyphen(c, k)) ++k;
    const NumberRead weekday = w_.weekday_name(c, k);
    if (weekday && (k > unit->tokens.last || c.text(k - 1) == "week")) {
      TimePhrase p = make(Kind::weekday, Grain::day, i, k + weekday.tokens);
      p.detail.weekday = weekday.integer();
      set(p, anchor, day_range(unit->when.first + weekday.integer()));
      return p;
    }
  }
  return unit;
}

// "Tuesday of last week", "Friday next week"
std::optional<TimePhrase> RelativeReader::weekday_of_week(const Context& c, std::uint32_t i,
                                                          const Anchor& anchor) const {
  const NumberRead weekday = w_.weekday_name(c, i);
  if (!weekday) return std::nullopt;
  std::uint32_t k = i + weekday.tokens;
  if (c.text(k) == "of") ++k;
  if (c.text(k) == "the") ++k;
  const int direction = w_.direction(c, k);
  if (direction == 0) return std::nullopt;
  const auto unit = directed_unit(c, k, k + 1, direction, anchor);
  if (!unit || unit->grain != Grain::week) return std::nullopt;
  TimePhrase p = make(Kind::weekday, Grain::day, i, unit->tokens.last);
  p.detail.weekday = weekday.integer();
  const DateRange week = unit->when.known                ? unit->when
                         : unit->detail.readings.empty() ? DateRange{}
                                                         : unit->detail.readings.front();
  if (week.known) {
    set(p, anchor, day_range(week.first + weekday.integer()));
  } else {
    p.detail.needs_anchor = true;
  }
  return p;
}

// "the first Friday of July", "the last Monday in May 2025", "the second Monday of next month"
std::optional<TimePhrase> RelativeReader::nth_weekday(const Context& c, std::uint32_t i,
                                                      const Anchor& anchor) const {
  const NumberRead ordinal = w_.ordinal(c, i);
  const bool last = !ordinal && w_.direction(c, i) == 1;
  if (!ordinal && !last) return std::nullopt;
  if (ordinal.value > 5) return std::nullopt;
  std::uint32_t k = i + (ordinal ? ordinal.tokens : 1);
  const NumberRead weekday = w_.weekday_name(c, k);
  if (!weekday) return std::nullopt;
  k += weekday.tokens;
  const int n = last ? -1 : ordinal.integer();
  TimePhrase p = make(Kind::date, Grain::day, i, k);
  p.detail.weekday = weekday.integer();
  p.detail.form = DateDetail::Form::partial;
  if (c.text(k) != "of" && c.text(k) != "in") return std::nullopt;
  ++k;
  if (c.text(k) == "the") ++k;
  auto month = directed(c, k, anchor);
  if (!month) {
    month = dates_.read(c, k);
    if (!month) return std::nullopt;
    DateReader::settle(*month, tense_around(c, w_, {i, month->tokens.last}), anchor);
  }
  if (month->grain != Grain::month) return std::nullopt;
  p.tokens.last = month->tokens.last;
  if (!month->when.known) {
    p.detail.needs_anchor = true;
    return p;
  }
  const DateRange day = nth_weekday_of(month->when, weekday.integer(), n);
  if (!day.known) {
    p.detail.impossible = true;
    return p;
  }
  p.when = day;
  p.detail.readings = {day};
  return p;
}

// "the 20th of next month", "the 31st of this month"
std::optional<TimePhrase> RelativeReader::day_of_month(const Context& c, std::uint32_t i,
                                                       const Anchor& anchor) const {
  const NumberRead day = w_.ordinal(c, i);
  if (!day || day.value > 31) return std::nullopt;
  std::uint32_t k = i + day.tokens;
  if (c.text(k) == "day") ++k;
  if (c.text(k) == "of") ++k;
  if (c.text(k) == "the") ++k;
  const int direction = w_.direction(c, k);
  if (direction == 0) return std::nullopt;
  const auto unit = directed_unit(c, k, k + 1, direction, anchor);
  if (!unit || unit->grain != Grain::month) return std::nullopt;
  TimePhrase p = make(Kind::date, Grain::day, i, unit->tokens.last);
  p.detail.day = static_cast<unsigned>(day.value);
  const DateRange month =
      unit->detail.readings.empty() ? DateRange{} : unit->detail.readings.front();
  if (!month.known) {
    p.detail.needs_anchor = true;
  } else if (month.first + static_cast<Day>(day.value) - 1 > month.last) {
    p.detail.impossible = true;
  } else {
    set(p, anchor, day_range(month.first + static_cast<Day>(day.value) - 1));
  }
  return p;
}

// A length and where it is counted from: "ago" and "from now" from publication, "later" and
// "earlier" from the paragraph's last date, "before May 13" from that date.
std::optional<TimePhrase> RelativeReader::shifted(const Context& c, std::uint32_t i,
                                                  const Anchor& anchor) const {
  DurationReader::Length parts[4];
  std::size_t count = 0;
  std::uint32_t k = i;
  const bool in = c.text(i) == "in" || c.text(i) == "In";
  if (in) ++k;
  while (count < 4) {
    std::uint32_t m = k;
    if (count > 0 && c.mark(m, ',')) ++m;
    if (count > 0 && c.match(m, w_.and_) != 0) ++m;
    const DurationReader::Length length = durations_.length(c, m);
    if (length.tokens == 0 || length.grain < Grain::day) break;
    parts[count++] = length;
    k = m + length.tokens;
  }
  if (count == 0) return std::nullopt;
  const auto apply = [&](Day base, int sign) {
    Day day = base;
    for (std::size_t n = 0; n < count; ++n) day = shift(day, parts[n].grain, sign * parts[n].count);
    return day;
  };
  Grain fine = parts[0].grain;
  for (std::size_t n = 1; n < count; ++n) fine = std::min(fine, parts[n].grain);
  TimePhrase p = make(Kind::date, fine, i, k);
  const auto settle_at = [&](Day day) {
    set(p, anchor, day_range(day));
    p.when = parts[0].vague ? DateRange{} : blurred(day, fine);
  };
  if (in) {
    // "in two weeks" is a day only of what is to come; "sold in two weeks" is a length.
    if (parts[0].vague || tense_around(c, w_, {i, k}) != Direction::future) return std::nullopt;
    if (!anchor.known()) {
      p.detail.needs_anchor = true;
      return p;
    }
    settle_at(apply(anchor.base(), 1));
    return p;
  }
  const std::uint32_t back = c.match(k, w_.back);
  const std::uint32_t ahead = c.match(k, w_.ahead);
  const std::uint32_t before = c.match(k, w_.before);
  const std::uint32_t after = c.match(k, w_.after);
  if (before != 0 || after != 0) {
    std::uint32_t at = k + std::max(before, after);
    if (c.text(at) == "the") ++at;
    const auto to = point(c, at, anchor);
    if (to && to->kind != Kind::period && to->grain <= Grain::day) {
      p.tokens.last = to->tokens.last;
      if (!to->detail.readings.empty()) {
        for (const DateRange& reading : to->detail.readings) {
          p.detail.readings.push_back(day_range(apply(reading.first, before != 0 ? -1 : 1)));
        }
        if (!parts[0].vague && to->detail.readings.size() == 1) {
          p.when = blurred(p.detail.readings.front().first, fine);
        }
      } else {
        p.detail.needs_anchor = true;
      }
      return p;
    }
  }
  const std::uint32_t mark = std::max(back, ahead);
  if (mark == 0) return std::nullopt;
  const ClassValue* how = c.match_value(k, back != 0 ? w_.back : w_.ahead);
  if (how == nullptr) return std::nullopt;
  const int sign = back != 0 ? -1 : 1;
  // "two weeks before the vote", "three days after he left": the event's day is not told.
  const std::string_view word = c.text(k);
  const std::uint32_t next = k + mark;
  p.tokens.last = next;
  if (word == "before" || word == "after" || word == "prior") {
    const Token& t = c.at(next);
    const bool free = t.end == 0 || t.is(kPunct | kPartStart | kSentenceStart);
    if (!free) return std::nullopt;
  }
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  if (how->text == "now") {
    settle_at(apply(anchor.base(), sign));
  } else if (anchor.previous.known) {
    const Day from = sign < 0 ? anchor.previous.first : anchor.previous.last;
    settle_at(apply(from, sign));
    if (!anchor.previous.single()) p.when = {};
  } else {
    p.detail.needs_anchor = true;
    p.detail.readings.push_back(day_range(apply(anchor.base(), sign)));
  }
  return p;
}

// "over the weekend": the one that has come, or with a future verb the coming one.
std::optional<TimePhrase> RelativeReader::weekend(const Context& c, std::uint32_t i,
                                                  const Anchor& anchor) const {
  double seconds = 0;
  std::uint32_t tokens = 0;
  if (w_.unit_at(c, i, seconds, tokens) != Grain::weekend || c.text(i) == "weekends")
    return std::nullopt;
  if (i == 0 || c.at(i).is(kSentenceStart) || c.text(i + tokens) == "of") return std::nullopt;
  const std::string_view before = c.text(i - 1);
  if (before != "the" && before != "on" && before != "over" && before != "my" && before != "The")
    return std::nullopt;
  TimePhrase p = make(Kind::period, Grain::weekend, i, i + tokens);
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const DateRange current = calendar_unit(Grain::weekend, anchor.base(), 0);
  const DateRange previous = calendar_unit(Grain::weekend, anchor.base(), -1);
  const Direction tense = tense_around(c, w_, p.tokens);
  const bool begun = current.first <= anchor.base();
  set(p, anchor, tense == Direction::past && !begun ? previous : current);
  if (tense == Direction::none && !begun) {
    p.detail.readings.push_back(previous);
    p.when = {};
  }
  return p;
}

std::optional<TimePhrase> RelativeReader::read(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const {
  Found best;
  const auto take = [&](Found&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  take(named_day(c, i, anchor));
  take(shifted(c, i, anchor));
  take(directed(c, i, anchor));
  take(window(c, i, anchor));
  take(weekday_of_week(c, i, anchor));
  take(nth_weekday(c, i, anchor));
  take(day_of_month(c, i, anchor));
  take(weekend(c, i, anchor));
  return best;
}

std::optional<TimePhrase> RelativeReader::point(const Context& c, std::uint32_t i,
                                                const Anchor& anchor) const {
  Found best = named_day(c, i, anchor);
  const auto take = [&](Found&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  take(directed(c, i, anchor));
  take(weekday_of_week(c, i, anchor));
  take(nth_weekday(c, i, anchor));
  take(day_of_month(c, i, anchor));
  Found date = dates_.read(c, i);
  if (date && (!best || date->tokens.last > best->tokens.last)) {
    DateReader::settle(*date, tense_around(c, w_, date->tokens), anchor);
    best = std::move(date);
  }
  return best;
}

}  // namespace factlint
