// Pairs of measures that measure one thing: the joins behind `same_measure(a, b)` and
// `similar_measure(a, b)`; align_headline.hpp has those of headlines. Evidence is scored and vetoed
// as METHODS section 6 lists; below the threshold the engine stays silent.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// All pairs that measure one thing, scored once for both joins (Frames::measure_bonds).
struct MeasureBonds {
  std::vector<JoinPair> same;
  std::vector<JoinPair> similar;
};
MeasureBonds bond_measures(const Corpus& corpus, const Frames& frames);

/// Sound alignments: both cannot be right if their values are disjoint.
std::vector<JoinPair> same_measure_pairs(const Corpus& corpus, const Frames& frames);
/// Weaker ones, and estimates of one thing: worth showing, never failing.
std::vector<JoinPair> similar_measure_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
