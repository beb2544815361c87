// The part of MeasureReader that finds values which stand: what is so on any day, and what share of
// those who voted was for something.
#include <algorithm>

#include "engine/eval/measure_frame.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kReach = 14;  // from a share to what they voted for

}  // namespace

// Where a word or phrase of the class that begins here ends; the token itself if none does.
std::uint32_t MeasureReader::phrase_end(std::uint32_t i, ClassId cls) const {
  std::uint32_t end = is(i, cls) ? i + 1 : i;
  const Token& t = reading_->tokens[i];
  for (std::size_t h = t.hit; h < reading_->hits.size() && reading_->hits[h].tokens.first == i; ++h)
    if (reading_->hits[h].cls == cls) end = std::max(end, reading_->hits[h].tokens.last);
  return end;
}

// "Normally carries 18,400 vehicles a day", "on an average day 18,400 vehicles": in the present
// tense it holds for every day, whenever it is told.
void MeasureReader::find_standing(const Mention& m, TokenRange clause, const Clause* of,
                                  MeasureFrame& frame) const {
  if (m.kind == Kind::percent) find_ballot(m, frame);
  if (of == nullptr || of->tense == Tense::past || of->tense == Tense::future) return;
  // "The lake holds 36 million cubic metres": a trait of the lake.
  frame.standing = of->tense == Tense::present && of->head != kNone && is(of->head, standing_);
  const std::uint32_t behind = std::max(m.tokens.last, m.head == kNone ? 0 : m.head + 1);
  for (std::uint32_t i = behind; i < std::min(behind + 2, clause.last); ++i) {
    if (frame.habit == 0) frame.habit = ring_at(i, habit_rate_);
    if (reading_->tokens[i].is(kPunct)) break;
  }
  if (m.kind != Kind::number && m.kind != Kind::quantity) return;
  for (std::uint32_t i = clause.first; i < clause.last && frame.habit == 0; ++i)
    frame.habit = ring_at(i, habit_);
}

// "71 per cent of those who voted were for a strike", "Of the votes cast, 71 per cent were for the
// plan": a ballot is held once, whenever it is told.
void MeasureReader::find_ballot(const Mention& m, MeasureFrame& frame) const {
  const TokenRange sentence = reading_->sentences[m.sentence].tokens;
  const auto base_end = [&](std::uint32_t i) {
    const std::uint32_t end = phrase_end(i, ballot_base_);
    // "of those who voted for the League": of some of them.
    return end < sentence.last && is(end, stance_object_) ? i : end;
  };
  const auto skip = [&](std::uint32_t i) {
    while (i < sentence.last && (is(i, article_) || is(i, possessive_))) ++i;
    return i;
  };
  std::uint32_t from = 0;
  if (m.tokens.last + 1 < sentence.last && reading_->text(m.tokens.last) == "of") {
    const std::uint32_t base = skip(m.tokens.last + 1);
    if (base < sentence.last && base_end(base) != base) from = base_end(base);
  }
  if (from == 0 && (is(sentence.first, preposition_) || reading_->text(sentence.first) == "Of")) {
    const std::uint32_t base = skip(sentence.first + 1);
    if (base < m.tokens.first && base_end(base) != base && m.tokens.first <= base_end(base) + 1)
      from = m.tokens.last;
  }
  if (from == 0) return;
  for (std::uint32_t i = from; i < std::min(from + kReach, sentence.last); ++i) {
    if (reading_->tokens[i].is(kPunct)) return;
    const std::uint64_t stance = ring_at(i, stance_);
    if (stance == 0) continue;
    frame.stance = stance;
    frame.head = hash_folded("ballot");
    for (std::uint32_t k = phrase_end(i, stance_); k < std::min(i + 6, sentence.last); ++k) {
      if (is(k, article_) || is(k, possessive_)) continue;
      if (!plain_noun(k)) break;  // "a new church roof, which": its last noun
      frame.goal = noun(k);
    }
    return;
  }
}

}  // namespace factlint
