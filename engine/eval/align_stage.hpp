// Pairs of statements that put one matter at stages which cannot both hold: the joins behind
// `stage_denied(a, b)` (a presupposes a stage, b says it has not come) and `stage_excluded(a, b)`
// (convicted and acquitted). Ladders are the table `stage-ladders`.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

std::vector<JoinPair> stage_denied_pairs(const Corpus& corpus, const Frames& frames);
/// A headline's stage against its own text, which says that it has not come.
std::vector<JoinPair> headline_denied_pairs(const Corpus& corpus, const Frames& frames);
std::vector<JoinPair> stage_excluded_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
