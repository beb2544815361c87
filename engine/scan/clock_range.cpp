// Stretches of a day for ClockReader: "from 5 to 6 p.m.", "9:30-11:00", "before 4 p.m.".
#include <algorithm>
#include <limits>

#include "engine/scan/clock.hpp"

namespace factlint {

/// A bare hour as the first of two: "5" of "5 to 6 p.m.".
ClockReader::Time ClockReader::bare_hour(const Context& c, std::uint32_t i) const {
  Time time;
  const Token& t = c.at(i);
  if (!t.is(kDigits | kWord) || (t.is(kDigits) && t.end - t.begin > 2)) return time;
  const NumberRead n = w_.integer(c, i);
  if (!n || n.value < 1 || n.value > 12) return time;
  time.seconds = n.integer() * 3600;
  time.last = i + n.tokens;
  return time;
}

ClockReader::Stretch ClockReader::range(const Context& c, std::uint32_t i) const {
  Stretch out;
  const bool led = c.is(i, w_.from);
  Time a = plain(c, led ? i + 1 : i);
  const bool bare = a.seconds < 0;
  if (bare) a = bare_hour(c, led ? i + 1 : i);
  if (a.seconds < 0) return out;
  std::uint32_t k = a.last;
  const bool dash = c.mark(k, '-') || c.dash(k) || c.text(k) == "\xE2\x80\x93";
  const std::uint32_t to = c.match(k, w_.to);
  const bool joined = led && c.match(k, w_.and_) != 0;
  if (dash) {
    ++k;
  } else if (to != 0) {
    k += to;
  } else if (joined) {
    ++k;
  } else {
    return out;
  }
  Time b = plain(c, k);
  // "from 11 a.m. to 3": a bare hour behind a whole time, where nothing is counted.
  if (b.seconds < 0 && led && !bare) {
    b = bare_hour(c, k);
    if (b.seconds >= 0 && !ends(c, b.last)) return out;
  }
  if (b.seconds < 0 || (bare && !b.half_known)) return out;
  if (bare && b.seconds % 60 != 0) return out;
  // "5 to 6 p.m." shares its half of the day, "11 to 1 p.m." does not.
  if (!a.half_known && b.half_known && a.seconds / 3600 <= 12) {
    const int hour = a.seconds / 3600 % 12 * 3600 + a.seconds % 3600;
    a.seconds = hour;
    if (hour + 43200 < b.seconds) a.seconds = hour + 43200;
  }
  if (a.half_known && !b.half_known && b.seconds < 13 * 3600) {
    b.seconds %= 43200;  // the next such hour
    if (b.seconds <= a.seconds && b.seconds + 43200 > a.seconds) b.seconds += 43200;
  }
  out.first = a.seconds;
  out.second = b.seconds;
  out.last = b.last;
  return out;
}

// "before 4 p.m.", "after 14:00", "by noon": one end is open.
ClockReader::Stretch ClockReader::open(const Context& c, std::uint32_t i) const {
  Stretch out;
  const std::uint32_t before = c.match(i, w_.open_before);
  const std::uint32_t after = c.match(i, w_.open_after);
  constexpr double kOpen = std::numeric_limits<double>::infinity();
  if (before == 0 && after == 0) {  // "3 p.m. or later"
    const Time at = plain(c, i);
    if (at.seconds < 0) return out;
    const std::uint32_t later = c.match(at.last, w_.behind_after);
    const std::uint32_t earlier = c.match(at.last, w_.behind_before);
    if (later == 0 && earlier == 0) return out;
    return later != 0 ? Stretch{static_cast<double>(at.seconds), kOpen, at.last + later}
                      : Stretch{-kOpen, static_cast<double>(at.seconds), at.last + earlier};
  }
  const Time at = plain(c, i + std::max(before, after));
  if (at.seconds < 0) return out;
  out.first = before > after ? -kOpen : at.seconds;
  out.second = before > after ? at.seconds : kOpen;
  out.last = at.last;
  return out;
}

/// "in the morning", "during the late evening", "in the early-afternoon": a part of the day.
ClockReader::Stretch ClockReader::part(const Context& c, std::uint32_t i) const {
  Stretch out;
  if (!c.is(i, w_.part_preposition)) return out;
  std::uint32_t k = i + 1;
  const bool the = c.is(k, w_.fw.the);
  if (the) ++k;
  const bool early = c.is(k, w_.early);
  const bool late = c.is(k, w_.late);
  if (early || late) {
    ++k;
    if (c.mark(k, '-') && !c.at(k).is(kSpaceBefore)) ++k;
  }
  const ClassValue* value = c.is(k, w_.day_part) ? c.match_value(k, w_.day_part) : nullptr;
  // "in the evening standard", "in night shifts": the noun of something else.
  if (value == nullptr || !ends(c, k + 1)) return out;
  if (!the && !(c.part_end(k + 1) || c.at(k + 1).is(kPunct))) return out;
  out.first = value->number * 3600;
  out.second = std::min(out.first + 4 * 3600, 86399.0);
  if (early) out.second = out.first + 2 * 3600;
  if (late) out.first += 2 * 3600;
  out.last = k + 1;
  return out;
}

}  // namespace factlint
