#include "engine/scan/clause_time.hpp"

#include <algorithm>

namespace factlint {

ClauseTimer::ClauseTimer(const Knowledge& k)
    : demonstrative_(k.lexicon.class_id("demonstrative")),
      pronoun_subject_(k.lexicon.class_id("pronoun-subject")) {}

// The one time stated among the tokens; unknown if there is none, or if there are several that do
// not lie within each other ("in 2022 and again in 2024").
DateRange ClauseTimer::stated(const Context& c, TokenRange tokens) const {
  DateRange found;
  for (std::size_t m = c.first_mention(tokens.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < tokens.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.kind != Kind::date && mention.kind != Kind::weekday && mention.kind != Kind::period)
      continue;
    if (!mention.when.known) return {};
    if (!found.known) {
      found = mention.when;
    } else if (mention.when.first >= found.first && mention.when.last <= found.last) {
      found = mention.when;  // "in February, on the 14th": the finer one
    } else if (!(found.first >= mention.when.first && found.last <= mention.when.last)) {
      return {};
    }
  }
  return found;
}

void ClauseTimer::run(Context& context) const {
  Reading& reading = context.reading;
  const DateRange published = reading.document->meta.published;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    const DateRange whole = stated(context, sentence.tokens);
    for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
         ++k) {
      Clause& clause = reading.clauses[k];
      clause.when = stated(context, clause.tokens);
      if (!clause.when.known) clause.when = whole;
      if (clause.when.known) continue;
      const bool points_back = k == sentence.first_clause && !clause.subject.empty() &&
                               context.is(clause.subject.first, demonstrative_);
      if (points_back && s > 0 && reading.sentences[s - 1].part == sentence.part) {
        clause.when = stated(context, reading.sentences[s - 1].tokens);
        if (clause.when.known) continue;
      }
      // The present tense of a report is the day of the report; a quotation has its own present.
      if (clause.tense == Tense::present && !clause.in_quote && published.known &&
          clause.certainty != Certainty::conditional) {
        clause.when = published;
      }
    }
  }
}

}  // namespace factlint
