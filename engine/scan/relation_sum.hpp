// A total with its parts: "12 men and 9 women, 21 people in all"; "£48m. Of that, £20m … and the
// remaining £28m"; two shares of a two-way contest, which make 100 per cent.
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class SumFinder {
 public:
  /// Records of kind sum; marks their numbers as used.
  void run(RelationFrame& frame) const;

 private:
  [[nodiscard]] bool is_total(const RelationFrame& f, std::size_t i) const;
  [[nodiscard]] bool part(const RelationFrame& f, std::size_t i, const Mention& like) const;
  [[nodiscard]] bool chained(const RelationFrame& f, const Mention& a, const Mention& b) const;
  void stated_total(RelationFrame& f, std::size_t i) const;
  void composed(RelationFrame& f, std::size_t i) const;
  void remainder(RelationFrame& f, std::size_t i) const;
  void two_way(RelationFrame& f) const;
  void emit(RelationFrame& f, const Value& stated, TokenRange at, std::size_t first,
            std::size_t last) const;
};

}  // namespace factlint
