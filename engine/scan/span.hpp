// Records of Kind::span: a stated length tied to its two dates ("between July 1 and July 20,
// 20 days in all"; "January 13 … January 28, fifteen days later"); eval/ does the arithmetic.
#pragma once

#include "engine/scan/time_words.hpp"

namespace factlint {

/// Needs the mentions of times.hpp, sorted. Fields: start, end (days), length, exact.
///
/// `length` is in seconds with the bounds within which the true number of days has to lie:
/// - "later", "after", "ago": the day of the event is not counted (`exact` is true, lo = hi);
/// - "from a to b, n days": both ends or one may be counted, so n - 1 to n (`exact` is false);
/// - weeks, months and years are rounded by writers: down or to the nearest.
class SpanFinder {
 public:
  explicit SpanFinder(const Knowledge& knowledge);
  void run(Context& context) const;

 private:
  void add(Context& c, const Mention& length, TokenRange tokens, DateRange start, DateRange end,
           bool exact) const;
  [[nodiscard]] bool counted(const Context& c, const Mention& length) const;
  [[nodiscard]] bool linked(const Context& c, std::uint32_t from, std::uint32_t to) const;
  void stretch(Context& c, std::size_t first, std::size_t last) const;
  void leads_to(Context& c, std::size_t first, std::size_t last) const;
  void distance(Context& c, std::size_t first, std::size_t last) const;

  TimeWords w_;
  UnitId second_;
};

}  // namespace factlint
