#include "engine/scan/attribution.hpp"

#include <algorithm>

namespace factlint {

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

// Speech needs somebody who can speak: a name, a pronoun, an office, a source, a body.
bool AttributionFinder::can_speak(const Context& c, TokenRange source) const {
  if (source.empty()) return false;
  if (source.size() == 1 && c.is(source.first, pronoun_)) {
    const ClassValue* value = c.knowledge.lexicon.value(c.at(source.first).word, pronoun_);
    return value == nullptr || value->text != "n" || true;
  }
  for (std::uint32_t i = source.first; i < source.last; ++i) {
    if (c.match(i, anonymous_) != 0 || c.match(i, vague_) != 0 || c.match(i, role_) != 0 ||
        c.match(i, suffix_) != 0 || c.match(i, speaker_noun_) != 0) {
      return true;
    }
  }
  for (std::size_t m = c.first_mention(source.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < source.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.kind != Kind::person && mention.kind != Kind::organisation &&
        mention.kind != Kind::place)
      continue;
    // The name must be the group's head, not part of "approval of the H200" or "Nvidia's chips".
    if (mention.tokens.last == source.last || mention.tokens.first == source.first) {
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
    a.anonymous |= c.match(i, anonymous_) != 0 || c.match(i, vague_) != 0;
  }
  const Mention* best = nullptr;
  bool whole = false;
  for (std::size_t m = c.first_mention(a.source.first);
       m < c.reading.mentions.size() && c.reading.mentions[m].tokens.first < a.source.last; ++m) {
    const Mention& mention = c.reading.mentions[m];
    if (mention.kind == Kind::person) {
      best = &mention;
      whole = true;
      break;
    }
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
    // "According to account Reuters, …": a garbled cue still names its source.
    a.scope = i == sentence.first || a.source.last + 1 >= sentence.last
                  ? (i == sentence.first ? TokenRange{a.source.last, sentence.last}
                                         : TokenRange{sentence.first, i})
                  : TokenRange{sentence.first, i};
    if (identify(c, a)) c.reading.attributions.push_back(std::move(a));
  }
}

void AttributionFinder::verbs(Context& c, std::uint32_t s) const {
  const Sentence& sentence = c.reading.sentences[s];
  for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
       ++k) {
    const Clause& clause = c.reading.clauses[k];
    if (c.match(clause.head, reporting_) == 0 || clause.passive) continue;
    Attribution a;
    a.cue = clause.verb;
    a.sentence = s;
    // Behind a comma, a mark or nothing the speaker may follow: "said Femke Dorhout, who …".
    const std::uint32_t before = clause.verb.first;
    const bool inverted =
        clause.subject.empty() || (before > 0 && !c.at(before - 1).is(kWord | kMixed | kDigits));
    TokenRange source = clause.subject;
    // An apposition belongs to the speaker: "Alex Reed, a lecturer at the college, told".
    bool trailing = false;
    if (inverted || source.empty()) {
      const TokenRange behind = noun_group(c, clause.verb.last, sentence.tokens.last);
      if (can_speak(c, behind)) {
        source = behind;
        trailing = true;
      } else {
        TokenRange whole{clause.tokens.first, before};
        if (!whole.empty() && c.at(whole.last - 1).is(kPunct)) --whole.last;
        if (source.empty() || c.mark(before - 1, ',')) {
          // "Reed, a lecturer, told": the name before the first comma of the sentence or clause
          std::uint32_t first = k > sentence.first_clause ? c.reading.clauses[k - 1].tokens.first
                                                          : sentence.tokens.first;
          if (k > sentence.first_clause && !c.is(c.reading.clauses[k - 1].tokens.first, relative_))
            first = whole.first;
          source = noun_group(c, first, before);
        }
      }
    }
    if (!can_speak(c, source)) continue;
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

// "she added": the nearest person credited before in this paragraph or the one before.
void AttributionFinder::carry(Context& c) const {
  auto& all = c.reading.attributions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].carried) continue;
    const std::uint32_t part = c.reading.sentences[all[i].sentence].part;
    const Mention* person = nullptr;
    for (std::size_t m = c.first_mention(all[i].cue.first), steps = 0; m-- > 0 && steps < 200;
         ++steps) {
      const Mention& mention = c.reading.mentions[m];
      const std::uint32_t there = c.reading.sentences[mention.sentence].part;
      if (there + 2 < part) break;
      if (mention.kind == Kind::person && !mention.in_quote) {
        person = &mention;
        break;
      }
    }
    for (std::size_t j = i, steps = 0; j-- > 0 && steps < 50; ++steps) {
      if (c.reading.sentences[all[j].sentence].part + 1 < part) break;
      if (all[j].key.empty()) continue;
      if (person == nullptr || all[j].cue.first > person->tokens.first ||
          all[j].name == person->detail) {
        all[i].key = all[j].key;
        all[i].entity = all[j].entity;
        all[i].name = all[j].name;
        all[i].anonymous = all[j].anonymous;
      }
      break;
    }
    if (all[i].key.empty() && person != nullptr) {
      const Name& name = c.reading.names[person->detail];
      all[i].key = name.given.empty() ? name.surname : name.given + " " + name.surname;
      std::transform(all[i].key.begin(), all[i].key.end(), all[i].key.begin(),
                     [](char ch) { return fold_ascii(ch); });
      all[i].name = person->detail;
      all[i].entity = person->entity;
    }
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
  }
  std::stable_sort(
      context.reading.attributions.begin(), context.reading.attributions.end(),
      [](const Attribution& a, const Attribution& b) { return a.cue.first < b.cue.first; });
  carry(context);
  attach(context);
}

}  // namespace factlint
