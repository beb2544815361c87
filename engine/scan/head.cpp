#include "engine/scan/head.hpp"

namespace factlint {

HeadFinder::HeadFinder(const Knowledge& knowledge) : f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  pass_ = l.class_id("head-pass");
  plural_noun_ = l.class_id("plural-noun");
  stop_ = l.class_id("head-stop");
  determiner_ = l.class_id("determiner");
  article_ = l.class_id("article");
  possessive_ = l.class_id("pronoun-possessive");
  preposition_ = l.class_id("preposition");
  common_verb_ = l.class_id("common-verb");
  ambiguous_verb_ = l.class_id("ambiguous-verb");
  not_plural_ = l.class_id("not-plural");
  same_plural_ = l.class_id("same-plural");
  irregular_noun_ = l.class_id("irregular-noun");
  scale_ = l.class_id("scale");
  cardinal_ = l.class_id("number-cardinal");
  pronoun_ = l.class_id("pronoun-subject");
  addition_ = l.class_id("addition-word");
  ClassSet closing;
  for (const char* name : {"preposition", "conjunction", "auxiliary", "subordinator", "relative",
                           "pronoun-subject", "pronoun-object", "negation", "reporting-verb"}) {
    if (const ClassId id = l.class_id(name)) closing.set(id);
  }
  closing_ = AnyOf(l, closing);
}

bool HeadFinder::closes(const Context& c, std::uint32_t i) const {
  return closing_(c.at(i).word);
}

// "says", "told": a verb that is no noun as well; "plans", "offers" may be nouns.
bool HeadFinder::verb_only(const Context& c, std::uint32_t i) const {
  if (!c.is(i, common_verb_)) return false;
  const Lexicon& l = c.knowledge.lexicon;
  return !c.is(i, ambiguous_verb_) && !l.is(l.find(c.lemma(i)), ambiguous_verb_);
}

bool HeadFinder::plural_form(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (!t.is(kWord)) return false;
  if (c.is(i, plural_noun_) || c.is(i, same_plural_)) return true;
  const std::string_view text = c.text(i);
  const auto fold = [&](std::size_t back) { return fold_ascii(text[text.size() - back]); };
  if (c.is(i, irregular_noun_)) return fold(1) != 'n' || fold(2) == 'e';
  if (text.size() < 3 || fold(1) != 's') return false;
  if (fold(2) == 's' || fold(2) == 'u' || fold(2) == 'i' || fold(2) == '\'') return false;
  // "three counts", "two stops": behind a number the form is a noun whatever else it can be.
  return !c.is(i, not_plural_) && !closes(c, i) && !c.is(i, stop_);
}

std::uint32_t HeadFinder::after(const Context& c, std::uint32_t next, bool plural) const {
  std::uint32_t head = kNone;
  bool plural_head = false;
  bool whole = false;  // behind "of": the whole's own number may stand before the noun
  const auto finish = [&] {
    if (head == kNone || !plural || plural_head) return head;
    // "2 million H200" names what is counted; a singular word does not.
    const Token& t = c.at(head);
    return t.is(kMixed) && t.is(kCapital) ? head : kNone;
  };
  if (c.mark(next, '-') && !c.at(next).is(kSpaceBefore) && !c.at(next + 1).is(kSpaceBefore)) {
    const bool noun = c.at(next + 1).is(kWord) && !c.is(next + 1, stop_) && !closes(c, next + 1);
    return noun ? next + 1 : kNone;  // "a 400-seat theatre", "a 5,000-strong crowd"
  }
  for (std::uint32_t i = next; i < next + 14; ++i) {
    const Token& t = c.at(i);
    if (t.end == t.begin || (t.is(kPartStart) && i > next)) break;
    if (t.is(kPunct)) {
      const bool joins = c.mark(i, '-') && !t.is(kSpaceBefore) && !c.at(i + 1).is(kSpaceBefore);
      const bool quote = head == kNone && t.is(kInQuote) && !c.mark(i, ',') && !c.mark(i, '.');
      if (joins && !plural_head) continue;
      if (quote && i < next + 3) continue;
      break;
    }
    const bool number = t.is(kDigits) || c.is(i, cardinal_) || c.is(i, scale_);
    if (number && head == kNone && whole) continue;  // "1,200 of its 14,000 jobs"
    if (t.is(kSymbol | kDigits)) break;
    const std::string_view text = c.text(i);
    if (c.is(i, cardinal_)) {
      if (c.mark(i + 1, '-')) continue;  // "12 two-bedroom flats"
      break;
    }
    if (c.is(i, f_.of)) {
      if (head == kNone && i == next) {
        whole = true;
        continue;
      }
      if (head != kNone && c.is(head, pass_)) {
        head = kNone;
        plural_head = false;
        continue;
      }
      break;
    }
    if (text.size() <= 4 && (text == "'s" || text == "\xE2\x80\x99s")) {
      head = kNone;  // "three of Norvale's chips"
      continue;
    }
    if (head == kNone && (c.is(i, determiner_) || c.is(i, addition_)) && !c.is(i, stop_)) {
      if (plural_form(c, i) && c.is(i, plural_noun_)) {
        head = i;
        plural_head = true;
      }
      continue;
    }
    if (text.size() == 1 && c.match(i, pronoun_) == 1) break;  // "I" is kept as written
    if (closes(c, i)) {
      if (c.is(i, f_.and_) && head != kNone && plural && !plural_head) continue;
      break;
    }
    if (c.is(i, stop_)) {
      // "four earlier cases", but "four earlier"
      if (head == kNone && i == next && (c.is(i, addition_) || plural_form(c, i + 1))) continue;
      break;
    }
    if (c.is(i, article_) || c.is(i, determiner_) || c.is(i, possessive_)) break;
    if (plural_form(c, i)) {
      head = i;
      plural_head = true;
      continue;
    }
    if (plural_head) {
      // "300 sales staff" goes on, "300 workers walked" does not: only a further plural does,
      // which the branch above has taken.
      break;
    }
    const bool past = text.size() > 3 && text.substr(text.size() - 2) == "ed";
    if (head != kNone && !plural && (verb_only(c, i) || (past && c.is(i, common_verb_)))) break;
    if (text.size() > 4 && text.substr(text.size() - 2) == "ly") continue;
    head = i;
  }
  return finish();
}

std::uint32_t HeadFinder::owner(const Context& c, std::uint32_t first) const {
  if (first < 2 || c.at(first).is(kPartStart)) return kNone;
  const std::uint32_t of = first - 1;
  if (!c.is(of, f_.of) || c.at(of).is(kPartStart)) return kNone;
  const Token& noun = c.at(of - 1);
  if (!noun.is(kWord) || closes(c, of - 1) || c.is(of - 1, stop_) || c.is(of - 1, determiner_))
    return kNone;
  return of - 1;
}

}  // namespace factlint
