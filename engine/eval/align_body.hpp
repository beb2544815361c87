// Two spellings of one body's name: "Strandgate Securities" and "Standgate Securities". Persons are
// in align_name.hpp.
#pragma once

#include <vector>

#include "engine/eval/corpus.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// Names of two words or more that differ in one word, which is in no list of words and a letter
/// or two off; one of them is used once or twice only.
std::vector<JoinPair> near_body_pairs(const Corpus& corpus);

}  // namespace factlint
