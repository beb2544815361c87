// The part of RankingFinder that reads places in an order of events: "the third rocket to reach
// orbit from the island", "only the second woman to win the cup".
#include <fmt/format.h>

#include "engine/scan/ranking.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kNounWords = 4;
constexpr std::uint32_t kObjectWords = 4;
constexpr std::uint32_t kAreaWords = 8;

void append(std::string& text, std::string_view word) {
  if (!text.empty()) text += ' ';
  text += word;
}

}  // namespace

// The name among the words: "Petrel 2" of "a Petrel 2 rocket". A number belongs to it.
TokenRange RankingFinder::name_in(const Context& c, TokenRange words) const {
  for (std::uint32_t i = words.first; i < words.last; ++i) {
    if (!c.at(i).is(kCapital) || !c.at(i).is(kWord | kMixed) || c.is(i, article_) ||
        c.is(i, stop_) || closing_(c.at(i).word)) {
      continue;
    }
    std::uint32_t end = i + 1;
    while (end < words.last &&
           ((c.at(end).is(kCapital) && c.at(end).is(kWord | kMixed)) || c.at(end).is(kDigits)))
      ++end;
    return {i, end};
  }
  return {};
}

// Of what the place is told: the subject before "is the third rocket", the name before a comma, or
// the subject of the sentence if it is such a thing: "A Petrel 2 rocket …, the third rocket to".
TokenRange RankingFinder::nth_thing(const Context& c, std::uint32_t link, TokenRange sentence,
                                    std::uint64_t noun) const {
  TokenRange subject;
  const std::uint32_t s = c.reading.sentence_of(link);
  const Sentence& in = c.reading.sentences[s];
  for (std::uint32_t k = in.first_clause; k < in.first_clause + in.clause_count; ++k) {
    const Clause& clause = c.reading.clauses[k];
    if (clause.subject.empty() || clause.subject.first >= link) continue;
    if (!c.mark(link, ',')) {
      if (clause.verb.contains(link) || clause.head == link) return name_in(c, clause.subject);
      continue;
    }
    bool such = false;
    for (std::uint32_t i = clause.subject.first; i < clause.subject.last; ++i)
      such |= c.lemma(i) == noun;
    if (such && subject.empty()) subject = name_in(c, clause.subject);
  }
  if (!c.mark(link, ',')) {
    return link - sentence.first <= kAreaWords ? name_in(c, {sentence.first, link}) : TokenRange{};
  }
  if (!subject.empty()) return subject;
  std::uint32_t first = link;
  while (first > sentence.first && c.at(first - 1).is(kCapital) &&
         c.at(first - 1).is(kWord | kMixed) && !c.is(first - 1, article_))
    --first;
  // "Varga came ashore at Keel on Sunday, the fourth swimmer to": nobody that stands behind "on".
  const bool placed = first == link || (first > sentence.first && c.is(first - 1, preposition_));
  if (!placed) return {first, link};
  for (std::uint32_t k = in.first_clause; k < in.first_clause + in.clause_count; ++k) {
    const Clause& clause = c.reading.clauses[k];
    if (!clause.subject.empty() && clause.subject.last <= link) return name_in(c, clause.subject);
  }
  return {};
}

void RankingFinder::nth(Context& c, std::uint32_t s) const {
  const TokenRange sentence = c.reading.sentences[s].tokens;
  for (std::uint32_t i = sentence.first + 2; i + 3 < sentence.last; ++i) {
    if (!c.is(i, ordinal_) || !c.is(i - 1, article_) || c.at(i).is(kInQuote)) continue;
    std::string noun;
    std::uint32_t at = i + 1;
    for (; at < sentence.last && at <= i + kNounWords && !closes(c, at); ++at)
      append(noun, c.knowledge.lexicon.lemma_text(c.text(at)));
    if (noun.empty() || at + 1 >= sentence.last || c.text(at) != "to") continue;
    const std::uint64_t head = c.lemma(at - 1);
    if (!c.at(at + 1).is(kWord) || closes(c, at + 1) || c.is(at + 1, be_) || c.is(at + 1, do_)) {
      continue;
    }
    std::string feat = noun + " to";
    std::uint32_t k = at + 1;
    for (; k < sentence.last && k <= at + kObjectWords && !closes(c, k); ++k)
      if (!c.is(k, article_)) append(feat, c.knowledge.lexicon.lemma_text(c.text(k)));
    std::string area;
    const std::uint32_t area_first = k;
    for (; k < sentence.last && k < area_first + kAreaWords; ++k) {
      if (c.at(k).is(kPunct)) break;
      if (closes(c, k) && !c.is(k, preposition_) && !c.at(k).is(kDigits)) break;
      if (!c.is(k, preposition_) && !c.is(k, article_) && !c.is(k, stop_))
        append(area, c.knowledge.lexicon.lemma_text(c.text(k)));
    }
    std::uint32_t link = i - 2;
    if (c.is(link, only_) && link > sentence.first) --link;
    const bool tied = c.mark(link, ',') || c.is(link, be_) || c.is(link, become_);
    const std::uint32_t from = link > sentence.first + 4 ? link - 4 : sentence.first;
    bool vetoed = !tied;
    for (std::uint32_t v = from; v < i && !vetoed; ++v) vetoed = c.match(v, nth_veto_) != 0;
    if (vetoed) continue;
    const TokenRange thing = nth_thing(c, link, sentence, head);
    if (thing.empty()) continue;
    std::string name;
    for (std::uint32_t t = thing.first; t < thing.last; ++t) append(name, c.text(t));
    Record record;
    record.kind = Kind::ranking;
    record.tokens = {i - 1, k};
    record.sentence = s;
    record.fields = {
        Datum{name},
        Datum{Value::exactly(c.knowledge.lexicon.value(c.at(i).word, ordinal_)->number)},
        Datum{},
        Datum{},
        Datum{},
        Datum{},
        Datum{feat},
        Datum{area}};
    record.more = {thing};
    c.reading.records.push_back(std::move(record));
  }
}

}  // namespace factlint
