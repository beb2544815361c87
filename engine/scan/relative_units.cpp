// What stands behind "last", "this" and "next": weekdays, units, months, seasons, windows.
#include "engine/scan/relative.hpp"

#include <algorithm>

namespace factlint {

namespace {

TimePhrase make(Kind kind, Grain grain, std::uint32_t first, std::uint32_t last) {
  return phrase_of(kind, grain, {first, last}, DateDetail::Form::relative);
}

// "had promised to resign within a week": the verb before is in the past of the past.
bool pluperfect(const Context& c, const TimeWords& w, std::uint32_t i) {
  for (std::uint32_t n = 1; n <= 12 && n <= i && !c.at(i - n + 1).is(kSentenceStart); ++n) {
    if (c.is(i - n, w.had)) return true;
  }
  return false;
}

}  // namespace

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
  if (c.is(p.tokens.last, w_.fw.of) && direction != 2 && grain != Grain::weekend)
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
    settle_on(p, anchor, {start, anchor.base(), true});
    p.detail.readings.push_back(calendar_unit(grain, anchor.base(), -1));
    std::swap(p.detail.readings.front(), p.detail.readings.back());
    return p;
  }
  if (grain >= Grain::decade && direction != 2) {
    // "over the next decade" is the ten years ahead; the 2030s are the other reading.
    const Day far = shift(anchor.base(), grain, offset);
    settle_on(p, anchor,
              offset < 0 ? DateRange{far, anchor.base() - 1, true}
                         : DateRange{anchor.base() + 1, far, true});
    p.detail.readings.push_back(calendar_unit(grain, anchor.base(), offset));
  } else if (by_story && anchor.previous.known) {
    settle_on(p, anchor, calendar_unit(grain, anchor.previous.first, offset));
    p.detail.readings.push_back(calendar_unit(grain, anchor.base(), offset));
  } else if (by_story) {
    p.detail.needs_anchor = true;
    p.detail.readings.push_back(calendar_unit(grain, anchor.base(), offset));
  } else {
    settle_on(p, anchor, calendar_unit(grain, anchor.base(), offset));
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
  // Two steps always do; at the ends of the calendar (year 1, year 9999) none helps.
  if (direction == 1) {
    for (int step = 0; step < 2 && range(y).last >= anchor.base(); ++step) --y;
  } else if (direction == 3) {
    for (int step = 0; step < 2 && range(y).first <= anchor.base(); ++step) ++y;
  } else if (season && range(y).first > anchor.base() && range(y - 1).last >= anchor.base()) {
    --y;  // "this winter" in January
  }
  settle_on(p, anchor, y >= 1 && y < 9999 ? range(y) : DateRange{});
  return p;
}

// "the past five years", "the next three days", "the last 18 months": a window that ends or begins
// with the day of writing.
std::optional<TimePhrase> RelativeReader::window(const Context& c, std::uint32_t i,
                                                 const Anchor& anchor) const {
  // "will open within two weeks", "within the next three years"
  const bool within = c.is(i, w_.within);
  std::uint32_t k = within ? i + 1 : i;
  if (within && c.is(k, w_.definite) && c.is(k, w_.fw.the)) ++k;
  const std::uint32_t back = w_.verb_last(c, k) ? 0 : c.match(k, w_.window_back);
  const std::uint32_t ahead = back != 0 ? 0 : c.match(k, w_.window_ahead);
  int direction = back != 0 ? -1 : ahead != 0 ? 1 : 0;
  if (within && direction == 0 && tense_around(c, w_, {i, k + 1}) == Direction::future)
    direction = 1;
  if (within && direction == 0) return std::nullopt;
  k += back + ahead;
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
    if (direction == 0 || c.text(k + 1).empty() || c.text(k + 1).back() != 's') return std::nullopt;
    double seconds = 0;
    std::uint32_t tokens = 0;
    length.grain = w_.unit_at(c, k + 1, seconds, tokens);
    length.count = count.value;
    length.vague = count.vague;
    length.tokens = tokens;
    k += 1 + tokens;
  }
  if (length.tokens == 0 || length.grain < Grain::day || (length.article && !within))
    return std::nullopt;
  // "the last 3 months and 2 weeks"
  DurationReader::Length rest[3];
  std::size_t more = 0;
  while (more < 3) {
    std::uint32_t m = k;
    if (c.mark(m, ',')) ++m;
    if (c.match(m, w_.and_) != 0) ++m;
    const DurationReader::Length next = durations_.length(c, m);
    if (next.tokens == 0 || next.article || next.vague || next.grain < Grain::day ||
        next.grain >= length.grain) {
      break;
    }
    rest[more++] = next;
    k = m + next.tokens;
  }
  TimePhrase p = make(Kind::period, length.grain, i, k);
  // "the last two weeks of March": counted from another end, see period.cpp.
  if (c.is(k, w_.fw.of)) return std::nullopt;
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const Day base = anchor.base();
  Day far = shift(base, length.grain, direction * length.count);
  for (std::size_t n = 0; n < more; ++n) far = shift(far, rest[n].grain, direction * rest[n].count);
  const DateRange range = within && direction > 0 ? DateRange{base, far, true}
                          : direction < 0         ? DateRange{far, base - 1, true}
                                                  : DateRange{base + 1, far, true};
  if (length.grain == Grain::quarter) {
    const auto n = static_cast<int>(length.count);
    const DateRange whole = direction < 0
                                ? DateRange{calendar_unit(Grain::quarter, base, -n).first,
                                            calendar_unit(Grain::quarter, base, -1).last, true}
                                : DateRange{calendar_unit(Grain::quarter, base, 1).first,
                                            calendar_unit(Grain::quarter, base, n).last, true};
    settle_on(p, anchor, whole);
  } else if (length.vague || (within && pluperfect(c, w_, i))) {
    // "the past few days" names no day; "had promised to go within a week" counts from another one.
    p.detail.readings.push_back(range);
  } else {
    settle_on(p, anchor, range);
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
  if (!unit && direction == 2 && at == i + 1) {
    // "this day" at its clause's end; "this day of days" goes on.
    double seconds = 0;
    std::uint32_t tokens = 0;
    const Token& next = c.at(at + 1);
    if (w_.unit_at(c, at, seconds, tokens) == Grain::day && tokens == 1 &&
        (c.part_end(at + 1) || next.is(kPunct)) && !c.mark(at + 1, '-')) {
      TimePhrase p = make(Kind::date, Grain::day, i, at + 1);
      settle_on(p, anchor, day_range(anchor.base()));
      return p;
    }
  }
  if (!unit) return std::nullopt;
  // "next week on Tuesday", "last week Sunday"
  if (unit->grain == Grain::week && !unit->detail.readings.empty()) {
    std::uint32_t k = unit->tokens.last;
    if (c.is(k, w_.fw.on) || w_.hyphen(c, k)) ++k;
    const NumberRead weekday = w_.weekday_name(c, k);
    if (weekday && (k > unit->tokens.last || c.is(k - 1, w_.week_word))) {
      TimePhrase p = make(Kind::weekday, Grain::day, i, k + weekday.tokens);
      p.detail.weekday = weekday.integer();
      settle_on(p, anchor, day_range(unit->detail.readings.front().first + weekday.integer()));
      return p;
    }
  }
  return unit;
}

// "the week after next", "the month before last"
std::optional<TimePhrase> RelativeReader::beyond(const Context& c, std::uint32_t i,
                                                 const Anchor& anchor) const {
  double seconds = 0;
  std::uint32_t tokens = 0;
  const Grain grain = w_.unit_at(c, i, seconds, tokens);
  if (!calendar_grain(grain)) return std::nullopt;
  const std::uint32_t n = c.match(i + tokens, w_.beyond);
  const ClassValue* offset = c.match_value(i + tokens, w_.beyond);
  if (n == 0 || offset == nullptr) return std::nullopt;
  TimePhrase p = make(Kind::period, grain, i, i + tokens + n);
  settle_on(p, anchor, calendar_unit(grain, anchor.base(), static_cast<int>(offset->number)));
  return p;
}

// "over the weekend": the one that has come, or with a future verb the coming one.
std::optional<TimePhrase> RelativeReader::weekend(const Context& c, std::uint32_t i,
                                                  const Anchor& anchor) const {
  double seconds = 0;
  std::uint32_t tokens = 0;
  if (w_.unit_at(c, i, seconds, tokens) != Grain::weekend || c.is(i, w_.plural_week))
    return std::nullopt;
  if (i == 0 || c.at(i).is(kSentenceStart) || c.is(i + tokens, w_.fw.of)) return std::nullopt;
  if (!c.is(i - 1, w_.weekend_lead)) return std::nullopt;
  TimePhrase p = make(Kind::period, Grain::weekend, i, i + tokens);
  if (!anchor.known()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const DateRange current = calendar_unit(Grain::weekend, anchor.base(), 0);
  const DateRange previous = calendar_unit(Grain::weekend, anchor.base(), -1);
  const Direction tense = tense_around(c, w_, p.tokens);
  const bool begun = current.first <= anchor.base();
  settle_on(p, anchor, tense == Direction::past && !begun ? previous : current);
  if (tense == Direction::none && !begun) {
    p.detail.readings.push_back(previous);
    p.when = {};
  }
  return p;
}

}  // namespace factlint
