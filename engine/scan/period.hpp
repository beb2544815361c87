// Stretches of days: "from May 3 to May 5", "Jan. 5-7", "2012-13", "third quarter of 2024", "H1",
// "the week of April 10", "mid-2019", "the 1990s", "summer 2025"; single days are in date.hpp and
// relative.hpp.
#pragma once

#include <optional>

#include "engine/scan/relative.hpp"

namespace factlint {

/// Choices of reading (written news, and the suites' Monday-first weeks):
/// - "from March to May" and "2014-2018" include the last month or year; that it is left out is
///   kept as a further reading.
/// - "between X and Y" is read as "from X to Y".
/// - a stretch without a year takes its years so that the end follows the start.
/// - near a word of the class `fiscal` nothing is resolved: a business year needs a table.
class PeriodReader {
 public:
  PeriodReader(const TimeWords& words, const DateReader& dates, const RelativeReader& relatives,
               const DurationReader& durations)
      : w_(words), dates_(dates), relatives_(relatives), durations_(durations) {}

  /// The longest stretch at token `i`, resolved.
  [[nodiscard]] std::optional<TimePhrase> read(const Context& c, std::uint32_t i,
                                               const Anchor& anchor) const;
  /// Points and plain stretches, but no range of two.
  [[nodiscard]] std::optional<TimePhrase> simple(const Context& c, std::uint32_t i,
                                                 const Anchor& anchor) const;

 private:
  using Found = std::optional<TimePhrase>;
  Found range(const Context& c, std::uint32_t i, const Anchor& anchor, const Found& here) const;
  Found days_of_month(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found season_years(const Context& c, std::uint32_t i) const;
  Found quarter(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found decade(const Context& c, std::uint32_t i) const;
  Found century(const Context& c, std::uint32_t i) const;
  Found season(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found part(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found week_of(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found nth_unit(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found year_with_month(const Context& c, std::uint32_t i) const;
  Found open(const Context& c, std::uint32_t i, const Anchor& anchor, const Found& here) const;
  Found business_year(const Context& c, std::uint32_t i) const;
  Found year_to_date(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found length_from(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found holiday_weekend(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found plain_unit(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  Found point(const Context& c, std::uint32_t i, const Anchor& anchor) const;
  [[nodiscard]] DateRange year_behind(const Context& c, std::uint32_t i, const Anchor& anchor,
                                      std::uint32_t& tokens, bool& stated) const;
  void join(const Context& c, TimePhrase& out, TimePhrase a, TimePhrase b,
            const Anchor& anchor) const;

  const TimeWords& w_;
  const DateReader& dates_;
  const RelativeReader& relatives_;
  const DurationReader& durations_;
};

}  // namespace factlint
