// Dates as datelines and date lines write them ("Jan. 16", "29 January 2026", "2026-01-29");
// scan/date.cpp reads the dates of the running text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/document/words.hpp"
#include "engine/model/date.hpp"

namespace factlint {

struct WrittenDate {
  int year = 0;  ///< 0: none written
  int month = 0;
  int day = 0;
  std::uint32_t end = 0;  ///< behind the date, bytes of the text

  /// Unknown without a year.
  [[nodiscard]] DateRange range() const {
    return year != 0
               ? day_range(to_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day)))
               : DateRange{};
  }
};

/// The day written at `at` (a weekday may stand before it); nullopt if none is, or no such day
/// exists.
std::optional<WrittenDate> read_written_date(std::string_view text, std::uint32_t at,
                                             const DocumentWords& words);

}  // namespace factlint
