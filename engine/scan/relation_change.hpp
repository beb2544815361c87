// A rise or fall with its two values: "rose 15 per cent to 46 from 40", "doubled from 20 to 40",
// "46, against 40 a year ago, a rise of 15 per cent".
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class ChangeFinder {
 public:
  /// Records of kind change; marks the three numbers as used.
  void run(RelationFrame& frame) const;

 private:
  enum class Role : std::uint8_t { none, from, to, change };
  /// What a number does in the sentence; `direction` is set for a change: 1 up, -1 down.
  [[nodiscard]] Role role(const RelationFrame& f, std::size_t i, int& direction) const;
  [[nodiscard]] int direction_around(const RelationFrame& f, const Mention& m) const;
  void pair(RelationFrame& f, std::size_t from, std::size_t to, const std::vector<Role>& roles,
            const std::vector<int>& directions) const;
  bool emit(RelationFrame& f, std::size_t stated, std::size_t from, std::size_t to,
            int direction) const;
};

}  // namespace factlint
