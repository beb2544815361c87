#include "engine/scan/clause.hpp"

#include <algorithm>

namespace factlint {

ClauseFinder::ClauseFinder(const Knowledge& k) : verbs_(k) {
  const Lexicon& lexicon = k.lexicon;
  hedge_ = lexicon.class_id("hedge");
  planned_ = lexicon.class_id("planned");
  expected_ = lexicon.class_id("expected");
  conditional_ = lexicon.class_id("conditional");
  negation_ = lexicon.class_id("negation-strict");
  pseudo_ = lexicon.class_id("negation-pseudo");
  quantifier_ = lexicon.class_id("negative-quantifier");
  preposition_ = lexicon.class_id("preposition");
  subordinator_ = lexicon.class_id("subordinator");
  conjunction_ = lexicon.class_id("conjunction");
  relative_ = lexicon.class_id("relative");
  reporting_ = lexicon.class_id("reporting-verb");
  negative_adjective_ = lexicon.class_id("negative-adjective");
  pronoun_subject_ = lexicon.class_id("pronoun-subject");
  article_ = lexicon.class_id("article");
  declined_ = lexicon.class_id("declined");
}

// Where the right clause starts: behind a mark, or at a joining word; else at its verb's own words.
std::uint32_t ClauseFinder::boundary(const Context& c, const VerbGroup& left,
                                     const VerbGroup& right) const {
  const std::uint32_t from = left.tokens.last;
  const std::uint32_t to = right.tokens.first;
  // "goes to the vote on Friday, May 3, and is thought": what joins the two verbs counts.
  if (to > from && c.is(to - 1, conjunction_)) return to - 1;
  std::uint32_t joint = kNone;
  for (std::uint32_t i = from; i < to; ++i) {
    if (c.mark(i, ';') || c.mark(i, ':') || c.dash(i)) return i + 1;
    if (c.mark(i, ',') || c.mark(i, '(')) {
      if (joint == kNone || c.is(joint, preposition_)) joint = i + 1;
    } else if ((c.is(i, subordinator_) || c.is(i, relative_)) &&
               !(i > from && c.is(i - 1, preposition_))) {
      if (!c.is(i, preposition_)) return i;
      // "older than the mill, the clerk said": the comma decides where a preposition may be meant.
      if (joint == kNone) joint = i;
    } else if (c.is(i, conjunction_) && joint == kNone) {
      joint = i;
    }
  }
  if (joint != kNone) return joint;
  if (c.is(left.head, reporting_)) return from;
  for (std::uint32_t i = to; i > from; --i) {
    if (c.is(i - 1, pronoun_subject_) || c.is(i - 1, article_)) return i - 1;
  }
  return to;
}

TokenRange ClauseFinder::subject_of(const Context& c, const Clause& clause) const {
  std::uint32_t first = clause.tokens.first;
  std::uint32_t last = clause.verb.first;
  while (first < last && (c.is(first, conjunction_) || c.is(first, subordinator_) ||
                          c.at(first).is(kPunct) || verbs_.is_adverb(c, first))) {
    ++first;
  }
  // "In April, the ministry …": the subject stands behind the last comma, unless that closes an
  // apposition ("The Arc, a phone, is").
  if (first < last && c.is(first, preposition_)) {
    for (std::uint32_t i = first; i < last; ++i) {
      if (c.mark(i, ',')) {
        first = i + 1;
        break;
      }
    }
  }
  while (last > first && (c.at(last - 1).is(kPunct) || verbs_.is_adverb(c, last - 1))) --last;
  return {first, std::max(first, last)};
}

void ClauseFinder::fill(Context& c, Clause& clause, const VerbGroup& group) const {
  const Lexicon& lexicon = c.knowledge.lexicon;
  clause.verb = group.tokens;
  clause.head = group.head;
  clause.lemma = c.lemma(group.head);
  clause.tense = group.tense;
  clause.passive = group.passive;
  clause.negated = group.negated;
  clause.in_quote = c.at(group.head).is(kInQuote);
  clause.subject = subject_of(c, clause);
  clause.predicate = lexicon.classes(c.at(group.head).word);
  for (std::size_t h = c.first_hit(group.head);
       h < c.reading.hits.size() && c.reading.hits[h].tokens.first == group.head; ++h) {
    if (c.reading.hits[h].cls != 0) clause.predicate.set(c.reading.hits[h].cls);
  }
  // Negation outside the verb group: "no homes were lost", "the airport lost no flight".
  bool other = false;
  for (std::uint32_t i = clause.tokens.first; i < clause.tokens.last; ++i) {
    if (group.tokens.contains(i)) continue;
    if (c.match(i, pseudo_) != 0) {
      i += c.match(i, pseudo_) - 1;
      continue;
    }
    if (c.match(i, quantifier_) != 0 && (clause.subject.contains(i) || i == group.tokens.last)) {
      other = true;
      i += c.match(i, quantifier_) - 1;
    }
  }
  for (std::uint32_t i = group.tokens.first; i < group.tokens.last; ++i) {
    if (c.match(i, declined_) != 0) other = true;
  }
  if (other) clause.negated = !clause.negated;
  if (c.match(group.tokens.first, pseudo_) != 0) clause.negated = false;

  if (group.possible) {
    clause.certainty = Certainty::possible;
    clause.hedge = group.tokens.first;
  }
  if (group.conditional) clause.certainty = Certainty::conditional;
  for (std::uint32_t i = clause.tokens.first; i < clause.tokens.last; ++i) {
    // "2 May" is no hedge.
    if (c.at(i).is(kCapital) && !c.at(i).is(kSentenceStart)) continue;
    if (c.match(i, hedge_) != 0) {
      const ClassValue* strength = c.match_value(i, hedge_);
      clause.certainty = std::max(clause.certainty, strength != nullptr && strength->text == "weak"
                                                        ? Certainty::probable
                                                        : Certainty::possible);
      if (clause.hedge == kNone) clause.hedge = i;
    }
  }
  const bool planned = c.match(group.tokens.first, planned_) != 0 ||
                       c.match(group.tokens.first, expected_) != 0 ||
                       c.match(group.head, planned_) != 0 || c.match(group.head, expected_) != 0;
  if (clause.certainty == Certainty::flat && (planned || group.tense == Tense::future)) {
    clause.certainty = Certainty::planned;
  }
  if (clause.certainty == Certainty::flat && c.match(clause.tokens.first, conditional_) != 0) {
    clause.certainty = Certainty::conditional;
  }
}

// "people born before 1970 were immune": no new subject stands between the two verbs, so the first
// is a participle.
void ClauseFinder::drop_reduced_relatives(const Context& c, std::vector<VerbGroup>& groups) const {
  const bool headline =
      !groups.empty() &&
      c.reading.part_kind(c.reading.sentence_of(groups.front().head)) == PartKind::headline;
  for (std::size_t g = 0; g + 1 < groups.size();) {
    const VerbGroup& left = groups[g];
    const VerbGroup& right = groups[g + 1];
    bool open = left.tokens.size() == 1 && left.tense == Tense::past &&
                c.is(left.tokens.last, preposition_) && c.match(left.head, reporting_) == 0;
    for (std::uint32_t i = left.tokens.last; open && i < right.tokens.first; ++i) {
      // "Fire contained as winds drop": a headline leaves the auxiliary out.
      const bool clause_word = headline && c.is(i, subordinator_);
      const bool joins = clause_word || c.is(i, conjunction_) || c.is(i, relative_) ||
                         (c.is(i, subordinator_) && !c.is(i, preposition_));
      open = !joins && !c.at(i).is(kPunct) && !c.is(i, pronoun_subject_) &&
             !(c.is(i, article_) && !c.is(i - 1, preposition_));
    }
    // "the levy, proposed in March, will be adopted"
    open |= left.tokens.size() == 1 && left.tense == Tense::past && left.tokens.first > 0 &&
            c.mark(left.tokens.first - 1, ',') && right.tokens.first > left.tokens.last &&
            c.mark(right.tokens.first - 1, ',') && c.is(left.tokens.last, preposition_) &&
            c.match(left.head, reporting_) == 0;
    if (open) {
      groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
    } else {
      ++g;
    }
  }
}

void ClauseFinder::run(Context& context) const {
  Reading& reading = context.reading;
  std::vector<VerbGroup> groups;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    Sentence& sentence = reading.sentences[s];
    sentence.first_clause = static_cast<std::uint32_t>(reading.clauses.size());
    verbs_.find(context, sentence.tokens, groups);
    std::erase_if(groups, [](const VerbGroup& g) { return g.participle; });
    drop_reduced_relatives(context, groups);
    std::uint32_t first = sentence.tokens.first;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const std::uint32_t next = g + 1 < groups.size() ? boundary(context, groups[g], groups[g + 1])
                                                       : sentence.tokens.last;
      Clause clause;
      clause.sentence = s;
      clause.tokens = {first, next};
      fill(context, clause, groups[g]);
      reading.clauses.push_back(std::move(clause));
      first = next;
    }
    sentence.clause_count =
        static_cast<std::uint32_t>(reading.clauses.size()) - sentence.first_clause;
    // "The Arc, which shipped on Tuesday, is new": the last clause has its subject before the
    // relative.
    for (std::uint32_t k = sentence.first_clause + 1; k < reading.clauses.size(); ++k) {
      Clause& clause = reading.clauses[k];
      if (clause.subject.empty() && k > sentence.first_clause + 1 &&
          context.is(reading.clauses[k - 1].tokens.first, relative_)) {
        clause.subject = reading.clauses[k - 2].subject;
      } else if (clause.subject.empty() && !reading.clauses[k - 1].subject.empty() &&
                 context.is(clause.tokens.first, conjunction_)) {
        clause.subject = reading.clauses[k - 1].subject;
      }
    }
  }
}

}  // namespace factlint
