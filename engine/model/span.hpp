// Half-open byte ranges, the only kind of position the engine uses; lines and columns exist in
// report/.
#pragma once

#include <cstdint>

namespace factlint {

/// Bytes [begin, end) of one text: a document's readable text, a source's bytes or a rule's text,
/// as the field that holds it says.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return end <= begin; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span, Span) = default;
  friend auto operator<=>(Span, Span) = default;
};

}  // namespace factlint
