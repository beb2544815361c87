#include "engine/eval/frame.hpp"

#include <algorithm>

#include "engine/eval/align_measure.hpp"
#include "engine/eval/measure_frame.hpp"
#include "engine/eval/stage_claims.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kMaxStems = 24;  // longer clauses keep their first ones

class Builder {
 public:
  explicit Builder(const Corpus& corpus)
      : corpus_(corpus),
        lexicon_(corpus.knowledge().lexicon),
        stemmer_(lexicon_),
        relative_(lexicon_.class_id("relative")),
        pronoun_(lexicon_.class_id("pronoun-subject")) {}

  std::shared_ptr<Frames> build() {
    MeasureReader measures(corpus_);
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      document_ = d;
      reading_ = &corpus_.reading(d);
      clause_frame_.assign(reading_->clauses.size(), kNone);
      for (std::uint32_t k = 0; k < reading_->clauses.size(); ++k) add_clause(k);
      measures.run(d, clause_frame_, *frames_);
    }
    std::sort(frames_->names.begin(), frames_->names.end());
    frames_->names.erase(std::unique(frames_->names.begin(), frames_->names.end()),
                         frames_->names.end());
    frames_->reader = std::make_shared<const EventReader>(corpus_);
    frames_->events = particular_events(corpus_, *frames_->reader);
    return frames_;
  }

 private:
  [[nodiscard]] std::uint64_t stem(std::uint32_t i) const { return stemmer_.stem(*reading_, i); }

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

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  const Reading* reading_ = nullptr;
  std::uint32_t document_ = 0;
  std::vector<std::uint32_t> clause_frame_;
  std::shared_ptr<Frames> frames_ = std::make_shared<Frames>();
  Stemmer stemmer_;
  ClassId relative_, pronoun_;
};

}  // namespace

ClassSet light_verb_classes(const Lexicon& lexicon) {
  ClassSet light;
  light.set(0);
  for (const char* name :
       {"common-verb", "verb-base", "verb-s", "verb-ing", "verb-past", "auxiliary", "be", "have",
        "do", "stop-word", "irregular-verb", "irregular-past", "irregular-participle",
        "ambiguous-verb",
        // Kinds of verbs, not what they say: "employs" and "holds" are traits,
        // "opened" and "launched" begins.
        "standing-act", "lasting-event", "lasting-verb", "begin-word", "end-word", "ballot-stance",
        "nth-become", "worth-word", "product-link"}) {
    light.set(lexicon.class_id(name));
  }
  return light;
}

const StageClaims& Frames::stage_claims(const Corpus& corpus) const {
  std::call_once(stages_once_,
                 [&] { stages_ = std::make_shared<const StageClaims>(corpus, *reader); });
  return *stages_;
}

const MeasureBonds& Frames::measure_bonds(const Corpus& corpus) const {
  std::call_once(bonds_once_, [&] {
    bonds_ = std::make_shared<const MeasureBonds>(bond_measures(corpus, *this));
  });
  return *bonds_;
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
