// Facts as columns and the sweep that finds the groups whose members cannot all be right: one pass
// over the facts, no pairs. match.cpp fills the columns; bench/eval_bench.cpp measures the sweep.
#pragma once

#include <cstdint>
#include <vector>

namespace factlint {

/// One entry a fact; all vectors are of one length. Values of a group are in one unit. Intervals
/// are closed; whoever fills them draws open ends in a little.
struct FactColumns {
  std::vector<std::uint64_t> key;  ///< what groups: equal keys are compared
  std::vector<double> lo;
  std::vector<double> hi;
  std::vector<std::uint32_t> side;  ///< document or origin: facts of one side are not compared;
                                    ///< empty: all facts are

  void reserve(std::size_t n);
  void push(std::uint64_t group_key, double low, double high, std::uint32_t on_side);
  [[nodiscard]] std::size_t size() const { return key.size(); }
};

/// A group in which some two intervals do not meet (after widening by the tolerance).
struct Conflict {
  std::uint32_t low = 0;               ///< the fact that ends first
  std::uint32_t high = 0;              ///< the fact that begins last
  std::vector<std::uint32_t> members;  ///< all facts of the group, ascending
};

/// Two intervals conflict if they are apart by more than `absolute` plus `share` of the lower one's
/// end (0.05 for 5%). Conflicts come in the order of their groups' first facts. Time is linear in
/// the facts: a group conflicts if its greatest `lo` lies above its least `hi` (Helly's theorem on
/// a line), so two numbers a group are enough.
std::vector<Conflict> find_conflicts(const FactColumns& facts, double share = 0,
                                     double absolute = 0);

/// Facts by group: `members` of group g are [starts[g], starts[g + 1]), ascending; groups in the
/// order of their first facts.
struct Groups {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> members;
};
Groups group_facts(const std::vector<std::uint64_t>& key);

}  // namespace factlint
