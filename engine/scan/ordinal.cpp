#include "engine/scan/ordinal.hpp"

namespace factlint {

Ordinals::Ordinals(const Knowledge& knowledge) : f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  determiner_ = l.class_id("determiner");
  possessive_ = l.class_id("pronoun-possessive");
  preposition_ = l.class_id("preposition");
  time_noun_ = l.class_id("time-noun");
  article_ = l.class_id("article");
  auxiliary_ = l.class_id("auxiliary");
  after_time_ = l.class_id("after-time");
}

bool Ordinals::accept(const Context& c, const NumberParse& n) const {
  const std::uint32_t word = n.tokens.last - 1;
  if (!c.is(word, time_noun_)) return true;
  if (n.tokens.size() > 1 && !n.article) return true;  // "twenty-second"
  const Token& next = c.at(word + 1);
  if (c.at(word).is(kSentenceStart)) return c.mark(word + 1, ',');
  const bool led = word > 0 && (c.is(word - 1, determiner_) || c.is(word - 1, possessive_));
  const bool indefinite =
      word > 0 && c.is(word - 1, article_) && c.at(word - 1).end - c.at(word - 1).begin <= 2;
  const bool noun_follows = next.is(kWord) && !c.is(word + 1, preposition_) &&
                            !c.is(word + 1, auxiliary_) && !c.is(word + 1, after_time_) &&
                            !c.is(word + 1, f_.and_);
  if (indefinite) return noun_follows;
  if (led) return !c.mark(word + 1, '-') || noun_follows;
  // "finished second", "came second", "second-largest"
  return c.mark(word + 1, '-') || next.end == next.begin || next.is(kPunct) ||
         c.is(word + 1, preposition_);
}

}  // namespace factlint
