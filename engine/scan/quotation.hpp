// Words in quotation marks and who said them; quote_marks.hpp pairs the marks. The speaker is found
// by sieves after Muzny et al. (2017): a cue beside the quotation, both halves of a split one, a
// colon, the subject of the sentence before, the running speaker of the paragraph; else nobody.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

class QuotationFinder {
 public:
  explicit QuotationFinder(const Knowledge& knowledge);
  /// Fills reading.quotations and mentions of kind quotation. Needs clauses, names, attributions.
  void run(Context& context) const;

 private:
  /// The quotations of one part: [first, last) of reading.quotations.
  struct Paragraph {
    std::uint32_t part = 0;
    TokenRange tokens;
    std::size_t first = 0;
    std::size_t last = 0;
    bool open_end = false;  ///< the last quotation goes on in the next paragraph (AP style)
  };

  void pair_marks(Context& c, Paragraph& p) const;
  [[nodiscard]] bool prose(const Context& c, const Quotation& q) const;
  [[nodiscard]] bool whole(const Context& c, const Quotation& q) const;
  [[nodiscard]] bool first_person(const Context& c, TokenRange words) const;
  [[nodiscard]] bool narrated(const Context& c, const Paragraph& p) const;
  void merge(Context& c) const;

  // quotation_speaker.cpp, in the order in which they are asked.
  void by_cue(Context& c, const Paragraph& p) const;
  void by_split(Context& c, const Paragraph& p) const;
  void by_lead_in(Context& c, const Paragraph& p, const Paragraph* before) const;
  void by_credit_line(Context& c, const Paragraph& p) const;
  void by_paragraph(Context& c, const Paragraph& p) const;
  void by_paragraph_before(Context& c, const Paragraph& p, const Paragraph* before) const;
  void by_repetition(Context& c) const;
  [[nodiscard]] std::uint32_t beside(const Context& c, const Quotation& q,
                                     TokenRange paragraph) const;
  [[nodiscard]] bool presented(const Context& c, const Quotation& q) const;
  bool lead_in(Context& c, Quotation& q, std::uint32_t sentence) const;
  [[nodiscard]] bool person_noun(const Context& c, TokenRange words) const;

  ClassId pronoun_, possessive_, role_, kin_, gendered_, stop_;
};

}  // namespace factlint
