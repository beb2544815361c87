// `quotation must match across documents`: mentions of one kind have no key, so a join says which
// of them speak of the same thing; match.cpp does fact sets.
#pragma once

#include "engine/eval/match.hpp"

namespace factlint {

/// Pairs of the kind that the join for it puts together and that do not say the same. Quotations
/// are joined by their words, names by their spelling, numbers by what they measure.
std::vector<Match> match_kind(MatchContext& context);

}  // namespace factlint
