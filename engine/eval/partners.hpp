// The second and further binders of `for each a, b where …`: which items can go with those already
// bound, without looking at all pairs. check.cpp asks this.
#pragma once

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/eval/expr.hpp"

namespace factlint {

/// For binder `k` of a `for each` in this order of preference: what stands inside an item bound
/// before (`title t in d`); the pairs of a join that the condition asks for (`same_event(a, b)`);
/// items whose field equals an earlier one's (`a.person = b.person`, a hash join on names, texts,
/// days); else items of the same document that stand at most one sentence away. Two binders of one
/// kind give each pair once, the earlier item first.
class Partners {
 public:
  Partners(Evaluator& evaluator, const grammar::Node& loop, std::size_t binder);

  /// At most kMostPartners items for each binding of the binders before.
  void each(const std::function<bool(const ItemRef&)>& use);

  /// The call in the loop's condition whose join lists the items; nullptr if none does.
  [[nodiscard]] const grammar::Node* listed_by() const { return join_call_; }

  /// The first binder need not walk the items for which the second one's join lists nothing.
  void only_joined_with(const Partners& second);

  static constexpr std::size_t kMostPartners = 10000;

 private:
  using Node = grammar::Node;

  void each_joined(const std::function<bool(const ItemRef&)>& use);
  void each_equal(const std::function<bool(const ItemRef&)>& use);
  void each_near(const std::function<bool(const ItemRef&)>& use);
  bool look_for_join(const Node& condition);
  bool look_for_equality(const Node& condition);
  [[nodiscard]] bool allowed(const ItemRef& item) const;
  [[nodiscard]] bool earlier(const Node& expression) const;
  [[nodiscard]] bool own(const Node& expression) const;

  Evaluator& evaluator_;
  const Node& loop_;
  const Node& binder_;
  std::size_t position_;
  Kind kind_;
  bool first_ = false;  ///< the first binder, or one whose place decides
  const JoinIndex* join_ = nullptr;
  const Node* join_call_ = nullptr;
  const Partners* second_ = nullptr;  ///< of the first binder: see only_joined_with
  std::string_view join_with_;        ///< the earlier name
  bool join_from_b_ = false;          ///< the earlier name is the join's second argument
  const Node* earlier_side_ = nullptr;
  std::unordered_map<std::uint64_t, std::vector<ItemRef>> by_key_;
};

}  // namespace factlint
