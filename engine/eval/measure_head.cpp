// The part of MeasureReader that finds what a number counts and what happens to it.
#include <algorithm>

#include "engine/eval/measure_frame.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kBack = 14;  // how far before a bare number its noun may stand

}  // namespace

// "The number of homes destroyed stood at 83", "the toll rose to 12": what a bare number counts
// stands before it.
std::uint64_t MeasureReader::counted_before(const Mention& m, MeasureFrame& frame) const {
  const std::uint32_t begin = reading_->sentences[m.sentence].tokens.first;
  const std::uint32_t from = m.tokens.first > begin + kBack ? m.tokens.first - kBack : begin;
  for (std::uint32_t i = m.tokens.first; i-- > from;) {
    const Token& t = reading_->tokens[i];
    if (t.is(kDigits) || reading_->text(i) == ";" || reading_->text(i) == ",") return 0;
    if (const std::uint64_t toll = ring_at(i, toll_word_)) {
      act(frame, toll, true);
      return hash_folded("person");
    }
    if (!is(i, count_noun_) || reading_->text(i + 1) != "of") continue;
    std::uint32_t head = kNone;
    for (std::uint32_t k = i + 2; k < m.tokens.first; ++k) {
      if (is(k, article_) || is(k, determiner_)) continue;
      const bool verb = is(k, auxiliary_) || ring(k, act_ring_) != 0 || is(k, light_act_);
      if (!reading_->tokens[k].is(kWord) || is(k, preposition_) || is(k, relative_) ||
          is(k, conjunction_) || (head != kNone && verb)) {
        if (head != kNone && verb) act(frame, ring(k, act_ring_), true);
        break;
      }
      head = k;
    }
    return head == kNone ? 0 : noun(head);
  }
  return 0;
}

bool MeasureReader::plain_noun(std::uint32_t i) const {
  const Token& t = reading_->tokens[i];
  return t.is(kWord) && !is(i, stop_) && !is(i, head_stop_) && !is(i, preposition_) &&
         !is(i, conjunction_) && !is(i, auxiliary_) && !is(i, article_);
}

// "A marrow that weighed 61 kg": what the relative stands for, else the subject of the clause.
std::uint64_t MeasureReader::subject_of(const Clause* clause, const MeasureFrame& frame) const {
  if (clause == nullptr || frame.clause == kNone) return 0;
  const std::uint32_t first = clause->tokens.first;
  if (first > reading_->sentences[clause->sentence].tokens.first && is(first, relative_)) {
    const std::uint32_t before = reading_->text(first - 1) == "," ? first - 2 : first - 1;
    if (plain_noun(before)) return stemmer_.stem(*reading_, before);
  }
  // Its noun: "marrow" of "the winning marrow at the show on Saturday".
  std::uint64_t head = 0;
  std::uint32_t i = clause->subject.first;
  const std::string_view start = reading_->text(i);
  if (start.ends_with("ed") || start.ends_with("ing") || is(i, participle_)) {
    // "Built in 1961, the dam is"
    for (std::uint32_t k = i; k < clause->subject.last; ++k)
      if (reading_->text(k) == ",") i = k + 1;
  }
  for (; i < clause->subject.last; ++i) {
    if (is(i, preposition_) || reading_->tokens[i].is(kPunct)) break;
    if (is(i, relative_)) break;
    if (const std::uint64_t s = stemmer_.stem(*reading_, i)) head = s;
  }
  if (head != 0) return head;
  return frames_->clauses[frame.clause].subject;
}

// "Rents rose 9 per cent in the old town": phrases right behind the measure bound what it counts.
// The last noun of each is kept; times are compared elsewhere.
void MeasureReader::find_bounds(const Mention& m, TokenRange clause, MeasureFrame& frame) const {
  frame.first_bound = static_cast<std::uint32_t>(frames_->stems.size());
  std::uint32_t i = std::max(m.tokens.last, m.head == kNone ? 0 : m.head + 1);
  const std::span<const Mention> mentions = mentions_of(m.sentence);
  while (i < clause.last && is(i, preposition_)) {
    const bool agent = reading_->text(i) == "by";
    std::uint64_t head = 0;
    for (++i; i < clause.last && reading_->tokens[i].is(kWord | kMixed | kDigits); ++i) {
      if (is(i, preposition_) || is(i, conjunction_) || is(i, auxiliary_) || is(i, relative_))
        break;
      const bool time = std::ranges::any_of(mentions, [&](const Mention& other) {
        return other.tokens.contains(i) &&
               (other.kind == Kind::date || other.kind == Kind::weekday ||
                other.kind == Kind::period || other.kind == Kind::clock ||
                other.kind == Kind::duration);
      });
      if (time) break;  // "in the old town last year", "in May"
      if (const std::uint64_t s = stemmer_.stem(*reading_, i)) head = s;
    }
    if (head != 0 && !agent) frames_->stems.push_back(head);
  }
  close(frame.first_bound, frame.first_bound, frame.bound_count);
}

// "By noon", "at its height": counts of two moments of one day are two counts.
std::uint64_t MeasureReader::moment(TokenRange sentence, const Mention& m) const {
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (m.tokens.contains(i)) continue;
    if (const std::uint64_t r = ring_at(i, moment_)) return r;
  }
  return 0;
}

bool MeasureReader::find_head(const Mention& m, MeasureFrame& frame) const {
  const std::uint32_t next = m.tokens.last;
  const TokenRange sentence = reading_->sentences[m.sentence].tokens;
  if (m.kind == Kind::number && m.tokens.first >= sentence.first + 2) {
    // "Wins by 5,568 votes", "a majority of 4,568": the distance between two, not their votes.
    const std::uint32_t before = m.tokens.first - 1;
    const bool votes =
        m.head != kNone && reading_->text(before) == "by" && is(m.head, margin_unit_);
    if (votes || (reading_->text(before) == "of" && is(before - 1, margin_))) {
      frame.head = hash_folded("margin");
      return true;
    }
  }
  if (m.head != kNone && m.kind == Kind::number && m.head == next && ring(m.head, act_ring_) != 0 &&
      !is(m.head, noun_ring_) && ring(m.head, toll_noun_) == 0) {
    act(frame, ring(m.head, act_ring_), true);  // "Seven injured in landslip"
    frame.head = hash_folded("person");
    return true;
  }
  if (m.head != kNone) {
    frame.head = noun(m.head);
    if (const std::uint64_t toll = ring(m.head, toll_noun_)) {
      act(frame, toll, true);
      frame.head = hash_folded("person");
    }
    return true;
  }
  if (m.kind == Kind::duration || m.kind == Kind::quantity) {
    // "a 48-hour battery", "a 600-metre quay"
    bool hyphen = false;
    for (std::uint32_t i = m.tokens.first; i < m.tokens.last; ++i)
      hyphen |= reading_->text(i) == "-";
    if (!hyphen) return true;
    for (std::uint32_t i = next; i < std::min(next + 3, sentence.last); ++i) {
      if (!plain_noun(i)) break;
      frame.head = noun(i);
    }
    return true;
  }
  if (m.kind == Kind::money && m.tokens.first > sentence.first &&
      (is(m.tokens.first - 1, article_) || is(m.tokens.first - 1, possessive_))) {
    // "a £321 million budget"
    for (std::uint32_t i = next; i < std::min(next + 3, sentence.last); ++i) {
      if (!plain_noun(i)) break;
      frame.head = noun(i);
    }
    return true;
  }
  if (m.kind != Kind::number) return true;
  // "Five hurt as ferry strikes pier", "12 dead": a count of people.
  if (next < sentence.last) {
    if (const std::uint64_t r = ring(next, act_ring_); r != 0 && !is(next, noun_ring_)) {
      act(frame, r, true);
      frame.head = hash_folded("person");
      return true;
    }
  }
  if (m.tokens.first > sentence.first &&
      (next >= sentence.last || !reading_->tokens[next].is(kWord) || is(next, preposition_) ||
       is(next, conjunction_))) {
    // "Crash kills 12"
    const std::uint64_t before = ring(m.tokens.first - 1, act_ring_);
    if (before != 0 && (before == hash_folded("kill") || before == hash_folded("injure"))) {
      act(frame, before, true);
      frame.head = hash_folded("person");
      return true;
    }
  }
  // "a crowd of 41,200"
  if (m.tokens.first >= sentence.first + 2 && reading_->text(m.tokens.first - 1) == "of" &&
      plain_noun(m.tokens.first - 2) && !is(m.tokens.first - 2, count_noun_)) {
    frame.head = noun(m.tokens.first - 2);
    return true;
  }
  frame.head = counted_before(m, frame);
  return frame.head != 0;
}

// The verb of its clause, a participle behind the noun ("homes destroyed"), a phrase ("moved out"),
// and the noun that governs it ("orders for 400 chips").
void MeasureReader::find_acts(const Mention& m, TokenRange clause, const Clause* of,
                              MeasureFrame& frame) const {
  const std::uint32_t behind = std::max(m.tokens.last, m.head == kNone ? 0 : m.head + 1);
  bool closed = false;  // the number belongs to a noun, not to the verb
  if (m.tokens.first >= clause.first + 2 && is(m.tokens.first - 1, preposition_)) {
    const std::uint32_t g = m.tokens.first - 2;
    const Token& t = reading_->tokens[g];
    const bool verb = of != nullptr && of->verb.contains(g);
    if (t.is(kWord) && !verb && !is(g, stop_) && !is(g, preposition_) && !is(g, auxiliary_)) {
      const std::uint64_t r = ring(g, act_ring_);
      frame.governor = r != 0 ? r : lexicon_.lemma(t.word, reading_->text(g));
      act(frame, frame.governor, r != 0);
      closed = r != 0;
    }
  }
  for (std::uint32_t i = behind; i < std::min(behind + 3, clause.last); ++i) {
    const Token& t = reading_->tokens[i];
    if (!t.is(kWord)) break;
    if (of != nullptr && of->verb.contains(i)) break;
    const std::uint64_t r = ring(i, act_ring_);
    if (r != 0 && !is(i, noun_ring_)) {
      act(frame, r, true);
      closed = true;
    }
    if (!is(i, relative_) && !is(i, auxiliary_)) break;
  }
  for (std::uint32_t i = clause.first; i < clause.last; ++i) {
    const Token& t = reading_->tokens[i];
    for (std::size_t h = t.hit; h < reading_->hits.size() && reading_->hits[h].tokens.first == i;
         ++h) {
      const PhraseHit& hit = reading_->hits[h];
      if (hit.cls == act_ring_ && hit.tokens.size() > 1 && hit.value != 0)
        act(frame, hash_folded(lexicon_.phrase_value(hit.value).text), true);
    }
  }
  if (of == nullptr || closed) return;
  const bool main = of->head != kNone;
  const std::uint64_t r = main ? ring(of->head, act_ring_) : 0;
  const bool light = main && (is(of->head, light_act_) || is(of->head, auxiliary_));
  act(frame, r != 0 ? r : of->lemma, !light || r != 0);
}

}  // namespace factlint
