#include "engine/scan/resolve.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace factlint {

namespace {

constexpr std::uint32_t kReach = 30;

// A regular past form: "opened", "denied". Adjectives in -ed are rarely the nearest verb.
bool looks_past(const Context& c, std::uint32_t i) {
  const Token& t = c.at(i);
  if (!t.is(kWord) || t.is(kCapital)) return false;
  const std::string_view text = c.text(i);
  return text.size() > 4 && text.substr(text.size() - 2) == "ed" &&
         text.substr(text.size() - 3) != "eed";
}

bool future_at(const Context& c, const TimeWords& w, std::uint32_t i) {
  if (c.match(i, w.future) != 0 || c.match(i, w.planned) != 0) return true;
  // "they'll", "who’ll"
  const std::string_view text = c.text(i);
  if (text.size() > 3 && text.substr(text.size() - 2) == "ll" &&
      (text[text.size() - 3] == '\'' || text[text.size() - 3] == '\x99')) {
    return true;
  }
  const ClassValue* modal = c.match_value(i, w.modal);
  return modal != nullptr && modal->text == "future";
}

// "was", "told": past whatever stands before; "closed" may also be a participle.
bool past_word_alone(const Context& c, const TimeWords& w, std::uint32_t i) {
  return c.is(i, w.past) && !looks_past(c, i);
}

// The verb at `i`, with what its auxiliaries make of it: "will be opened" is future although
// "opened" is nearest.
Direction cue_at(const Context& c, const TimeWords& w, std::uint32_t i, std::uint32_t first) {
  if (future_at(c, w, i)) return Direction::future;
  const bool past_word = c.is(i, w.past);
  if (!past_word && !looks_past(c, i)) return Direction::none;
  for (std::uint32_t k = i; k > first && i - k < 4;) {
    --k;
    if (c.at(k).is(kPunct)) break;
    if (future_at(c, w, k)) return Direction::future;
    // "is closed on", "are planned": a state of now. "has closed" is past.
    if (!past_word_alone(c, w, i) && c.is(k, w.present)) return Direction::none;
  }
  return Direction::past;
}

bool clause_break(const Context& c, std::uint32_t i) {
  const std::string_view text = c.text(i);
  return text == ";" || text == ":" || text == "\"" || text == "\xE2\x80\x9C" ||
         text == "\xE2\x80\x9D" || c.dash(i);
}

}  // namespace

Direction tense_around(const Context& c, const TimeWords& w, TokenRange tokens) {
  const TokenRange sentence = c.reading.sentences[c.reading.sentence_of(tokens.first)].tokens;
  // Step over the preposition and article of the time expression itself.
  std::uint32_t first = tokens.first;
  while (first > sentence.first && tokens.first - first < 3 &&
         (c.is(first - 1, w.preposition) || c.is(first - 1, w.definite))) {
    --first;
  }
  const auto to_right = [&] {
    for (std::uint32_t i = tokens.last; i < sentence.last && i < tokens.last + kReach; ++i) {
      if (clause_break(c, i)) break;
      const Direction d = cue_at(c, w, i, tokens.last);
      if (d != Direction::none) return d;
    }
    return Direction::none;
  };
  const auto to_left = [&] {
    for (std::uint32_t i = first; i > sentence.first && first - i < kReach;) {
      --i;
      if (clause_break(c, i)) break;
      const Direction d = cue_at(c, w, i, sentence.first);
      if (d != Direction::none) return d;
    }
    return Direction::none;
  };
  const bool opens = first == sentence.first ||
                     (c.is(first - 1, w.conjunction) && first - 1 == sentence.first) ||
                     (c.is(first - 1, w.conjunction) && c.mark(tokens.last, ','));
  if (opens) {
    const Direction d = to_right();
    return d != Direction::none ? d : to_left();
  }
  const Direction d = to_left();
  return d != Direction::none ? d : to_right();
}

TimePhrase phrase_of(Kind kind, Grain grain, TokenRange tokens, DateDetail::Form form) {
  TimePhrase p;
  p.kind = kind;
  p.grain = grain;
  p.tokens = tokens;
  p.detail.form = form;
  return p;
}

void settle_on(TimePhrase& p, DateRange range) {
  p.when = range;
  if (range.known) {
    p.detail.readings.insert(p.detail.readings.begin(), range);
  } else {
    p.detail.needs_anchor = true;
  }
}

void settle_on(TimePhrase& p, const Anchor& anchor, DateRange range) {
  settle_on(p, anchor.known() ? range : DateRange{});
}

DateRange first_reading(const TimePhrase& p) {
  return p.detail.readings.empty() ? p.when : p.detail.readings.front();
}

bool calendar_grain(Grain grain) {
  return grain >= Grain::weekend && grain != Grain::half && grain != Grain::season;
}

Day monday_of(Day day) {
  return day - weekday_of(day);
}

Day add_months(Day day, int months) {
  const CivilDate d = to_civil(day);
  // Cut to the calendar's years 1 to 9999.
  const int total =
      std::clamp(d.year * 12 + static_cast<int>(d.month) - 1 + months, 12, 9999 * 12 + 11);
  const int year = total / 12;
  const auto month = static_cast<unsigned>(total % 12 + 1);
  const DateRange whole = month_range(year, month);
  return std::min(whole.first + static_cast<Day>(d.day) - 1, whole.last);
}

DateRange resolve_month_day(unsigned month, unsigned day, Direction direction, Day base) {
  const int year = to_civil(base).year;
  const auto find = [&](int step, int from) -> DateRange {
    for (int y = from; std::abs(y - from) <= 8; y += step) {
      if (!valid_date(y, month, day)) continue;
      const Day d = to_day(y, month, day);
      if (step < 0 ? d <= base : d >= base) return day_range(d);
    }
    return {};
  };
  const DateRange past = find(-1, year);
  const DateRange future = find(1, year);
  if (direction == Direction::past) return past;
  if (direction == Direction::future) return future;
  if (!past.known || !future.known) return past.known ? past : future;
  return base - past.first <= future.first - base ? past : future;
}

DateRange resolve_month(unsigned month, Direction direction, Day base) {
  const CivilDate b = to_civil(base);
  const DateRange past = month_range(month <= b.month ? b.year : b.year - 1, month);
  const DateRange future = month_range(month >= b.month ? b.year : b.year + 1, month);
  if (direction == Direction::past) return past;
  if (direction == Direction::future) return future;
  return base - past.last <= future.first - base ? past : future;
}

DateRange resolve_weekday(int weekday, Direction direction, Day base) {
  const int today = weekday_of(base);
  if (direction == Direction::future) return day_range(base + (weekday - today + 7) % 7);
  return day_range(base - (today - weekday + 7) % 7);
}

DateRange calendar_unit(Grain grain, Day base, int offset) {
  const CivilDate b = to_civil(base);
  const auto months = [&](int size) {
    const int start = (b.year * 12 + static_cast<int>(b.month) - 1) / size * size + offset * size;
    const int end = start + size - 1;
    if (start < 12 || end / 12 > 9999) return DateRange{};
    return DateRange{to_day(start / 12, static_cast<unsigned>(start % 12 + 1), 1),
                     month_range(end / 12, static_cast<unsigned>(end % 12 + 1)).last, true};
  };
  switch (grain) {
    case Grain::day:
    case Grain::business_day:
      return day_range(base + offset);
    case Grain::week: {
      const Day monday = monday_of(base) + 7 * offset;
      return {monday, monday + 6, true};
    }
    case Grain::workweek: {
      const Day monday = monday_of(base) + 7 * offset;
      return {monday, monday + 4, true};
    }
    case Grain::weekend: {
      const Day monday = monday_of(base) + 7 * offset;
      return {monday + 5, monday + 6, true};
    }
    case Grain::fortnight: {
      const Day monday = monday_of(base) + 14 * offset;
      return {monday, monday + 13, true};
    }
    case Grain::month:
      return months(1);
    case Grain::quarter:
      return months(3);
    case Grain::half:
      return months(6);
    case Grain::year:
      return months(12);
    case Grain::decade:
      return months(120);
    case Grain::century:
      return months(1200);
    default:
      return {};
  }
}

Day shift(Day day, Grain grain, double count) {
  // "99,999,999 centuries ago" is not on the calendar, but must not overflow either.
  count = std::clamp(count, -200'000.0, 200'000.0);
  const auto whole = static_cast<int>(std::lround(count));
  switch (grain) {
    case Grain::week:
    case Grain::weekend:
    case Grain::workweek:
      return day + static_cast<Day>(std::lround(count * 7));
    case Grain::fortnight:
      return day + static_cast<Day>(std::lround(count * 14));
    case Grain::month:
      return add_months(day, whole);
    case Grain::quarter:
      return add_months(day, 3 * whole);
    case Grain::year:
      return add_months(day, static_cast<int>(std::lround(count * 12)));
    case Grain::decade:
      return add_months(day, static_cast<int>(std::lround(count * 120)));
    case Grain::century:
      return add_months(day, static_cast<int>(std::lround(count * 1200)));
    case Grain::business_day: {
      const int step = whole < 0 ? -1 : 1;
      for (int left = std::min(std::abs(whole), 10000); left > 0;) {
        day += step;
        if (weekday_of(day) < 5) --left;
      }
      return day;
    }
    default:
      return day + whole;
  }
}

DateRange season_range(int year, unsigned first_month) {
  const Day first = to_day(year, first_month, 1);
  return {first, add_months(first, 3) - 1, true};
}

DateRange part_of_range(const DateRange& whole, int part) {
  if (!whole.known || part == 0) return whole;
  const CivilDate a = to_civil(whole.first);
  const Day length = whole.last - whole.first + 1;
  Day half = whole.first + (length + 1) / 2;
  if (length == 7) half = whole.first + 3;
  if (length >= 28 && length <= 31) half = whole.first + 15;
  if (length >= 365 && length <= 366) half = to_day(a.year, 7, 1);
  if (part == 1) return {whole.first, half - 1, true};
  if (part == 3) return {half, whole.last, true};
  if (length >= 28 && length <= 31) return {whole.first + 9, whole.first + 19, true};
  if (length >= 365 && length <= 366)
    return {to_day(a.year, 4, 1), to_day(a.year, 10, 1) - 1, true};
  return {whole.first + length / 3, whole.last - length / 3, true};
}

}  // namespace factlint
