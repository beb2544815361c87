// From written dates to days: everything relative is held against the day of publication and the
// tense of its clause (METHODS: time), never against the clock and never against what would fit.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/date.hpp"
#include "engine/scan/time_words.hpp"

namespace factlint {

/// past: "opened on"; future: "will open on"; none: no verb says it ("opens on", a heading).
enum class Direction : std::uint8_t { none, past, future };

/// What a date is held against. The anchor is a day, or unknown.
struct Anchor {
  DateRange published;
  DateRange previous;  ///< the date spoken of last in this paragraph
  int year = 0;        ///< "In 2024 I walked from 28 February to 1 March": the sentence's year
  [[nodiscard]] bool known() const { return published.known; }
  [[nodiscard]] Day base() const { return published.first; }
};

/// Tense around the tokens: the nearest verb group to the left in the sentence, or, where the time
/// opens its clause ("On Friday the court will rule"), the nearest to the right. Looks at 30 tokens
/// each way at most.
Direction tense_around(const Context& c, const TimeWords& w, TokenRange tokens);

/// 29 February is searched over eight years (1896 and 1904 lie apart that far).
/// Month and day without year: past = latest not after the base, future = earliest not before,
/// none = nearest, which is within 183 days.
/// With the sentence's year nothing is left to resolve.
DateRange resolve_month_day(unsigned month, unsigned day, Direction direction, Day base);
/// A month without year; the month of the base counts as past and as future.
DateRange resolve_month(unsigned month, Direction direction, Day base);
/// A bare weekday: 0..-6 days, with a future verb 0..+6.
DateRange resolve_weekday(int weekday, Direction direction, Day base);

/// A phrase with no days yet.
TimePhrase phrase_of(Kind kind, Grain grain, TokenRange tokens, DateDetail::Form form);
/// Sets `when` and makes the range the first reading; needs_anchor if it is unknown, or (second
/// form) if the document has no date.
void settle_on(TimePhrase& phrase, DateRange range);
void settle_on(TimePhrase& phrase, const Anchor& anchor, DateRange range);
/// The preferred reading, `when` if there is none.
DateRange first_reading(const TimePhrase& phrase);
/// Units that lie on the calendar and can be last, this or next.
bool calendar_grain(Grain grain);

/// Monday of the week of that day; weeks begin on Monday (ISO 8601; the suites agree).
Day monday_of(Day day);
/// `months` later, the day cut to the month's length: 31 January + 1 = 28 or 29 February.
Day add_months(Day day, int months);
/// The calendar unit that holds the day, `offset` units away: week, month, quarter, half, year,
/// decade, century, weekend (the Saturday and Sunday of that week).
DateRange calendar_unit(Grain grain, Day base, int offset);
/// `count` units away from the day; quarters of months for fractions. Business days skip weekends.
Day shift(Day day, Grain grain, double count);
/// Three months from the season's first month; winter runs into the next year. Meteorological
/// seasons, as no wire style fixes others.
DateRange season_range(int year, unsigned first_month);
/// Early, mid and late thirds or halves: a year or month is halved for early and late, its middle
/// third is mid; a week's early part is Monday to Wednesday. `part` as in TimeWords::part_of.
DateRange part_of_range(const DateRange& whole, int part);

}  // namespace factlint
