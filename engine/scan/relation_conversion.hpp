// One value in two units: "2,000 acres (809 hectares)", "€10, or $11 at $1.10 to the euro
// as its rate". Brackets, or a comma and "or", announce it; "5 miles or 8 km" alone may be a
// choice.
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class ConversionFinder {
 public:
  /// Records of kind conversion; marks the converted value as used.
  void run(RelationFrame& frame) const;

 private:
  /// Some value: how the second mention is joined to the first, and whether it closes (a bracket).
  enum class Link : std::uint8_t { none, bracket, comma };
  [[nodiscard]] Link link(const RelationFrame& frame, const Mention& a, const Mention& b) const;
  bool measure(RelationFrame& frame, std::size_t i) const;
  bool money(RelationFrame& frame, std::size_t i) const;
};

}  // namespace factlint
