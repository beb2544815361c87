#include "engine/eval/stage_claims.hpp"

#include <algorithm>
#include <charconv>

namespace factlint {

namespace {

constexpr std::uint32_t kComplement = 12;  // tokens of a noun's complements that tell its matter
constexpr std::uint32_t kBehind = 8;  // tokens from a clause to the verb of its "is expected to"

}  // namespace

StageClaims::StageClaims(const Corpus& corpus, const EventReader& reader)
    : corpus_(corpus), lexicon_(corpus.knowledge().lexicon), reader_(reader) {
  const auto id = [&](std::string_view name) { return lexicon_.class_id(name); };
  goal_ = id("goal-preposition");
  matter_preposition_ = id("matter-preposition");
  not_yet_ = id("not-yet");
  planned_ = id("planned");
  expected_ = id("expected");
  occur_ = id("occur-verb");
  left_over_ = id("left-over");
  conjunction_ = id("conjunction");
  begin_ = id("aspect-begin");
  expect_ = id("expect");
  article_ = id("article");
  modal_ = id("modal");
  preposition_ = id("preposition");
  gerund_ = id("verb-ing");
  past_ = id("verb-past");
  participle_ = id("irregular-participle");
  yet_to_ = id("yet-to");
  auxiliary_ = id("auxiliary");
  be_ = id("be");
  have_ = id("have");
  relative_ = id("relative");
  read_ladders();
  if (stages_.empty()) return;
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    for (std::uint32_t k = 0; k < corpus.reading(d).clauses.size(); ++k) collect(d, k);
  }
}

void StageClaims::read_ladders() {
  const Table* table = corpus_.knowledge().table("stage-ladders");
  if (table == nullptr) return;
  stages_.reserve(table->rows.size());
  for (const Table::Row& row : table->rows) {
    Stage stage;
    stage.ladder = table->cell(row, "ladder");
    stage.name = table->cell(row, "stage");
    stage.exclusive = table->list(row, "exclusive");
    const std::string_view rank = table->cell(row, "rank");
    std::from_chars(rank.data(), rank.data() + rank.size(), stage.rank);
    stages_.push_back(std::move(stage));
    for (const std::string& cls : table->list(row, "classes")) {
      const ClassId id = lexicon_.class_id(cls);
      if (id == 0) continue;
      (cls.ends_with("-noun") ? noun_classes_ : verb_classes_).set(id);
      (cls.ends_with("-noun") ? nouns_ : verbs_)[id].push_back(
          static_cast<std::uint32_t>(stages_.size() - 1));
    }
  }
}

std::vector<std::uint32_t> StageClaims::stages_of(
    const ClassSet& classes, const std::map<ClassId, std::vector<std::uint32_t>>& table) const {
  std::vector<std::uint32_t> out;
  for (std::size_t c = classes._Find_first(); c < classes.size(); c = classes._Find_next(c)) {
    const auto hit = table.find(static_cast<ClassId>(c));
    if (hit != table.end()) out.insert(out.end(), hit->second.begin(), hit->second.end());
  }
  return out;
}

std::vector<std::uint32_t> StageClaims::verb_stages(std::uint32_t document,
                                                    std::uint32_t token) const {
  const Reading& reading = corpus_.reading(document);
  ClassSet classes = lexicon_.classes(reading.tokens[token].word);
  for (std::size_t h = reading.tokens[token].hit;
       h < reading.hits.size() && reading.hits[h].tokens.first == token; ++h)
    classes.set(reading.hits[h].cls);
  return stages_of(classes & verb_classes_, verbs_);
}

std::vector<std::uint32_t> StageClaims::noun_stages(std::uint32_t document,
                                                    std::uint32_t token) const {
  const ClassSet& classes = lexicon_.classes(corpus_.reading(document).tokens[token].word);
  return stages_of(classes & noun_classes_, nouns_);
}

// "had not yet turned", "no buyer had so far placed": it has not come so far; "were not permitted"
// says nothing of that.
bool StageClaims::has_not_yet(std::uint32_t document, const Clause& clause) const {
  for (std::uint32_t i = clause.tokens.first; i < clause.tokens.last; ++i) {
    if (reader_.in_class(document, i, not_yet_)) return true;
  }
  return false;
}

bool StageClaims::denies(std::uint32_t document, const Clause& clause, const Event& event) const {
  if (!clause.negated || clause.certainty != Certainty::flat) return false;
  const Reading& reading = corpus_.reading(document);
  for (std::uint32_t i = clause.verb.first; i < clause.verb.last; ++i) {
    if (lexicon_.is(reading.tokens[i].word, modal_)) return false;  // "cannot yet provide"
  }
  return event.perfect || (event.past && has_not_yet(document, clause));
}

// Still to come: "will", "is expected to", or a present tense with a day after publication.
bool StageClaims::ahead(std::uint32_t document, const Clause& clause) const {
  if (clause.negated) return false;
  if (clause.certainty == Certainty::planned || clause.tense == Tense::future) return true;
  for (std::uint32_t i = clause.verb.first; i < clause.verb.last; ++i) {
    if (reader_.in_class(document, i, expected_) || reader_.in_class(document, i, planned_))
      return true;
  }
  if (clause.passive && clause.tense == Tense::present && clause.predicate.test(expect_))
    return true;  // "deliveries are expected in October"
  const DateRange published = corpus_.document(document).meta.published;
  return clause.tense == Tense::present && clause.when.known && published.known &&
         clause.when.first > published.last;
}

bool StageClaims::told(const Clause& clause) const {
  return clause.certainty == Certainty::flat && clause.tense != Tense::future && !clause.negated;
}

void StageClaims::set_matter(std::uint32_t document, StageClaim& claim, TokenRange tokens) const {
  claim.matter = reader_.role(document, tokens);
  const std::uint32_t last =
      std::min(tokens.last, std::max(claim.matter.tokens.last, tokens.first + kComplement));
  claim.topic = reader_.stems(document, {tokens.first, std::max(tokens.first, last)});
}

std::uint32_t StageClaims::cited(const StageClaim& claim) const {
  const Reading& reading = corpus_.reading(claim.document);
  const Clause& clause = reading.clauses[claim.clause];
  if (clause.subject.empty() || clause.tokens.contains(clause.subject.first) ||
      !lexicon_.is(reading.tokens[clause.tokens.first].word, conjunction_))
    return claim.clause;
  std::uint32_t k = claim.clause;
  while (k > reading.sentences[clause.sentence].first_clause &&
         !reading.clauses[k].tokens.contains(clause.subject.first))
    --k;
  return k;
}

void StageClaims::add(const StageClaim& claim, const std::vector<std::uint32_t>& stages) {
  for (const std::uint32_t s : stages) {
    claims_.push_back(claim);
    claims_.back().stage = &stages_[s];
    claims_.back().cited = cited(claim);
  }
}

// "placed an order for 40 buses": the matter is what the order is for; of "an order under its
// permit" nothing is told.
void StageClaims::drop_noun(std::uint32_t document, StageClaim& claim) const {
  const Reading& reading = corpus_.reading(document);
  const TokenRange tokens = claim.matter.tokens;
  if (tokens.empty() || noun_stages(document, tokens.last - 1).empty()) return;
  const std::uint32_t next = tokens.last;
  claim.noun = true;
  claim.matter = Role{};
  claim.topic.clear();
  if (next + 1 < reading.clauses[claim.clause].tokens.last &&
      reader_.in_class(document, next, matter_preposition_))
    set_matter(document, claim, {next + 1, reading.clauses[claim.clause].tokens.last});
}

void StageClaims::verb_claims(std::uint32_t document, std::uint32_t k, const Event& event) {
  const Reading& reading = corpus_.reading(document);
  const Clause& clause = reading.clauses[k];
  const TokenRange sentence = reading.sentences[clause.sentence].tokens;
  StageClaim claim;
  claim.document = document;
  claim.clause = k;
  claim.patient = event.patient.known();
  const Role& matter = event.patient.known() ? event.patient : event.agent;
  const std::uint32_t end =
      matter.tokens.first < clause.verb.first ? clause.verb.first : clause.tokens.last;
  set_matter(document, claim,
             {matter.tokens.first, std::max(matter.tokens.last, std::min(end, sentence.last))});
  claim.matter = matter;
  drop_noun(document, claim);
  if (event.patient.known()) claim.agent = event.agent;
  if (denies(document, clause, event)) {
    claim.reached = Reached::denied;
    add(claim, verb_stages(document, clause.head));
  } else if (told(clause) &&
             (event.past || reading.part_kind(clause.sentence) == PartKind::headline)) {
    claim.reached = Reached::asserted;
    add(claim, verb_stages(document, clause.head));
  } else if (clause.tense == Tense::future && !clause.negated &&
             clause.certainty == Certainty::planned) {
    claim.reached = Reached::prospective;
    add(claim, verb_stages(document, clause.head));
  }
  // "is expected to pass", "has yet to open": the stage is the verb behind.
  for (std::uint32_t i = clause.verb.first; i < clause.tokens.last && i < clause.verb.last + 3;
       ++i) {
    std::uint32_t behind = 0;
    bool denied = false;
    for (std::size_t h = reading.tokens[i].hit;
         h < reading.hits.size() && reading.hits[h].tokens.first == i; ++h) {
      const ClassId cls = reading.hits[h].cls;
      if (cls != planned_ && cls != expected_ && cls != yet_to_) continue;
      behind = std::max(behind, reading.hits[h].tokens.last);
      denied |= cls == yet_to_;
    }
    if (behind == 0 || (clause.negated && !denied)) continue;
    while (behind < sentence.last && lexicon_.is(reading.tokens[behind].word, be_)) ++behind;
    if (behind >= sentence.last || behind == clause.head) continue;
    claim.reached = denied ? Reached::denied : Reached::prospective;
    const bool object = behind + 1 < sentence.last && !reading.tokens[behind + 1].is(kPunct) &&
                        !lexicon_.is(reading.tokens[behind + 1].word, preposition_) &&
                        !lexicon_.is(reading.tokens[behind - 1].word, be_);
    StageClaim other = claim;
    if (object) {
      const Role done = reader_.role(document, {behind + 1, sentence.last});
      if (done.known() && !done.pronoun) set_matter(document, other, {behind + 1, sentence.last});
    }
    add(other, verb_stages(document, behind));
    break;
  }
  // "began shipping"
  if (told(clause) && event.past && reader_.in_class(document, clause.head, begin_) &&
      clause.verb.last < clause.tokens.last &&
      lexicon_.is(reading.tokens[clause.verb.last].word, gerund_)) {
    StageClaim other = claim;
    other.reached = Reached::asserted;
    const std::uint32_t next = clause.verb.last + 1;
    if (next < clause.tokens.last && !reading.tokens[next].is(kPunct) &&
        !lexicon_.is(reading.tokens[next].word, preposition_)) {
      set_matter(document, other, {next, clause.tokens.last});
    }
    add(other, verb_stages(document, clause.verb.last));
  }
}

void StageClaims::noun_claims(std::uint32_t document, std::uint32_t k, const Event& event) {
  const Reading& reading = corpus_.reading(document);
  const Clause& clause = reading.clauses[k];
  for (std::uint32_t i = clause.tokens.first; i < clause.tokens.last; ++i) {
    if (clause.verb.contains(i)) continue;
    const std::vector<std::uint32_t> stages = noun_stages(document, i);
    if (stages.empty()) continue;
    // "supply chains": the noun has to be the head of its group.
    const bool head = i + 1 >= clause.tokens.last || reading.tokens[i + 1].is(kPunct) ||
                      lexicon_.is(reading.tokens[i + 1].word, preposition_) ||
                      lexicon_.is(reading.tokens[i + 1].word, auxiliary_) ||
                      lexicon_.is(reading.tokens[i + 1].word, relative_) ||
                      clause.verb.contains(i + 1);
    if (!head) continue;
    StageClaim claim;
    claim.document = document;
    claim.clause = k;
    claim.noun = true;
    if (i + 2 < clause.tokens.last && reader_.in_class(document, i + 1, matter_preposition_))
      set_matter(document, claim,
                 {i + 2, clause.subject.contains(i) ? clause.verb.first : clause.tokens.last});
    const bool subject = clause.subject.contains(i);
    // No preposition in front: the subject's own head. "Main point: the delivery will …"
    std::uint32_t from = i;
    while (from > clause.subject.first && !reading.tokens[from - 1].is(kPunct)) --from;
    bool plain = true;
    for (std::uint32_t p = from; subject && p < i; ++p)
      plain &= !lexicon_.is(reading.tokens[p].word, preposition_);
    const bool occurs = reader_.in_class(document, clause.head, occur_);
    const bool goal = clause.negated && has_not_yet(document, clause) && i > clause.head &&
                      in_goal(document, clause, i);
    bool left = false;
    for (std::uint32_t p = i; p > clause.tokens.first && p + 3 > i; --p)
      left |= reader_.in_class(document, p - 1, left_over_);
    if (goal) {
      claim.reached = Reached::denied;
      add(claim, stages);
    } else if (subject && plain && occurs && denies(document, clause, event)) {
      claim.reached = Reached::denied;
      add(claim, stages);
    } else if (subject && plain && occurs && ahead(document, clause)) {
      claim.reached = Reached::prospective;
      add(claim, stages);
    } else if (left && !clause.negated && clause.certainty != Certainty::conditional) {
      claim.reached = Reached::presupposed;
      claim.left_over = true;
      add(claim, stages);
    } else if (subject && plain && !clause.negated) {
      const ClassValue* article = lexicon_.value(reading.tokens[from].word, article_);
      if (article == nullptr || article->text != "definite" || ahead(document, clause) == occurs)
        continue;
      claim.reached = Reached::presupposed;
      add(claim, stages);
    }
  }
}

// "the limit on rents adopted by the council this month", "Man convicted of fraud".
void StageClaims::participle_claims(std::uint32_t document, std::uint32_t k) {
  const Reading& reading = corpus_.reading(document);
  const Clause& clause = reading.clauses[k];
  for (std::uint32_t i = clause.tokens.first + 1; i + 1 < clause.tokens.last; ++i) {
    const Token& t = reading.tokens[i];
    if (i == clause.head || clause.verb.contains(i)) continue;
    if (!lexicon_.is(t.word, past_) && !lexicon_.is(t.word, participle_)) continue;
    if (reading.text(i + 1) != "by") continue;
    const std::vector<std::uint32_t> stages = verb_stages(document, i);
    if (stages.empty()) continue;
    std::uint32_t first = i;
    while (first > clause.tokens.first && i - first < kComplement) {
      const Token& before = reading.tokens[first - 1];
      if (before.is(kPunct) || clause.verb.contains(first - 1) ||
          lexicon_.is(before.word, relative_) || lexicon_.is(before.word, auxiliary_))
        break;
      --first;
    }
    if (first == i) continue;
    StageClaim claim;
    claim.document = document;
    claim.clause = k;
    claim.patient = true;
    claim.reached = Reached::asserted;
    set_matter(document, claim, {first, i});
    claim.agent = reader_.role(document, {i + 2, clause.tokens.last});
    if (claim.matter.known()) add(claim, stages);
  }
}

// Behind "into": "into actual orders".
bool StageClaims::in_goal(std::uint32_t document, const Clause& clause, std::uint32_t i) const {
  for (std::uint32_t k = i; k > clause.head && k + 4 > i; --k) {
    if (reader_.in_class(document, k - 1, goal_)) return true;
  }
  return false;
}

// Cheap: does a word of a stage stand in the clause, or behind its "is expected to"? Most clauses
// have none, and reading them as events is dear.
bool StageClaims::may_tell(const Reading& reading, const Clause& clause) const {
  const ClassSet wanted = verb_classes_ | noun_classes_;
  const std::uint32_t end =
      std::min(clause.tokens.last + kBehind, reading.sentences[clause.sentence].tokens.last);
  for (std::uint32_t i = clause.tokens.first; i < end; ++i) {
    if ((lexicon_.classes(reading.tokens[i].word) & wanted).any()) return true;
    for (std::size_t h = reading.tokens[i].hit;
         h < reading.hits.size() && reading.hits[h].tokens.first == i; ++h) {
      if (wanted.test(reading.hits[h].cls)) return true;
    }
  }
  return false;
}

void StageClaims::collect(std::uint32_t document, std::uint32_t k) {
  const Reading& reading = corpus_.reading(document);
  const Clause& clause = reading.clauses[k];
  const PartKind part = reading.part_kind(clause.sentence);
  if (clause.in_quote || clause.head == kNone || part == PartKind::heading ||
      !may_tell(reading, clause))
    return;
  const Event event = reader_.read(document, k);
  verb_claims(document, k, event);
  noun_claims(document, k, event);
  if (told(clause)) participle_claims(document, k);
}

}  // namespace factlint
