// A count and the names that follow: "two ships, the Corvus and the Lyra", "four of the six
// wards: A, B and C". The number of items is an interval where "and" may stand inside a name.
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class ListFinder {
 public:
  /// Records of kind list.
  void run(RelationFrame& frame) const;

 private:
  struct Items;
  [[nodiscard]] std::uint32_t name_end(const RelationFrame& f, std::uint32_t i,
                                       std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t noun_end(const RelationFrame& f, std::uint32_t i,
                                       std::uint32_t limit) const;
  [[nodiscard]] Items items(const RelationFrame& f, std::uint32_t first, std::uint32_t limit,
                            bool to_end) const;
  /// The noun of a count that a list may follow, kNone if it announces none.
  [[nodiscard]] std::uint32_t announces(const RelationFrame& f, std::size_t i) const;
  void colon(RelationFrame& f, std::uint32_t mark) const;
  bool lettered(RelationFrame& f, std::size_t i, std::uint32_t head) const;
  void apposition(RelationFrame& f, std::size_t i, std::uint32_t head) const;
  void emit(RelationFrame& f, const Mention& m, std::uint32_t head, const Items& list,
            bool open) const;
};

}  // namespace factlint
