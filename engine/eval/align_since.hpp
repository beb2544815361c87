// Meetings that were held and not held: the join behind `not_met_since` ("the two sides have not
// met since 4 May", and by another document they met on 9 May). align_parties.cpp has the talks
// with officials.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// First the meeting, then the statement that there was none. Linear in the clauses.
std::vector<JoinPair> not_met_since_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
