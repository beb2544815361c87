// Effects that are found and not found: the join behind `effect_denied` ("a significant fall in
// pain", and by another document "no significant difference in pain scores").
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// First the statement that there is an effect, then the one that there is none. Linear in the
/// clauses.
std::vector<JoinPair> effect_denied_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
