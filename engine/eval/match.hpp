// `x must match across documents`: facts of one key, or mentions of one kind that a join puts
// together, must agree. Linear in the facts: columns.hpp sweeps whole groups, no pairs.
#pragma once

#include <string>
#include <vector>

#include "engine/eval/evaluate.hpp"
#include "engine/eval/expr.hpp"

namespace factlint {

/// One disagreement (or, on request, agreement) of a group.
struct Match {
  Outcome outcome = Outcome::conflict;
  ItemRef first;  ///< the earlier place of the two that differ most
  ItemRef second;
  std::string key;
  std::string message;      ///< used where the rule's own does not fit: differences and agreements
  std::vector<Side> sides;  ///< first, second, then the others of the group
  std::vector<std::string> derivation;
};

struct MatchContext {
  Evaluator& evaluator;
  const grammar::Node& node;
  const EvalOptions& options;
  RuleStats& stats;
};

/// In the order of the first facts of the groups.
std::vector<Match> match_all(MatchContext& context);

/// Who stands behind an item: a hash of the credited source or agency, 0 if nobody is credited.
/// Documents that credit the same agency have one origin.
std::uint64_t origin_of(const Corpus& corpus, const ItemRef& item);

}  // namespace factlint
