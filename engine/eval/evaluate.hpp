// Rules over readings to findings: the entry of eval/. See corpus.hpp (what rules range over),
// expr.hpp (how a check is evaluated), match.hpp (must match), pattern.hpp (find and forbid).
#pragma once

#include <cstddef>
#include <vector>

#include "engine/model/finding.hpp"
#include "engine/model/reading.hpp"
#include "engine/rule/load.hpp"

namespace factlint {

struct EvalOptions {
  unsigned threads = 1;     ///< never changes the result
  bool agreements = false;  ///< also report what several documents agree on
};

/// How often a rule was applied, for coverage and `explain`; same index as RuleSet::rules.
struct RuleStats {
  std::size_t fired = 0;    ///< evaluations that were false: findings before duplicates are dropped
  std::size_t silent = 0;   ///< evaluations that were true
  std::size_t unknown = 0;  ///< evaluations that the text did not decide
};

struct EvalResult {
  std::vector<Finding> findings;  ///< in printing order, with fingerprints
  std::vector<RuleStats> stats;   ///< by rule
};

/// Applies every rule to all readings. The readings' documents must outlive the findings. Neither
/// the order of `readings` nor the number of threads changes the result.
EvalResult evaluate(const RuleSet& rules, const std::vector<Reading>& readings,
                    const EvalOptions& options);

}  // namespace factlint
