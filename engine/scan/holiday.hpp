// Feast days as dates: "Christmas Day", "Easter 2024", "before Thanksgiving"; which there are, and
// the rule each follows, is in rules/lexicons/dates.yaml, class `holiday`.
#pragma once

#include <optional>

#include "engine/scan/resolve.hpp"

namespace factlint {

/// The day by its rule: "12-25" a fixed day, "11/3/4" the fourth Thursday of November (weekday from
/// Monday = 0, -1 the last), "easter+1" counted from Easter Sunday. Unknown if it is no rule.
DateRange holiday_in(std::string_view rule, int year);
/// Of the feast's days in the years around the base: the latest past, the earliest to come, or the
/// nearest, by tense.
DateRange nearest_holiday(std::string_view rule, Day base, Direction tense);
/// The feast at token `i`, resolved as a month and day without year would be.
std::optional<TimePhrase> read_holiday(const Context& c, const TimeWords& w, std::uint32_t i,
                                       const Anchor& anchor);

}  // namespace factlint
