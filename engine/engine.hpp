// The facade, the first header to open: load_rules() reads packs into a RuleSet, check() reads
// documents with it into a Report. What comes before is in document/load.hpp, what prints a Report
// in report/.
#pragma once

#include <memory>
#include <vector>

#include "engine/document/load.hpp"
#include "engine/eval/evaluate.hpp"
#include "engine/model/document.hpp"
#include "engine/model/finding.hpp"
#include "engine/model/reading.hpp"
#include "engine/rule/load.hpp"

namespace factlint {

struct CheckOptions {
  unsigned threads = 0;  ///< 0: one a core. Never changes the result.
  EvalOptions eval;      ///< its `threads` is set from the above
};

/// Scans every document, in the order given, on `threads` threads. The readings refer to
/// `knowledge`, which must outlive them.
std::vector<Reading> read_documents(const Knowledge& knowledge,
                                    const std::vector<std::shared_ptr<const Document>>& documents,
                                    unsigned threads);

/// Scans the documents and evaluates the rules over all of them. The report holds the documents,
/// ascending by path, which its findings cite, and the errors of loading. The result does not
/// depend on the order of the documents or on the thread count.
Report check(const RuleSet& rules, LoadedDocuments documents, const CheckOptions& options);

/// What reports say about the rules.
std::vector<RuleInfo> describe_rules(const RuleSet& rules);

}  // namespace factlint
