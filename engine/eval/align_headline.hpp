// Joins of a headline's numbers with those of its text: a number that fits none there, and a change
// ("profit doubles") that the text gives another size. aligners.cpp lists them.
#pragma once

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// A headline's measure that fits no measure of its text, with the one that stands in its place.
std::vector<JoinPair> headline_measure_pairs(const Corpus& corpus, const Frames& frames);
/// A headline's multiple and the percentage by which the text lets the same thing change.
std::vector<JoinPair> headline_change_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
