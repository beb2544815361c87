// A part of a whole said twice: "118 of the 134, or 88 per cent", "two-thirds of the 1,200, or
// 800".
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class ShareFinder {
 public:
  /// Records of kind share; marks the three numbers as used.
  void run(RelationFrame& frame) const;

 private:
  [[nodiscard]] bool or_joined(const RelationFrame& f, const Mention& a, const Mention& b) const;
  [[nodiscard]] bool apposed(const RelationFrame& f, const Mention& a, const Mention& b,
                             const Mention& c) const;
  [[nodiscard]] bool parted_of(const RelationFrame& f, const Mention& all,
                               const Mention& part) const;
  [[nodiscard]] bool whole(const RelationFrame& f, const Mention& m) const;
  void of_them(RelationFrame& f, std::size_t i) const;
  bool emit(RelationFrame& f, std::size_t percent, std::size_t part, std::size_t whole) const;
};

}  // namespace factlint
