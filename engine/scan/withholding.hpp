// Names that are kept back: "three companies, but their identities remain undisclosed", "has not
// been named", "declined to identify"; eval/align_withholding.hpp asks whether another document
// names them.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

class WithholdingFinder {
 public:
  explicit WithholdingFinder(const Knowledge& knowledge);
  /// Appends records of kind opposition ("withholding"): fields of, verb; `more` holds the group
  /// with its number ("three large companies"), if one is told. Needs mentions and clauses.
  void run(Context& context) const;

 private:
  void add(Context& c, TokenRange tokens, std::string verb, std::uint32_t head) const;
  [[nodiscard]] bool negated_before(const Context& c, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t subject_head(const Context& c, std::uint32_t anchor,
                                           std::uint32_t& first) const;
  [[nodiscard]] std::uint32_t noun_behind(const Context& c, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t group_before(const Context& c, std::uint32_t i) const;

  ClassId withheld_, verb_, refusal_, identity_, group_, negation_, article_, preposition_,
      conjunction_, auxiliary_, pronoun_, be_;
};

}  // namespace factlint
