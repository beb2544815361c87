#include "engine/eval/measure_frame.hpp"

#include <algorithm>
#include <bit>

namespace factlint {

namespace {

constexpr std::uint32_t kMaxStems = 24;  // longer clauses keep their first ones
constexpr std::uint32_t kBack = 14;      // how far before a bare number its noun may stand

}  // namespace

MeasureReader::MeasureReader(const Corpus& corpus)
    : corpus_(corpus), lexicon_(corpus.knowledge().lexicon), stemmer_(lexicon_) {
  noun_ring_ = lexicon_.class_id("noun-ring");
  toll_noun_ = lexicon_.class_id("toll-noun");
  toll_word_ = lexicon_.class_id("toll-word");
  act_ring_ = lexicon_.class_id("act-ring");
  light_act_ = lexicon_.class_id("light-act");
  unreal_ = lexicon_.class_id("unreal-act");
  unreal_noun_ = lexicon_.class_id("unreal-noun");
  count_noun_ = lexicon_.class_id("count-noun");
  restrict_ = lexicon_.class_id("measure-restrict");
  margin_ = lexicon_.class_id("margin-noun");
  margin_unit_ = lexicon_.class_id("margin-unit");
  participle_ = lexicon_.class_id("irregular-participle");
  moment_ = lexicon_.class_id("moment-word");
  length_word_ = lexicon_.class_id("length-word");
  total_ = lexicon_.class_id("scope-total");
  each_ = lexicon_.class_id("scope-each");
  since_ = lexicon_.class_id("since-word");
  so_far_ = lexicon_.class_id("scope-so-far");
  subset_ = lexicon_.class_id("subset-word");
  addition_ = lexicon_.class_id("addition-word");
  baseline_ = lexicon_.class_id("baseline-word");
  list_open_ = lexicon_.class_id("list-open");
  preposition_ = lexicon_.class_id("preposition");
  conjunction_ = lexicon_.class_id("conjunction");
  relative_ = lexicon_.class_id("relative");
  auxiliary_ = lexicon_.class_id("auxiliary");
  determiner_ = lexicon_.class_id("determiner");
  article_ = lexicon_.class_id("article");
  possessive_ = lexicon_.class_id("pronoun-possessive");
  stop_ = lexicon_.class_id("stop-word");
  head_stop_ = lexicon_.class_id("head-stop");
}

void MeasureReader::run(std::uint32_t document, const std::vector<std::uint32_t>& clauses,
                        Frames& frames) {
  document_ = document;
  clauses_ = &clauses;
  frames_ = &frames;
  reading_ = &corpus_.reading(document);
  for (std::uint32_t m = 0; m < reading_->mentions.size(); ++m) add(m);
}

void MeasureReader::close(std::uint32_t first, std::uint32_t& begin, std::uint32_t& count) const {
  auto from = frames_->stems.begin() + first;
  std::sort(from, frames_->stems.end());
  frames_->stems.erase(std::unique(from, frames_->stems.end()), frames_->stems.end());
  begin = first;
  count = static_cast<std::uint32_t>(frames_->stems.size()) - first;
}

std::span<const Mention> MeasureReader::mentions_of(std::uint32_t s) const {
  const auto& mentions = reading_->mentions;
  const TokenRange tokens = reading_->sentences[s].tokens;
  const auto by_first = [](const Mention& m, std::uint32_t t) { return m.tokens.first < t; };
  const auto begin = std::lower_bound(mentions.begin(), mentions.end(), tokens.first, by_first);
  const auto end = std::lower_bound(begin, mentions.end(), tokens.last, by_first);
  return {mentions.data() + (begin - mentions.begin()), static_cast<std::size_t>(end - begin)};
}

std::uint32_t MeasureReader::clause_at(std::uint32_t sentence_index, std::uint32_t token) const {
  const Sentence& sentence = reading_->sentences[sentence_index];
  std::uint32_t best = kNone;
  for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
       ++k) {
    if (reading_->clauses[k].tokens.contains(token)) best = k;
  }
  return best;
}

bool MeasureReader::is(std::uint32_t i, ClassId cls) const {
  return i < reading_->tokens.size() && lexicon_.is(reading_->tokens[i].word, cls);
}

bool MeasureReader::in_class(std::uint32_t i, ClassId cls) const {
  const Token& t = reading_->tokens[i];
  if (lexicon_.is(t.word, cls)) return true;
  for (std::size_t h = t.hit; h < reading_->hits.size() && reading_->hits[h].tokens.first == i;
       ++h) {
    if (reading_->hits[h].cls == cls) return true;
  }
  return false;
}

std::uint64_t MeasureReader::ring(std::uint32_t i, ClassId cls) const {
  const ClassValue* v = lexicon_.value(reading_->tokens[i].word, cls);
  return v == nullptr ? 0 : hash_folded(v->text);
}

// A word or phrase of the class that begins here: "moved out".
std::uint64_t MeasureReader::ring_at(std::uint32_t i, ClassId cls) const {
  const Token& t = reading_->tokens[i];
  for (std::size_t h = t.hit; h < reading_->hits.size() && reading_->hits[h].tokens.first == i;
       ++h) {
    const PhraseHit& hit = reading_->hits[h];
    if (hit.cls == cls && hit.value != 0) return hash_folded(lexicon_.phrase_value(hit.value).text);
  }
  return ring(i, cls);
}

std::uint64_t MeasureReader::noun(std::uint32_t i) const {
  if (const std::uint64_t r = ring(i, noun_ring_)) return r;
  return lexicon_.lemma(reading_->tokens[i].word, reading_->text(i));
}

void MeasureReader::act(MeasureFrame& frame, std::uint64_t ring, bool firm) const {
  if (ring == 0 || frame.act_count == frame.acts.size()) return;
  frame.firm_act |= firm;
  const auto end = frame.acts.begin() + frame.act_count;
  if (std::find(frame.acts.begin(), end, ring) == end) frame.acts[frame.act_count++] = ring;
}

// "The number of homes destroyed stood at 83", "the toll rose to 12": what a bare number counts
// stands before it.
std::uint64_t MeasureReader::counted_before(const Mention& m, MeasureFrame& frame) const {
  const std::uint32_t begin = reading_->sentences[m.sentence].tokens.first;
  const std::uint32_t from = m.tokens.first > begin + kBack ? m.tokens.first - kBack : begin;
  for (std::uint32_t i = m.tokens.first; i-- > from;) {
    const Token& t = reading_->tokens[i];
    if (t.is(kDigits) || reading_->text(i) == ";" || reading_->text(i) == ",") return 0;
    if (const std::uint64_t toll = ring_at(i, toll_word_)) {
      act(frame, toll, true);
      return hash_folded("person");
    }
    if (!is(i, count_noun_) || reading_->text(i + 1) != "of") continue;
    std::uint32_t head = kNone;
    for (std::uint32_t k = i + 2; k < m.tokens.first; ++k) {
      if (is(k, article_) || is(k, determiner_)) continue;
      const bool verb = is(k, auxiliary_) || ring(k, act_ring_) != 0 || is(k, light_act_);
      if (!reading_->tokens[k].is(kWord) || is(k, preposition_) || is(k, relative_) ||
          is(k, conjunction_) || (head != kNone && verb)) {
        if (head != kNone && verb) act(frame, ring(k, act_ring_), true);
        break;
      }
      head = k;
    }
    return head == kNone ? 0 : noun(head);
  }
  return 0;
}

bool MeasureReader::plain_noun(std::uint32_t i) const {
  const Token& t = reading_->tokens[i];
  return t.is(kWord) && !is(i, stop_) && !is(i, head_stop_) && !is(i, preposition_) &&
         !is(i, conjunction_) && !is(i, auxiliary_) && !is(i, article_);
}

// "A marrow that weighed 61 kg": what the relative stands for, else the subject of the clause.
std::uint64_t MeasureReader::subject_of(const Clause* clause, const MeasureFrame& frame) const {
  if (clause == nullptr || frame.clause == kNone) return 0;
  const std::uint32_t first = clause->tokens.first;
  if (first > reading_->sentences[clause->sentence].tokens.first && is(first, relative_)) {
    const std::uint32_t before = reading_->text(first - 1) == "," ? first - 2 : first - 1;
    if (plain_noun(before)) return stemmer_.stem(*reading_, before);
  }
  // Its noun: "marrow" of "the winning marrow at the show on Saturday".
  std::uint64_t head = 0;
  std::uint32_t i = clause->subject.first;
  const std::string_view start = reading_->text(i);
  if (start.ends_with("ed") || start.ends_with("ing") || is(i, participle_)) {
    // "Built in 1961, the dam is"
    for (std::uint32_t k = i; k < clause->subject.last; ++k)
      if (reading_->text(k) == ",") i = k + 1;
  }
  for (; i < clause->subject.last; ++i) {
    if (is(i, preposition_) || reading_->tokens[i].is(kPunct)) break;
    if (is(i, relative_)) break;
    if (const std::uint64_t s = stemmer_.stem(*reading_, i)) head = s;
  }
  if (head != 0) return head;
  return frames_->clauses[frame.clause].subject;
}

// "Rents rose 9 per cent in the old town": phrases right behind the measure bound what it counts.
// The last noun of each is kept; times are compared elsewhere.
void MeasureReader::find_bounds(const Mention& m, TokenRange clause, MeasureFrame& frame) const {
  frame.first_bound = static_cast<std::uint32_t>(frames_->stems.size());
  std::uint32_t i = std::max(m.tokens.last, m.head == kNone ? 0 : m.head + 1);
  const std::span<const Mention> mentions = mentions_of(m.sentence);
  while (i < clause.last && is(i, preposition_)) {
    const bool agent = reading_->text(i) == "by";
    std::uint64_t head = 0;
    for (++i; i < clause.last && reading_->tokens[i].is(kWord | kMixed | kDigits); ++i) {
      if (is(i, preposition_) || is(i, conjunction_) || is(i, auxiliary_) || is(i, relative_))
        break;
      const bool time = std::ranges::any_of(mentions, [&](const Mention& other) {
        return other.tokens.contains(i) &&
               (other.kind == Kind::date || other.kind == Kind::weekday ||
                other.kind == Kind::period || other.kind == Kind::clock ||
                other.kind == Kind::duration);
      });
      if (time) break;  // "in the old town last year", "in May"
      if (const std::uint64_t s = stemmer_.stem(*reading_, i)) head = s;
    }
    if (head != 0 && !agent) frames_->stems.push_back(head);
  }
  close(frame.first_bound, frame.first_bound, frame.bound_count);
}

// "By noon", "at its height": counts of two moments of one day are two counts.
std::uint64_t MeasureReader::moment(TokenRange sentence, const Mention& m) const {
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (m.tokens.contains(i)) continue;
    if (const std::uint64_t r = ring_at(i, moment_)) return r;
  }
  return 0;
}

bool MeasureReader::find_head(const Mention& m, MeasureFrame& frame) const {
  const std::uint32_t next = m.tokens.last;
  const TokenRange sentence = reading_->sentences[m.sentence].tokens;
  if (m.kind == Kind::number && m.tokens.first >= sentence.first + 2) {
    // "Wins by 5,568 votes", "a majority of 4,568": the distance between two, not their votes.
    const std::uint32_t before = m.tokens.first - 1;
    const bool votes =
        m.head != kNone && reading_->text(before) == "by" && is(m.head, margin_unit_);
    if (votes || (reading_->text(before) == "of" && is(before - 1, margin_))) {
      frame.head = hash_folded("margin");
      return true;
    }
  }
  if (m.head != kNone && m.kind == Kind::number && m.head == next && ring(m.head, act_ring_) != 0 &&
      !is(m.head, noun_ring_) && ring(m.head, toll_noun_) == 0) {
    act(frame, ring(m.head, act_ring_), true);  // "Seven injured in landslip"
    frame.head = hash_folded("person");
    return true;
  }
  if (m.head != kNone) {
    frame.head = noun(m.head);
    if (const std::uint64_t toll = ring(m.head, toll_noun_)) {
      act(frame, toll, true);
      frame.head = hash_folded("person");
    }
    return true;
  }
  if (m.kind == Kind::duration || m.kind == Kind::quantity) {
    // "a 48-hour battery", "a 600-metre quay"
    bool hyphen = false;
    for (std::uint32_t i = m.tokens.first; i < m.tokens.last; ++i)
      hyphen |= reading_->text(i) == "-";
    if (!hyphen) return true;
    for (std::uint32_t i = next; i < std::min(next + 3, sentence.last); ++i) {
      if (!plain_noun(i)) break;
      frame.head = noun(i);
    }
    return true;
  }
  if (m.kind == Kind::money && m.tokens.first > sentence.first &&
      (is(m.tokens.first - 1, article_) || is(m.tokens.first - 1, possessive_))) {
    // "a £321 million budget"
    for (std::uint32_t i = next; i < std::min(next + 3, sentence.last); ++i) {
      if (!plain_noun(i)) break;
      frame.head = noun(i);
    }
    return true;
  }
  if (m.kind != Kind::number) return true;
  // "Five hurt as ferry strikes pier", "12 dead": a count of people.
  if (next < sentence.last) {
    if (const std::uint64_t r = ring(next, act_ring_); r != 0 && !is(next, noun_ring_)) {
      act(frame, r, true);
      frame.head = hash_folded("person");
      return true;
    }
  }
  if (m.tokens.first > sentence.first &&
      (next >= sentence.last || !reading_->tokens[next].is(kWord) || is(next, preposition_) ||
       is(next, conjunction_))) {
    // "Crash kills 12"
    const std::uint64_t before = ring(m.tokens.first - 1, act_ring_);
    if (before != 0 && (before == hash_folded("kill") || before == hash_folded("injure"))) {
      act(frame, before, true);
      frame.head = hash_folded("person");
      return true;
    }
  }
  // "a crowd of 41,200"
  if (m.tokens.first >= sentence.first + 2 && reading_->text(m.tokens.first - 1) == "of" &&
      plain_noun(m.tokens.first - 2) && !is(m.tokens.first - 2, count_noun_)) {
    frame.head = noun(m.tokens.first - 2);
    return true;
  }
  frame.head = counted_before(m, frame);
  return frame.head != 0;
}

// The verb of its clause, a participle behind the noun ("homes destroyed"), a phrase ("moved out"),
// and the noun that governs it ("orders for 400 chips").
void MeasureReader::find_acts(const Mention& m, TokenRange clause, const Clause* of,
                              MeasureFrame& frame) const {
  const std::uint32_t behind = std::max(m.tokens.last, m.head == kNone ? 0 : m.head + 1);
  bool closed = false;  // the number belongs to a noun, not to the verb
  if (m.tokens.first >= clause.first + 2 && is(m.tokens.first - 1, preposition_)) {
    const std::uint32_t g = m.tokens.first - 2;
    const Token& t = reading_->tokens[g];
    const bool verb = of != nullptr && of->verb.contains(g);
    if (t.is(kWord) && !verb && !is(g, stop_) && !is(g, preposition_) && !is(g, auxiliary_)) {
      const std::uint64_t r = ring(g, act_ring_);
      frame.governor = r != 0 ? r : lexicon_.lemma(t.word, reading_->text(g));
      act(frame, frame.governor, r != 0);
      closed = r != 0;
    }
  }
  for (std::uint32_t i = behind; i < std::min(behind + 3, clause.last); ++i) {
    const Token& t = reading_->tokens[i];
    if (!t.is(kWord)) break;
    if (of != nullptr && of->verb.contains(i)) break;
    const std::uint64_t r = ring(i, act_ring_);
    if (r != 0 && !is(i, noun_ring_)) {
      act(frame, r, true);
      closed = true;
    }
    if (!is(i, relative_) && !is(i, auxiliary_)) break;
  }
  for (std::uint32_t i = clause.first; i < clause.last; ++i) {
    const Token& t = reading_->tokens[i];
    for (std::size_t h = t.hit; h < reading_->hits.size() && reading_->hits[h].tokens.first == i;
         ++h) {
      const PhraseHit& hit = reading_->hits[h];
      if (hit.cls == act_ring_ && hit.tokens.size() > 1 && hit.value != 0)
        act(frame, hash_folded(lexicon_.phrase_value(hit.value).text), true);
    }
  }
  if (of == nullptr || closed) return;
  const bool main = of->head != kNone;
  const std::uint64_t r = main ? ring(of->head, act_ring_) : 0;
  const bool light = main && (is(of->head, light_act_) || is(of->head, auxiliary_));
  act(frame, r != 0 ? r : of->lemma, !light || r != 0);
}

// The time of the count. "Since late November" says from when it runs, not when it was taken.
void MeasureReader::find_time(const Mention& m, TokenRange clause, const Clause* of,
                              MeasureFrame& frame) const {
  const TokenRange sentence = reading_->sentences[m.sentence].tokens;
  DateRange in_clause, in_sentence;
  bool several_in_clause = false;
  bool several = false;
  bool begins = false;
  const auto narrow = [](DateRange& found, bool& many, const DateRange& when) {
    if (!found.known) {
      found = when;
    } else if (when.first >= found.first && when.last <= found.last) {
      found = when;
    } else {
      many |= !(found.first >= when.first && found.last <= when.last);
    }
  };
  for (const Mention& other : mentions_of(m.sentence)) {
    if (other.kind != Kind::date && other.kind != Kind::weekday && other.kind != Kind::period)
      continue;
    bool since = false;
    const std::uint32_t first = other.tokens.first;
    for (std::uint32_t i = first; i-- > sentence.first && i + 9 > first && !since;) {
      if (reading_->text(i) == ",") break;
      since = is(i, since_);
    }
    since |= is(first, since_);
    begins |= since;
    // "seven more than at the start of last week": a time of before.
    bool before = false;
    for (std::uint32_t i = first; i-- > sentence.first && i + 7 > first && !before;) {
      if (reading_->text(i) == ",") break;
      before = is(i, baseline_);
    }
    if (since || before || !other.when.known) continue;
    narrow(in_sentence, several, other.when);
    if (clause.contains(first)) narrow(in_clause, several_in_clause, other.when);
  }
  if (begins) frame.scope |= kSoFar;
  frame.explicit_time = in_sentence.known;
  if (in_clause.known && !several_in_clause) {
    frame.as_of = in_clause;
  } else if (in_sentence.known && !several) {
    frame.as_of = in_sentence;
  } else if (of != nullptr && of->when.known && !begins && !in_sentence.known) {
    frame.as_of = of->when;
  }
  if (!frame.as_of.known) frame.as_of = reading_->document->meta.published;
}

// What is wished, feared or foreseen is no count: "expects to sell 400 boats".
bool MeasureReader::unreal(const Mention& m) const {
  const std::uint32_t begin = reading_->sentences[m.sentence].tokens.first;
  const std::uint32_t from = m.tokens.first > begin + kBack ? m.tokens.first - kBack : begin;
  for (std::uint32_t i = m.tokens.first; i-- > from;) {
    if (reading_->text(i) == ";") break;
    if (is(i, unreal_) || is(i, unreal_noun_)) return true;
  }
  return false;
}

std::uint16_t MeasureReader::scope_of(const Mention& m, TokenRange clause) const {
  std::uint16_t scope = 0;
  for (std::uint32_t i = clause.first; i < clause.last; ++i) {
    const bool near = i + 4 >= m.tokens.first && i < m.tokens.last + 4;
    if (m.tokens.contains(i) && !in_class(i, subset_)) continue;
    if (in_class(i, total_)) scope |= kTotal;
    if (near && in_class(i, each_)) scope |= kEach;
    if (in_class(i, so_far_)) scope |= kSoFar;
    // Before it within two words; behind it only "212 more", not "1,860 patients, of whom half".
    const bool beside = i + 2 >= m.tokens.first && i <= m.tokens.last;
    if (beside && (in_class(i, subset_) || in_class(i, addition_))) scope |= kSubset;
    if (i >= m.tokens.last && in_class(i, restrict_)) scope |= kSubset;
    if (i < m.tokens.first && i + 2 >= m.tokens.first && in_class(i, list_open_)) scope |= kSubset;
    if (i < m.tokens.first && i + 3 >= m.tokens.first && in_class(i, baseline_) &&
        !(m.value.precision == Precision::more_than || m.value.precision == Precision::less_than)) {
      scope |= kBaseline;
    }
  }
  const std::uint32_t next = m.tokens.last;
  if (m.kind == Kind::number && next + 1 < clause.last && reading_->text(next) == "of" &&
      (is(next + 1, determiner_) || is(next + 1, possessive_) || is(next + 1, article_))) {
    scope |= kSubset;
  }
  return scope;
}

void MeasureReader::add(std::uint32_t index) {
  const Mention& m = reading_->mentions[index];
  if (!m.value.known()) return;  // "the dollar", "a percentage"
  switch (m.kind) {
    case Kind::number:
      // "one of them": more often a pronoun than a count; zero is a state.
      if (m.value.point == 1 || m.value.point == 0) return;
      break;
    case Kind::duration:
      // "a week" after a price is a rate, and "a night at the inn" no length.
      if (is(m.tokens.first, article_) || m.value.precision == Precision::vague) return;
      break;
    case Kind::quantity:
    case Kind::money:
    case Kind::percent:
    case Kind::points:
    case Kind::multiple:
      break;
    default:
      return;
  }
  MeasureFrame frame;
  frame.document = document_;
  frame.mention = index;
  const Sentence& sentence = reading_->sentences[m.sentence];
  const PartKind part = reading_->document->parts[sentence.part].kind;
  frame.headline = part == PartKind::headline || part == PartKind::heading;
  TokenRange around = sentence.tokens;
  const std::uint32_t k = clause_at(m.sentence, m.tokens.first);
  const Clause* clause = k == kNone ? nullptr : &reading_->clauses[k];
  if (clause != nullptr) {
    around = clause->tokens;
    frame.clause = (*clauses_)[k];
    frame.forecast = clause->certainty >= Certainty::planned || clause->tense == Tense::future;
  }
  frame.bare = !find_head(m, frame);
  find_acts(m, around, clause, frame);
  frame.unreal = unreal(m);
  frame.subject = subject_of(clause, frame);
  frame.moment = moment(sentence.tokens, m);
  find_time(m, around, clause, frame);
  for (const Mention& other : mentions_of(m.sentence)) {
    if (m.kind == Kind::money && other.kind == Kind::number && other.head != kNone &&
        other.value.has_point() && other.value.point > 1) {
      frame.goods = hash_mix(noun(other.head), std::bit_cast<std::uint64_t>(other.value.point));
    }
  }
  const Unit& unit = corpus_.knowledge().units[m.value.unit];
  frame.dimension =
      unit.dimension.empty() ? static_cast<std::uint64_t>(m.kind) : hash_text(unit.dimension);
  frame.scope |= scope_of(m, around);
  for (std::uint32_t i = m.tokens.last; i < std::min(m.tokens.last + 2, sentence.tokens.last); ++i)
    if (frame.which == 0) frame.which = ring(i, length_word_);
  const auto modifiers = static_cast<std::uint32_t>(frames_->stems.size());
  for (std::uint32_t i = m.tokens.last; m.head != kNone && i < m.head; ++i) {
    if (const std::uint64_t s = stemmer_.stem(*reading_, i)) frames_->stems.push_back(s);
  }
  close(modifiers, frame.first_modifier, frame.modifier_count);
  find_bounds(m, around, frame);
  const auto first = static_cast<std::uint32_t>(frames_->stems.size());
  for (std::uint32_t i = around.first; i < around.last && frames_->stems.size() - first < kMaxStems;
       ++i) {
    if (m.tokens.contains(i)) continue;
    if (const std::uint64_t s = stemmer_.stem(*reading_, i)) frames_->stems.push_back(s);
  }
  close(first, frame.first_stem, frame.stem_count);
  frames_->measures.push_back(frame);
}

}  // namespace factlint
