// Words in quotation marks and who said them. Marks pair inside a paragraph; the speaker is found
// by sieves after Muzny et al. (2017): beside the quotation, both halves of a split one, the
// running speaker of the paragraph; else nobody.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

class QuotationFinder {
 public:
  explicit QuotationFinder(const Knowledge& knowledge);
  /// Fills reading.quotations and mentions of kind quotation. Needs clauses, names, attributions.
  void run(Context& context) const;

 private:
  void pair_marks(Context& c, std::uint32_t part, TokenRange tokens) const;
  void find_speakers(Context& c, std::size_t first, std::size_t last, TokenRange paragraph) const;
  [[nodiscard]] std::uint32_t beside(const Context& c, const Quotation& q,
                                     TokenRange paragraph) const;

  ClassId reporting_, quote_verb_;
};

}  // namespace factlint
