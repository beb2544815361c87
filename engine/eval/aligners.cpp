#include "engine/eval/aligners.hpp"

#include <array>

#include "engine/eval/align_body.hpp"
#include "engine/eval/align_decision.hpp"
#include "engine/eval/align_denial.hpp"
#include "engine/eval/align_effect.hpp"
#include "engine/eval/align_event.hpp"
#include "engine/eval/align_headline.hpp"
#include "engine/eval/align_headline_claim.hpp"
#include "engine/eval/align_measure.hpp"
#include "engine/eval/align_name.hpp"
#include "engine/eval/align_paraphrase.hpp"
#include "engine/eval/align_parties.hpp"
#include "engine/eval/align_quotation.hpp"
#include "engine/eval/align_share.hpp"
#include "engine/eval/align_since.hpp"
#include "engine/eval/align_stage.hpp"
#include "engine/eval/align_whole.hpp"

namespace factlint {

namespace {

using FramePairs = std::vector<JoinPair> (*)(const Corpus&, const Frames&);
using CorpusPairs = std::vector<JoinPair> (*)(const Corpus&);

// Keeps the pairs whose ends are of the kinds that the rule binds; pairs come out with the left
// kind first.
std::vector<JoinPair> of_kinds(const Corpus& corpus, std::vector<JoinPair> pairs, Kind a, Kind b) {
  std::vector<JoinPair> kept;
  for (JoinPair& pair : pairs) {
    if (corpus.is(pair.a, a) && corpus.is(pair.b, b)) {
      kept.push_back(std::move(pair));
    } else if (corpus.is(pair.b, a) && corpus.is(pair.a, b)) {
      std::swap(pair.a, pair.b);
      kept.push_back(std::move(pair));
    }
  }
  return kept;
}

class FrameJoin : public Join {
 public:
  FrameJoin(std::string_view name, FramePairs find) : name_(name), find_(find) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::vector<JoinPair> pairs(const Corpus& corpus, Kind a, Kind b) const override {
    return of_kinds(corpus, find_(corpus, corpus.frames()), a, b);
  }

 private:
  std::string_view name_;
  FramePairs find_;
};

class CorpusJoin : public Join {
 public:
  CorpusJoin(std::string_view name, CorpusPairs find) : name_(name), find_(find) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::vector<JoinPair> pairs(const Corpus& corpus, Kind a, Kind b) const override {
    return of_kinds(corpus, find_(corpus), a, b);
  }

 private:
  std::string_view name_;
  CorpusPairs find_;
};

const FrameJoin kSameMeasure{"same_measure", same_measure_pairs};
const FrameJoin kSimilarMeasure{"similar_measure", similar_measure_pairs};
const FrameJoin kShareDiffers{"share_differs", share_differs_pairs};
const FrameJoin kHeadlineMeasure{"headline_measure", headline_measure_pairs};
const FrameJoin kHeadlineComplete{"headline_complete", headline_complete_pairs};
const FrameJoin kHeadlineAhead{"headline_ahead", headline_ahead_pairs};
const FrameJoin kHeadlineOwner{"headline_owner", headline_owner_pairs};
const FrameJoin kHeadlineDenied{"headline_denied", headline_denied_pairs};
const FrameJoin kMetAndNot{"met_and_not", met_and_not_pairs};
const FrameJoin kWidened{"widened", widened_pairs};
const FrameJoin kDenies{"denies", denied_pairs};
const FrameJoin kOpposes{"opposes", opposed_pairs};
const FrameJoin kHeadlineChange{"headline_change", headline_change_pairs};
const FrameJoin kStageDenied{"stage_denied", stage_denied_pairs};
const FrameJoin kStageExcluded{"stage_excluded", stage_excluded_pairs};
const FrameJoin kDecidedAhead{"decided_ahead", decided_ahead_pairs};
const FrameJoin kWholeBroken{"whole_broken", whole_broken_pairs};
const FrameJoin kEffectDenied{"effect_denied", effect_denied_pairs};
const FrameJoin kNotMetSince{"not_met_since", not_met_since_pairs};
const FrameJoin kParaphrased{"paraphrased", paraphrased_pairs};
const CorpusJoin kSameWords{"same_words", same_words_pairs};

// Persons by surname, given name and role; bodies by the words of their names.
class NearName : public Join {
 public:
  [[nodiscard]] std::string_view name() const override { return "near_name"; }
  [[nodiscard]] std::vector<JoinPair> pairs(const Corpus& corpus, Kind a, Kind) const override {
    return a == Kind::organisation ? near_body_pairs(corpus) : near_name_pairs(corpus);
  }
};

const NearName kNearName;

const std::array<const Join*, 22> kAligners{
    &kShareDiffers,   &kEffectDenied, &kNotMetSince,    &kDecidedAhead,     &kWholeBroken,
    &kHeadlineDenied, &kMetAndNot,    &kWidened,        &kHeadlineComplete, &kHeadlineAhead,
    &kHeadlineOwner,  &kSameMeasure,  &kSimilarMeasure, &kHeadlineMeasure,  &kHeadlineChange,
    &kDenies,         &kOpposes,      &kStageDenied,    &kStageExcluded,    &kParaphrased,
    &kSameWords,      &kNearName};

}  // namespace

std::span<const Join* const> aligners() {
  return kAligners;
}

}  // namespace factlint
