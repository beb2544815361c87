// All patterns of all rules over the documents: what each rule's `facts` and `forbid` found.
// pattern.hpp matches; evaluate.cpp calls this before the checks run.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/check.hpp"
#include "engine/eval/facts.hpp"
#include "engine/eval/pattern.hpp"

namespace factlint {

struct RuleMatches {
  std::vector<FoundFact> facts;  ///< by document, place and set
  std::vector<ForbiddenPlace> forbidden;
};

/// What one document holds, by pattern and place.
struct DocumentMatches {
  std::uint32_t document = 0;
  std::vector<PatternMatch> matches;
};

/// Compiles the patterns once; immutable.
class PatternSearch {
 public:
  explicit PatternSearch(const RuleSet& rules);

  [[nodiscard]] DocumentMatches run(const Corpus& corpus, std::uint32_t document) const;
  /// Distributes the matches of all documents, given in document order, to the rules.
  [[nodiscard]] std::vector<RuleMatches> by_rule(std::vector<DocumentMatches> matches) const;

 private:
  struct Use {
    std::uint32_t rule = 0;
    std::uint32_t set = 0;  ///< of Rule::facts, or kForbidden
  };
  static constexpr std::uint32_t kForbidden = 0xFFFFFFFFU;

  std::size_t rule_count_ = 0;
  PatternSet patterns_;
  std::vector<Use> uses_;  ///< by pattern
};

/// Completes the facts of a rule: keys, values, groups; drops those that its `where` does not hold
/// for.
RuleFacts build_facts(const Shared& shared, const Rule& rule, std::vector<FoundFact> found);

/// Whether the pattern, in the words of a `find`, is found in a text. Kinds are not: a text by
/// itself has no mentions.
bool pattern_in_text(const Knowledge& knowledge, std::string_view pattern, std::string_view text);

}  // namespace factlint
