// What an offer of shares and cash is worth: "0.25 of a share and €3 in cash for each … at the
// closing price of €40 the offer is worth €13 a share".
#pragma once

#include "engine/scan/relation_frame.hpp"

namespace factlint {

class OfferFinder {
 public:
  /// Records of kind sum, whose parts are the shares at their price and the cash; the terms may
  /// stand in the sentence before.
  void run(RelationFrame& frame) const;

 private:
  struct Terms {
    const Mention* shares = nullptr;
    const Mention* cash = nullptr;
    const RelationFrame* where = nullptr;
  };
  [[nodiscard]] Terms terms(const RelationFrame& f) const;
};

}  // namespace factlint
