// Pairs of quotations that give the same words, altered or not: the join behind `same_words(a, b)`
// and the comparison behind `same_wording(a, b)`. Token alignment with free ends after QUOTUS
// (Niculae et al. 2015); candidates share a run of three words.
#pragma once

#include <string>
#include <vector>

#include "engine/eval/corpus.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

struct WordingMatch {
  bool candidate = false;     ///< one is a rendering of the other
  bool altered = false;       ///< words differ, beyond marks, spelling, ellipses and brackets
  double score = -1;          ///< 0: the same; -(substitutions + gaps) / length of the shorter
  std::uint32_t piece_a = 0;  ///< where the first difference stands, of a split quotation
  std::uint32_t piece_b = 0;
  std::string difference;  ///< "“a” against “the”; left out: “by extension”"
};

/// Compares two quotations word by word; a later piece of a split one stands for all of it.
WordingMatch match_wording(const Corpus& corpus, const ItemRef& a, const ItemRef& b);

std::vector<JoinPair> same_words_pairs(const Corpus& corpus);

}  // namespace factlint
