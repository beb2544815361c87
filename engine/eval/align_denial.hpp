// Pairs of statements of which one denies the other: the joins behind `denies(a, b)` (the same
// event said and denied) and `opposes(a, b)` (one verb against its opposite). event.hpp reads the
// events.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// The denial comes second. Linear: denials are few and indexed by participant and verb.
std::vector<JoinPair> denied_pairs(const Corpus& corpus, const Frames& frames);
/// "sales rose" against "sales fell", of two documents; each pair once, in corpus order.
std::vector<JoinPair> opposed_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
