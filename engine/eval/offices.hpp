// Who held an office when, from the tables offices, company-heads, office-names and
// organisations-of-office; functions.cpp has `holder` from here.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/record.hpp"

namespace factlint {

/// Built once for a run; O(rows).
class OfficeIndex {
 public:
  explicit OfficeIndex(const Knowledge& knowledge);

  /// All who held the office on a day of the range, in table order; an unknown member where the
  /// tables may have missed a later holder; unknown if they do not know the office or the time.
  /// `office` as written: "president of the United States", "US president", "Nvidia chief
  /// executive".
  [[nodiscard]] Datum holders(std::string_view office, const DateRange& when) const;

  /// Whether every row of the office that lies in the range or 90 days around it is of high
  /// confidence; false if the tables do not know the office.
  [[nodiscard]] bool sure(std::string_view office, const DateRange& when) const;

 private:
  struct Term {
    const Table* table = nullptr;
    const Table::Row* row = nullptr;
  };
  struct OfficeName {
    std::uint64_t office = 0;       ///< hash of the office's name in the tables
    std::vector<std::uint64_t> of;  ///< hashes of the bodies it is limited to; empty: any
  };

  [[nodiscard]] const std::vector<Term>* terms_of(std::string_view office) const;

  const Knowledge& knowledge_;
  std::unordered_map<std::uint64_t, std::vector<OfficeName>> offices_;  ///< by a name's words
  std::unordered_map<std::uint64_t, std::uint64_t> bodies_;             ///< by a name's words
  std::unordered_map<std::uint64_t, std::vector<Term>> terms_;          ///< by office and body
};

}  // namespace factlint
