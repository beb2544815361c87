// Pairs of statements that speak of one event: the join behind `same_event(a, b)` for statements.
// Event identity comes first (de Marneffe et al. 2008); what the two then say of it (negated,
// hedged, credited to whom) is compared by rules.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// All pairs across and within documents, each once, in corpus order. Blocking by pairs of a
/// clause's rarest stems: linear in the number of clauses.
std::vector<JoinPair> same_event_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
