#include "engine/scan/attribution.hpp"

#include <algorithm>

namespace factlint {

namespace {

constexpr std::uint32_t kObjectWords = 12;  // between "called" and the quotation

}  // namespace

AttributionFinder::AttributionFinder(const Knowledge& k) {
  const Lexicon& lexicon = k.lexicon;
  phrase_ = lexicon.class_id("attribution-phrase");
  reporting_ = lexicon.class_id("reporting-verb");
  anonymous_ = lexicon.class_id("anonymous-source");
  vague_ = lexicon.class_id("vague-source");
  pronoun_ = lexicon.class_id("pronoun-subject");
  article_ = lexicon.class_id("article");
  determiner_ = lexicon.class_id("determiner");
  preposition_ = lexicon.class_id("preposition");
  role_ = lexicon.class_id("role-noun");
  relative_ = lexicon.class_id("relative");
  stop_ = lexicon.class_id("stop-word");
  report_noun_ = lexicon.class_id("report-noun");
  suffix_ = lexicon.class_id("organisation-suffix");
  speaker_noun_ = lexicon.class_id("speaker-noun");
  negation_ = lexicon.class_id("negation");
  be_ = lexicon.class_id("be");
  hearer_ = lexicon.class_id("reporting-verb-hearer");
  subordinator_ = lexicon.class_id("subordinator");
  conjunction_ = lexicon.class_id("conjunction");
  quote_verb_ = lexicon.class_id("reporting-verb-quote");
  quoted_ = lexicon.class_id("quoted-phrase");
  kin_ = lexicon.class_id("kin-noun");
  declined_ = lexicon.class_id("declined");
  anonymity_ = lexicon.class_id("anonymity-cue");
  participle_ = lexicon.class_id("reporting-participle");
  naming_ = lexicon.class_id("naming-verb");
  cardinal_ = lexicon.class_id("number-cardinal");
}

// Words from `i` up to a mark, a relative or a verb that follows: "the harbour trustees".
TokenRange AttributionFinder::noun_group(const Context& c, std::uint32_t i,
                                         std::uint32_t limit) const {
  std::uint32_t end = i;
  while (end < limit && end < i + 14) {
    const Token& t = c.at(end);
    if (t.is(kPunct) && !c.mark(end, '-') &&
        !(c.mark(end, '.') && !t.is(kSpaceBefore) && end + 1 < limit) &&
        c.text(end) != "\xE2\x80\x99") {
      break;
    }
    if (end > i && (c.is(end, relative_) || c.match(end, reporting_) != 0 || c.is(end, be_))) break;
    ++end;
  }
  return {i, end};
}

// Speech needs somebody who can speak: a name, a pronoun, an office, a source, a body. That has to
// be the group's head: not "the government's green light to import", "the decision of the council".
bool AttributionFinder::can_speak(const Context& c, TokenRange source) const {
  if (source.empty()) return false;
  if (source.size() == 1 && c.is(source.first, pronoun_)) return true;
  const auto possessive = [&](std::uint32_t i) {
    const std::string_view text = c.text(i);
    return i < source.last &&
           (text == "'s" || text == "\xE2\x80\x99s" || text == "'" || text == "\xE2\x80\x99");
  };
  for (std::uint32_t i = source.first; i < source.last; ++i) {
    for (const ClassId cls : {anonymous_, vague_, role_, suffix_, speaker_noun_, kin_}) {
      const std::uint32_t size = c.match(i, cls);
      if (size != 0 && !possessive(i + size)) return true;
    }
    if (c.knowledge.lexicon.is(c.knowledge.lexicon.find(c.lemma(i)), role_) && !possessive(i + 1))
      return true;
    // "one of the residents", "two of them": the head stands behind.
    const bool counted = i == source.first + 1 && c.text(i) == "of" &&
                         (c.is(i - 1, determiner_) || c.is(i - 1, cardinal_));
    if (i > source.first && c.is(i, preposition_) && !counted) break;
  }
  for (std::size_t m = c.first_mention(source.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < source.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.kind != Kind::person && mention.kind != Kind::organisation &&
        mention.kind != Kind::place)
      continue;
    // The name must be the group's head, not part of "approval of the H200" or "Nvidia's chips".
    // "said Mr Threlkeld in a note": the title belongs to the name.
    const bool titled = mention.kind == Kind::person && mention.detail != kNone &&
                        !c.reading.names[mention.detail].title.empty() &&
                        c.reading.names[mention.detail].title.first <= source.first + 1;
    if (mention.tokens.last == source.last || mention.tokens.first == source.first || titled) {
      if (mention.tokens.last < source.last && c.text(mention.tokens.last).ends_with("s") &&
          c.at(mention.tokens.last).end - c.at(mention.tokens.last).begin <= 4 &&
          !c.at(mention.tokens.last).is(kSpaceBefore))
        continue;
      if (mention.tokens.last == source.last || mention.kind == Kind::person ||
          c.mark(mention.tokens.last, ','))
        return true;
    }
  }
  return false;
}

// Fills key, entity, name, anonymous. False where the source is no source ("the figures").
bool AttributionFinder::identify(Context& c, Attribution& a) const {
  if (a.source.empty()) return false;
  if (a.source.size() == 1 && c.is(a.source.first, pronoun_)) {
    a.carried = true;
    return true;
  }
  for (std::uint32_t i = a.source.first; i < a.source.last; ++i) {
    a.anonymous |=
        c.match(i, anonymous_) != 0 || c.match(i, vague_) != 0 || c.match(i, anonymity_) != 0;
  }
  const Mention* best = nullptr;
  bool whole = false;
  const Mention* joint = nullptr;
  for (std::size_t m = c.first_mention(a.source.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < a.source.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.kind == Kind::person) {
      // "Brandt's spokesman" is not Brandt.
      const std::string_view behind = c.text(mention.tokens.last);
      if (mention.tokens.last < a.source.last && (behind == "'s" || behind == "\xE2\x80\x99s"))
        continue;
      // "said Ada Thorn and Paul Renwick": neither speaks alone.
      if (joint != nullptr && c.match(mention.tokens.first - 1, conjunction_) != 0 &&
          joint->tokens.last + 1 == mention.tokens.first) {
        best = nullptr;
        break;
      }
      if (joint != nullptr) break;
      joint = best = &mention;
      whole = true;
      continue;
    }
    if (joint != nullptr) continue;
    const bool agency =
        mention.entity != 0 && c.knowledge.entities[mention.entity].kind == "agency";
    if (mention.kind != Kind::organisation && mention.kind != Kind::place && !agency) continue;
    const bool head =
        mention.tokens.last == a.source.last ||
        (mention.tokens.last < a.source.last && c.match(mention.tokens.last, report_noun_) != 0);
    if (agency || (head && best == nullptr)) {
      best = &mention;
      whole = true;
      if (agency) break;
    }
  }
  if (best != nullptr && whole) {
    if (best->detail != kNone) {
      a.name = best->detail;
      const Name& name = c.reading.names[best->detail];
      a.key = name.given.empty() ? name.surname : name.given + " " + name.surname;
    } else {
      a.key = c.knowledge.entities[best->entity].name;
    }
    a.entity = best->entity;
    if (best->kind == Kind::person || best->entity != 0) a.anonymous = false;
  } else {
    for (std::uint32_t i = a.source.first; i < a.source.last; ++i) {
      if (c.is(i, stop_) || c.at(i).is(kPunct)) continue;
      if (!a.key.empty()) a.key += ' ';
      a.key += c.knowledge.lexicon.lemma_text(c.text(i));
    }
  }
  std::transform(a.key.begin(), a.key.end(), a.key.begin(), [](char ch) { return fold_ascii(ch); });
  return !a.key.empty();
}

// Does a name open the group, with its article or without?
bool AttributionFinder::names_source(const Context& c, TokenRange source) const {
  const std::size_t m = c.first_mention(source.first);
  if (m >= c.reading.mentions.size()) return false;
  const Mention& mention = c.reading.mentions[m];
  return mention.tokens.first <= source.first + 1 && mention.tokens.last == source.last &&
         (mention.kind == Kind::person || mention.kind == Kind::organisation);
}

void AttributionFinder::phrases(Context& c, std::uint32_t s) const {
  const TokenRange sentence = c.reading.sentences[s].tokens;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (c.at(i).hit == 0xFFFFFFFFU) continue;
    const std::uint32_t size = c.match(i, phrase_);
    if (size == 0) continue;
    Attribution a;
    a.cue = {i, i + size};
    a.sentence = s;
    a.source = noun_group(c, i + size, sentence.last);
    // "per Reuters", "via the Courier", but "per cent", "per household", "via the bridge".
    if (size == 1 && c.is(i, preposition_) && !names_source(c, a.source)) continue;
    // "According to account Reuters, …": a garbled cue still names its source.
    a.scope = i == sentence.first || a.source.last + 1 >= sentence.last
                  ? (i == sentence.first ? TokenRange{a.source.last, sentence.last}
                                         : TokenRange{sentence.first, i})
                  : TokenRange{sentence.first, i};
    if (identify(c, a)) c.reading.attributions.push_back(std::move(a));
  }
}

// The speaker in front of its verb, with an apposition between or not: "the judge, Mrs Justice
// Lund, told", "Alex Reed, a lecturer at the college, said", "the trustees said".
TokenRange AttributionFinder::source_in_front(const Context& c, std::uint32_t k,
                                              const Sentence& sentence) const {
  const Clause& clause = c.reading.clauses[k];
  const std::uint32_t verb = clause.verb.first;
  std::uint32_t first = clause.tokens.first;
  // A relative clause between belongs to the speaker: "Reed, who runs the mill, said".
  if (k > sentence.first_clause && clause.subject.empty()) {
    const Clause& before = c.reading.clauses[k - 1];
    for (std::uint32_t i = before.subject.first; i < before.subject.last; ++i) {
      if (c.is(i, relative_) && (i == before.subject.first || c.mark(i - 1, ',')))
        first = before.tokens.first;
    }
  }
  for (std::uint32_t i = verb; i > first; --i) {
    if (c.at(i - 1).is(kInQuote) || c.mark(i - 1, ';') || c.mark(i - 1, ':')) {
      first = i;
      break;
    }
  }
  while (first < verb && (c.at(first).is(kPunct) || c.is(first, subordinator_) ||
                          c.match(first, conjunction_) != 0))
    ++first;
  if (first >= verb) return {};
  if (!c.at(verb - 1).is(kPunct)) {
    // No apposition: the noun group that ends at the verb.
    return clause.subject.empty()
               ? TokenRange{first, verb}
               : TokenRange{std::max(first, clause.subject.first), clause.subject.last};
  }
  const TokenRange head = noun_group(c, first, verb);
  // "the judge, Mrs Justice Lund, told": the name in the apposition is the speaker's.
  const std::size_t named = c.first_mention(head.last);
  if (head.last + 1 < verb && named < c.reading.mentions.size() &&
      c.reading.mentions[named].kind == Kind::person &&
      c.reading.mentions[named].tokens.first <= head.last + 5 &&
      c.reading.mentions[named].tokens.last < verb) {
    return {first, verb - 1};
  }
  if (can_speak(c, head)) return head;
  // "the judge, Mrs Justice Lund," — the name is the apposition.
  if (head.last + 1 < verb) {
    const TokenRange apposition = noun_group(c, head.last + 1, verb);
    if (can_speak(c, apposition)) return apposition;
  }
  return head;
}

// Verbs that credit somebody only beside a quotation: “…,” she continued; he smiled: “…”.
bool AttributionFinder::speaks_beside_quote(const Context& c, const Clause& clause,
                                            TokenRange source) const {
  const std::uint32_t first =
      source.empty() ? clause.verb.first : std::min(source.first, clause.verb.first);
  if (first > 0 && c.at(first - 1).is(kInQuote) && c.at(first - 1).is(kPunct)) return true;
  std::uint32_t next = clause.verb.last;
  // "called the plan “a slow eviction”", "described it as “a model”"
  if (c.match(clause.head, naming_) != 0) {
    while (next < clause.tokens.last && next < clause.verb.last + kObjectWords &&
           (!c.at(next).is(kPunct) || c.mark(next, '-')))
      ++next;
  }
  if (c.mark(next, ':') || c.mark(next, ',')) ++next;
  return next < c.size() && c.at(next).is(kInQuote) && c.at(next).is(kPunct);
}

// "said the town's engineer, Petra Holm": the name behind the comma is the speaker's.
TokenRange AttributionFinder::with_apposition(const Context& c, TokenRange source,
                                              std::uint32_t limit) const {
  if (source.empty() || !c.mark(source.last, ',')) return source;
  const auto person = [&](std::uint32_t from, std::uint32_t to) -> const Mention* {
    const std::size_t m = c.first_mention(from);
    if (m >= c.reading.mentions.size()) return nullptr;
    const Mention& mention = c.reading.mentions[m];
    return mention.kind == Kind::person && mention.tokens.first < to ? &mention : nullptr;
  };
  if (person(source.first, source.last) != nullptr) return source;
  const Mention* named = person(source.last + 1, source.last + 3);
  if (named == nullptr || named->tokens.last > limit) return source;
  return {source.first, named->tokens.last};
}

void AttributionFinder::verbs(Context& c, std::uint32_t s) const {
  const Sentence& sentence = c.reading.sentences[s];
  for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
       ++k) {
    const Clause& clause = c.reading.clauses[k];
    // "was quoted as saying"
    const std::uint32_t quoted = c.match(clause.verb.first, quoted_);
    // "did not respond" reports that nothing was said.
    const bool reports = c.match(clause.head, reporting_) != 0 && !clause.passive &&
                         c.match(clause.verb.first, declined_) == 0;
    const bool beside_quote =
        !reports && quoted == 0 &&
        (c.match(clause.head, quote_verb_) != 0 || c.match(clause.head, naming_) != 0);
    if (!reports && !beside_quote && quoted == 0) continue;
    Attribution a;
    a.cue = clause.verb;
    if (quoted != 0) a.cue.last = std::max(a.cue.last, clause.verb.first + quoted);
    a.sentence = s;
    const TokenRange source_before = source_in_front(c, k, sentence);
    TokenRange source = source_before;
    bool trailing = false;
    // Behind a mark the speaker may follow the verb: "said Femke Dorhout, who …". Verbs that take
    // the hearer as object never turn round: "told the older man".
    const bool no_subject = clause.subject.empty() || c.at(clause.verb.first - 1).is(kPunct);
    // … but: “Who pays?” asked Priya Nair.
    const bool hearer = c.match(clause.head, hearer_) != 0 &&
                        !(clause.verb.first > 0 && c.at(clause.verb.first - 1).is(kInQuote) &&
                          c.at(clause.verb.last).is(kCapital));
    if (no_subject && !hearer && !c.is(clause.verb.last, subordinator_)) {
      const TokenRange behind = with_apposition(
          c, noun_group(c, clause.verb.last, sentence.tokens.last), sentence.tokens.last);
      const bool named_before = !source_before.empty() && can_speak(c, source_before) &&
                                !c.at(source_before.first).is(kInQuote);
      // "said it was late": the pronoun goes on, unlike in “…,” said he.
      const bool goes_on =
          behind.size() == 1 && c.is(behind.first, pronoun_) && !c.at(behind.last).is(kPunct);
      if (can_speak(c, behind) && !goes_on &&
          !(named_before && !c.at(clause.verb.last).is(kCapital))) {
        source = behind;
        trailing = true;
      }
    }
    if (!can_speak(c, source)) continue;
    if (beside_quote && !speaks_beside_quote(c, clause, source)) continue;
    // "They called it “the long breath”": a name that people have for it.
    if (beside_quote && source.size() == 1 && c.is(source.first, pronoun_) &&
        c.match(clause.head, naming_) != 0)
      continue;
    a.source = source;
    const std::uint32_t last = trailing ? source.last : clause.verb.last;
    const bool content_before =
        trailing || (clause.verb.last < sentence.tokens.last && c.at(clause.verb.last).is(kPunct) &&
                     !c.mark(clause.verb.last, ':') && k > sentence.first_clause);
    a.scope = content_before
                  ? TokenRange{sentence.tokens.first, std::min(source.first, clause.verb.first)}
                  : TokenRange{last, sentence.tokens.last};
    if (a.scope.size() < 3) {
      a.scope = a.scope.first == sentence.tokens.first
                    ? TokenRange{last, sentence.tokens.last}
                    : TokenRange{sentence.tokens.first, std::min(source.first, clause.verb.first)};
    }
    if (identify(c, a)) c.reading.attributions.push_back(std::move(a));
  }
}

// "The minister defended the plan, saying …": the subject of the clause before speaks.
void AttributionFinder::participles(Context& c, std::uint32_t s) const {
  const Sentence& sentence = c.reading.sentences[s];
  for (std::uint32_t i = sentence.tokens.first + 2; i < sentence.tokens.last; ++i) {
    if (!c.mark(i - 1, ',') || c.match(i, participle_) == 0 || c.at(i).is(kInQuote)) continue;
    const Clause* before = nullptr;
    for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
         ++k) {
      const Clause& clause = c.reading.clauses[k];
      if (clause.head < i && !clause.subject.empty() && !clause.in_quote) before = &clause;
    }
    if (before == nullptr || !can_speak(c, before->subject)) continue;
    Attribution a;
    a.cue = {i, i + 1};
    a.sentence = s;
    a.source = before->subject;
    a.scope = {i + 1, sentence.tokens.last};
    if (identify(c, a)) c.reading.attributions.push_back(std::move(a));
  }
}

// A clause is credited to the attribution in whose scope it stands; the nearest cue wins.
void AttributionFinder::attach(Context& c) const {
  for (std::uint32_t a = 0; a < c.reading.attributions.size(); ++a) {
    const Attribution& credit = c.reading.attributions[a];
    const Sentence& sentence = c.reading.sentences[credit.sentence];
    for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
         ++k) {
      Clause& clause = c.reading.clauses[k];
      if (clause.verb == credit.cue) continue;
      if (credit.scope.contains(clause.head) || clause.attribution == kNone) {
        clause.attribution = a;
      }
    }
  }
}

void AttributionFinder::run(Context& context) const {
  for (std::uint32_t s = 0; s < context.reading.sentences.size(); ++s) {
    phrases(context, s);
    verbs(context, s);
    participles(context, s);
  }
  std::stable_sort(
      context.reading.attributions.begin(), context.reading.attributions.end(),
      [](const Attribution& a, const Attribution& b) { return a.cue.first < b.cue.first; });
  carry(context);
  attach(context);
}

}  // namespace factlint
