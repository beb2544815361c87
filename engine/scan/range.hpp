// Ranges that share a multiplier and a unit: "10-12 billion", "$10-$12bn", "between 5 and 6 per
// cent"; numeric.cpp asks between two numbers.
#pragma once

#include "engine/scan/number.hpp"

namespace factlint {

/// How two numbers are joined.
struct RangeLink {
  enum class Kind : std::uint8_t { none, dash, to, between_and, or_ };
  Kind kind = Kind::none;
  std::uint32_t next = 0;  ///< first token of the right side
  bool changed = false;    ///< "rose 5 to 10 per cent": a range only if the left end has no unit
  bool from = false;       ///< "from" or "between" stands before: part of the mention
};

class Ranges {
 public:
  explicit Ranges(const Knowledge& knowledge);

  /// The link behind a left end whose tokens (sign, number, unit) are `left`. "rose from 3 to 4
  /// million" is a change, not a range.
  [[nodiscard]] RangeLink link(const Context& context, TokenRange left) const;
  /// First token of "between"/"from" if it stands before `first` (an article may follow it), else
  /// `first`.
  [[nodiscard]] std::uint32_t lead(const Context& context, std::uint32_t first) const;
  /// Is it "3-1", a score: before "win", behind "beat"?
  [[nodiscard]] bool score(const Context& context, std::uint32_t first, std::uint32_t next) const;
  /// Makes one range of "more than 10 but fewer than 20", "at most 100 and at least 20".
  void join_bounds(const Context& context, std::vector<Mention>& mentions) const;

 private:
  FunctionWords f_;
  ClassId between_, from_, to_, change_, score_word_, score_verb_, bound_join_;
};

}  // namespace factlint
