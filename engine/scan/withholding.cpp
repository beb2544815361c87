#include "engine/scan/withholding.hpp"

#include <algorithm>
#include <string>

namespace factlint {

namespace {

constexpr std::uint32_t kReach = 12;  // tokens from "undisclosed" back to "their names"
constexpr std::uint32_t kGroup = 8;   // tokens from a number to the noun it counts
constexpr std::uint32_t kObject = 6;  // tokens of the noun group behind "declined to name"
constexpr double kMostNames = 12;

}  // namespace

WithholdingFinder::WithholdingFinder(const Knowledge& k)
    : withheld_(k.lexicon.class_id("withheld-word")),
      verb_(k.lexicon.class_id("withhold-verb")),
      refusal_(k.lexicon.class_id("withhold-refusal")),
      identity_(k.lexicon.class_id("identity-noun")),
      group_(k.lexicon.class_id("withheld-group")),
      negation_(k.lexicon.class_id("negation")),
      article_(k.lexicon.class_id("article")),
      preposition_(k.lexicon.class_id("preposition")),
      conjunction_(k.lexicon.class_id("conjunction")),
      auxiliary_(k.lexicon.class_id("auxiliary")),
      pronoun_(k.lexicon.class_id("pronoun")),
      be_(k.lexicon.class_id("be")) {}

void WithholdingFinder::add(Context& c, TokenRange tokens, std::string verb,
                            std::uint32_t head) const {
  Record record;
  record.kind = Kind::opposition;
  record.tokens = tokens;
  record.sentence = c.reading.sentence_of(tokens.first);
  record.fields.emplace_back();
  record.fields.emplace_back(std::move(verb));
  if (head != kNone) {
    record.fields[0] = Datum(c.knowledge.lexicon.lemma_text(c.text(head)));
    // "three large Chinese internet companies": the number in front of the noun.
    const std::uint32_t first = head - std::min(head, kGroup);
    for (std::size_t m = c.first_mention(first);
         m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first <= head; ++m) {
      const Mention& mention = c.reading.mentions[m];
      if (mention.kind != Kind::number || mention.head != head) continue;
      if (mention.value.point >= 2 && mention.value.point <= kMostNames) {
        record.more.push_back({mention.tokens.first, head + 1});
        break;
      }
    }
  }
  c.reading.records.push_back(std::move(record));
}

/// "has not been", "have never been", "wasn't" in front of the participle.
bool WithholdingFinder::negated_before(const Context& c, std::uint32_t i) const {
  bool passive = false;
  for (std::uint32_t k = i; k-- > 0 && i - k <= 4;) {
    if (c.at(k).is(kPunct)) return false;
    if (c.is(k, be_)) passive = true;
    if (c.is(k, negation_)) return passive;
    if (!c.is(k, auxiliary_) && !c.text(k).ends_with("ly") && !c.is(k, be_)) return false;
  }
  return false;
}

/// The nearest noun of a group in front of the token, in its sentence.
std::uint32_t WithholdingFinder::group_before(const Context& c, std::uint32_t i) const {
  const TokenRange sentence = c.reading.sentences[c.reading.sentence_of(i)].tokens;
  for (std::uint32_t k = i; k-- > sentence.first && i - k <= 2 * kReach;) {
    if (c.is(k, group_)) return k;
  }
  return kNone;
}

/// What "their identities remain undisclosed" or "the two men have not been named" is said of;
/// `first` becomes the subject's first token.
std::uint32_t WithholdingFinder::subject_head(const Context& c, std::uint32_t anchor,
                                              std::uint32_t& first) const {
  const TokenRange sentence = c.reading.sentences[c.reading.sentence_of(anchor)].tokens;
  const std::uint32_t limit = std::max(sentence.first, anchor - std::min(anchor, kReach));
  for (std::uint32_t k = anchor; k-- > limit;) {
    if (!c.is(k, identity_)) continue;
    first = k;
    // "the names of the three companies"
    if (c.text(k + 1) == "of" && k + 1 < anchor) {
      first = k > sentence.first && c.is(k - 1, article_) ? k - 1 : k;
      return noun_behind(c, k + 2);
    }
    if (k > sentence.first && c.is(k - 1, pronoun_)) first = k - 1;
    return group_before(c, k);
  }
  for (std::uint32_t k = anchor; k-- > limit;) {
    if (c.at(k).is(kPunct)) continue;
    if (c.is(k, group_)) {
      first = k;
      return k;
    }
    if (c.is(k, auxiliary_) || c.is(k, negation_) || c.is(k, be_) || c.is(k, pronoun_)) continue;
    if (!c.is(k, article_) && !c.is(k, preposition_)) break;
  }
  return kNone;
}

/// Head of the noun group that begins here.
std::uint32_t WithholdingFinder::noun_behind(const Context& c, std::uint32_t i) const {
  const TokenRange sentence = c.reading.sentences[c.reading.sentence_of(i)].tokens;
  std::uint32_t head = kNone;
  for (std::uint32_t k = i; k < sentence.last && k < i + kObject; ++k) {
    const bool word = c.at(k).is(kWord | kMixed | kDigits);
    if (!word || c.is(k, preposition_) || c.is(k, conjunction_)) break;
    if (c.is(k, auxiliary_)) break;
    if (c.is(k, article_) || (c.is(k, pronoun_) && k == i)) continue;
    if (c.is(k, group_)) return k;
    if (c.is(k, pronoun_)) break;
    head = k;
  }
  return head;
}

void WithholdingFinder::run(Context& c) const {
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    const Token& t = c.tokens()[i];
    if (t.word == 0) continue;
    if (c.is(i, withheld_)) {
      const bool behind = c.at(i + 1).is(kWord) && !c.at(i + 1).is(kPartStart) &&
                          !c.is(i + 1, preposition_) && !c.is(i + 1, conjunction_) &&
                          !c.is(i + 1, auxiliary_) && !c.text(i + 1).ends_with("ly");
      if (behind) {
        const std::uint32_t head = noun_behind(c, i + 1);
        if (head != kNone) add(c, {i, head + 1}, std::string(c.text(i)), head);
      } else {
        std::uint32_t first = i;
        const std::uint32_t head = subject_head(c, i, first);
        add(c, {first, i + 1}, std::string(c.text(i)), head);
      }
    } else if (c.is(i, verb_)) {
      if (negated_before(c, i)) {
        std::uint32_t first = i;
        const std::uint32_t head = subject_head(c, i, first);
        add(c, {first, i + 1}, c.knowledge.lexicon.lemma_text(c.text(i)), head);
        continue;
      }
      std::uint32_t start = kNone;
      for (std::uint32_t n = 1; n <= 2 && n <= i; ++n) {
        if (c.match(i - n, refusal_) == n) start = i - n;
      }
      if (start == kNone) continue;
      const std::uint32_t head = noun_behind(c, i + 1);
      if (head == kNone) continue;
      add(c, {start, head + 1}, c.knowledge.lexicon.lemma_text(c.text(i)), head);
    }
  }
}

}  // namespace factlint
