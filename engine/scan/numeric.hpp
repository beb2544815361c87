// All numeric mentions in one pass: numbers with their units (amount.hpp), the bounds around them
// (bound.hpp), what is counted (head.hpp), and what is no number after all (label.hpp).
#pragma once

#include <vector>

#include "engine/scan/amount.hpp"
#include "engine/scan/head.hpp"
#include "engine/scan/label.hpp"
#include "engine/scan/ordinal.hpp"
#include "engine/scan/unit_word.hpp"

namespace factlint {

/// Appends mentions of the kinds number, quantity, money, percent, points, multiple and ordinal. A
/// mention covers the sign, number and unit and the bound words around them ("more than $10bn",
/// "400 or more"), not the head noun. Runs after the dates: tokens of a date, period, duration,
/// clock or age, and of an entity's name, are left alone.
class NumericRecogniser {
 public:
  explicit NumericRecogniser(const Knowledge& knowledge);
  void run(Context& context) const;

 private:
  struct Pass;
  bool fraction_of(const Context& c, TokenRange time) const;
  std::vector<bool> claimed(const Context& c) const;
  std::uint32_t vague(const Context& c, Pass& pass, std::uint32_t token) const;
  std::uint32_t number(const Context& c, Pass& pass, std::uint32_t token) const;
  std::uint32_t range(const Context& c, Pass& pass, Amount& a) const;
  bool multiple_word(const Context& c, Pass& pass, std::uint32_t token) const;
  void share(const Context& c, Amount& a, Mention& m) const;
  std::uint32_t find_head(const Context& c, const Amount& a, Kind kind, std::uint32_t next,
                          bool plural) const;
  void valueless(const Context& c, const std::vector<bool>& taken, std::vector<Mention>& out) const;
  void emit(const Context& c, Pass& pass, Mention mention, TokenRange tokens, Span span) const;

  AmountReader amounts_;
  Labels labels_;
  Ordinals ordinals_;
  HeadFinder heads_;
  UnitWords unit_words_;
  FunctionWords f_;
  ClassId not_a_number_, vague_count_, vague_quantifier_, scale_, cardinal_, after_equal_,
      fraction_word_, determiner_;
  AnyOf starts_;
};

}  // namespace factlint
