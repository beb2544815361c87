#include "engine/scan/relative.hpp"

#include <algorithm>

#include "engine/scan/holiday.hpp"

namespace factlint {

namespace {

TimePhrase make(Kind kind, Grain grain, std::uint32_t first, std::uint32_t last) {
  return phrase_of(kind, grain, {first, last}, DateDetail::Form::relative);
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
    settle_on(p, anchor, day_range(anchor.base() + static_cast<Day>(offset->number)));
    return p;
  }
  const std::uint32_t n = c.match(i, w_.anchored_day);
  if (n == 0) return std::nullopt;
  const ClassValue* offset = c.match_value(i, w_.anchored_day);
  // "the day after the vote": the vote's day, which nobody has told.
  const std::uint32_t next = i + n;
  const bool event = c.is(next, w_.determiner) || c.at(next).is(kCapital | kDigits);
  const bool preposition = c.is(next - 1, w_.event_preposition);
  if (offset != nullptr && preposition && (event || c.match(next, w_.holiday) != 0)) {
    // "the day after Thanksgiving": from a day that is told
    const Found day = point(c, c.is(next, w_.fw.the) ? next + 1 : next, anchor);
    const DateRange at = day ? first_reading(*day) : DateRange{};
    if (day && day->grain <= Grain::day && at.single()) {
      TimePhrase p = make(Kind::date, Grain::day, i, day->tokens.last);
      settle_on(p, day_range(at.first + static_cast<Day>(offset->number)));
      if (!day->when.known) p.when = {};
      return p;
    }
  }
  if (offset == nullptr || (preposition && event && !c.at(next).is(kSentenceStart)))
    return std::nullopt;
  TimePhrase p = make(Kind::date, Grain::day, i, next);
  const auto days = static_cast<Day>(offset->number);
  if (anchor.previous.single()) {
    settle_on(p, anchor, day_range(anchor.previous.first + days));
  } else if (anchor.known() && days != 0) {
    p.detail.needs_anchor = true;
    p.detail.readings.push_back(day_range(anchor.base() + days));
  } else {
    p.detail.needs_anchor = true;
  }
  return p;
}

// "Tuesday of last week", "Friday next week"
std::optional<TimePhrase> RelativeReader::weekday_of_week(const Context& c, std::uint32_t i,
                                                          const Anchor& anchor) const {
  const NumberRead weekday = w_.weekday_name(c, i);
  if (!weekday) return std::nullopt;
  std::uint32_t k = i + weekday.tokens;
  if (c.is(k, w_.fw.of)) ++k;
  if (c.is(k, w_.fw.the)) ++k;
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
    settle_on(p, anchor, day_range(week.first + weekday.integer()));
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
  const DateRange current =
      anchor.known() ? calendar_unit(Grain::month, anchor.base(), 0) : DateRange{};
  if (!c.is(k, w_.fw.of) && !c.is(k, w_.fw.in)) {
    // "the second Sunday": of which month is not told.
    if (last || k != i + ordinal.tokens + weekday.tokens) return std::nullopt;
    p.detail.needs_anchor = true;
    const DateRange day =
        current.known ? nth_weekday_of(current, weekday.integer(), n) : DateRange{};
    if (day.known) p.detail.readings = {day};
    return p;
  }
  ++k;
  if (c.is(k, w_.fw.the)) ++k;
  auto month = directed(c, k, anchor);
  if (!month) {
    month = dates_.read(c, k, true);
    if (!month) return std::nullopt;
    DateReader::settle(*month, tense_around(c, w_, {i, month->tokens.last}), anchor);
  }
  if (month->grain != Grain::month) return std::nullopt;
  p.tokens.last = month->tokens.last;
  if (month->detail.readings.empty()) {
    p.detail.needs_anchor = true;
    return p;
  }
  const DateRange day = nth_weekday_of(month->detail.readings.front(), weekday.integer(), n);
  if (!day.known) {
    p.detail.impossible = true;
    return p;
  }
  if (month->when.known) p.when = day;
  p.detail.readings = {day};
  return p;
}

// "the 20th of next month", "the 31st of this month"
std::optional<TimePhrase> RelativeReader::day_of_month(const Context& c, std::uint32_t i,
                                                       const Anchor& anchor) const {
  const NumberRead day = w_.ordinal(c, i);
  if (!day || day.value > 31) return std::nullopt;
  std::uint32_t k = i + day.tokens;
  if (c.is(k, w_.day_word)) ++k;
  if (c.is(k, w_.fw.of)) ++k;
  if (c.is(k, w_.fw.the)) ++k;
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
    settle_on(p, anchor, day_range(month.first + static_cast<Day>(day.value) - 1));
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
  const bool in = c.is(i, w_.fw.in);
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
  if (count == 1 && c.match(k, w_.and_) != 0) {  // "a year and a half ago"
    const std::uint32_t half = c.is(k + 1, w_.article) ? k + 2 : k + 1;
    const ClassValue* part = c.is(half, w_.half) ? c.match_value(half, w_.half) : nullptr;
    if (part != nullptr && (c.match(half + 1, w_.back) != 0 || c.match(half + 1, w_.ahead) != 0)) {
      parts[0].count += part->number;
      k = half + 1;
    }
  }
  const auto apply = [&](Day base, int sign) {
    Day day = base;
    for (std::size_t n = 0; n < count; ++n) day = shift(day, parts[n].grain, sign * parts[n].count);
    return day;
  };
  Grain fine = parts[0].grain;
  for (std::size_t n = 1; n < count; ++n) fine = std::min(fine, parts[n].grain);
  TimePhrase p = make(Kind::date, fine, i, k);
  // "more than two weeks ago": a bound, no day.
  bool bounded = false;
  int side = 0;  // 1 more than, -1 less than
  for (std::uint32_t n = 1; n <= 3 && n <= i && !c.at(i - n + 1).is(kSentenceStart); ++n) {
    bounded |= c.match(i - n, w_.approximator) >= n;
    if (c.match(i - n, w_.more_than) == n) side = 1;
    if (c.match(i - n, w_.less_than) == n) side = -1;
  }
  // "more than two weeks ago" ends there, "less than 3 days after tomorrow" runs between the two.
  const auto open = [&](Day from, Day day) {
    if (side > 0)
      return day < from ? DateRange{kNoBegin, day - 1, true} : DateRange{day, kNoEnd, true};
    return day < from ? DateRange{day + 1, from, true} : DateRange{from, day - 1, true};
  };
  const auto settle_at = [&](Day day) {
    settle_on(p, anchor, day_range(day));
    p.when = parts[0].vague || bounded ? DateRange{} : blurred(day, fine);
  };
  if (in) {
    // "in two weeks" is a day only of what is to come; "sold in two weeks" is a length.
    const bool marked = c.is(k, w_.fw.genitive) && c.is(k + 1, w_.time_word);
    if (marked) p.tokens.last = k + 2;
    const Direction tense = tense_around(c, w_, {i, k});
    if (parts[0].vague || (!marked && tense == Direction::past)) return std::nullopt;
    // Without a tense ("an opening in ten days") it may be either; "can be built in ten days" is a
    // length.
    const bool sure = marked || tense == Direction::future;
    for (std::uint32_t n = i; !sure && n > 0 && i - n < 12 && !c.at(n).is(kSentenceStart); --n) {
      if (c.match(n - 1, w_.modal) != 0 || c.is(n - 1, w_.auxiliary)) return std::nullopt;
    }
    if (!anchor.known()) {
      p.detail.needs_anchor = true;
      return p;
    }
    if (!sure) {
      p.detail.readings = {day_range(apply(anchor.base(), 1))};
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
    if (c.is(at, w_.fw.the)) ++at;
    const auto to = point(c, at, anchor);
    if (to && to->kind != Kind::period && to->grain <= Grain::day) {
      p.tokens.last = to->tokens.last;
      if (!to->detail.readings.empty()) {
        for (const DateRange& reading : to->detail.readings) {
          p.detail.readings.push_back(day_range(apply(reading.first, before != 0 ? -1 : 1)));
        }
        if (!parts[0].vague && to->detail.readings.size() == 1) {
          p.when =
              bounded || side != 0 ? DateRange{} : blurred(p.detail.readings.front().first, fine);
        }
        if (side != 0)
          p.detail.readings.push_back(
              open(to->detail.readings.front().first, p.detail.readings.front().first));
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
  const std::uint32_t next = k + mark;
  p.tokens.last = next;
  if (c.is(k, w_.event_preposition)) {
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
    if (side != 0) {
      p.when = {};
      p.detail.readings.push_back(open(anchor.base(), p.detail.readings.front().first));
    }
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

// "in June last year", "on 5 June of this year"
std::optional<TimePhrase> RelativeReader::month_of_year(const Context& c, std::uint32_t i,
                                                        const Anchor& anchor) const {
  if (!c.is(i, w_.month) && !w_.day_number(c, i)) return std::nullopt;
  Found date = dates_.read(c, i, true);
  if (!date || date->detail.month == 0 || date->detail.year != 0) return std::nullopt;
  std::uint32_t k = date->tokens.last;
  if (c.is(k, w_.fw.of) || c.mark(k, ',')) ++k;
  if (c.is(k, w_.fw.the)) ++k;
  const int direction = w_.direction(c, k);
  if (direction == 0) return std::nullopt;
  const Found unit = directed_unit(c, k, k + 1, direction, anchor);
  if (!unit || unit->grain != Grain::year) return std::nullopt;
  date->tokens.last = unit->tokens.last;
  if (unit->detail.readings.empty()) {
    date->detail.form = DateDetail::Form::relative;
    date->detail.needs_anchor = true;
    return date;
  }
  date->detail.year = to_civil(unit->detail.readings.front().first).year;
  DateReader::settle(*date, Direction::none, anchor);
  date->detail.form = DateDetail::Form::relative;
  return date;
}

// "Friday two weeks ago", "Monday, two weeks from now": the weekday of the week so reached.
std::optional<TimePhrase> RelativeReader::weekday_shifted(const Context& c, std::uint32_t i,
                                                          const Anchor& anchor) const {
  const NumberRead weekday = w_.weekday_name(c, i);
  if (!weekday) return std::nullopt;
  std::uint32_t k = i + weekday.tokens;
  if (c.is(k, w_.event_preposition) && i > 0 && c.is(i - 1, w_.fw.the)) {
    // "the Monday after Easter"
    const ClassValue* sign = c.match_value(k, w_.event_preposition);
    const Found day = point(c, k + 1, anchor);
    const DateRange at = day ? first_reading(*day) : DateRange{};
    if (sign == nullptr || !day || day->grain > Grain::day || !at.single()) return std::nullopt;
    TimePhrase p = make(Kind::weekday, Grain::day, i, day->tokens.last);
    p.detail.weekday = weekday.integer();
    const Day ahead = (weekday.integer() - weekday_of(at.first) + 6) % 7 + 1;
    const Day back = (weekday_of(at.first) - weekday.integer() + 6) % 7 + 1;
    settle_on(p, day_range(sign->number > 0 ? at.first + ahead : at.first - back));
    if (!day->when.known) p.when = {};
    return p;
  }
  if (c.mark(k, ',')) ++k;
  Found weeks = shifted(c, k, anchor);
  if (!weeks || weeks->grain < Grain::week || weeks->detail.readings.empty()) return std::nullopt;
  // "last Friday, four weeks ago" tells one day twice; only "Friday two weeks ago" needs both.
  if (k > i + weekday.tokens && i > 0 && w_.direction(c, i - 1) != 0) return std::nullopt;
  TimePhrase p = make(Kind::weekday, Grain::day, i, weeks->tokens.last);
  p.detail.weekday = weekday.integer();
  const Day day = monday_of(weeks->detail.readings.front().first) + weekday.integer();
  settle_on(p, anchor, day_range(day));
  if (!weeks->when.known) p.when = {};
  return p;
}

// "three Sundays ago", "two Mondays from now": the latest such weekday before today is the first.
std::optional<TimePhrase> RelativeReader::weekdays_away(const Context& c, std::uint32_t i,
                                                        const Anchor& anchor) const {
  const NumberRead count = w_.integer(c, i);
  if (!count || count.value < 1 || count.value > 20) return std::nullopt;
  std::uint32_t k = i + count.tokens;
  const Token& t = c.at(k);
  if (!t.is(kWord)) return std::nullopt;
  std::string_view name = c.text(k);
  const ClassValue* day = c.knowledge.lexicon.value(t.word, w_.weekday);
  if (day == nullptr && name.size() > 6 && name.back() == 's') {
    name.remove_suffix(1);
    day = c.knowledge.lexicon.value(c.knowledge.lexicon.find(hash_folded(name)), w_.weekday);
  }
  if (day == nullptr) return std::nullopt;
  ++k;
  const std::uint32_t back = c.match(k, w_.back);
  const std::uint32_t ahead = c.match(k, w_.ahead);
  if (back == 0 && ahead == 0) return std::nullopt;
  const ClassValue* how = c.match_value(k, back != 0 ? w_.back : w_.ahead);
  TimePhrase p = make(Kind::weekday, Grain::day, i, k + std::max(back, ahead));
  p.detail.weekday = static_cast<int>(day->number);
  const Day gap = (weekday_of(anchor.base()) - p.detail.weekday + 7) % 7;
  const auto weeks = static_cast<Day>(count.value) - 1;
  const Day last = anchor.base() - (gap == 0 ? 7 : gap) - 7 * weeks;
  const Day next = anchor.base() + 7 - gap + 7 * weeks;
  settle_on(p, anchor, day_range(back != 0 ? last : next));
  if (how == nullptr || how->text == "then") p.when = {};
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
  take(weekday_shifted(c, i, anchor));
  take(directed(c, i, anchor));
  take(read_holiday(c, w_, i, anchor));
  take(window(c, i, anchor));
  take(weekday_of_week(c, i, anchor));
  take(nth_weekday(c, i, anchor));
  take(day_of_month(c, i, anchor));
  take(weekend(c, i, anchor));
  take(beyond(c, i, anchor));
  take(month_of_year(c, i, anchor));
  take(weekdays_away(c, i, anchor));
  return best;
}

std::optional<TimePhrase> RelativeReader::point(const Context& c, std::uint32_t i,
                                                const Anchor& anchor, bool expected) const {
  Found best = named_day(c, i, anchor);
  const auto take = [&](Found&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  take(directed(c, i, anchor));
  take(read_holiday(c, w_, i, anchor));
  take(weekday_of_week(c, i, anchor));
  take(nth_weekday(c, i, anchor));
  take(day_of_month(c, i, anchor));
  take(beyond(c, i, anchor));
  take(month_of_year(c, i, anchor));
  Found date = dates_.read(c, i, expected);
  if (date && (!best || date->tokens.last > best->tokens.last)) {
    DateReader::settle(*date, tense_around(c, w_, date->tokens), anchor);
    best = std::move(date);
  }
  return best;
}

}  // namespace factlint
