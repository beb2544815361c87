// The `where` of a `for each`, taken apart at its `and`s: what concerns one binder alone is asked
// once for each item, not once for each pair. check.cpp asks this.
#pragma once

#include <vector>

#include "engine/eval/expr.hpp"
#include "engine/eval/partners.hpp"

namespace factlint {

/// Kleene's `and` is the minimum of its parts, so their order does not matter: the parts may be
/// asked as soon as their names are bound, and one that is false ends it.
class Conditions {
 public:
  Conditions(Evaluator& evaluator, const grammar::Node& loop,
             const std::vector<Partners>& partners);

  /// The parts that name only this binder, which has just been bound to the item.
  Truth own(std::size_t binder, const ItemRef& item);
  /// All other parts; every binder is bound.
  Truth rest();

 private:
  using Node = grammar::Node;
  struct Own {
    std::vector<const Node*> parts;
    bool remembered = false;  ///< items come again and again, and their index tells them apart
    std::vector<std::vector<std::uint8_t>>
        known;  ///< by document and index: Truth + 1, 0 = unasked
  };
  void take_apart(const Node& node);
  Truth all(const std::vector<const Node*>& parts);

  Evaluator& evaluator_;
  const Node& loop_;
  const std::vector<Partners>& partners_;
  std::vector<Own> own_;  ///< by binder
  std::vector<const Node*> rest_;
};

}  // namespace factlint
