// What the relation finders share: the numbers of one sentence, the words around them, and interval
// arithmetic on operands. relation.hpp runs the finders; each kind has its own relation_<kind>.hpp.
#pragma once

#include <optional>
#include <vector>

#include "engine/scan/context.hpp"

namespace factlint {

/// Class ids of rules/lexicons/relations.yaml and of the closed classes, fetched once.
struct RelationWords {
  explicit RelationWords(const Knowledge& knowledge);

  ClassId list_open, list_more, list_veto, enumerable, finally_word, ordinal, first_word;
  ClassId change_up, change_down, more_word, less_word, from_word, to_word, versus, by_word, filler;
  ClassId margin, margin_not, margin_votes, leaving, gain_verb, total, remainder, of_that, composed,
      two_way;
  ClassId each, each_alone, or_word, rate_word, rate_base, equals, unit_other, unless_word;
  ClassId and_word, article, determiner, possessive, preposition, conjunction, subordinator,
      relative;
  ClassId people, each_of, be, cardinal, sum_veto, point_noun, so_far, product_link, over_time;
  ClassId stop, time_unit, name_suffix, organisation_suffix, particle, negation, auxiliary,
      currency, them, lasting, race_gap, begin, end, over_word, in_cash, share_noun, price_noun,
      worth;
  UnitId percent, points;
};

/// The numbers of one sentence, ordinals left out. `used` numbers already fill a role elsewhere:
/// "42 km (26 miles)" is one length, not two.
struct RelationFrame {
  Context& context;
  const RelationWords& words;
  std::uint32_t sentence = 0;
  TokenRange tokens;
  std::vector<std::uint32_t> numbers;  ///< indices into reading.mentions, in text order
  std::vector<bool> used;
  const RelationFrame* before = nullptr;  ///< the sentence before in the same paragraph

  [[nodiscard]] std::size_t size() const { return numbers.size(); }
  [[nodiscard]] const Mention& at(std::size_t i) const {
    return context.reading.mentions[numbers[i]];
  }
  [[nodiscard]] bool free(std::size_t i) const { return i < numbers.size() && !used[i]; }

  /// Does a word or phrase of the class end just before the mention, fillers ("a record") skipped?
  [[nodiscard]] bool preceded(const Mention& m, ClassId cls) const;
  /// Does one begin just behind the mention (`skip`: words that may stand between)?
  [[nodiscard]] bool followed(const Mention& m, ClassId cls, std::uint32_t skip = 0) const;
  /// Is a word or phrase of the class in the range?
  [[nodiscard]] bool holds(TokenRange range, ClassId cls) const;
  [[nodiscard]] TokenRange between(const Mention& a, const Mention& b) const {
    return {a.tokens.last, b.tokens.first};
  }
  /// Base form of what is counted, 0 if the number has no head.
  [[nodiscard]] std::uint64_t head(const Mention& m) const {
    return m.head == kNone ? 0 : context.lemma(m.head);
  }
  /// First token behind the number and the noun it counts; an amount's owner stands in front.
  [[nodiscard]] static std::uint32_t behind(const Mention& m) {
    return m.head == kNone || m.head < m.tokens.last ? m.tokens.last : m.head + 1;
  }
  /// Percentage points, or bare "points", which are those where the two values are percentages.
  [[nodiscard]] bool in_points(const Mention& m) const {
    return m.kind == Kind::points ||
           (m.kind == Kind::number && m.head != kNone && context.is(m.head, words.point_noun));
  }
  /// Same kind and unit, and no two different heads: they can be added or subtracted.
  [[nodiscard]] bool alike(const Mention& a, const Mention& b) const;
  /// Is a mark or word that begins another statement ("; and while but") in the range?
  [[nodiscard]] bool parted(TokenRange range) const;

  /// Is there an "and" in the range? ("or" joins two ways to say one thing.)
  [[nodiscard]] bool joined(TokenRange range) const;

  void emit(Kind kind, TokenRange at, std::vector<Datum> fields, std::vector<TokenRange> more);
};

/// An operand's interval. Filler zeros of a number in digits claim more than their place says
/// ("from £400 to £500, up 20%"): the half-width is cut to 1 per cent, 2 with a scale word ("40m").
Value operand(const RelationFrame& frame, const Mention& m);
/// The same around the point, cut to 5 per cent ("20 mph (30 km/h)" is how people round), one-sided
/// bounds ignored: both sides of "more than 40 km (25 miles)" share the bound.
Value centred(const RelationFrame& frame, const Mention& m, double least_share);
/// A stated percentage, points or multiple: "25 per cent" claims whole per cents though 5 is its
/// last digit that is not zero; "about" widens to 15 per cent of it at most.
Value claimed_rate(const RelationFrame& frame, const Mention& m);

/// Interval arithmetic; the unit is the caller's. `lo` may be -infinity, `hi` infinity.
Value combine(double point, double lo, double hi, UnitId unit);
Value minus(const Value& a, const Value& b, UnitId unit);
Value plus(const Value& a, const Value& b, UnitId unit);
Value times(const Value& a, const Value& b, UnitId unit);
/// nullopt where the divisor may be zero or negative.
std::optional<Value> over(const Value& a, const Value& b, UnitId unit);
Value scaled(const Value& a, double factor, UnitId unit);
bool meets(const Value& a, const Value& b);

}  // namespace factlint
