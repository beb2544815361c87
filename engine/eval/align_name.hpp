// Pairs of names that are near misses of each other: the join behind `near_name(a, b)`. A small
// edit distance alone is no evidence (METHODS 4): the given name, the role or a shared document has
// to say that one person is meant.
#pragma once

#include <vector>

#include "engine/eval/corpus.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// Damerau-Levenshtein distance of two words, capped: anything above `limit` is limit + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

/// Candidates by deletion keys: words one or two letters apart share a word with those letters cut.
std::vector<JoinPair> near_name_pairs(const Corpus& corpus);

}  // namespace factlint
