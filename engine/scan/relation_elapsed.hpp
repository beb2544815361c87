// The time between two clock times or results with its length: "from 6.30pm until 9.10pm, two hours
// and 40 minutes in all", "2:10:11, 31 seconds behind the winner's 2:09:40".
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class ElapsedFinder {
 public:
  /// Records of kind difference for the sentence; their operands are texts, as they are written.
  void run(RelationFrame& frame) const;

 private:
  struct Clock {
    TokenRange tokens;
    double seconds = -1;
    bool exact = false;  ///< to the second
  };
  [[nodiscard]] Clock clock(const Context& c, const Mention& m) const;
  void stretch(RelationFrame& f, const Mention& from_to, const Mention& length) const;
  void results(RelationFrame& f, std::size_t length) const;
  void ends(RelationFrame& f, std::size_t first, std::size_t last) const;
  void emit(RelationFrame& f, const Mention& length, double seconds, double slack,
            std::vector<TokenRange> sides) const;
};

}  // namespace factlint
