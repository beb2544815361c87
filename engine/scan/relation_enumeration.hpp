// "Two faults spoil it. First, … Second, … Third, …": a count and the items that the sentences
// behind it number. Item words are the class `enumerator`.
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class EnumerationFinder {
 public:
  /// Records of kind enumeration; looks ahead to the end of the paragraph and to further paragraphs
  /// that begin with an item.
  void run(RelationFrame& frame) const;

 private:
  /// Place of the item that begins at the token (3 for "Third,"), -1 for "Finally,", 0 for none.
  [[nodiscard]] int item(const RelationFrame& f, std::uint32_t i, bool opens) const;
};

}  // namespace factlint
