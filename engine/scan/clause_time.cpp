#include "engine/scan/clause_time.hpp"

#include <algorithm>

namespace factlint {

ClauseTimer::ClauseTimer(const Knowledge& k)
    : demonstrative_(k.lexicon.class_id("demonstrative")),
      article_(k.lexicon.class_id("article")),
      anaphoric_(k.lexicon.class_id("anaphoric-noun")),
      have_(k.lexicon.class_id("have")),
      relative_(k.lexicon.class_id("relative-pronoun")),
      reporting_(k.lexicon.class_id("reporting-verb")) {}

// The one time stated among the tokens; unknown if there is none, or if there are several that do
// not lie within each other ("in 2022 and again in 2024").
ClauseTimer::Stated ClauseTimer::stated(const Context& c, TokenRange tokens) const {
  Stated found;
  for (std::size_t m = c.first_mention(tokens.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < tokens.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.kind != Kind::date && mention.kind != Kind::weekday && mention.kind != Kind::period)
      continue;
    if (!mention.when.known) return {};
    const auto index = static_cast<std::uint32_t>(m);
    if (!found.when.known) {
      found = {mention.when, index};
    } else if (mention.when.first >= found.when.first && mention.when.last <= found.when.last) {
      found = {mention.when, index};  // "in February, on the 14th": the finer one
    } else if (!(found.when.first >= mention.when.first && found.when.last <= mention.when.last)) {
      return {};
    }
  }
  return found;
}

// "That arrangement reflects ..." or "The bargain has ...": the first clause of a sentence takes up
// what the sentence before told. With an article only a noun that stands for a whole event does.
bool ClauseTimer::points_back(const Context& c, const Clause& clause) const {
  if (clause.subject.empty()) return false;
  std::uint32_t first = clause.subject.first;
  if (!c.is(first, demonstrative_) && !c.is(first, article_) && first > clause.tokens.first) {
    --first;
  }
  if (first > clause.tokens.first && !c.at(first).is(kSentenceStart)) return false;
  if (c.is(first, demonstrative_)) return true;
  return c.is(first, article_) && clause.subject.last == first + 2 && c.is(first + 1, anaphoric_) &&
         clause.tense == Tense::present;
}

// "the limit that the former ministry had set": what came before the sentence's time, or stands in
// a relative clause of its own in the past, does not share the time stated elsewhere in it.
// Reported speech moves the past one step back: "said on Friday that 38 boats had sunk".
bool ClauseTimer::earlier(const Context& c, std::uint32_t index) const {
  const Clause& clause = c.reading.clauses[index];
  if (clause.tense != Tense::past || clause.verb.empty()) return false;
  const bool first = index == c.reading.sentences[clause.sentence].first_clause;
  if (!first && c.is(c.reading.clauses[index - 1].head, reporting_)) return false;
  if (c.is(clause.tokens.first, relative_)) return true;
  // "Sunak, who was prime minister, ..."
  if (!clause.subject.empty() && c.is(clause.subject.last - 1, relative_)) return true;
  if (clause.attribution != kNone) return false;
  return c.is(clause.verb.first, have_) && clause.head != clause.verb.first;
}

void ClauseTimer::run(Context& context) const {
  Reading& reading = context.reading;
  const DateRange published = reading.document->meta.published;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    const Stated whole = stated(context, sentence.tokens);
    for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
         ++k) {
      Clause& clause = reading.clauses[k];
      const auto take = [&clause](const Stated& time) {
        clause.when = time.when;
        clause.dated = time.mention;
      };
      take(stated(context, clause.tokens));
      if (clause.when.known) continue;
      if (earlier(context, k)) continue;
      take(whole);
      if (clause.when.known) continue;
      if (k == sentence.first_clause && s > 0 && reading.sentences[s - 1].part == sentence.part &&
          points_back(context, clause)) {
        take(stated(context, reading.sentences[s - 1].tokens));
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
