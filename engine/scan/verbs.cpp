#include "engine/scan/verbs.hpp"

#include <string_view>

namespace factlint {

VerbFinder::VerbFinder(const Knowledge& k) {
  const Lexicon& lexicon = k.lexicon;
  base_ = lexicon.class_id("verb-base");
  third_ = lexicon.class_id("verb-s");
  gerund_ = lexicon.class_id("verb-ing");
  past_ = lexicon.class_id("verb-past");
  participle_ = lexicon.class_id("irregular-participle");
  ambiguous_ = lexicon.class_id("ambiguous-verb");
  auxiliary_ = lexicon.class_id("auxiliary");
  modal_ = lexicon.class_id("modal");
  be_ = lexicon.class_id("be");
  have_ = lexicon.class_id("have");
  do_ = lexicon.class_id("do");
  negation_ = lexicon.class_id("negation-strict");
  near_negation_ = lexicon.class_id("near-negation");
  pseudo_ = lexicon.class_id("negation-pseudo");
  article_ = lexicon.class_id("article");
  possessive_ = lexicon.class_id("pronoun-possessive");
  demonstrative_ = lexicon.class_id("demonstrative");
  determiner_ = lexicon.class_id("determiner");
  preposition_ = lexicon.class_id("preposition");
  subject_pronoun_ = lexicon.class_id("pronoun-subject");
  pronoun_ = lexicon.class_id("pronoun");
  sentence_adverb_ = lexicon.class_id("sentence-adverb");
  degree_adverb_ = lexicon.class_id("degree-adverb");
  conjunction_ = lexicon.class_id("conjunction");
  relative_ = lexicon.class_id("relative");
  subordinator_ = lexicon.class_id("subordinator");
  cardinal_ = lexicon.class_id("number-cardinal");
  left_over_ = lexicon.class_id("left-over");
  reporting_ = lexicon.class_id("reporting-verb");
  infinitive_noun_ = lexicon.class_id("infinitive-noun");
}

bool VerbFinder::is_adverb(const Context& c, std::uint32_t i) const {
  const std::string_view word = c.text(i);
  return c.is(i, sentence_adverb_) || c.is(i, degree_adverb_) ||
         (word.size() > 4 && word.ends_with("ly") && c.at(i).is(kWord) && !c.at(i).is(kCapital));
}

bool VerbFinder::verb_form(const Context& c, std::uint32_t i) const {
  return c.is(i, base_) || c.is(i, third_) || c.is(i, past_) || c.is(i, gerund_) ||
         c.is(i, participle_);
}

bool VerbFinder::noun_like(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (!t.is(kWord | kMixed | kDigits)) return false;
  return !c.is(i, preposition_) && !c.is(i, determiner_) && !c.is(i, conjunction_) &&
         !c.is(i, auxiliary_) && !is_adverb(c, i);
}

bool VerbFinder::singular_article(const Context& c, std::uint32_t i) const {
  const ClassValue* article = c.knowledge.lexicon.value(c.at(i).word, article_);
  return article != nullptr && article->text == "indefinite";
}

// Decides for a word that can be a verb but has no auxiliary in front.
bool VerbFinder::stands_as_verb(const Context& c, std::uint32_t i, TokenRange sentence) const {
  const bool past = c.is(i, past_);
  const bool third = c.is(i, third_);
  const bool base = c.is(i, base_);
  if (!past && !third && !base) return false;
  if (i == sentence.first)
    return false;  // imperatives and "Founded in 1988, …" carry no finite verb
  if (c.at(i).is(kCapital) && !c.at(i).is(kSentenceStart)) {
    const PartKind part =
        c.reading.document->parts[c.reading.sentences[c.reading.sentence_of(i)].part].kind;
    if (part != PartKind::headline && part != PartKind::heading) return false;
  }
  std::uint32_t prev = i - 1;
  while (prev > sentence.first && is_adverb(c, prev)) --prev;
  if (c.is(prev, article_) || c.is(prev, possessive_)) return false;
  const std::string_view before = c.text(prev);
  if (before == "'s" || before == "\xE2\x80\x99s" || before == "-") return false;
  // "the boats’ owners", but: ‘It is gone,’ said Petra Holm.
  if (before == "\xE2\x80\x99" && !c.at(prev - 1).is(kPunct)) return false;
  if (before == "to" || c.is(prev, be_)) return false;  // "are expected to be sent"
  const std::uint32_t next = i + 1;
  if (!past && (c.is(next, auxiliary_) || c.text(next) == "of")) return false;  // "the terms were"
  const bool takes_object =
      c.is(next, determiner_) || c.is(next, article_) || c.is(next, pronoun_) ||
      c.at(next).is(kDigits | kSymbol) || c.is(next, cardinal_) || c.is(next, subordinator_) ||
      is_adverb(c, next) || (c.at(next).is(kCapital) && !c.at(next).is(kPunct));
  const bool subject_before = c.is(prev, subject_pronoun_) || c.is(prev, relative_);
  if (subject_before && !c.is(prev, preposition_)) return true;
  if (c.is(prev, preposition_) && !c.is(prev, subordinator_)) return false;
  if (c.is(prev, demonstrative_) && base && !third) return false;
  // "the remaining orders", "into actual orders": nouns behind an adjective.
  if (third && !past) {
    if (c.is(prev, left_over_)) return false;
    // "Eye drops approved for infants"
    if (c.is(next, past_) && (c.is(next + 1, preposition_) || c.at(next + 1).is(kPunct)))
      return false;
    // "top-level talks between"
    if (prev > sentence.first && c.text(prev - 1) == "-" && c.is(next, preposition_)) return false;
    // "to limit increases": what the infinitive is done to.
    if (prev > sentence.first && c.text(prev - 1) == "to" && c.is(prev, base_)) return false;
    const bool bare = prev > sentence.first && c.is(prev - 1, preposition_) &&
                      !c.is(prev - 1, subordinator_) && c.at(prev).is(kWord) &&
                      !c.at(prev).is(kCapital) && !before.ends_with("s") && !c.is(prev, pronoun_);
    if (bare && c.at(next).is(kPunct)) return false;
  }
  if (past) {
    // "the newly approved chips": an adjective. "chips approved by": a participle, see find().
    const bool adjective = noun_like(c, next) && !takes_object &&
                           (c.is(prev, determiner_) || c.is(prev, conjunction_));
    return !adjective;
  }
  if (c.at(prev).is(kDigits) || c.is(prev, cardinal_)) return false;
  if (c.is(prev, determiner_) && !takes_object) return false;
  if (c.is(i, ambiguous_)) {
    return takes_object && noun_like(c, prev) && (third || before.ends_with("s"));
  }
  if (third) {
    // "dinner lowers blood pressure": no noun by its form, behind a singular.
    const bool plain_verb =
        !c.knowledge.lexicon.is(c.knowledge.lexicon.find(c.lemma(i)), ambiguous_) &&
        noun_like(c, prev) && !before.ends_with("s");
    return takes_object || !noun_like(c, next) || c.at(prev).is(kCapital) || plain_verb;
  }
  // "a short walk": one that walks would be "a boy walks".
  for (std::uint32_t k = i; k > sentence.first && k + 3 > i && noun_like(c, k - 1); --k) {
    if (k - 1 > sentence.first && singular_article(c, k - 2)) return false;
  }
  // A base form needs a plural subject: "officials expect", "people say".
  return before.ends_with("s") || c.is(prev, conjunction_) || c.is(prev, pronoun_) || takes_object;
}

// "approved the malaria drops for infants": nouns right behind a verb that takes no clause.
bool VerbFinder::inside_object(const Context& c, const VerbGroup& left, std::uint32_t i,
                               TokenRange sentence) const {
  if (i - left.tokens.last > 3 || !c.is(i, third_) || c.is(left.head, reporting_)) return false;
  if (!c.is(left.tokens.last, determiner_) || c.is(i, past_)) return false;
  for (std::uint32_t k = left.tokens.last + 1; k < i; ++k) {
    if (!noun_like(c, k) || c.is(k, relative_)) return false;
  }
  // "the man who bought the house sells"
  for (std::uint32_t k = sentence.first; k < left.tokens.first; ++k) {
    if (c.is(k, relative_)) return false;
  }
  return c.is(i + 1, preposition_) || c.at(i + 1).is(kPunct);
}

// "had dredged": a word that no lexicon knows, behind an auxiliary.
bool VerbFinder::unknown_participle(const Context& c, std::uint32_t i, bool auxiliary) const {
  const Token& t = c.at(i);
  const std::string_view word = c.text(i);
  return auxiliary && t.is(kWord) && !t.is(kCapital) && word.size() > 4 && word.ends_with("ed") &&
         c.knowledge.lexicon.classes(t.word).none();
}

std::uint32_t VerbFinder::chain(const Context& c, std::uint32_t i, TokenRange sentence,
                                VerbGroup& group) const {
  bool saw_be = false;
  bool saw_have = false;
  bool saw_modal = false;
  std::uint32_t last = i;
  const auto count_negation = [&](std::uint32_t k) {
    if (c.match(k, pseudo_) != 0) return;
    if (c.is(k, negation_) || c.is(k, near_negation_)) group.negated = !group.negated;
  };
  for (; i < sentence.last; ++i) {
    const std::string_view word = c.text(i);
    if (c.is(i, modal_)) {
      const ClassValue* kind = c.knowledge.lexicon.value(c.at(i).word, modal_);
      saw_modal = true;
      if (kind != nullptr) {
        if (kind->text == "future") group.tense = Tense::future;
        group.conditional |= kind->text == "conditional";
        group.possible |= kind->text == "possible" && !word.starts_with("can");
      }
      count_negation(i);
      last = i;
    } else if (c.is(i, be_)) {
      const ClassValue* kind = c.knowledge.lexicon.value(c.at(i).word, be_);
      if (group.tense == Tense::none && kind != nullptr && !saw_modal) {
        group.tense = kind->text == "past"      ? Tense::past
                      : kind->text == "present" ? Tense::present
                                                : group.tense;
      }
      saw_be = true;
      count_negation(i);
      last = i;
      group.head = i;
    } else if (c.is(i, have_) && (!saw_be || word == "having")) {
      const ClassValue* kind = c.knowledge.lexicon.value(c.at(i).word, have_);
      if (group.tense == Tense::none && kind != nullptr && !saw_modal) {
        group.tense = kind->text == "past" ? Tense::past : Tense::present;
      }
      saw_have = true;
      count_negation(i);
      last = i;
      group.head = i;
    } else if (c.is(i, do_) && !saw_be && !(saw_have && word == "done")) {
      const ClassValue* kind = c.knowledge.lexicon.value(c.at(i).word, do_);
      if (group.tense == Tense::none && kind != nullptr && !saw_modal) {
        group.tense = kind->text == "past" ? Tense::past : Tense::present;
      }
      count_negation(i);
      last = i;
      group.head = i;
    } else if (c.is(i, negation_) || c.is(i, near_negation_)) {
      if (c.is(i, determiner_) && word != "no longer")
        break;  // "has no homes": belongs to the object
      if (c.match(i, pseudo_) == 0) count_negation(i);
    } else if (is_adverb(c, i) && !verb_form(c, i)) {
      // stays inside only if the verb goes on behind it
    } else if (verb_form(c, i) || unknown_participle(c, i, saw_be || saw_have)) {
      const bool participle =
          c.is(i, past_) || c.is(i, participle_) || unknown_participle(c, i, saw_be || saw_have);
      const bool ing = c.is(i, gerund_);
      const bool bare = c.is(i, base_) && !participle;
      if (saw_be && !participle && !ing) break;                     // "is work": a noun
      if (saw_have && !saw_be && !saw_modal && !participle) break;  // "has orders": an object
      if (!saw_be && !saw_have && !bare && !c.is(i, base_) && !participle) break;
      if (c.is(i, ambiguous_) && saw_be && !participle) break;
      group.head = i;
      last = i;
      group.passive = saw_be && participle;
      group.perfect = saw_have;
      ++i;
      break;
    } else {
      break;
    }
  }
  if (group.tense == Tense::none && !saw_modal) group.tense = Tense::present;
  if (group.head == kNone) group.head = last;
  return last + 1;
}

// "Bridge to stay shut until May": headlines put it so for "will stay"; "Plan to sell mill
// rejected" has its verb further on.
bool VerbFinder::headline_future(const Context& c, std::uint32_t i, TokenRange sentence) const {
  if (c.text(i) != "to" || i == sentence.first || i + 1 >= sentence.last) return false;
  return c.is(i + 1, base_) && noun_like(c, i - 1) && !c.is(i - 1, infinitive_noun_) &&
         !c.is(i - 1, past_) && !c.is(i - 1, participle_);
}

void VerbFinder::find(const Context& c, TokenRange sentence, std::vector<VerbGroup>& groups) const {
  groups.clear();
  bool finite_seen = false;
  const bool headline =
      !sentence.empty() &&
      c.reading.part_kind(c.reading.sentence_of(sentence.first)) == PartKind::headline;
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    if (!c.at(i).is(kWord)) {
      ++i;
      continue;
    }
    if (c.is(i, auxiliary_) &&
        !(c.is(i, ambiguous_) && !c.is(i + 1, base_) && !c.is(i + 1, negation_)) &&
        !(c.text(i) == "being" || c.text(i) == "having" || c.text(i) == "doing" ||
          c.text(i) == "been" || c.text(i) == "May" || c.text(i) == "Will") &&
        !(i > sentence.first && c.text(i - 1) == "to")) {
      VerbGroup group;
      const std::uint32_t end = chain(c, i, sentence, group);
      group.tokens = {i, end};
      finite_seen = true;
      groups.push_back(group);
      i = end;
      continue;
    }
    if (headline && !finite_seen && headline_future(c, i, sentence)) {
      VerbGroup group;
      const std::uint32_t end = chain(c, i + 1, sentence, group);
      group.tokens = {i, end};
      group.tense = Tense::future;
      finite_seen = true;
      groups.push_back(group);
      i = end;
      continue;
    }
    // "placed orders", "approved imports": the second is the first one's object.
    // "gained ground": a form of "grind" no more than "placed orders" has a second verb.
    const bool object = !groups.empty() && (groups.back().tokens.last == i ||
                                            inside_object(c, groups.back(), i, sentence));
    if (!object && verb_form(c, i) && stands_as_verb(c, i, sentence)) {
      VerbGroup group;
      group.tokens = {i, i + 1};
      group.head = i;
      group.tense = c.is(i, past_) ? Tense::past : Tense::present;
      // "a figure worked out by", "cases found in": no finite verb, if another one stands before
      // it.
      const bool noun_before =
          i > sentence.first && noun_like(c, i - 1) && !c.is(i - 1, subject_pronoun_);
      group.participle = group.tense == Tense::past && noun_before && finite_seen &&
                         c.is(i + 1, preposition_) && c.text(i + 1) == "by";
      finite_seen |= !group.participle;
      groups.push_back(group);
    }
    ++i;
  }
}

}  // namespace factlint
