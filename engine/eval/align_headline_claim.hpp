// Headlines that say more than their text in words, not in numbers (those are in
// align_headline.hpp): the joins behind `headline_complete`, `headline_ahead` and `headline_owner`.
#pragma once

#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/eval/joins.hpp"

namespace factlint {

/// "fully contained" in the headline and a percentage below 100 of the same verb in the text.
std::vector<JoinPair> headline_complete_pairs(const Corpus& corpus, const Frames& frames);
/// "the peak has passed" in the headline, "officials expect the peak in May" in the text.
std::vector<JoinPair> headline_ahead_pairs(const Corpus& corpus, const Frames& frames);
/// A headline that eases the restrictions of one party where the text has that party agree before
/// and another's hold stand in the way.
std::vector<JoinPair> headline_owner_pairs(const Corpus& corpus, const Frames& frames);

}  // namespace factlint
