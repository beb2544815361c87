// A share in words or per cent against a part and its whole: "more than half of the shops have
// shut" and "51 of about 130 shops have shut". The join behind `share_differs`.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// Pairs of a share and a part of a whole of the same noun and act, in one document or two of one
/// story, whose ratio the share excludes.
std::vector<JoinPair> share_differs_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
