// Lists of kinds of people or bodies ("airlines, ministries and universities") as open records of
// the kind `list`, without a count; eval/align_parties.cpp compares who got something.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

class GroupListFinder {
 public:
  explicit GroupListFinder(const Knowledge& knowledge);
  /// Appends to reading.records; only lists with kinds of more than one sort.
  void run(Context& context) const;

 private:
  [[nodiscard]] bool joined(const Context& c, std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::uint32_t group_start(const Context& c, std::uint32_t noun,
                                          std::uint32_t first) const;

  ClassId kind_, conjunction_, preposition_, determiner_, auxiliary_;
};

}  // namespace factlint
