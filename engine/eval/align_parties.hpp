// Who took part: the joins behind `met_and_not` (talks with officials against "has not met any")
// and `widened` (a quantity for named firms against the same quantity for more kinds of buyers).
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// The talks come first, the denial second.
std::vector<JoinPair> met_and_not_pairs(const Corpus& corpus, const Frames& frames);
/// The wider list comes first; one pair for two documents.
std::vector<JoinPair> widened_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
