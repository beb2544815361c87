#include "engine/scan/clock.hpp"

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
  if (const std::uint32_t n = c.match(k, w_.am)) {
    if (!apply(false)) return false;
    time.last = k + n;
    return true;
  }
  if (const std::uint32_t n = c.match(k, w_.pm)) {
    if (!apply(true)) return false;
    time.last = k + n;
    return true;
  }
  // "seven in the evening", "at 8:30 in the morning"
  const bool in = c.is(k, w_.fw.in) || c.is(k, w_.fw.at);
  if (in) ++k;
  if (in && c.is(k, w_.fw.the)) ++k;
  if (in && c.is(k, w_.day_part)) {
    const ClassValue* part = c.match_value(k, w_.day_part);
    if (part == nullptr || !apply(part->number >= 12 && hour != 12 ? true : part->number >= 12))
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
  std::uint32_t k = i + 1;
  if (t.is(kMixed)) {
    // "7pm", "7.30pm"
    std::size_t n = 0;
    while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
    hour = digits_value(text.substr(0, n));
    std::string_view rest = text.substr(n);
    if (n == 0 || n > 2) return time;
    if (rest.size() > 3 && rest[0] == '.') {
      minute = two_digits(rest.substr(1, 2));
      rest = rest.substr(3);
    }
    const std::uint32_t word = c.knowledge.lexicon.find(hash_folded(rest));
    const bool am = c.knowledge.lexicon.is(word, w_.am);
    const bool pm = c.knowledge.lexicon.is(word, w_.pm);
    if ((!am && !pm) || hour < 1 || hour > 12 || minute < 0 || minute > 59) return time;
    return {(hour % 12 + (pm ? 12 : 0)) * 3600 + minute * 60, k, true};
  }
  if (t.is(kDigits)) {
    const std::size_t dot = text.find('.');
    if (dot != std::string_view::npos) {
      // "7.30 p.m."
      hour = digits_value(text.substr(0, dot));
      minute = two_digits(text.substr(dot + 1));
      if (minute < 0) return time;
    } else {
      if (text.size() > 2) return time;
      hour = digits_value(text);
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
          return {(hour % 12 + (pm ? 12 : 0)) * 3600 + minute * 60, k + 2, true};
        }
        k += 2;
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
  const bool marked = half(c, time);
  // A bare "14:30" is a time; "7" and "7.30" alone are not; "3:45" may be a result or a verse.
  if (!marked && !(minutes && text.size() == 2)) {
    if (!minutes) return {};
    time.half_known = false;
    return time;
  }
  time.half_known = true;
  return time;
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
    const std::string_view word = c.text(k);
    const NumberRead n = w_.integer(c, k + 1);
    if (!n || n.value < 1 || n.value > 12 || (word != "past" && word != "to")) return time;
    // "five to ten people": a range of counts.
    if (word == "to" && !(article || c.is(i, w_.half))) return time;
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
  if (time.seconds < 0) return std::nullopt;
  TimePhrase p;
  p.kind = Kind::clock;
  p.grain = Grain::minute;
  p.tokens = {i, time.last};
  p.detail.form = DateDetail::Form::partial;
  p.detail.clock = true;
  p.detail.seconds = time.seconds % 86400;
  return p;
}

}  // namespace factlint
