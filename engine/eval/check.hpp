// Runs one rule's check over the corpus and writes its findings; expr.hpp evaluates the
// expressions, match.hpp does `must match`, partners.hpp pairs the items of two binders.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/eval/conditions.hpp"
#include "engine/eval/evaluate.hpp"
#include "engine/eval/expr.hpp"
#include "engine/eval/partners.hpp"

namespace factlint {

/// Bytes that a `forbid` pattern was found at.
struct ForbiddenPlace {
  std::uint32_t document = 0;
  TokenRange tokens;
};

class CheckRunner {
 public:
  using Node = grammar::Node;

  /// `forbidden`: the matches of the rule's forbid pattern, by document and place.
  CheckRunner(const Shared& shared, const Rule& rule, const RuleFacts& facts,
              const std::vector<ForbiddenPlace>& forbidden, const EvalOptions& options,
              RuleStats& stats, std::vector<Finding>& findings);

  void run();

 private:
  void check(const Node& node);
  void for_each(const Node& node);
  void bind(const Node& node, std::vector<Partners>& partners, Conditions& where,
            std::size_t binder, Truth so_far);
  void when(const Node& node);
  void must_have(const Node& node);
  void must_match(const Node& node);
  void forbid(const Node& node);
  void expression(const Node& node);
  void evaluate(const Node& node);
  void fire(const Node& node);
  /// Counts the result; true if it has to be reported.
  bool count(Truth result);
  void add(Finding finding);
  [[nodiscard]] std::string text_of(const std::vector<MessagePiece>& pieces, bool& known);
  void cite(Finding& finding, const std::vector<ItemRef>& used) const;

  Evaluator evaluator_;
  const std::vector<ForbiddenPlace>& forbidden_;
  const EvalOptions& options_;
  RuleStats& stats_;
  std::vector<Finding>& findings_;
  bool uses_column_ = false;
  std::unordered_set<std::string> column_findings_;
};

/// The cited place of an item, or of a fact (Kind::none).
Side side_of(const Corpus& corpus, const RuleFacts& facts, const ItemRef& item);

}  // namespace factlint
