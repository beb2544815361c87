// Stretches of PeriodReader that a length or a feast gives: "three days from Monday", "a week
// starting tomorrow", "Labor Day weekend", "for the month".
#include "engine/scan/holiday.hpp"
#include "engine/scan/period.hpp"

namespace factlint {

namespace {

TimePhrase make(Grain grain, std::uint32_t first, std::uint32_t last) {
  return phrase_of(Kind::period, grain, {first, last}, DateDetail::Form::relative);
}

// The days off around a feast: a Thursday's and a Friday's run on to Sunday, a Monday's begin on
// Saturday; in mid-week it is the weekend that lies nearer.
DateRange weekend_around(Day day) {
  switch (weekday_of(day)) {
    case 0:
      return {day - 2, day, true};
    case 1:
      return {day - 3, day - 2, true};
    case 2:
      return {day + 3, day + 4, true};
    default:
      return {weekday_of(day) == 6 ? day - 1 : day, day + 6 - weekday_of(day), true};
  }
}

}  // namespace

// "a week starting tomorrow", "two weeks beginning May 20", "for 3 days, from Monday".
std::optional<TimePhrase> PeriodReader::length_from(const Context& c, std::uint32_t i,
                                                    const Anchor& anchor) const {
  const DurationReader::Length length = durations_.length(c, i);
  if (length.tokens == 0 || length.grain < Grain::day || length.vague) return std::nullopt;
  std::uint32_t k = i + length.tokens;
  const bool comma = c.mark(k, ',');
  if (comma) ++k;
  if (c.is(k, w_.week_start)) {
    ++k;
    if (c.is(k, w_.preposition)) ++k;
  } else if (comma && c.is(k, w_.from) && c.at(k).end - c.at(k).begin == 4) {
    ++k;
  } else {
    return std::nullopt;
  }
  const Found start = point(c, k, anchor);
  if (!start || start->grain > Grain::day) return std::nullopt;
  TimePhrase p = make(length.grain, i, start->tokens.last);
  const DateRange day = first_reading(*start);
  if (!day.single()) {
    p.detail.needs_anchor = true;
    return p;
  }
  settle_on(p, {day.first, shift(day.first, length.grain, length.count) - 1, true});
  if (!start->when.known) p.when = {};
  return p;
}

// "Labor Day weekend", "Halloween weekend 2021", "Labor Day 2021 weekend"
std::optional<TimePhrase> PeriodReader::holiday_weekend(const Context& c, std::uint32_t i,
                                                        const Anchor& anchor) const {
  const std::uint32_t n = c.match(i, w_.holiday);
  if (n == 0) return std::nullopt;
  const ClassValue* rule = c.match_value(i, w_.holiday);
  if (rule == nullptr) return std::nullopt;
  std::uint32_t k = i + n;
  NumberRead year = c.at(k).is(kDigits) ? w_.year(c, k) : NumberRead{};
  k += year.tokens;
  double seconds = 0;
  std::uint32_t tokens = 0;
  if (w_.unit_at(c, k, seconds, tokens) != Grain::weekend) return std::nullopt;
  k += tokens;
  if (!year && c.at(k).is(kDigits)) {
    year = w_.year(c, k);
    k += year.tokens;
  }
  TimePhrase p = make(Grain::weekend, i, k);
  DateRange day;
  if (year) {
    p.detail.form = DateDetail::Form::absolute;
    day = holiday_in(rule->text, year.integer());
  } else if (anchor.known()) {
    day = nearest_holiday(rule->text, anchor.base(), tense_around(c, w_, p.tokens));
  } else {
    p.detail.needs_anchor = true;
  }
  if (day.known) settle_on(p, weekend_around(day.first));
  return p;
}

// "profits for the month", "the goal of the year": the unit that holds the day of writing is only a
// guess, so nothing is settled.
std::optional<TimePhrase> PeriodReader::plain_unit(const Context& c, std::uint32_t i,
                                                   const Anchor& anchor) const {
  if (i < 2 || c.at(i).is(kPartStart) || !c.is(i - 1, w_.definite) || !c.is(i - 1, w_.fw.the) ||
      c.at(i - 1).is(kSentenceStart))
    return std::nullopt;
  if (!c.is(i - 2, w_.unit_preposition)) return std::nullopt;
  double seconds = 0;
  std::uint32_t n = 0;
  const Grain grain = w_.unit_at(c, i, seconds, n);
  const bool named =
      grain == Grain::day || grain == Grain::week || grain == Grain::month || grain == Grain::year;
  if (!named || n != 1 || c.at(i).is(kCapital) || c.text(i).back() == 's') return std::nullopt;
  const Token& next = c.at(i + 1);
  if (!c.part_end(i + 1) && !next.is(kPunct)) return std::nullopt;
  if (c.mark(i + 1, '-') || c.is(i + 1, w_.fw.genitive)) return std::nullopt;
  TimePhrase p = make(grain, i, i + 1);
  if (grain == Grain::day) p.kind = Kind::date;
  if (anchor.known()) {
    p.detail.readings = {grain == Grain::day ? day_range(anchor.base())
                                             : calendar_unit(grain, anchor.base(), 0)};
  } else {
    p.detail.needs_anchor = true;
  }
  return p;
}

}  // namespace factlint
