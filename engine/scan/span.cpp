#include "engine/scan/span.hpp"

#include <algorithm>
#include <cmath>

namespace factlint {

namespace {

constexpr double kDay = 86400;

// A stretch given by two days, not by a month or a quarter.
bool two_days(const Context& c, const Mention& m) {
  if (m.kind != Kind::period || !closed(m.when) || m.when.single()) return false;
  const DateDetail& d = c.reading.dates[m.detail];
  return d.readings.size() == 1 && m.when.last - m.when.first < 400 && m.tokens.size() > 2;
}

}  // namespace

SpanFinder::SpanFinder(const Knowledge& knowledge)
    : w_(knowledge), second_(knowledge.unit("second")) {
  const Lexicon& l = knowledge.lexicon;
  lasting_event_ = l.class_id("lasting-event");
  lasting_verb_ = l.class_id("lasting-verb");
  begin_word_ = l.class_id("begin-word");
  end_word_ = l.class_id("end-word");
  other_event_ = l.class_id("lasting-other");
}

// Whole days, weeks, months or years that no word makes vague: "about ten days" ties nothing.
bool SpanFinder::counted(const Context& c, const Mention& m) const {
  if (m.kind != Kind::duration || m.value.precision == Precision::vague) return false;
  if (m.value.point < kDay || std::fmod(m.value.point, kDay) != 0) return false;
  for (std::uint32_t back = 1; back <= 3 && back <= m.tokens.first; ++back) {
    if (c.at(m.tokens.first - back + 1).is(kSentenceStart)) break;
    if (c.match(m.tokens.first - back, w_.approximator) >= back) return false;
  }
  return true;
}

// Only marks and words of the class `span-link` between: ", in all", "a total of", "(".
bool SpanFinder::linked(const Context& c, std::uint32_t from, std::uint32_t to) const {
  if (to < from || to - from > 4) return false;
  for (std::uint32_t i = from; i < to; ++i) {
    if (c.mark(i, ',') || c.mark(i, '(') || c.dash(i) || c.is(i, w_.span_link) ||
        c.match(i, w_.span_word) != 0) {
      continue;
    }
    return false;
  }
  return true;
}

void SpanFinder::add(Context& c, const Mention& length, TokenRange tokens, DateRange start,
                     DateRange end, bool exact) const {
  Value v = length.value;
  double unit = 0;
  std::uint32_t n = 0;
  Grain grain = Grain::none;
  for (std::uint32_t i = length.tokens.first; i < length.tokens.last; ++i) {
    const Grain found = w_.unit_at(c, i, unit, n);
    if (found != Grain::none) grain = found;
  }
  const double days = v.point / kDay;
  const double units = unit > 0 ? v.point / unit : 0;
  double lo = exact ? days : days - 1;
  double hi = days;
  switch (grain) {
    case Grain::day:
      break;
    case Grain::week:
    case Grain::fortnight:
      lo = days - 3 - (exact ? 0 : 1);
      hi = days + 6;
      break;
    case Grain::month:
      lo = std::floor(units * 30.4 - 16);
      hi = std::ceil((units + 1) * 30.5);
      break;
    case Grain::year:
      lo = std::floor(units * 365.2 - 184);
      hi = std::ceil((units + 1) * 365.3);
      break;
    default:
      return;
  }
  v.lo = lo * kDay;
  v.hi = hi * kDay;
  Record record;
  record.kind = Kind::span;
  record.tokens = tokens;
  record.sentence = length.sentence;
  record.fields = {Datum{start}, Datum{end}, Datum{v}, Datum{exact}};
  record.more = {length.tokens};
  c.reading.records.push_back(std::move(record));
}

// "from July 1 to July 20, thirty days in all"; "the fortnight from 1 to 15 May"; "a four-day
// strike from 3 to 6 May"
void SpanFinder::stretch(Context& c, std::size_t first, std::size_t last) const {
  const auto& mentions = c.reading.mentions;
  for (std::size_t p = first; p < last; ++p) {
    if (!two_days(c, mentions[p])) continue;
    const TokenRange at = mentions[p].tokens;
    for (std::size_t k = first; k < last; ++k) {
      const Mention& m = mentions[k];
      if (!counted(c, m)) continue;
      // "three days after they opened" is counted from there.
      const bool moved = c.match(m.tokens.last, w_.back) != 0 ||
                         c.match(m.tokens.last, w_.ahead) != 0 ||
                         c.match(m.tokens.last, w_.before) != 0;
      if (moved) continue;
      bool tied = false;
      if (m.tokens.first >= at.last) {
        tied = m.tokens.first > at.last && linked(c, at.last, m.tokens.first);
      } else if (m.tokens.last <= at.first) {
        // At most two words between, and no mark but a comma: the noun of "a four-day strike".
        tied = at.first - m.tokens.last <= 2 && c.is(at.first, w_.from);
        for (std::uint32_t i = m.tokens.last; i < at.first && tied; ++i) {
          tied = (c.at(i).is(kWord) && !c.is(i, w_.auxiliary) && !c.is(i, w_.past) &&
                  !c.is(i, w_.and_)) ||
                 c.mark(i, ',');
        }
      }
      if (!tied) continue;
      const TokenRange whole{std::min(at.first, m.tokens.first), std::max(at.last, m.tokens.last)};
      add(c, m, whole, day_range(mentions[p].when.first), day_range(mentions[p].when.last), false);
    }
  }
}

// "on January 28, fifteen days later"; "last Friday, four days ago"; "on May 13, ten days after May
// 3": the length stands in a date mention of its own, behind the day that it leads to.
void SpanFinder::distance(Context& c, std::size_t first, std::size_t last) const {
  const auto& mentions = c.reading.mentions;
  for (std::size_t k = first + 1; k < last; ++k) {
    const Mention& m = mentions[k];
    const Mention& day = mentions[k - 1];
    if (m.kind != Kind::date || !day_mention(day) || m.detail == kNone) continue;
    if (c.reading.dates[day.detail].form == DateDetail::Form::relative && day.kind == Kind::date) {
      continue;  // "today, two days later": nothing to hold it against
    }
    const bool comma =
        m.tokens.first == day.tokens.last + 1 &&
        (c.mark(day.tokens.last, ',') || c.mark(day.tokens.last, '(') || c.dash(day.tokens.last));
    if (!comma) continue;
    // Read the length again from its words: "fifteen days" of "fifteen days later".
    const TimeWords::Count count = w_.count(c, m.tokens.first);
    if (count.tokens == 0 || count.vague) continue;
    std::uint32_t u = m.tokens.first + count.tokens;
    if (w_.hyphen(c, u)) ++u;
    double seconds = 0;
    std::uint32_t n = 0;
    const Grain grain = w_.unit_at(c, u, seconds, n);
    if (grain != Grain::day && grain != Grain::week && grain != Grain::month &&
        grain != Grain::year) {
      continue;
    }
    const std::uint32_t word = u + n;
    if (word >= m.tokens.last) continue;
    const bool back = c.match(word, w_.back) != 0 || c.match(word, w_.before) != 0;
    const ClassValue* how = c.match_value(word, back ? w_.back : w_.ahead);
    DateRange other;
    if (word + 1 < m.tokens.last) {
      // "ten days after May 3" was resolved from that date: undo it.
      if (!m.when.single() || grain != Grain::day) continue;
      const auto days = static_cast<Day>(count.value);
      other = day_range(back ? m.when.first + days : m.when.first - days);
    } else if (how == nullptr) {
      continue;
    } else if (how->text == "now") {
      other = c.reading.document->meta.published;
    } else {
      // The day before `day` in this sentence or the one before it, in the same paragraph.
      for (std::size_t e = k - 1; e-- > 0;) {
        const Mention& earlier = mentions[e];
        if (earlier.sentence + 1 < m.sentence ||
            c.reading.sentences[earlier.sentence].part != c.reading.sentences[m.sentence].part) {
          break;
        }
        if (earlier.tokens.overlaps(day.tokens)) continue;
        if (day_mention(earlier)) {
          other = earlier.when;
          break;
        }
      }
    }
    if (!other.single()) continue;
    const bool day_is_later = !back;
    const DateRange start = day_is_later ? other : day.when;
    const DateRange end = day_is_later ? day.when : other;
    Mention length = m;
    length.tokens = {m.tokens.first, word};
    length.value = Value::exactly(count.value * seconds, second_);
    add(c, length, {day.tokens.first, m.tokens.last}, start, end, true);
  }
}

// "10 days later, on 16 March"; "Three days after Tuesday’s launch, it landed on Saturday, 18
// April": the length leads to a day that is written out behind it, in the same clause.
void SpanFinder::leads_to(Context& c, std::size_t first, std::size_t last) const {
  const auto& mentions = c.reading.mentions;
  for (std::size_t k = first; k + 1 < last; ++k) {
    const Mention& m = mentions[k];
    if (m.kind != Kind::date || m.detail == kNone || !m.when.single() ||
        c.reading.dates[m.detail].form != DateDetail::Form::relative) {
      continue;
    }
    const TimeWords::Count count = w_.count(c, m.tokens.first);
    if (count.tokens == 0 || count.vague) continue;
    double seconds = 0;
    std::uint32_t n = 0;
    const std::uint32_t u = m.tokens.first + count.tokens;
    const Grain grain = w_.unit_at(c, u, seconds, n);
    if (grain != Grain::day && grain != Grain::week) continue;
    const std::uint32_t word = u + n;
    if (word >= m.tokens.last || c.match(word, w_.ahead) == 0) continue;
    const ClassValue* how = c.match_value(word, w_.ahead);
    if (how != nullptr && how->text == "now") continue;
    // The next day that is written out, and no other date between.
    const Mention* day = nullptr;
    for (std::size_t e = k + 1; e < last && day == nullptr; ++e) {
      const Mention& next = mentions[e];
      if (next.kind != Kind::date && next.kind != Kind::weekday && next.kind != Kind::period) {
        continue;
      }
      if (!next.when.single() || next.detail == kNone || c.reading.dates[next.detail].day == 0)
        break;
      day = &next;
    }
    if (day == nullptr || day->tokens.first < m.tokens.last) continue;
    std::uint32_t behind = m.tokens.last;
    if (c.mark(behind, ',')) ++behind;
    if (c.is(behind, w_.day_preposition)) ++behind;
    bool tied = behind == day->tokens.first;
    if (!tied && c.at(m.tokens.first).is(kSentenceStart)) {
      std::uint32_t comma = m.tokens.last;
      while (comma < day->tokens.first && comma < m.tokens.last + 6 && !c.mark(comma, ',')) ++comma;
      std::uint32_t clauses = 0;
      const Sentence& sentence = c.reading.sentences[m.sentence];
      for (std::uint32_t i = 0; i < sentence.clause_count; ++i) {
        const Clause& clause = c.reading.clauses[sentence.first_clause + i];
        if (clause.head < day->tokens.first && clause.head > m.tokens.last) ++clauses;
      }
      tied = c.mark(comma, ',') && clauses == 1 && c.is(day->tokens.first - 1, w_.day_preposition);
    }
    if (!tied) continue;
    const Day days = static_cast<Day>(count.value * seconds / kDay);
    Mention length = m;
    length.tokens = {m.tokens.first, word};
    length.value = Value::exactly(count.value * seconds, second_);
    add(c, length, {m.tokens.first, day->tokens.last}, day_range(m.when.first - days), day->when,
        true);
  }
}

void SpanFinder::run(Context& context) const {
  const auto& mentions = context.reading.mentions;
  for (std::size_t i = 0; i < mentions.size();) {
    std::size_t end = i;
    while (end < mentions.size() && mentions[end].sentence == mentions[i].sentence) ++end;
    // Work grows with the square of a sentence's mentions: lists of dates tie nothing anyway.
    if (end - i <= 40) {
      stretch(context, i, end);
      distance(context, i, end);
      leads_to(context, i, end);
    }
    i = end;
  }
  lasting(context);
}

}  // namespace factlint
