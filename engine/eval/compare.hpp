// When two values, dates, texts or names agree, and arithmetic on intervals with units. The rules
// are METHODS 1 (half-unit intervals, XBRL duplicates) and DESIGN "Values"; expr.hpp uses them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/eval/truth.hpp"
#include "engine/model/knowledge.hpp"
#include "engine/model/record.hpp"

namespace factlint {

enum class Relation : std::uint8_t {
  agree,         ///< one rounds to the other, or the intervals are equal
  compatible,    ///< the intervals meet
  conflict,      ///< they do not
  incomparable,  ///< units of different dimensions, or different currencies
  unknown,       ///< one of them says nothing
};

/// How much two values may differ: an absolute amount, or a share of the right one.
struct Tolerance {
  Value amount;        ///< with a unit; percent where `share`
  bool share = false;  ///< amount.point is in percent: 10 for 10%
  static Tolerance percent(double p) { return {Value::exactly(p), true}; }
};

/// Comparisons need the units of the knowledge; it must outlive the comparer.
class Comparer {
 public:
  explicit Comparer(const Knowledge& knowledge);

  // --- values ------------------------------------------------------------------------------
  /// Same dimension; currencies must be the same, a bare sign ("$", no ISO code) fits any of its
  /// dimension. A plain number and a percentage are kept apart.
  [[nodiscard]] bool same_dimension(UnitId a, UnitId b) const;
  /// The value in the other unit, if both measure the same; currencies are never converted.
  [[nodiscard]] std::optional<Value> convert(const Value& value, UnitId to) const;
  [[nodiscard]] Relation relate(const Value& a, const Value& b) const;
  /// `=`: false only for a conflict. A vague count ("dozens") never conflicts: unknown instead.
  [[nodiscard]] Truth equal(const Value& a, const Value& b) const;
  /// `a ≈ b ± tolerance`: the intervals meet once b's is widened.
  [[nodiscard]] Truth near(const Value& a, const Value& b, const Tolerance& tolerance) const;
  /// `a < b` and `a <= b` on intervals: unknown where they overlap.
  [[nodiscard]] Truth less(const Value& a, const Value& b, bool or_equal) const;
  /// `x in low .. high`, both ends included.
  [[nodiscard]] Truth within(const Value& x, const Value& low, const Value& high) const;
  [[nodiscard]] Value widen(const Value& value, const Tolerance& tolerance) const;

  /// Interval arithmetic; nullopt where units do not fit ("5 km + 3 kg", a product of two units)
  /// or a divisor may be zero. same / same = number; x * percent = x; money / count = money.
  [[nodiscard]] std::optional<Value> add(const Value& a, const Value& b) const;
  [[nodiscard]] std::optional<Value> subtract(const Value& a, const Value& b) const;
  [[nodiscard]] std::optional<Value> multiply(const Value& a, const Value& b) const;
  [[nodiscard]] std::optional<Value> divide(const Value& a, const Value& b) const;
  [[nodiscard]] static Value negate(const Value& a);

  // --- everything else -----------------------------------------------------------------------
  /// Days: two single days are equal or not; where one is a whole month, they need only meet.
  [[nodiscard]] static Truth equal(const DateRange& a, const DateRange& b);
  [[nodiscard]] static Truth less(const DateRange& a, const DateRange& b, bool or_equal);
  /// By words, without case and marks: "Fort Hallam" = "fort hallam".
  [[nodiscard]] static bool same_words(std::string_view a, std::string_view b);
  /// By identity, by any alias, or one name being the end of the other ("Lindqvist").
  [[nodiscard]] Truth equal(const EntityRef& a, const EntityRef& b) const;
  [[nodiscard]] bool named(const EntityRef& entity, std::string_view text) const;
  /// Values of any two types. A list equals what one of its members equals. Items must have been
  /// made plain before, unless both are items.
  [[nodiscard]] Truth equal(const Datum& a, const Datum& b) const;
  [[nodiscard]] Truth less(const Datum& a, const Datum& b, bool or_equal) const;

  [[nodiscard]] const Knowledge& knowledge() const { return knowledge_; }
  [[nodiscard]] bool is_percent(UnitId unit) const { return unit != 0 && unit == percent_; }

 private:
  const Knowledge& knowledge_;
  UnitId percent_ = 0;
};

}  // namespace factlint
