// Decisions told before their day: the join behind `decided_ahead` (a body has voted, and by
// another document it votes on a later day). align_stage.cpp does the same for the stages of a
// matter.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// First the statement that the body has decided, then the one that it will. Linear in the clauses
/// that tell of decisions.
std::vector<JoinPair> decided_ahead_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
