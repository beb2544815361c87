#include "engine/scan/multiple.hpp"

#include <algorithm>

namespace factlint {

Multiples::Multiples(const Knowledge& knowledge) {
  const Lexicon& l = knowledge.lexicon;
  word_ = l.class_id("multiple-word");
  weak_ = l.class_id("multiple-weak");
  times_ = l.class_id("multiple-times");
  fold_ = l.class_id("multiple-fold");
  before_ = l.class_id("multiple-before");
  after_ = l.class_id("multiple-after");
  factor_ = l.class_id("factor-phrase");
  determiner_ = l.class_id("determiner");
  article_ = l.class_id("article");
  possessive_ = l.class_id("pronoun-possessive");
}

bool Multiples::by_before(const Context& c, std::uint32_t first) const {
  return first > 0 && !c.at(first).is(kPartStart) && c.is(first - 1, before_);
}

std::uint32_t Multiples::factor_before(const Context& c, std::uint32_t first) const {
  for (std::uint32_t n = 4; n >= 3; --n) {
    if (n <= first && c.match(first - n, factor_) == n) return n;
  }
  return 0;
}

std::uint32_t Multiples::after(const Context& c, const NumberParse& n, std::uint32_t first) const {
  if (n.ordinal) return 0;
  if (!n.suffix.empty()) {
    // "6x the performance", "1920x1080" is a mixed token of its own kind.
    const Lexicon& l = c.knowledge.lexicon;
    return l.is(l.find(hash_folded(n.suffix)), times_) ? n.tokens.last : 0;
  }
  std::uint32_t at = n.tokens.last;
  const bool hyphen = c.mark(at, '-') && !c.at(at).is(kSpaceBefore);
  if (hyphen) ++at;
  if (c.is(at, fold_)) return at + 1;
  if (c.is(at, times_) && c.at(at).is(kWord) && c.at(at).end - c.at(at).begin > 1) {
    if (by_before(c, std::min(first, n.tokens.first)) || c.is(at + 1, after_)) return at + 1;
  }
  return 0;
}

std::uint32_t Multiples::compared(const Context& c, const HeadFinder& heads,
                                  std::uint32_t next) const {
  if (c.at(next).is(kPunct | kPartStart)) return kNone;
  const bool noun = c.is(next, article_) || c.is(next, possessive_);
  return noun ? heads.after(c, next + 1, false) : kNone;
}

double Multiples::word(const Context& c, std::uint32_t i) const {
  const ClassValue* v = c.knowledge.lexicon.value(c.at(i).word, word_);
  if (v == nullptr || !v->has_number) return 0;
  if (c.is(i, weak_)) {
    // "double the number", "twice as many"; "a double room" and "the play-off halves" are none.
    const std::uint32_t next = i + 1;
    if (!c.is(next, after_) && !c.is(next, determiner_)) return 0;
  }
  return v->number;
}

}  // namespace factlint
