// Which two items may be compared at all: `for each money m, count c where same_event(m, c)`. A
// join lists the pairs of two kinds in time linear in the items and the pairs; check.cpp never
// looks at all pairs. align_*.cpp hold the joins that need more than one clause.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "engine/eval/corpus.hpp"

namespace factlint {

struct JoinPair {
  ItemRef a;
  ItemRef b;
  std::string why;  ///< for the derivation: "both in one clause"
};

/// One join function of the language; stateless.
class Join {
 public:
  virtual ~Join() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Never a pair of an item with itself; each pair once, if `a` and `b` are one kind.
  [[nodiscard]] virtual std::vector<JoinPair> pairs(const Corpus& corpus, Kind a, Kind b) const = 0;
};

/// nullptr if there is none of that name. A new join is one line in joins.cpp and one in
/// rule/functions.cpp.
const Join* find_join(std::string_view name);

struct ItemHash {
  std::size_t operator()(const ItemRef& item) const {
    return hash_mix((std::uint64_t{item.document} << 32) | item.index,
                    static_cast<std::uint64_t>(item.kind));
  }
};

/// The pairs of one join by both of their ends.
class JoinIndex {
 public:
  explicit JoinIndex(std::vector<JoinPair> pairs);
  /// Pairs whose `a` (or `b`, if `from_b`) is the item.
  [[nodiscard]] std::span<const std::uint32_t> at(const ItemRef& item, bool from_b) const;
  [[nodiscard]] const JoinPair& pair(std::uint32_t i) const { return pairs_[i]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(pairs_.size()); }
  /// nullptr if the two are no pair, in either order.
  [[nodiscard]] const JoinPair* find(const ItemRef& a, const ItemRef& b) const;

 private:
  /// Numbers of pairs by the document and index of one end; items of two kinds may share an index.
  struct Ends {
    std::vector<std::uint32_t> pairs;
    std::vector<std::uint32_t> documents;  ///< where each document's indexes begin in `first`
    std::vector<std::uint32_t> first;      ///< where each index's pairs begin in `pairs`
  };
  Ends order(ItemRef JoinPair::*end) const;

  std::vector<JoinPair> pairs_;
  Ends by_a_;
  Ends by_b_;
};

/// Each join of two kinds is computed once for all rules, by whichever thread asks first.
class JoinCache {
 public:
  const JoinIndex& get(const Corpus& corpus, const Join& join, Kind a, Kind b);

 private:
  struct Entry {
    std::once_flag once;
    std::unique_ptr<JoinIndex> index;
  };
  std::mutex mutex_;
  std::map<std::tuple<std::string_view, Kind, Kind>, Entry> entries_;
};

}  // namespace factlint
