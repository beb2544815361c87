// A margin, lead or gap with its two values: "8,450 votes to 7,120, a margin of 1,330".
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class DifferenceFinder {
 public:
  /// Records of kind difference; marks the three numbers as used.
  void run(RelationFrame& frame) const;

 private:
  [[nodiscard]] bool states(const RelationFrame& f, const Mention& m) const;
  [[nodiscard]] bool linked(const RelationFrame& f, const Mention& a, const Mention& b) const;
  bool left_over(RelationFrame& f, std::size_t i) const;
  bool emit(RelationFrame& f, const Mention& stated, const Mention& a, const Mention& b) const;
};

}  // namespace factlint
