// Bounds and approximators around a number ("about", "at least", "or more") and the interval each
// makes of a written value; numeric.cpp, range.cpp and the dates use it.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

/// What stands around a number. `tokens` covers the words on that side, empty if there are none.
struct Bound {
  Precision precision = Precision::written;
  TokenRange tokens;
  [[nodiscard]] bool found() const { return !tokens.empty(); }
};

class Bounds {
 public:
  explicit Bounds(const Knowledge& knowledge);

  /// The bound whose last word is the token before `first`; "at least about 400" gives "at least".
  [[nodiscard]] Bound before(const Context& context, std::uint32_t first) const;
  /// The bound that begins at `next`: "or more", "-plus", "+".
  [[nodiscard]] Bound after(const Context& context, std::uint32_t next) const;

 private:
  struct Row {
    ClassId cls;
    Precision precision;
  };
  Row before_[8];
  Row after_[3];
  AnyOf before_any_, after_any_;
  ClassId weak_, veto_;
};

/// The interval of `point`, written with its last certain digit at `ulp`, under a bound. The rules
/// are those of the table in docs: bare x±u/2; about x±max(u/2, min(2u, 10%)); nearly [x-u/2, x];
/// just over [x, x+u/2]; the one-sided bounds end in infinity. Ferson et al. 2015 found hedges to
/// differ less than expected, so one class of "about" is enough.
Value interval(double point, double ulp, Precision precision, UnitId unit);
/// [lo, hi] without a point of its own; `precision` is range or vague.
Value interval(double lo, double hi, double ulp, Precision precision, UnitId unit);

}  // namespace factlint
