// Words that stand in quotation marks in one document and without them in another's account of the
// same event: the join behind `paraphrased(q, s)`.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// Quotations of two to eight words against statements of other documents. Linear: the quotations'
/// first two words are the keys with which all texts are scanned.
std::vector<JoinPair> paraphrased_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
