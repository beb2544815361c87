#include "engine/eval/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/model/hash.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double low(const Value& v) {
  return std::isnan(v.lo) ? -kInfinity : v.lo;
}
double high(const Value& v) {
  return std::isnan(v.hi) ? kInfinity : v.hi;
}

// 0.1 + 0.2 is not 0.3 in binary: ends of intervals that were computed are compared with a
// relative slack far below any written precision.
bool below(double a, double b) {
  if (std::isinf(a) || std::isinf(b)) return a < b;
  return a < b - 1e-12 * std::max(std::fabs(a), std::fabs(b));
}

bool meet(const Value& a, const Value& b) {
  if (below(high(a), low(b)) || below(high(b), low(a))) return false;
  // "More than 400" and "400" touch at a point that the first excludes.
  const bool touch_ab = !below(low(b), high(a)) && (a.hi_open || b.lo_open) && high(a) <= low(b);
  const bool touch_ba = !below(low(a), high(b)) && (b.hi_open || a.lo_open) && high(b) <= low(a);
  return !touch_ab && !touch_ba;
}

bool holds(const Value& interval, double x) {
  if (below(x, low(interval)) || below(high(interval), x)) return false;
  return !(interval.lo_open && x <= low(interval)) && !(interval.hi_open && x >= high(interval));
}

bool close(double a, double b) {
  return !below(a, b) && !below(b, a);
}

// A computed value keeps its point if both operands have one; its interval says how sure it is.
Value computed(const Value& a, const Value& b, double point, double lo, double hi, UnitId unit) {
  Value out;
  out.point = point;
  out.lo = lo;
  out.hi = hi;
  out.unit = unit;
  const bool exact = a.precision == Precision::exact && b.precision == Precision::exact;
  const bool vague = a.precision == Precision::vague || b.precision == Precision::vague;
  out.precision = vague                              ? Precision::vague
                  : !a.has_point() || !b.has_point() ? Precision::range
                  : exact                            ? Precision::exact
                                                     : Precision::written;
  out.lo_open = a.lo_open || b.lo_open;
  out.hi_open = a.hi_open || b.hi_open;
  if (out.precision == Precision::range && !std::isinf(lo) && !std::isinf(hi)) {
    out.point = (lo + hi) / 2;
  }
  return out;
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> out;
  for (RawToken t = next_token(text, 0); t.begin != t.end; t = next_token(text, t.end)) {
    if (t.shape & kPunct) continue;
    out.push_back(hash_folded(text.substr(t.begin, t.end - t.begin)));
  }
  return out;
}

}  // namespace

Comparer::Comparer(const Knowledge& knowledge)
    : knowledge_(knowledge), percent_(knowledge.unit("percent")) {}

bool Comparer::same_dimension(UnitId a, UnitId b) const {
  if (a == b) return true;
  if (a == 0 || b == 0) return false;
  const Unit& left = knowledge_.units[a];
  const Unit& right = knowledge_.units[b];
  if (left.dimension != right.dimension) return false;
  if (left.dimension != "money") return true;
  if (!left.iso.empty() && !right.iso.empty()) return left.iso == right.iso;
  // "$" may be any dollar but no euro: the sign stands in the names of those it may mean ("US$").
  const Unit& open = left.iso.empty() ? left : right;
  const Unit& other = left.iso.empty() ? right : left;
  return other.iso.empty() ? open.name == other.name
                           : other.symbol.find(open.symbol) != std::string::npos ||
                                 other.name.find(open.name) != std::string::npos;
}

std::optional<Value> Comparer::convert(const Value& value, UnitId to) const {
  if (value.unit == to) return value;
  if (!same_dimension(value.unit, to)) return std::nullopt;
  const Unit& from_unit = knowledge_.units[value.unit];
  const Unit& to_unit = knowledge_.units[to];
  Value out = value;
  out.unit = to;
  if (from_unit.dimension == "money") return out;
  const auto change = [&](double x) {
    return (x * from_unit.factor + from_unit.offset - to_unit.offset) / to_unit.factor;
  };
  out.point = change(value.point);
  out.lo = change(value.lo);
  out.hi = change(value.hi);
  out.ulp = value.ulp * from_unit.factor / to_unit.factor;
  return out;
}

Relation Comparer::relate(const Value& a, const Value& other) const {
  if (!a.known() || !other.known()) return Relation::unknown;
  const std::optional<Value> converted = convert(other, a.unit);
  if (!converted) return Relation::incomparable;
  const Value& b = *converted;
  const bool points = a.has_point() && b.has_point();
  if (points && a.precision == b.precision && close(a.point, b.point)) return Relation::agree;
  // 412,000 and 413,000 claim the same precision, so they are two numbers although their
  // intervals touch.
  if (points && a.precision == Precision::written && b.precision == Precision::written &&
      a.ulp > 0 && close(a.ulp, b.ulp)) {
    return Relation::conflict;
  }
  if (!meet(a, b)) return Relation::conflict;
  if (close(low(a), low(b)) && close(high(a), high(b))) return Relation::agree;
  if (a.has_point() && holds(b, a.point)) return Relation::agree;
  if (b.has_point() && holds(a, b.point)) return Relation::agree;
  return Relation::compatible;
}

Truth Comparer::equal(const Value& a, const Value& b) const {
  switch (relate(a, b)) {
    case Relation::agree:
    case Relation::compatible:
      return Truth::true_;
    case Relation::conflict:
      return a.precision == Precision::vague || b.precision == Precision::vague ? Truth::unknown
                                                                                : Truth::false_;
    case Relation::incomparable:
    case Relation::unknown:
      break;
  }
  return Truth::unknown;
}

Value Comparer::widen(const Value& value, const Tolerance& tolerance) const {
  Value out = value;
  const double t = tolerance.amount.point;
  if (tolerance.share) {
    out.lo -= std::fabs(out.lo) * t / 100;
    out.hi += std::fabs(out.hi) * t / 100;
  } else {
    const std::optional<Value> slack = convert(tolerance.amount, value.unit);
    const double by = slack ? slack->point : t;
    out.lo -= by;
    out.hi += by;
  }
  out.lo_open = out.hi_open = false;
  if (out.precision == Precision::written || out.precision == Precision::exact) {
    out.ulp = 0;
  }
  return out;
}

Truth Comparer::near(const Value& a, const Value& b, const Tolerance& tolerance) const {
  if (!a.known() || !b.known()) return Truth::unknown;
  const std::optional<Value> left = convert(a, b.unit);
  if (!left) return Truth::unknown;
  if (meet(*left, widen(b, tolerance))) return Truth::true_;
  return a.precision == Precision::vague || b.precision == Precision::vague ? Truth::unknown
                                                                            : Truth::false_;
}

Truth Comparer::less(const Value& a, const Value& other, bool or_equal) const {
  if (!a.known() || !other.known()) return Truth::unknown;
  const std::optional<Value> b = convert(other, a.unit);
  if (!b) return Truth::unknown;
  const bool touching = a.hi_open || b->lo_open;
  if (below(high(a), low(*b)) || (high(a) <= low(*b) && (or_equal || touching))) {
    return Truth::true_;
  }
  const bool apart = a.lo_open || b->hi_open;
  if (below(high(*b), low(a)) || (high(*b) <= low(a) && (!or_equal || apart))) {
    return Truth::false_;
  }
  return Truth::unknown;
}

Truth Comparer::within(const Value& x, const Value& from, const Value& to) const {
  if (!x.known() || !from.known() || !to.known()) return Truth::unknown;
  const std::optional<Value> a = convert(from, x.unit);
  const std::optional<Value> b = convert(to, x.unit);
  if (!a || !b) return Truth::unknown;
  Value range = *a;
  range.hi = b->hi;
  range.hi_open = b->hi_open;
  if (!meet(x, range)) {
    return x.precision == Precision::vague ? Truth::unknown : Truth::false_;
  }
  return !below(low(x), low(range)) && !below(high(range), high(x)) ? Truth::true_ : Truth::unknown;
}

Value Comparer::negate(const Value& a) {
  Value out = a;
  out.point = -a.point;
  out.lo = -a.hi;
  out.hi = -a.lo;
  std::swap(out.lo_open, out.hi_open);
  return out;
}

std::optional<Value> Comparer::add(const Value& a, const Value& other) const {
  const std::optional<Value> b = convert(other, a.unit);
  if (!b) return std::nullopt;
  return computed(a, *b, a.point + b->point, low(a) + low(*b), high(a) + high(*b), a.unit);
}

std::optional<Value> Comparer::subtract(const Value& a, const Value& b) const {
  return add(a, negate(b));
}

std::optional<Value> Comparer::multiply(const Value& a, const Value& b) const {
  // "30% of 200": a percentage scales the other side; two percentages give a percentage.
  if (is_percent(b.unit) || is_percent(a.unit)) {
    const bool right = is_percent(b.unit);
    Value share = right ? b : a;
    share.unit = 0;
    share.point /= 100;
    share.lo /= 100;
    share.hi /= 100;
    return multiply(right ? a : b, share);
  }
  if (a.unit != 0 && b.unit != 0) return std::nullopt;
  const auto product = [](double x, double y) { return x == 0 || y == 0 ? 0 : x * y; };
  const std::array<double, 4> ends{product(low(a), low(b)), product(low(a), high(b)),
                                   product(high(a), low(b)), product(high(a), high(b))};
  const auto [least, most] = std::minmax_element(ends.begin(), ends.end());
  return computed(a, b, a.point * b.point, *least, *most, a.unit != 0 ? a.unit : b.unit);
}

std::optional<Value> Comparer::divide(const Value& a, const Value& other) const {
  Value b = other;
  UnitId unit = a.unit;
  if (b.unit != 0) {
    if (is_percent(b.unit) && !is_percent(a.unit)) {
      b.point /= 100;
      b.lo /= 100;
      b.hi /= 100;
    } else {
      const std::optional<Value> same = convert(other, a.unit);
      if (!same) return std::nullopt;
      b = *same;
      unit = 0;
    }
    b.unit = 0;
  }
  if (low(b) <= 0 && high(b) >= 0) return std::nullopt;
  const auto quotient = [](double x, double y) {
    if (std::isinf(y)) return std::isinf(x) ? x : 0.0;
    return x / y;
  };
  const std::array<double, 4> ends{quotient(low(a), low(b)), quotient(low(a), high(b)),
                                   quotient(high(a), low(b)), quotient(high(a), high(b))};
  const auto [least, most] = std::minmax_element(ends.begin(), ends.end());
  return computed(a, b, a.point / b.point, *least, *most, unit);
}

Truth Comparer::equal(const DateRange& a, const DateRange& b) {
  if (!a.known || !b.known) return Truth::unknown;
  return truth(a.overlaps(b));
}

Truth Comparer::less(const DateRange& a, const DateRange& b, bool or_equal) {
  if (!a.known || !b.known) return Truth::unknown;
  if (or_equal ? a.last <= b.first : a.last < b.first) return Truth::true_;
  if (or_equal ? a.first > b.last : a.first >= b.last) return Truth::false_;
  return Truth::unknown;
}

bool Comparer::same_words(std::string_view a, std::string_view b) {
  if (a == b) return true;
  // Word by word: most texts differ in the first one.
  RawToken x = next_token(a, 0);
  RawToken y = next_token(b, 0);
  while (true) {
    while (x.begin != x.end && (x.shape & kPunct) != 0) x = next_token(a, x.end);
    while (y.begin != y.end && (y.shape & kPunct) != 0) y = next_token(b, y.end);
    if (x.begin == x.end || y.begin == y.end) return x.begin == x.end && y.begin == y.end;
    const std::string_view left = a.substr(x.begin, x.end - x.begin);
    const std::string_view right = b.substr(y.begin, y.end - y.begin);
    if (!std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char p, char q) { return fold_ascii(p) == fold_ascii(q); })) {
      return false;
    }
    x = next_token(a, x.end);
    y = next_token(b, y.end);
  }
}

bool Comparer::named(const EntityRef& entity, std::string_view text) const {
  if (same_words(entity.name, text)) return true;
  if (entity.id == 0) return false;
  const Entity& known = knowledge_.entities[entity.id];
  if (same_words(known.name, text)) return true;
  return std::any_of(known.aliases.begin(), known.aliases.end(),
                     [&](const std::string& alias) { return same_words(alias, text); });
}

Truth Comparer::equal(const EntityRef& a, const EntityRef& b) const {
  if (a.id != 0 && b.id != 0) return truth(a.id == b.id);
  if (named(a, b.name) || named(b, a.name)) return Truth::true_;
  if (a.id != 0 || b.id != 0) return Truth::false_;
  const std::vector<std::uint64_t> left = word_hashes(a.name);
  const std::vector<std::uint64_t> right = word_hashes(b.name);
  const auto& shorter = left.size() < right.size() ? left : right;
  const auto& longer = left.size() < right.size() ? right : left;
  if (shorter.empty()) return Truth::unknown;
  return truth(std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin()));
}

Truth Comparer::equal(const Datum& a, const Datum& b) const {
  using List = std::shared_ptr<const DatumList>;
  if (const auto* list = std::get_if<List>(&a)) {
    Truth any = Truth::false_;
    for (const Datum& each : **list) any = any | equal(each, b);
    return any;
  }
  if (std::holds_alternative<List>(b)) return equal(b, a);
  if (!a.known() || !b.known()) return Truth::unknown;
  const auto* left_name = std::get_if<EntityRef>(&a);
  const auto* right_name = std::get_if<EntityRef>(&b);
  if (left_name && right_name) return equal(*left_name, *right_name);
  const auto* left_text = std::get_if<std::string>(&a);
  const auto* right_text = std::get_if<std::string>(&b);
  if (left_name && right_text) return truth(named(*left_name, *right_text));
  if (left_text && right_name) return truth(named(*right_name, *left_text));
  if (left_text && right_text) return truth(same_words(*left_text, *right_text));
  if (a.index() != b.index()) return Truth::unknown;
  if (const auto* value = std::get_if<Value>(&a)) return equal(*value, std::get<Value>(b));
  if (const auto* date = std::get_if<DateRange>(&a)) return equal(*date, std::get<DateRange>(b));
  if (const auto* flag = std::get_if<bool>(&a)) return truth(*flag == std::get<bool>(b));
  if (const auto* item = std::get_if<ItemRef>(&a)) return truth(*item == std::get<ItemRef>(b));
  return Truth::unknown;
}

Truth Comparer::less(const Datum& a, const Datum& b, bool or_equal) const {
  const auto* left = std::get_if<Value>(&a);
  const auto* right = std::get_if<Value>(&b);
  if (left && right) return less(*left, *right, or_equal);
  const auto* from = std::get_if<DateRange>(&a);
  const auto* to = std::get_if<DateRange>(&b);
  return from && to ? less(*from, *to, or_equal) : Truth::unknown;
}

}  // namespace factlint
