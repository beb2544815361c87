#include "engine/scan/times.hpp"

#include <algorithm>

namespace factlint {

TimeRecogniser::TimeRecogniser(const Knowledge& knowledge)
    : words_(knowledge),
      dates_(words_),
      durations_(words_, knowledge.unit("second")),
      relatives_(words_, dates_, durations_),
      periods_(words_, dates_, relatives_, durations_),
      clocks_(words_),
      ages_(words_, durations_, knowledge.unit("year")) {}

bool TimeRecogniser::starts(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (t.is(kDigits | kMixed | kSymbol)) return true;
  if (t.word == 0 || t.is(kPunct)) {
    return t.is(kSymbol | kNonAscii) || (c.mark(i, '\'') && c.at(i + 1).is(kMixed | kDigits));
  }
  if (words_.starts(t.word)) return true;
  if (t.hit == kNone) return false;
  const auto& hits = c.reading.hits;
  for (std::size_t h = c.first_hit(i); h < hits.size() && hits[h].tokens.first == i; ++h) {
    if (hits[h].cls != 0 && words_.starters.test(hits[h].cls)) return true;
  }
  return false;
}

// Most tokens end here: nearly all of the time goes into those that do not.
bool TimeRecogniser::candidate(const Context& c, std::uint32_t i) const {
  if (starts(c, i)) return true;
  const Token& t = c.at(i);
  if (t.word == 0) return false;
  std::uint32_t lead = words_.leads_on(t.word) ? 1 : 0;
  if (t.hit != kNone) {
    const auto& hits = c.reading.hits;
    for (std::size_t h = c.first_hit(i); h < hits.size() && hits[h].tokens.first == i; ++h) {
      if (hits[h].cls != 0 && words_.leads.test(hits[h].cls)) {
        lead = std::max(lead, hits[h].tokens.size());
      }
    }
  }
  if (lead == 0) return false;
  std::uint32_t k = i + lead;
  if (starts(c, k)) return true;
  const std::uint32_t next = c.at(k).word;
  return next != 0 && words_.leads_on(next) && starts(c, k + 1);
}

std::optional<TimePhrase> TimeRecogniser::read(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const {
  std::optional<TimePhrase> best;
  const auto take = [&](std::optional<TimePhrase>&& other) {
    if (other && (!best || other->tokens.last > best->tokens.last)) best = std::move(other);
  };
  if (auto date = dates_.read(c, i)) {
    DateReader::settle(*date, tense_around(c, words_, date->tokens), anchor);
    take(std::move(date));
  }
  take(relatives_.read(c, i, anchor));
  take(periods_.read(c, i, anchor));
  take(clocks_.read(c, i));
  take(ages_.read(c, i));
  take(durations_.read(c, i));
  return best;
}

void TimeRecogniser::emit(Context& c, TimePhrase& p) {
  Mention m;
  m.kind = p.kind;
  m.tokens = p.tokens;
  m.span = c.reading.span(p.tokens);
  m.sentence = c.reading.sentence_of(p.tokens.first);
  m.value = p.value;
  m.when = p.when;
  m.in_quote = c.at(p.tokens.first).is(kInQuote);
  if (p.kind != Kind::duration && p.kind != Kind::age) {
    m.detail = static_cast<std::uint32_t>(c.reading.dates.size());
    c.reading.dates.push_back(std::move(p.detail));
  }
  c.reading.mentions.push_back(std::move(m));
}

// Days with their weekdays inside a stretch are mentions too, so that the weekday can be held
// against the date: "from Friday, March 29, to Monday, April 1".
void TimeRecogniser::emit_inner(Context& c, const TimePhrase& p, const Anchor& anchor) const {
  for (std::uint32_t i = p.tokens.first; i < p.tokens.last; ++i) {
    if (!c.is(i, words_.weekday)) continue;
    std::optional<TimePhrase> inner = dates_.read(c, i);
    if (!inner || inner->tokens.last > p.tokens.last) continue;
    const DateDetail& d = inner->detail;
    if (d.day != 0 && d.month != 0 && d.year == 0 && p.when.known) {
      // The stretch has settled the year.
      for (const Day end : {p.when.first, p.when.last}) {
        if (end == kNoBegin || end == kNoEnd) continue;
        const CivilDate civil = to_civil(end);
        if (civil.month == d.month && civil.day == d.day) inner->when = day_range(end);
      }
      if (inner->when.known) {
        inner->detail.readings = {inner->when};
        inner->detail.form = DateDetail::Form::partial;
      }
    }
    if (inner->kind == Kind::weekday && !p.when.known) continue;  // a habit
    if (inner->kind == Kind::weekday && p.grain == Grain::day) {
      for (const Day end : {p.when.first, p.when.last}) {
        if (end != kNoBegin && end != kNoEnd && weekday_of(end) == d.weekday)
          inner->when = day_range(end);
      }
      if (inner->when.known) inner->detail.readings = {inner->when};
    }
    DateReader::settle(*inner, tense_around(c, words_, p.tokens), anchor);
    i = inner->tokens.last - 1;
    emit(c, *inner);
  }
}

// "on January 28, fifteen days later": the length explains the day just named, it does not lead on
// from it; whether it is right is a matter of span.hpp.
void TimeRecogniser::apposition(const Context& c, TimePhrase& p) const {
  if (p.kind != Kind::date || p.detail.form != DateDetail::Form::relative) return;
  if (p.tokens.size() < 2 || c.reading.mentions.empty()) return;
  const std::uint32_t last = p.tokens.last - 1;
  const ClassValue* how = c.match_value(last, words_.ahead);
  if (how == nullptr) how = c.match_value(last, words_.back);
  if (how == nullptr || how->text != "then") return;
  const Mention& day = c.reading.mentions.back();
  if (day.tokens.last + 1 != p.tokens.first || !c.mark(day.tokens.last, ',')) return;
  if (day.kind != Kind::date && day.kind != Kind::weekday) return;
  p.when = day.when;
  p.detail.readings.clear();
  if (p.when.known) p.detail.readings = {p.when};
  p.detail.needs_anchor = !p.when.known;
}

// "on Friday at 7 p.m.", "3 p.m. on Saturday", "11 p.m. Sunday": the day knows its time; both stay
// mentions.
void TimeRecogniser::join_clock(Context& c) const {
  auto& mentions = c.reading.mentions;
  if (mentions.size() < 2) return;
  Mention& a = mentions[mentions.size() - 2];
  Mention& b = mentions.back();
  const auto day = [](const Mention& m) {
    return (m.kind == Kind::date || m.kind == Kind::weekday) && m.when.single();
  };
  const bool clock_first = a.kind == Kind::clock && day(b);
  const bool clock_last = b.kind == Kind::clock && day(a);
  if ((!clock_first && !clock_last) || a.sentence != b.sentence) return;
  if (b.tokens.first < a.tokens.last || b.tokens.first - a.tokens.last > 2) return;
  for (std::uint32_t i = a.tokens.last; i < b.tokens.first; ++i) {
    if (!c.mark(i, ',') && !c.mark(i, '-') && !c.is(i, words_.fw.at) && !c.is(i, words_.fw.on) &&
        c.match(i, words_.about) != 1)
      return;
  }
  DateDetail& date = c.reading.dates[clock_first ? b.detail : a.detail];
  const DateDetail& clock = c.reading.dates[clock_first ? a.detail : b.detail];
  if (clock.clock) {  // no part of the day: "in the morning, Tuesday"
    date.clock = true;
    date.seconds = clock.seconds;
  }
  (clock_first ? b : a).value = (clock_first ? a : b).value;
}

// "this evening", "Tuesday afternoon", "Friday in the morning", "early on Monday morning": the part
// of the day becomes the day's value, from and to in seconds; no hour is known.
void TimeRecogniser::part_of_day(Context& c) const {
  Mention& m = c.reading.mentions.back();
  if ((m.kind != Kind::date && m.kind != Kind::weekday) || m.tokens.empty()) return;
  const std::uint32_t end = m.tokens.last;
  std::uint32_t at = kNone;
  for (std::uint32_t i = m.tokens.first; i < end; ++i) {
    if (c.is(i, words_.day_part)) at = i;
  }
  std::uint32_t k = end;
  if (c.mark(k, ',')) ++k;
  if (c.is(k, words_.fw.in) && c.is(k + 1, words_.fw.the)) k += 2;
  if (at == kNone && c.part_end(k)) return;
  if (at == kNone && (c.is(k, words_.early) || c.is(k, words_.late))) ++k;
  if (at == kNone && c.mark(k, '-')) ++k;
  if (at == kNone && !c.is(k, words_.day_part)) return;
  if (at == kNone) at = k;
  const ClassValue* part = c.match_value(at, words_.day_part);
  if (part == nullptr) return;
  double from = part->number * 3600;
  double to = std::min(from + 4 * 3600, 86399.0);
  const auto said = [&](ClassId cls) {
    return (at > 0 && c.is(at - 1, cls)) || (at > 1 && c.mark(at - 1, '-') && c.is(at - 2, cls)) ||
           (m.tokens.first > 0 && c.is(m.tokens.first - 1, cls));
  };
  if (said(words_.early)) to = from + 2 * 3600;
  if (said(words_.late)) from += 2 * 3600;
  m.value.lo = from;
  m.value.hi = to;
  m.value.precision = Precision::range;
}

void TimeRecogniser::run(Context& context) const {
  Anchor anchor;
  anchor.published = context.reading.document->meta.published;
  for (std::uint32_t i = 0; i < context.size(); ++i) {
    if (context.at(i).is(kPartStart)) anchor.previous = {};
    if (context.at(i).is(kSentenceStart)) anchor.year = 0;
    if (!candidate(context, i)) continue;
    std::optional<TimePhrase> phrase = read(context, i, anchor);
    if (!phrase) continue;
    apposition(context, *phrase);
    const bool point = phrase->kind == Kind::date || phrase->kind == Kind::weekday;
    if (point && phrase->grain <= Grain::month && phrase->when.known) {
      anchor.previous = phrase->when;
    } else if (phrase->kind == Kind::period && phrase->grain == Grain::day && phrase->when.known &&
               phrase->when.first != kNoBegin && phrase->when.last != kNoEnd) {
      anchor.previous = day_range(phrase->when.last);
    }
    // "In 2024 the fair ran from May 3": the year opens the sentence, so it dates what follows.
    if (phrase->kind == Kind::date && phrase->grain == Grain::year && phrase->detail.year != 0 &&
        i > 0 && context.at(i - 1).is(kSentenceStart) && context.text(i - 1) == "In") {
      anchor.year = phrase->detail.year;
    }
    const bool stretch = phrase->kind == Kind::period;
    const TimePhrase kept = stretch ? *phrase : TimePhrase{};
    emit(context, *phrase);
    part_of_day(context);
    if (stretch) emit_inner(context, kept, anchor);
    join_clock(context);
    i = phrase->tokens.last - 1;
  }
}

}  // namespace factlint
