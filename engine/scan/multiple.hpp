// Multiples: "six times as many", "sixfold", "6x", "doubled", "by a factor of 10"; numeric.cpp asks
// behind each number and at each multiple word.
#pragma once

#include "engine/scan/head.hpp"
#include "engine/scan/number.hpp"

namespace factlint {

class Multiples {
 public:
  explicit Multiples(const Knowledge& knowledge);

  /// First token behind "times" or "fold", 0 if the number is no multiple: "won six times" counts.
  /// `first` is the first token of the bound before it: "better by about six times".
  [[nodiscard]] std::uint32_t after(const Context& context, const NumberParse& number,
                                    std::uint32_t first) const;
  /// Does "by a factor of" end before `first`? Its length in tokens.
  [[nodiscard]] std::uint32_t factor_before(const Context& context, std::uint32_t first) const;
  /// "doubled", "twice", "sixfold": the factor; 0 if the word at `token` is none here.
  [[nodiscard]] double word(const Context& context, std::uint32_t token) const;
  /// The noun behind "six times": "the performance of"; kNone if no noun is compared.
  [[nodiscard]] std::uint32_t compared(const Context& context, const HeadFinder& heads,
                                       std::uint32_t next) const;
  /// "up by six times" may mean six or seven times as much: a second reading.
  [[nodiscard]] bool by_before(const Context& context, std::uint32_t first) const;
  [[nodiscard]] bool candidate(const Context& context, std::uint32_t token) const {
    return context.is(token, word_);
  }

 private:
  ClassId word_, weak_, times_, fold_, before_, after_, factor_, determiner_, article_, possessive_,
      than_, stop_;
};

}  // namespace factlint
