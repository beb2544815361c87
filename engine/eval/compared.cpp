#include "engine/eval/compared.hpp"

#include "engine/eval/fields.hpp"

namespace factlint {

namespace {

// "Performance of the H200 is six times that of the H20": the nearest name before is what is
// larger, the nearest behind what it is compared with.
Datum neighbour(const Corpus& c, const ItemRef& item, bool before) {
  const std::uint32_t s = c.sentence(item);
  const Reading& r = c.reading(item.document);
  const TokenRange at = c.tokens(item);
  const TokenRange in = r.sentences[s].tokens;
  const auto around =
      c.items(Kind::name, item.document,
              before ? TokenRange{in.first, at.first} : TokenRange{at.last, in.last});
  if (around.empty()) return {};
  return plain(c, before ? around.back() : around.front());
}

}  // namespace

// "Six times the performance", but also "six times as powerful as" and "six times faster than": the
// word that compares says what is compared.
Datum compared_thing(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  if (m == nullptr) return {};
  const Reading& r = c.reading(item.document);
  const Lexicon& lexicon = c.knowledge().lexicon;
  if (m->head != kNone) return lexicon.lemma_text(r.text(m->head));
  const ClassId after = lexicon.class_id("multiple-after");
  const ClassId determiner = lexicon.class_id("determiner");
  const std::uint32_t next = m->tokens.last;
  if (next + 1 >= r.sentences[m->sentence].tokens.last) return {};
  const std::uint32_t word = r.tokens[next].word;
  if (!lexicon.is(word, after) || lexicon.is(word, determiner)) return {};
  const Token& behind = r.tokens[next + 1];
  const bool own = !behind.is(kWord) || lexicon.is(behind.word, lexicon.class_id("preposition")) ||
                   lexicon.is(behind.word, lexicon.class_id("head-stop"));
  return lexicon.lemma_text(r.text(own ? next : next + 1));
}

// The first name of its clause's subject ("the H200, a step below the B200, is"), else the nearest.
Datum compared_subject(const Corpus& c, const ItemRef& item) {
  const Clause* clause = c.clause(item);
  if (clause != nullptr && clause->subject.empty()) {
    // "The H200, which stands below the B200, is": the subject stands before the clause between.
    const Reading& r = c.reading(item.document);
    clause = &r.clauses[r.sentences[clause->sentence].first_clause];
  }
  if (clause != nullptr && !clause->subject.empty()) {
    const auto names = c.items(Kind::name, item.document, clause->subject);
    if (!names.empty()) return plain(c, names.front());
  }
  return neighbour(c, item, true);
}
Datum compared_object(const Corpus& c, const ItemRef& item) {
  return neighbour(c, item, false);
}

}  // namespace factlint
