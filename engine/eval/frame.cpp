#include "engine/eval/frame.hpp"

#include <algorithm>

namespace factlint {

namespace {

constexpr std::uint32_t kMaxStems = 24;  // longer clauses keep their first ones

class Builder {
 public:
  explicit Builder(const Corpus& corpus) : corpus_(corpus), lexicon_(corpus.knowledge().lexicon) {
    stop_ = lexicon_.class_id("stop-word");
    hedge_ = lexicon_.class_id("hedge");
    reporting_ = lexicon_.class_id("reporting-verb");
    relative_ = lexicon_.class_id("relative");
    auxiliary_ = lexicon_.class_id("auxiliary");
    negation_ = lexicon_.class_id("negation");
    pronoun_ = lexicon_.class_id("pronoun-subject");
    total_ = lexicon_.class_id("scope-total");
    each_ = lexicon_.class_id("scope-each");
    so_far_ = lexicon_.class_id("scope-so-far");
    subset_ = lexicon_.class_id("subset-word");
    addition_ = lexicon_.class_id("addition-word");
    baseline_ = lexicon_.class_id("baseline-word");
    article_ = lexicon_.class_id("article");
  }

  std::shared_ptr<Frames> build() {
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      document_ = d;
      reading_ = &corpus_.reading(d);
      clause_frame_.assign(reading_->clauses.size(), kNone);
      for (std::uint32_t k = 0; k < reading_->clauses.size(); ++k) add_clause(k);
      for (std::uint32_t m = 0; m < reading_->mentions.size(); ++m) add_measure(m);
    }
    std::sort(frames_->names.begin(), frames_->names.end());
    frames_->names.erase(std::unique(frames_->names.begin(), frames_->names.end()),
                         frames_->names.end());
    frames_->events = particular_events(corpus_);
    return frames_;
  }

 private:
  [[nodiscard]] std::uint64_t stem(std::uint32_t i) const {
    const Token& t = reading_->tokens[i];
    if (!t.is(kWord | kMixed | kDigits) || t.is(kSymbol)) return 0;
    if (lexicon_.is(t.word, stop_) || lexicon_.is(t.word, hedge_) ||
        lexicon_.is(t.word, auxiliary_) || lexicon_.is(t.word, negation_)) {
      return 0;
    }
    const std::string_view text = reading_->text(i);
    if (text.size() < 2 && !t.is(kDigits)) return 0;
    if (text.ends_with("ly") && text.size() > 4 && !t.is(kCapital)) return 0;
    return lexicon_.lemma(t.word, text);
  }

  void close(std::uint32_t first, std::uint32_t& first_stem, std::uint32_t& count) {
    auto begin = frames_->stems.begin() + first;
    std::sort(begin, frames_->stems.end());
    frames_->stems.erase(std::unique(begin, frames_->stems.end()), frames_->stems.end());
    first_stem = first;
    count = static_cast<std::uint32_t>(frames_->stems.size()) - first;
  }

  // The first name of the subject, else its last noun; a relative or pronoun takes the subject that
  // came before it in the sentence or paragraph.
  void find_subject(ClauseFrame& frame, const Clause& clause) {
    const auto& mentions = reading_->mentions;
    auto next =
        std::lower_bound(mentions.begin(), mentions.end(), clause.subject.first,
                         [](const Mention& m, std::uint32_t t) { return m.tokens.first < t; });
    for (; next != mentions.end() && next->tokens.first < clause.subject.last; ++next) {
      if (next->kind == Kind::person && next->detail != kNone) {
        const Name& name = reading_->names[next->detail];
        frame.subject = hash_folded(name.surname.empty() ? name.given : name.surname);
        frame.named_subject = true;
        break;
      }
      if (next->kind == Kind::organisation && next->tokens.last == clause.subject.last) {
        frame.subject = lexicon_.lemma(0, reading_->text(next->tokens));
        frame.named_subject = true;
        break;
      }
    }
    const bool pronoun = !clause.subject.empty() && clause.subject.size() == 1 &&
                         (lexicon_.is(reading_->tokens[clause.subject.first].word, pronoun_) ||
                          lexicon_.is(reading_->tokens[clause.subject.first].word, relative_));
    if (frame.subject == 0 && !pronoun) {
      for (std::uint32_t i = clause.subject.first; i < clause.subject.last; ++i) {
        if (reading_->tokens[i].is(kPunct)) break;
        if (const std::uint64_t s = stem(i)) frame.subject = s;
      }
    }
    if (frame.subject == 0 && frame.clause > 0 && clause_frame_[frame.clause - 1] != kNone) {
      const ClauseFrame& before = frames_->clauses[clause_frame_[frame.clause - 1]];
      if (before.named_subject) {
        frame.subject = before.subject;
        frame.named_subject = true;
      }
    }
  }

  void add_clause(std::uint32_t k) {
    const Clause& clause = reading_->clauses[k];
    const Sentence& sentence = reading_->sentences[clause.sentence];
    ClauseFrame frame;
    frame.document = document_;
    frame.clause = k;
    frame.verb = clause.lemma;
    const auto first = static_cast<std::uint32_t>(frames_->stems.size());
    std::uint32_t last_clause = k + 1;
    while (last_clause < sentence.first_clause + sentence.clause_count &&
           lexicon_.is(reading_->tokens[reading_->clauses[last_clause].tokens.first].word,
                       relative_)) {
      ++last_clause;
    }
    for (std::uint32_t i = clause.tokens.first; i < reading_->clauses[last_clause - 1].tokens.last;
         ++i) {
      if (frames_->stems.size() - first >= kMaxStems) break;
      if (const std::uint64_t s = stem(i)) frames_->stems.push_back(s);
    }
    close(first, frame.first_stem, frame.stem_count);
    find_subject(frame, clause);
    clause_frame_[k] = static_cast<std::uint32_t>(frames_->clauses.size());
    frames_->clauses.push_back(frame);
  }

  [[nodiscard]] std::uint32_t clause_at(std::uint32_t sentence_index, std::uint32_t token) const {
    const Sentence& sentence = reading_->sentences[sentence_index];
    std::uint32_t best = kNone;
    for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
         ++k) {
      if (reading_->clauses[k].tokens.contains(token)) best = k;
    }
    return best;
  }

  [[nodiscard]] bool in_class(std::uint32_t i, ClassId cls) const {
    const Token& t = reading_->tokens[i];
    if (lexicon_.is(t.word, cls)) return true;
    for (std::size_t h = t.hit; h < reading_->hits.size() && reading_->hits[h].tokens.first == i;
         ++h) {
      if (reading_->hits[h].cls == cls) return true;
    }
    return false;
  }

  [[nodiscard]] std::uint16_t scope_of(const Mention& m, TokenRange clause) const {
    std::uint16_t scope = 0;
    for (std::uint32_t i = clause.first; i < clause.last; ++i) {
      const bool near = i + 4 >= m.tokens.first && i < m.tokens.last + 4;
      if (m.tokens.contains(i) && !in_class(i, subset_)) continue;
      if (in_class(i, total_)) scope |= kTotal;
      if (near && in_class(i, each_)) scope |= kEach;
      if (in_class(i, so_far_)) scope |= kSoFar;
      const bool beside = i + 2 >= m.tokens.first && i <= m.tokens.last + 2;
      if (beside && (in_class(i, subset_) || in_class(i, addition_))) scope |= kSubset;
      if (i < m.tokens.first && i + 3 >= m.tokens.first && in_class(i, baseline_) &&
          !(m.value.precision == Precision::more_than ||
            m.value.precision == Precision::less_than)) {
        scope |= kBaseline;
      }
    }
    return scope;
  }

  void add_measure(std::uint32_t index) {
    const Mention& m = reading_->mentions[index];
    switch (m.kind) {
      case Kind::number:
        // "one of them": more often a pronoun than a count.
        if (m.head == kNone || m.value.point == 1) return;
        break;
      case Kind::quantity:
      case Kind::money:
      case Kind::percent:
      case Kind::points:
      case Kind::multiple:
      case Kind::duration:
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
    if (k != kNone) {
      around = reading_->clauses[k].tokens;
      frame.clause = clause_frame_[k];
      const Clause& clause = reading_->clauses[k];
      frame.as_of = clause.when;
      frame.forecast = clause.certainty >= Certainty::planned || clause.tense == Tense::future;
    }
    frame.explicit_time = false;
    for (const Mention& other : sentence_mentions(m.sentence)) {
      frame.explicit_time |=
          (other.kind == Kind::date || other.kind == Kind::weekday || other.kind == Kind::period) &&
          other.when.known;
    }
    if (!frame.as_of.known) frame.as_of = reading_->document->meta.published;
    if (m.head != kNone)
      frame.head = lexicon_.lemma(reading_->tokens[m.head].word, reading_->text(m.head));
    const Unit& unit = corpus_.knowledge().units[m.value.unit];
    frame.dimension =
        unit.dimension.empty() ? static_cast<std::uint64_t>(m.kind) : hash_text(unit.dimension);
    frame.scope = scope_of(m, around);
    const auto first = static_cast<std::uint32_t>(frames_->stems.size());
    for (std::uint32_t i = around.first;
         i < around.last && frames_->stems.size() - first < kMaxStems; ++i) {
      if (m.tokens.contains(i)) continue;
      if (const std::uint64_t s = stem(i)) frames_->stems.push_back(s);
    }
    close(first, frame.first_stem, frame.stem_count);
    frames_->measures.push_back(frame);
  }

  [[nodiscard]] std::span<const Mention> sentence_mentions(std::uint32_t s) const {
    const auto& mentions = reading_->mentions;
    const TokenRange tokens = reading_->sentences[s].tokens;
    const auto by_first = [](const Mention& m, std::uint32_t t) { return m.tokens.first < t; };
    const auto begin = std::lower_bound(mentions.begin(), mentions.end(), tokens.first, by_first);
    const auto end = std::lower_bound(begin, mentions.end(), tokens.last, by_first);
    return {mentions.data() + (begin - mentions.begin()), static_cast<std::size_t>(end - begin)};
  }

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  const Reading* reading_ = nullptr;
  std::uint32_t document_ = 0;
  std::vector<std::uint32_t> clause_frame_;
  std::shared_ptr<Frames> frames_ = std::make_shared<Frames>();
  ClassId stop_, hedge_, reporting_, relative_, auxiliary_, negation_, pronoun_;
  ClassId total_, each_, so_far_, subset_, addition_, baseline_, article_;
};

}  // namespace

ClassSet light_verb_classes(const Lexicon& lexicon) {
  ClassSet light;
  light.set(0);
  for (const char* name : {"common-verb", "verb-base", "verb-s", "verb-ing", "verb-past",
                           "auxiliary", "be", "have", "do", "stop-word", "irregular-verb",
                           "irregular-past", "irregular-participle", "ambiguous-verb"}) {
    light.set(lexicon.class_id(name));
  }
  return light;
}

std::shared_ptr<const Frames> build_frames(const Corpus& corpus) {
  return Builder(corpus).build();
}

std::uint32_t shared_stems(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  std::uint32_t shared = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) {
      ++shared;
      ++i;
      ++k;
    } else if (a[i] < b[k]) {
      ++i;
    } else {
      ++k;
    }
  }
  return shared;
}

}  // namespace factlint
