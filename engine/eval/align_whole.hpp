// A whole against one of its parts: the join behind `whole_broken` ("all the boats came back", and
// by another document one of them did not).
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// First the statement about the whole, then the one about the part. Linear in the clauses.
std::vector<JoinPair> whole_broken_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
