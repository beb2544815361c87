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
  habit_ = lexicon_.class_id("habit-phrase");
  habit_rate_ = lexicon_.class_id("habit-rate");
  habit_adverb_ = lexicon_.class_id("habit-adverb");
  ballot_base_ = lexicon_.class_id("ballot-base");
  standing_ = lexicon_.class_id("standing-act");
  stance_ = lexicon_.class_id("ballot-stance");
  stance_object_ = lexicon_.class_id("ballot-base-narrowed");
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
  ClassSet scopes;
  for (const ClassId cls :
       {total_, each_, so_far_, subset_, addition_, restrict_, list_open_, baseline_})
    if (cls != 0) scopes.set(cls);
  scope_words_ = AnyOf(lexicon_, scopes);
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

std::uint16_t MeasureReader::scope_of(const Mention& m, TokenRange clause, bool habit) const {
  std::uint16_t scope = 0;
  for (std::uint32_t i = clause.first; i < clause.last; ++i) {
    const Token& t = reading_->tokens[i];
    if (t.hit == kNone && !scope_words_(t.word)) continue;
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
        !(habit && is(i, habit_adverb_)) &&
        !(m.value.precision == Precision::more_than || m.value.precision == Precision::less_than)) {
      scope |= kBaseline;
    }
  }
  const std::uint32_t next = m.tokens.last;
  if (m.kind == Kind::number && next + 1 < clause.last && reading_->text(next) == "of" &&
      (is(next + 1, determiner_) || is(next + 1, possessive_) || is(next + 1, article_))) {
    scope |= kSubset;
  }
  if (habit) scope &= static_cast<std::uint16_t>(~kEach);  // "38 boats per day"
  return scope;
}

// "48 of the 160 boats have sunk": the 160 have not.
bool MeasureReader::whole_of_part(std::uint32_t index) const {
  constexpr std::uint32_t kGap = 4;
  const Mention& m = reading_->mentions[index];
  if (m.kind != Kind::number || index == 0) return false;
  const Mention& part = reading_->mentions[index - 1];
  const bool count = part.kind == Kind::number || part.kind == Kind::percent;
  return count && part.sentence == m.sentence && part.tokens.last < m.tokens.first &&
         reading_->text(part.tokens.last) == "of" && m.tokens.first - part.tokens.last <= kGap;
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
  frame.bare = !find_head(m, frame) || whole_of_part(index);
  find_acts(m, around, clause, frame);
  frame.unreal = unreal(m);
  frame.subject = subject_of(clause, frame);
  find_standing(m, around, clause, frame);
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
  frame.scope |= scope_of(m, around, frame.habit != 0);
  for (std::uint32_t i = m.tokens.last; i < std::min(m.tokens.last + 2, sentence.tokens.last); ++i)
    if (frame.which == 0) frame.which = ring(i, length_word_);
  if (m.tokens.first >= sentence.tokens.first + 2 && frame.which == 0 &&
      reading_->text(m.tokens.first - 1) == "of")
    frame.which = ring(m.tokens.first - 2, length_word_);  // "at a height of 40 metres"
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
