// So many at so much each: "300 tickets at £12 each, raising £3,600"; "€84 for four lines, or €21 a
// line". The kind is product_of, `rate` in rules.
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class RateFinder {
 public:
  /// Records of kind product_of; marks the three numbers as used.
  void run(RelationFrame& frame) const;

 private:
  struct Each {
    bool found = false;
    std::uint64_t noun = 0;  ///< base form of what each one is; 0 for "each" alone
  };
  [[nodiscard]] Each each(const RelationFrame& f, const Mention& m) const;
  [[nodiscard]] bool counts(const RelationFrame& f, const Mention& m, std::uint64_t noun) const;
  [[nodiscard]] bool linked(const RelationFrame& f, const Mention& m) const;
  bool window(RelationFrame& f, std::size_t i) const;
  bool over_time(RelationFrame& f, std::size_t i) const;
  bool emit(RelationFrame& f, const Mention& price, const Mention& count,
            const Mention& total) const;
};

}  // namespace factlint
