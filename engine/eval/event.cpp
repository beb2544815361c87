#include "engine/eval/event.hpp"

#include <algorithm>

#include "engine/eval/frame.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

void sort_once(std::vector<std::uint64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

bool meet(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint64_t key) {
    return std::binary_search(b.begin(), b.end(), key);
  });
}

bool is_time(Kind kind) {
  return kind == Kind::date || kind == Kind::weekday || kind == Kind::period || kind == Kind::clock;
}

}  // namespace

EventReader::EventReader(const Corpus& corpus)
    : corpus_(corpus), lexicon_(corpus.knowledge().lexicon) {
  const auto id = [&](std::string_view name) { return lexicon_.class_id(name); };
  light_ = light_verb_classes(lexicon_);
  auxiliary_ = id("auxiliary");
  ClassSet empty;
  negation_ = id("negation");
  for (const ClassId cls : {id("stop-word"), id("hedge"), auxiliary_, negation_})
    if (cls != 0) empty.set(cls);
  empty_ = AnyOf(lexicon_, empty);
  modal_ = id("modal");
  have_ = id("have");
  pronoun_ = id("pronoun");
  relative_ = id("relative");
  preposition_ = id("preposition");
  conjunction_ = id("conjunction");
  subordinator_ = id("subordinator");
  article_ = id("article");
  possessive_ = id("pronoun-possessive");
  determiner_ = id("determiner");
  vague_ = id("vague-determiner");
  general_ = id("general-word");
  condition_ = id("condition-word");
  reader_ = id("reader-word");
  speaker_ = id("speaker-noun");
  role_noun_ = id("role-noun");
  state_verb_ = id("state-verb");
  antonym_ = id("antonym");
  negative_adjective_ = id("negative-adjective");
  weekday_ = id("weekday");
  month_ = id("month");
  time_condition_ = id("time-condition");
  universal_ = id("universal-negative");
  fullest_.resize(corpus.size());
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    const auto& names = corpus.reading(d).names;
    for (std::uint32_t n = 0; n < names.size(); ++n) {
      const Name& name = names[n];
      if (name.cluster == kNone || name.organisation || name.given.empty() || name.surname.empty())
        continue;
      if (name.cluster >= fullest_[d].size()) fullest_[d].resize(name.cluster + 1, kNone);
      if (fullest_[d][name.cluster] == kNone) fullest_[d][name.cluster] = n;
    }
  }
}

bool EventReader::in_class(std::uint32_t document, std::uint32_t i, ClassId cls) const {
  const Reading& reading = corpus_.reading(document);
  if (i >= reading.tokens.size()) return false;
  if (lexicon_.is(reading.tokens[i].word, cls)) return true;
  for (std::size_t h = reading.tokens[i].hit;
       h < reading.hits.size() && reading.hits[h].tokens.first == i; ++h) {
    if (reading.hits[h].cls == cls && cls != 0) return true;
  }
  return false;
}

std::uint64_t EventReader::stem(const Reading& reading, std::uint32_t i) const {
  const Token& t = reading.tokens[i];
  if (!t.is(kWord | kMixed | kDigits) || t.is(kSymbol)) return 0;
  if (empty_(t.word)) return 0;
  const std::string_view text = reading.text(i);
  if (text.size() < 2 && !t.is(kDigits)) return 0;
  if (text.ends_with("ly") && text.size() > 4 && !t.is(kCapital)) return 0;
  return lexicon_.lemma(t.word, text);
}

std::vector<std::uint64_t> EventReader::stems(std::uint32_t document, TokenRange tokens) const {
  const Reading& reading = corpus_.reading(document);
  std::vector<std::uint64_t> out;
  auto next =
      std::lower_bound(reading.mentions.begin(), reading.mentions.end(), tokens.first,
                       [](const Mention& m, std::uint32_t t) { return m.tokens.last <= t; });
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    // Not past the stretch: a document without a date has no time to stop at.
    while (next != reading.mentions.end() && next->tokens.first < tokens.last &&
           (next->tokens.last <= i || !is_time(next->kind)))
      ++next;
    if (next != reading.mentions.end() && next->tokens.contains(i)) continue;
    if (const std::uint64_t s = stem(reading, i)) out.push_back(s);
  }
  sort_once(out);
  return out;
}

bool EventReader::name_word(std::uint32_t document, std::uint32_t i) const {
  const Reading& reading = corpus_.reading(document);
  const Token& t = reading.tokens[i];
  if (!t.is(kCapital) || !t.is(kWord | kMixed)) return false;
  if (lexicon_.is(t.word, weekday_) || lexicon_.is(t.word, month_)) return false;
  const auto plain = [&] {
    std::string small(reading.text(i));
    std::transform(small.begin(), small.end(), small.begin(), fold_ascii);
    const auto& lists = corpus_.knowledge().word_lists;
    return std::any_of(lists.begin(), lists.end(),
                       [&](const auto& list) { return list.second.contains(small); });
  };
  // The hash of a token takes ’ for ': such words are few.
  if (t.is(kNonAscii)) return !plain();
  const std::lock_guard lock(plain_words_lock_);
  const auto [known, is_new] = plain_words_.try_emplace(t.hash, false);
  if (is_new) known->second = plain();
  return !known->second;
}

// "Corvasse Transit", "Renwick": capitals throughout, and no plain word at the head of a sentence.
bool EventReader::proper(std::uint32_t document, TokenRange tokens) const {
  const Reading& reading = corpus_.reading(document);
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    const Token& t = reading.tokens[i];
    if (!t.is(kCapital | kDigits)) return false;
    if (t.is(kSentenceStart) && tokens.size() == 1 && !name_word(document, i)) return false;
  }
  return true;
}

// A person by given name and surname, as fully as the document has them; other names as keys.
void EventReader::name_of(std::uint32_t document, Role& role) const {
  const Reading& reading = corpus_.reading(document);
  const auto& mentions = reading.mentions;
  auto next =
      std::lower_bound(mentions.begin(), mentions.end(), role.tokens.first,
                       [](const Mention& m, std::uint32_t t) { return m.tokens.first < t; });
  for (; next != mentions.end() && next->tokens.first < role.tokens.last; ++next) {
    if (next->kind == Kind::person && next->detail != kNone) {
      const Name& name = reading.names[next->detail];
      const Name* full = &name;
      if (name.cluster < fullest_[document].size() && fullest_[document][name.cluster] != kNone)
        full = &reading.names[fullest_[document][name.cluster]];
      role.given = full->given.empty() ? 0 : hash_folded(full->given);
      role.surname = full->surname.empty() ? 0 : hash_folded(full->surname);
      role.definite = true;
    } else if (next->kind == Kind::organisation || next->kind == Kind::place ||
               next->kind == Kind::product) {
      role.names.push_back(next->entity != 0 ? hash_mix(7, next->entity)
                                             : hash_folded(reading.text(next->tokens)));
      if (next->tokens.first <= role.tokens.first + 1) role.definite = true;
    }
  }
  sort_once(role.names);
}

Role EventReader::role(std::uint32_t document, TokenRange tokens) const {
  const Reading& reading = corpus_.reading(document);
  Role role;
  std::uint32_t first = tokens.first;
  while (first < tokens.last && (lexicon_.is(reading.tokens[first].word, conjunction_) ||
                                 reading.tokens[first].is(kPunct)))
    ++first;
  std::uint32_t last = first;
  for (; last < tokens.last; ++last) {
    const Token& t = reading.tokens[last];
    const std::string_view text = reading.text(last);
    const bool apostrophe =
        text == "-" || text.starts_with("'") || text.starts_with("\xE2\x80\x99");
    if (t.is(kPunct) && !apostrophe) break;
    if (last == first) continue;
    const bool joins = lexicon_.is(t.word, preposition_) || lexicon_.is(t.word, relative_) ||
                       lexicon_.is(t.word, subordinator_) || lexicon_.is(t.word, conjunction_);
    if (joins && !t.is(kCapital)) break;
  }
  role.tokens = {first, last};
  if (role.tokens.empty()) return role;
  const Token& opening = reading.tokens[first];
  role.pronoun = role.tokens.size() == 1 &&
                 (lexicon_.is(opening.word, pronoun_) || lexicon_.is(opening.word, relative_));
  const ClassValue* article = lexicon_.value(opening.word, article_);
  role.definite =
      (article != nullptr && article->text == "definite") || lexicon_.is(opening.word, possessive_);
  role.vague = in_class(document, first, vague_);
  for (std::uint32_t i = first; i < last; ++i) {
    if (i + 1 < last && (reading.text(i + 1) == "'s" || reading.text(i + 1) == "\xE2\x80\x99s"))
      role.definite = true;
    if (const std::uint64_t s = stem(reading, i)) {
      role.head = s;
      role.stems.push_back(s);
    }
  }
  sort_once(role.stems);
  role.definite |= proper(document, role.tokens);
  name_of(document, role);
  // "his brother Julian": one name behind what somebody is.
  if (!role.person() && role.tokens.size() > 1 && name_word(document, last - 1) &&
      (lexicon_.is(reading.tokens[last - 2].word, speaker_) ||
       lexicon_.is(reading.tokens[last - 2].word, role_noun_))) {
    role.given = hash_folded(reading.text(last - 1));
    role.names.clear();
  }
  // "Her elder sister, Ines Varga, was": the name in the apposition.
  if (!role.person() && role.names.empty() && role.definite && last + 1 < tokens.last &&
      reading.text(last) == ",") {
    Role named;
    named.tokens = {last + 1, last + 2};
    name_of(document, named);
    role.given = named.given;
    role.surname = named.surname;
  }
  return role;
}

// "The bridge, which opened in May": the noun group in front of the relative.
TokenRange EventReader::antecedent(const Reading& reading, const Clause& clause) const {
  const Sentence& sentence = reading.sentences[clause.sentence];
  std::uint32_t last = clause.tokens.first;
  while (last > sentence.tokens.first && reading.tokens[last - 1].is(kPunct)) --last;
  std::uint32_t first = last;
  while (first > sentence.tokens.first) {
    const Token& t = reading.tokens[first - 1];
    if (t.is(kPunct) || lexicon_.is(t.word, preposition_) || lexicon_.is(t.word, relative_) ||
        lexicon_.is(t.word, auxiliary_) || lexicon_.is(t.word, conjunction_) ||
        lexicon_.is(t.word, subordinator_))
      break;
    --first;
    if (lexicon_.is(t.word, determiner_) || lexicon_.is(t.word, possessive_)) break;
  }
  return {first, last};
}

bool EventReader::flat(std::uint32_t document, const Clause& clause) const {
  const Reading& reading = corpus_.reading(document);
  const PartKind part = reading.part_kind(clause.sentence);
  if (clause.in_quote || (part != PartKind::body && part != PartKind::list_item)) return false;
  if (clause.certainty != Certainty::flat || clause.tense == Tense::future) return false;
  for (std::uint32_t i = clause.verb.first; i < clause.verb.last; ++i) {
    if (lexicon_.is(reading.tokens[i].word, modal_)) return false;
  }
  return true;
}

bool EventReader::particular(std::uint32_t document, const Clause& clause,
                             const Event& event) const {
  if (!flat(document, clause)) return false;
  const Role& subject = event.agent.known() ? event.agent : event.patient;
  if (!subject.known() || subject.pronoun) return false;
  if (!event.universal && (subject.vague || !subject.definite)) return false;
  const Reading& reading = corpus_.reading(document);
  const TokenRange sentence = reading.sentences[clause.sentence].tokens;
  if (sentence.empty() || reading.text(sentence.last - 1) == "?") return false;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (in_class(document, i, general_) && clause.tokens.contains(i) && !clause.verb.contains(i))
      return false;
    if (in_class(document, i, reader_) || in_class(document, i, condition_)) return false;
    if (!event.past && in_class(document, i, time_condition_)) return false;
  }
  return true;
}

// The subject, and the object where a relative stands for it: "the phone, which the firm began
// shipping".
void EventReader::find_subject(std::uint32_t document, const Clause& clause, Role& subject,
                               Role& object) const {
  const Reading& reading = corpus_.reading(document);
  TokenRange all = clause.subject;
  // "On Saturday the bank raised": the time is no part of who did it.
  if (!all.empty() && lexicon_.is(reading.tokens[all.first].word, preposition_)) {
    const auto& mentions = reading.mentions;
    const auto time =
        std::lower_bound(mentions.begin(), mentions.end(), all.first,
                         [](const Mention& m, std::uint32_t t) { return m.tokens.last <= t; });
    if (time != mentions.end() && is_time(time->kind) && time->tokens.first <= all.first + 1 &&
        time->tokens.last < all.last)
      all.first = time->tokens.last;
  }
  std::uint32_t relative = all.first;
  while (relative < all.last && !lexicon_.is(reading.tokens[relative].word, relative_)) ++relative;
  const TokenRange front =
      relative > all.first ? TokenRange{all.first, relative} : antecedent(reading, clause);
  if (relative + 1 < all.last) {
    subject = role(document, {relative + 1, all.last});
    object = role(document, front);
  } else if (relative < all.last) {
    subject = role(document, front);
  } else {
    subject = role(document, all);
  }
}

// "is still open", "remained shut": the token of the word that tells the state; kNone if none with
// an opposite stands there alone. "is public property" tells what it is.
std::uint32_t EventReader::state_of(std::uint32_t document, const Clause& clause) const {
  const Reading& reading = corpus_.reading(document);
  if (clause.passive || clause.head == kNone ||
      !lexicon_.is(reading.tokens[clause.head].word, state_verb_))
    return kNone;
  std::uint32_t i = clause.verb.last;
  const std::uint32_t end = clause.tokens.last;
  while (i < end && (lexicon_.is(reading.tokens[i].word, negation_) ||
                     (stem(reading, i) == 0 && reading.text(i).ends_with("ly"))))
    ++i;
  if (i >= end || reading.tokens[i].is(kCapital)) return kNone;
  const std::uint32_t word = reading.tokens[i].word;
  if (!lexicon_.is(word, antonym_) && !lexicon_.is(word, negative_adjective_)) return kNone;
  if (i + 1 < end && !reading.tokens[i + 1].is(kPunct) && stem(reading, i + 1) != 0) return kNone;
  return i;
}

Event EventReader::read(std::uint32_t document, std::uint32_t index) const {
  const Reading& reading = corpus_.reading(document);
  const Clause& clause = reading.clauses[index];
  Event event;
  event.document = document;
  event.clause = index;
  event.verb = clause.lemma;
  event.predicate = clause.predicate & ~light_;
  event.negated = clause.negated;
  for (std::uint32_t i = clause.verb.first; i < clause.verb.last; ++i) {
    event.perfect |= lexicon_.is(reading.tokens[i].word, have_) && i != clause.head;
  }
  event.past = clause.tense == Tense::past || event.perfect;
  Role subject;
  Role of_relative;
  find_subject(document, clause, subject, of_relative);
  if (!subject.tokens.empty() && in_class(document, subject.tokens.first, universal_))
    event.universal = clause.negated;
  std::uint32_t end = clause.tokens.last;
  if (clause.passive) {
    event.patient = std::move(subject);
    for (std::uint32_t i = clause.verb.last; i < end; ++i) {
      if (reading.text(i) == "by") {
        event.agent = role(document, {i + 1, end});
        break;
      }
      if (reading.tokens[i].is(kPunct)) break;
    }
  } else {
    event.agent = std::move(subject);
    const std::uint32_t i = clause.verb.last;
    if (i < end && !reading.tokens[i].is(kPunct) &&
        !lexicon_.is(reading.tokens[i].word, preposition_) &&
        !lexicon_.is(reading.tokens[i].word, subordinator_) &&
        !lexicon_.is(reading.tokens[i].word, conjunction_)) {
      event.patient = role(document, {i, end});
      if (clause.negated && in_class(document, i, universal_)) event.universal = true;
    }
    if (of_relative.known()) event.patient = std::move(of_relative);
    if (const std::uint32_t state = state_of(document, clause); state != kNone) {
      // As in "was shut": the subject is what the state is of.
      event.state = true;
      event.verb = lexicon_.lemma(reading.tokens[state].word, reading.text(state));
      event.patient = std::move(event.agent);
      event.agent = Role{};
    }
  }
  // "The siren did not sound, and Jolanta, who …, had to knock": what follows is the next clause's.
  TokenRange own = clause.tokens;
  if (index + 1 < reading.clauses.size() &&
      reading.clauses[index + 1].sentence == clause.sentence) {
    for (std::uint32_t i = clause.verb.last; i + 1 < own.last; ++i) {
      if (reading.text(i) == "," && lexicon_.is(reading.tokens[i + 1].word, conjunction_))
        own.last = i;
    }
  }
  event.stems = stems(document, own);
  if (clause.attribution != kNone) {
    // Who says so is no part of what happened.
    const Attribution& credit = reading.attributions[clause.attribution];
    for (const TokenRange words : {credit.source, credit.cue}) {
      if (!clause.tokens.contains(words) || clause.subject.overlaps(words)) continue;
      for (const std::uint64_t s : stems(document, words)) std::erase(event.stems, s);
    }
  }
  event.particular = particular(document, clause, event);
  return event;
}

std::vector<Event> particular_events(const Corpus& corpus, const EventReader& reader) {
  std::vector<Event> events;
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    const auto& clauses = corpus.reading(d).clauses;
    for (std::uint32_t k = 0; k < clauses.size(); ++k) {
      if (clauses[k].lemma == 0 || !reader.flat(d, clauses[k])) continue;
      Event event = reader.read(d, k);
      if (event.particular) events.push_back(std::move(event));
    }
  }
  return events;
}

bool may_be_one(const Role& a, const Role& b) {
  if (!a.known() || !b.known() || a.pronoun || b.pronoun) return true;
  return are_one(a, b);
}

bool are_one(const Role& a, const Role& b) {
  if (!a.known() || !b.known() || a.pronoun || b.pronoun) return false;
  if (a.person() && b.person()) {
    if (a.given != 0 && b.given != 0 && a.given != b.given) return false;
    if (a.surname != 0 && b.surname != 0 && a.surname != b.surname) return false;
    return (a.given != 0 && a.given == b.given) || (a.surname != 0 && a.surname == b.surname);
  }
  if (meet(a.names, b.names)) return true;
  if (!a.names.empty() && !b.names.empty() && a.head != b.head) return false;
  if (a.head != b.head) return false;
  // "the north reservoir" is not "the south reservoir": of two with own words one has to hold the
  // other.
  return std::includes(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end()) ||
         std::includes(b.stems.begin(), b.stems.end(), a.stems.begin(), a.stems.end());
}

}  // namespace factlint
