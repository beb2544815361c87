#include "engine/scan/clock.hpp"

#include <algorithm>
#include <cmath>

namespace factlint {

namespace {

int two_digits(std::string_view text) {
  return text.size() == 2 ? digits_value(text) : -1;
}

}  // namespace

bool ClockReader::half(const Context& c, Time& time) const {
  const int hour = time.seconds / 3600;
  const auto apply = [&](bool afternoon) {
    if (hour < 1 || hour > 12) return false;
    time.seconds = time.seconds % 3600 + (hour % 12 + (afternoon ? 12 : 0)) * 3600;
    time.half_known = true;
    return true;
  };
  std::uint32_t k = time.last;
  if (c.mark(k, '.') && !c.at(k).is(kSpaceBefore) && !c.at(k + 1).is(kSpaceBefore)) ++k;  // 9.am
  const std::uint32_t am = c.match(k, w_.am);
  const std::uint32_t pm = c.match(k, w_.pm);
  if (am != 0 || pm != 0) {
    if (!apply(pm > am)) return false;
    time.last = said_twice(c, k + std::max(am, pm));
    return true;
  }
  k = time.last;
  // "seven in the evening", "at 8:30 in the morning"
  const bool in = c.is(k, w_.fw.in) || c.is(k, w_.fw.at);
  if (in) ++k;
  if (in && c.is(k, w_.fw.the)) ++k;
  if (in && c.is(k, w_.day_part)) {
    const ClassValue* part = c.match_value(k, w_.day_part);
    // "two at night" and "12 at night" are hours after midnight.
    const bool night = part != nullptr && part->number >= 20;
    if (part == nullptr || !apply(part->number >= 12 && !(night && (hour < 5 || hour == 12))))
      return false;
    time.last = k + 1;
    return true;
  }
  return false;
}

ClockReader::Time ClockReader::plain(const Context& c, std::uint32_t i) const {
  Time time;
  if (c.is(i, w_.clock_name) || c.match(i, w_.clock_name) != 0) {
    const ClassValue* v = c.match_value(i, w_.clock_name);
    if (v == nullptr) return time;
    return {static_cast<int>(v->number), i + c.match(i, w_.clock_name), true};
  }
  const Token& t = c.at(i);
  const std::string_view text = c.text(i);
  int hour = -1;
  int minute = 0;
  int second = 0;
  bool minutes = false;
  bool spoken = false;  // "seven thirty"
  std::uint32_t k = i + 1;
  if (t.is(kMixed)) {
    // "7pm", "7.30pm"
    std::size_t n = 0;
    while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
    hour = digits_value(text.substr(0, n));
    std::string_view rest = text.substr(n);
    if (n == 0 || n > 4) return time;
    if (n > 2) {  // "340pm"
      minute = hour % 100;
      hour /= 100;
    }
    if (rest.size() > 3 && rest[0] == '.') {
      minute = two_digits(rest.substr(1, 2));
      rest = rest.substr(3);
    }
    const std::uint32_t word = c.knowledge.lexicon.find(hash_folded(rest));
    const bool am = c.knowledge.lexicon.is(word, w_.am);
    const bool pm = c.knowledge.lexicon.is(word, w_.pm);
    if ((!am && !pm) || hour < 1 || hour > 12 || minute < 0 || minute > 59) return time;
    return {(hour % 12 + (pm ? 12 : 0)) * 3600 + minute * 60, said_twice(c, k), true};
  }
  if (t.is(kDigits)) {
    const std::size_t dot = text.find('.');
    if (dot != std::string_view::npos) {
      // "7.30 p.m."
      hour = digits_value(text.substr(0, dot));
      minute = two_digits(text.substr(dot + 1));
      if (minute < 0) return time;
    } else {
      hour = digits_value(text);
      if (text.size() > 2) {  // "1140 a.m.", "0900 GMT"
        const bool zone = text.size() == 4 && c.match(k, w_.time_zone) != 0;
        if (text.size() > 4 || (!zone && hour < 100) ||
            (!zone && c.match(k, w_.am) == 0 && c.match(k, w_.pm) == 0))
          return time;
        minutes = zone;
        minute = hour % 100;
        hour /= 100;
      }
      if (c.mark(k, ':') && !c.at(k).is(kSpaceBefore) && !c.at(k + 1).is(kSpaceBefore)) {
        const std::string_view rest = c.text(k + 1);
        minute = c.at(k + 1).is(kMixed) ? digits_value(rest.substr(0, 2)) : two_digits(rest);
        if (minute < 0 || minute > 59) return time;
        minutes = true;
        if (c.at(k + 1).is(kMixed)) {
          // "7:30pm"
          const std::uint32_t word = c.knowledge.lexicon.find(hash_folded(rest.substr(2)));
          const bool pm = c.knowledge.lexicon.is(word, w_.pm);
          if ((!pm && !c.knowledge.lexicon.is(word, w_.am)) || hour < 1 || hour > 12) return time;
          return {(hour % 12 + (pm ? 12 : 0)) * 3600 + minute * 60, said_twice(c, k + 2), true};
        }
        k += 2;
        const std::string_view behind = c.text(k + 1);
        if (c.mark(k, ':') && !c.at(k).is(kSpaceBefore) && c.at(k + 1).is(kMixed) &&
            two_digits(behind.substr(0, 2)) >= 0) {  // "8:00:24pm"
          const std::uint32_t word = c.knowledge.lexicon.find(hash_folded(behind.substr(2)));
          const bool pm = c.knowledge.lexicon.is(word, w_.pm);
          if ((!pm && !c.knowledge.lexicon.is(word, w_.am)) || hour < 1 || hour > 12) return time;
          const int rest_of = minute * 60 + two_digits(behind.substr(0, 2));
          return {(hour % 12 + (pm ? 12 : 0)) * 3600 + rest_of, k + 2, true};
        }
        if (c.mark(k, ':') && !c.at(k).is(kSpaceBefore) && two_digits(c.text(k + 1)) >= 0) {
          second = two_digits(c.text(k + 1));
          k += 2;
        }
      }
    }
  } else if (t.is(kWord)) {
    const NumberRead n = w_.integer(c, i);
    if (!n || n.value > 12) return time;
    hour = n.integer();
    k = i + n.tokens;
    spoken = spoken_minutes(c, k, minute);
  }
  if (hour < 0 || hour > 24 || minute > 59 || second > 59) return time;
  time.seconds = hour * 3600 + minute * 60 + second;
  time.last = k;
  if (c.match(k, w_.oclock) != 0) {
    time.last = k + c.match(k, w_.oclock);
    half(c, time);
    time.half_known = true;
    return time;
  }
  if (c.match(k, w_.clock_name) != 0 && hour == 12) {  // "12 noon"
    const ClassValue* v = c.match_value(k, w_.clock_name);
    return {v == nullptr ? -1 : static_cast<int>(v->number), k + 1, true};
  }
  const bool marked = half(c, time) || part_before(c, i, minutes, time);
  if (spoken && !marked) {
    // "at seven thirty.": without a half of the day only behind "at" and where nothing is counted.
    if (hour < 1 || i == 0 || !c.is(i - 1, w_.fw.at) || !ends(c, time.last)) return {};
    time.half_known = false;
    return time;
  }
  if (!marked && !minutes && hour >= 1 && hour <= 12 && day_before(c, i) && ends(c, time.last)) {
    time.half_known = false;  // "on Saturday at 5."
    return time;
  }
  // A bare "14:30" is a time; "7" and "7.30" alone are not; "3:45" may be a result or a verse.
  if (!marked && !(minutes && text.size() != 1)) {
    if (!minutes) return {};
    time.half_known = false;
    return time;
  }
  time.half_known = true;
  return time;
}

/// "8 p.m. in the evening" says it twice: the token behind.
std::uint32_t ClockReader::said_twice(const Context& c, std::uint32_t k) const {
  const bool part = c.is(k, w_.fw.in) && c.is(k + 1, w_.fw.the) && c.is(k + 2, w_.day_part);
  return part ? k + 3 : k;
}

// "thirty", "thirty-five" behind an hour; moves `k` behind them.
bool ClockReader::spoken_minutes(const Context& c, std::uint32_t& k, int& minute) const {
  const std::uint32_t at = w_.hyphen(c, k) ? k + 1 : k;
  if (!c.at(at).is(kWord) || c.at(at).is(kPartStart)) return false;
  const NumberRead n = w_.integer(c, at);
  if (!n || n.value < 5 || n.value > 59) return false;
  minute = n.integer();
  k = at + n.tokens;
  return true;
}

/// "in the morning at 7", "this afternoon at seven", "tonight at 8", "afternoon 7:00": the half of
/// the day stands before.
bool ClockReader::part_before(const Context& c, std::uint32_t i, bool minutes, Time& time) const {
  const bool at = i > 1 && c.is(i - 1, w_.fw.at);
  if (i == 0 || c.at(i).is(kPartStart | kSentenceStart) || (!at && !minutes)) return false;
  const ClassValue* part = c.match_value(at ? i - 2 : i - 1, w_.day_part);
  const int hour = time.seconds / 3600;
  if (part == nullptr || hour < 1 || hour > 12 || (!minutes && !ends(c, time.last))) return false;
  const bool night = part->number >= 20;
  const bool afternoon = part->number >= 12 && !(night && (hour < 5 || hour == 12));
  time.seconds = time.seconds % 3600 + (hour % 12 + (afternoon ? 12 : 0)) * 3600;
  time.half_known = true;
  return true;
}

/// "Saturday at", "tomorrow at" before the hour.
bool ClockReader::day_before(const Context& c, std::uint32_t i) const {
  if (i < 2 || c.at(i).is(kPartStart) || !c.is(i - 1, w_.fw.at)) return false;
  return c.is(i - 2, w_.weekday) || c.is(i - 2, w_.relative_day);
}

/// Does nothing follow that the number could count?
bool ClockReader::ends(const Context& c, std::uint32_t k) const {
  if (c.part_end(k)) return true;
  const Token& t = c.at(k);
  if (t.is(kPunct)) return !c.mark(k, '-') && !c.mark(k, '%') && !c.mark(k, '/');
  return c.is(k, w_.preposition) || c.is(k, w_.conjunction) || c.is(k, w_.weekday) ||
         c.is(k, w_.relative_day);
}

// "half past seven", "ten past 9", "quarter to five", "10 minutes to midnight"
ClockReader::Time ClockReader::offset(const Context& c, std::uint32_t i) const {
  Time time;
  std::uint32_t k = i;
  double minutes = 0;
  const bool article = c.is(k, w_.article) && c.is(k + 1, w_.half);
  if (article) ++k;
  if (c.is(k, w_.half)) {
    const ClassValue* v = c.match_value(k, w_.half);
    if (v == nullptr) return time;
    minutes = v->number * 60;
    ++k;
  } else {
    const NumberRead n = w_.integer(c, k);
    if (!n || n.value > 59) return time;
    minutes = n.value;
    k += n.tokens;
    double seconds = 0;
    std::uint32_t tokens = 0;
    const Grain unit = w_.unit_at(c, k, seconds, tokens);
    if (unit == Grain::minute) {
      k += tokens;
    } else if (unit != Grain::none || minutes < 5) {
      return time;
    }
  }
  const bool past = c.is(k, w_.clock_past);
  const bool to = c.is(k, w_.clock_to);
  if (!past && !to) return time;
  Time hour = plain(c, k + 1);
  if (hour.seconds < 0) {
    // A bare hour: "ten past 9". Only "past" and "to" make it one: "ten before 9" is a count.
    const bool bare_to = c.is(k, w_.fw.to);
    const NumberRead n = w_.integer(c, k + 1);
    if (!n || n.value < 1 || n.value > 12 || (!bare_to && !c.is(k, w_.past_hour))) return time;
    // "five to ten people": a range of counts.
    if (bare_to && !(article || c.is(i, w_.half))) return time;
    hour.seconds = n.integer() * 3600;
    hour.last = k + 1 + n.tokens;
    half(c, hour);
  }
  const int shift = static_cast<int>(minutes) * 60;
  time.seconds = (hour.seconds + (past ? shift : -shift) + 86400) % 86400;
  time.last = hour.last;
  time.half_known = hour.half_known;
  return time;
}

std::optional<TimePhrase> ClockReader::read(const Context& c, std::uint32_t i) const {
  Time time = plain(c, i);
  if (const Time other = offset(c, i); other.seconds >= 0 && other.last > time.last) time = other;
  Stretch stretch = range(c, i);
  if (stretch.last == 0) stretch = open(c, i);
  bool hours = time.seconds >= 0 || stretch.last != 0;
  if (!hours) {
    stretch = part(c, i);
    if (stretch.last != 0 && c.is(stretch.last, w_.fw.at)) {  // "in the morning at 7"
      if (const Time hour = plain(c, stretch.last + 1); hour.seconds >= 0 && hour.half_known) {
        time = hour;
        stretch.last = 0;
        hours = true;
      }
    }
  }
  if (stretch.last > time.last) {
    time.last = stretch.last;
    time.seconds = static_cast<int>(std::isfinite(stretch.first) ? stretch.first : stretch.second);
  } else {
    stretch.last = 0;
  }
  if (time.seconds < 0) return std::nullopt;
  TimePhrase p;
  p.kind = Kind::clock;
  p.grain = Grain::minute;
  p.tokens = {i, time.last};
  p.detail.form = DateDetail::Form::partial;
  p.detail.clock = hours;
  p.detail.seconds = time.seconds % 86400;
  if (stretch.last != 0) {
    p.value.lo = stretch.first;
    p.value.hi = stretch.second;
    p.value.precision = Precision::range;
  }
  return p;
}

}  // namespace factlint
