// Records of Kind::span: a stated length tied to its two dates ("between July 1 and July 20,
// 20 days in all"; "January 13 … January 28, fifteen days later"); eval/ does the arithmetic.
#pragma once

#include "engine/scan/time_words.hpp"

namespace factlint {

inline bool closed(const DateRange& r) {
  return r.known && r.first != kNoBegin && r.last != kNoEnd;
}
inline bool day_mention(const Mention& m) {
  return (m.kind == Kind::date || m.kind == Kind::weekday) && m.when.single();
}

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
  struct Lasting;
  void add(Context& c, const Mention& length, TokenRange tokens, DateRange start, DateRange end,
           bool exact) const;
  // lasting.cpp: "the nine-week closure, due to end on 26 May", which began sentences before.
  void lasting(Context& c) const;
  void read_sentence(const Context& c, std::uint32_t sentence, Lasting& found) const;
  void read_day(const Context& c, const Mention& day, TokenRange sentence, std::uint64_t what,
                Lasting& found) const;
  [[nodiscard]] std::uint64_t lasts(const Context& c, std::uint32_t token) const;
  [[nodiscard]] bool definite(const Context& c, std::uint32_t token, TokenRange sentence) const;
  [[nodiscard]] bool of_same(const Context& c, TokenRange sentence, TokenRange begin) const;
  [[nodiscard]] bool lasting_length(const Context& c, const Mention& m, TokenRange sentence) const;
  [[nodiscard]] bool counted(const Context& c, const Mention& length) const;
  [[nodiscard]] bool linked(const Context& c, std::uint32_t from, std::uint32_t to) const;
  void stretch(Context& c, std::size_t first, std::size_t last) const;
  void leads_to(Context& c, std::size_t first, std::size_t last) const;
  void distance(Context& c, std::size_t first, std::size_t last) const;

  TimeWords w_;
  UnitId second_;
  ClassId lasting_event_, lasting_verb_, begin_word_, end_word_, other_event_;
};

}  // namespace factlint
