// The words that dates, lengths of time and times of day are made of, as small readers on tokens;
// date.hpp, relative.hpp, period.hpp, duration.hpp, clock.hpp and age.hpp build on them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/scan/context.hpp"
#include "engine/scan/function_words.hpp"

namespace factlint {

/// How much of the calendar a time expression covers.
enum class Grain : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  business_day,
  weekend,
  workweek,
  week,
  fortnight,
  month,
  quarter,
  half,
  season,
  year,
  decade,
  century,
};

/// A number read from `tokens` tokens; tokens == 0: there is none.
struct NumberRead {
  double value = 0;
  std::uint32_t tokens = 0;
  explicit operator bool() const { return tokens != 0; }
  [[nodiscard]] int integer() const { return static_cast<int>(value); }
};

/// One time expression as a reader hands it over; times.cpp turns it into a mention.
struct TimePhrase {
  Kind kind = Kind::none;
  TokenRange tokens;
  Grain grain = Grain::none;
  DateDetail detail;  ///< readings: the preferred one first
  DateRange when;     ///< may be wider than the reading: "two years ago"
  Value value;        ///< durations and ages
};

/// Class ids, fetched once.
struct TimeWords {
  explicit TimeWords(const Knowledge& knowledge);

  FunctionWords fw;
  ClassId month, month_ambiguous, weekday, weekday_ambiguous, relative_day, anchored_day;
  ClassId unit, grain, unit_letter, unit_ambiguous, season, season_ambiguous, day_part;
  ClassId last, this_, next, window_back, window_ahead, back, ahead, before, after;
  ClassId early, mid, late, am, pm, clock_name, clock_past, clock_to, oclock;
  ClassId ordinal_suffix, quarter_code, half_code, fiscal, decade_word, vague, article, whole;
  ClassId half, age_mark, birth, from, to, and_, year_preposition, month_preposition;
  ClassId day_preposition, future, past, modal, planned, cardinal, scale, ordinal_word, determiner;
  ClassId preposition, conjunction, auxiliary, pronoun, definite, by_story, trailing, week_start;
  ClassId rest, to_now, year_to_date, now, within, beyond, open_before, open_after, behind_before,
      behind_after;
  ClassId past_hour, time_zone, old, age_word, part_preposition, about, day_word, week_word,
      year_word, time_word, word_for;
  ClassId percent, year_loose, plural_noun, plural_week, each, fraction_half, event_preposition,
      had;
  ClassId weekend_lead, more_than, less_than, up_to_date, unit_preposition;
  ClassId holiday, span_word, span_link, death, approximator, present, street, baseline;
  ClassSet starters;  ///< words and phrases at which a time expression can begin
  AnyOf starts;       ///< the same for single words
  AnyOf leads_on;
  ClassSet leads;  ///< "in", "since", "a": begin one only if a starter or a number follows

  // Every reader below looks at the token `i` and few behind it; a result's `tokens` says how many.

  /// "14", "2026" (no comma, no sign), "twenty-two", "fifteen".
  [[nodiscard]] NumberRead integer(const Context& c, std::uint32_t i) const;
  /// "3rd", "21st", "third", "twenty-first".
  [[nodiscard]] NumberRead ordinal(const Context& c, std::uint32_t i) const;
  /// A day of the month: 1 to 31, in digits, as an ordinal, or in words.
  [[nodiscard]] NumberRead day_number(const Context& c, std::uint32_t i) const;
  /// "2026", "'87" and, in words, "nineteen eighty-six", "two thousand and five", "twenty ten".
  [[nodiscard]] NumberRead year(const Context& c, std::uint32_t i) const;
  /// 1 to 12 and its tokens with an abbreviation's full stop; ambiguous words only in capitals.
  [[nodiscard]] NumberRead month_name(const Context& c, std::uint32_t i) const;
  /// 0 to 6, with an abbreviation's full stop.
  [[nodiscard]] NumberRead weekday_name(const Context& c, std::uint32_t i) const;
  /// The unit of time at `i`; `seconds` its length.
  [[nodiscard]] Grain unit_at(const Context& c, std::uint32_t i, double& seconds,
                              std::uint32_t& tokens) const;
  /// A count before a unit: "3", "3.5", "two", "two and a half", "half an", "a", "several".
  struct Count {
    double value = 0;
    std::uint32_t tokens = 0;
    bool vague = false;
    bool article = false;  ///< "a", "another": one, but not counted out
  };
  [[nodiscard]] Count count(const Context& c, std::uint32_t i) const;
  /// 1 last, 2 this, 3 next, 0 none; one token.
  [[nodiscard]] int direction(const Context& c, std::uint32_t i) const;
  /// "last" as a verb.
  [[nodiscard]] bool verb_last(const Context& c, std::uint32_t i) const;
  /// 1 early, 2 mid, 3 late, 0 none.
  [[nodiscard]] int part_of(const Context& c, std::uint32_t i, std::uint32_t& tokens) const;

  /// Marks without space on either side: "-" in "5-7".
  [[nodiscard]] bool hyphen(const Context& c, std::uint32_t i) const;
};

/// "2026" -> 2026; -1 if it is not digits only, or longer than 9.
int digits_value(std::string_view text);

}  // namespace factlint
