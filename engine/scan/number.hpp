// Digits, number words, scales and fractions to a value with its written precision; numeric.hpp
// makes mentions of them, date.hpp uses the same parser.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/scan/context.hpp"
#include "engine/scan/digits.hpp"
#include "engine/scan/function_words.hpp"

namespace factlint {

/// A number expression without bound, sign or unit: "400,000", "10bn", "two hundred and six",
/// "half a million", "2 1/4", "three-quarters", "21st".
struct NumberParse {
  double value = 0;
  double ulp = 0;     ///< place of the last digit that claims precision ("12,400" -> 100)
  double scale = 1;   ///< last multiplier: 1e9 for "12 billion"; a range's left end may lack it
  TokenRange tokens;  ///< of which the last may go on behind the number: see suffix
  std::uint32_t begin = 0;  ///< bytes of text
  std::uint32_t end = 0;
  std::string_view suffix;  ///< letters glued behind the digits that are no scale: "km" of "26km"
  std::string_view prefix;  ///< capitals glued before them: "USD" of "USD115"; a name unless a code
  bool words = false;       ///< has a number word
  bool fraction = false;    ///< has a numerator and denominator
  bool pure_fraction = false;  ///< is one, without whole part or scale: "two-thirds", "1/4"
  bool ordinal = false;
  bool scaled = false;   ///< has a scale of a thousand or more
  bool grouped = false;  ///< written with group or decimal marks: no year, no label
  bool article = false;  ///< begins with "a": "a million"
};

class NumberParser {
 public:
  explicit NumberParser(const Knowledge& knowledge);

  /// Can a number expression begin at this token, or continue one that began with "a"?
  [[nodiscard]] bool candidate(const Context& context, std::uint32_t token) const;
  /// The longest number expression whose digits or number words begin at `token` (an article before
  /// them is taken in), or at "a" itself. Cost: O(its tokens).
  [[nodiscard]] std::optional<NumberParse> parse(const Context& context, std::uint32_t token) const;
  /// Value of a word or suffix in a class, as written first, then folded: "M" before "m".
  [[nodiscard]] static const ClassValue* find(const Lexicon& lexicon, std::string_view text,
                                              ClassId cls);

 private:
  struct State;
  bool small(const Context& c, State& s) const;
  bool group(const Context& c, State& s) const;
  void scales(const Context& c, State& s) const;
  bool cardinal(const Context& c, State& s) const;
  void point(const Context& c, State& s) const;
  bool slash(const Context& c, State& s) const;
  bool whole_and_fraction(const Context& c, State& s) const;
  bool denominator(const Context& c, State& s) const;
  void fraction_scale(const Context& c, State& s) const;
  void power(const Context& c, State& s) const;
  static void decimals_behind_code(const Context& c, State& s);
  void exponent(const Context& c, State& s) const;
  static bool bare_decimal(const Context& c, std::uint32_t i, DigitsParse& digits);
  bool bare_fraction(const Context& c, State& s) const;
  bool ordinal(const Context& c, State& s) const;
  bool spaced_groups(const Context& c, State& s) const;
  double scale_at(const Context& c, std::uint32_t i) const;
  std::uint32_t behind_hyphen(const Context& c, std::uint32_t i) const;
  bool article(const Context& c, std::uint32_t i) const;

  FunctionWords f_;
  ClassId cardinal_, scale_, scale_suffix_, ordinal_word_, ordinal_suffix_, fraction_word_,
      fraction_plural_, half_, fraction_sign_, point_, vague_count_, fraction_veto_, article_,
      preposition_, stop_word_;
};

}  // namespace factlint
