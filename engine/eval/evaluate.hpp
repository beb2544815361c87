// Rules over readings to findings: the entry of eval/. One file a family of checks beside it.
#pragma once

#include <vector>

#include "engine/model/finding.hpp"
#include "engine/model/reading.hpp"
#include "engine/rule/load.hpp"

namespace factlint {

struct EvalOptions {};

/// Every finding of every rule, sorted, with fingerprints. The readings' documents must outlive the
/// findings. The order of `readings` does not change the result.
std::vector<Finding> evaluate(const RuleSet& rules, const std::vector<Reading>& readings,
                              const EvalOptions& options);

}  // namespace factlint
