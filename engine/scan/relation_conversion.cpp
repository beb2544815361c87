#include "engine/scan/relation_conversion.hpp"

#include <array>
#include <cmath>

namespace factlint {

namespace {

/// A measure that may be written in two parts: "5 feet 10 inches", "3 lb 5 oz".
struct Side {
  Value value;
  TokenRange tokens;
  std::size_t last = 0;  ///< position of its last mention in the frame
};

const Unit& unit_of(const RelationFrame& f, const Mention& m) {
  return f.context.knowledge.units[m.value.unit];
}

bool measured(const RelationFrame& f, std::size_t i) {
  return f.free(i) && f.at(i).kind == Kind::quantity && f.at(i).value.unit != 0 &&
         f.at(i).value.precision != Precision::vague;
}

// "3 lb 5 oz": the second, smaller unit follows at once and is less than one of the first.
Side side_at(const RelationFrame& f, std::size_t i) {
  const Mention& m = f.at(i);
  Side side{centred(f, m, 0.005), m.tokens, i};
  if (!measured(f, i + 1)) return side;
  const Mention& next = f.at(i + 1);
  const Unit& big = unit_of(f, m);
  const Unit& small = unit_of(f, next);
  const bool joined = next.tokens.first == m.tokens.last ||
                      (next.tokens.first == m.tokens.last + 1 &&
                       f.context.is(m.tokens.last, f.words.and_word) && big.offset == 0);
  if (!joined || big.dimension != small.dimension || small.factor >= big.factor ||
      !next.value.has_point() || !m.value.has_point() ||
      next.value.point * small.factor >= big.factor) {
    return side;
  }
  const double ratio = small.factor / big.factor;
  const double point = m.value.point + next.value.point * ratio;
  const double half = std::max(next.value.ulp / 2 * ratio, 0.005 * point);
  side.value = combine(point, point - half, point + half, m.value.unit);
  side.value.point = point;
  side.tokens.last = next.tokens.last;
  side.last = i + 1;
  return side;
}

Value converted(const Value& v, const Unit& from, double factor, const Unit& to, UnitId to_id,
                bool offset) {
  const double shift = offset ? from.offset - to.offset : 0;
  const auto change = [&](double x) { return (x * factor + shift) / to.factor; };
  return combine(change(v.point), change(v.lo), change(v.hi), to_id);
}

}  // namespace

ConversionFinder::Link ConversionFinder::link(const RelationFrame& f, const Mention& a,
                                              const Mention& b) const {
  const Context& c = f.context;
  std::uint32_t i = a.tokens.last;
  std::uint32_t words = 0;
  // "50 hectares of heath (124 acres)", "an 8.5-inch (21.6 cm) blade".
  while (words < 3 && i < b.tokens.first && c.at(i).is(kWord) && !c.is(i, f.words.or_word)) {
    ++i;
    ++words;
  }
  Link found = Link::none;
  if (c.mark(i, '(') || c.mark(i, '[')) {
    found = Link::bracket;
    ++i;
  } else if (words == 0 && c.mark(i, ',') && c.text(i + 1) == "or") {
    found = Link::comma;
    i += 2;
  } else {
    return Link::none;
  }
  while (i < b.tokens.first) {
    const std::uint32_t length = c.match(i, f.words.equals);
    if (length == 0) return Link::none;
    i += length;
  }
  return i == b.tokens.first ? found : Link::none;
}

bool ConversionFinder::measure(RelationFrame& f, std::size_t i) const {
  if (!measured(f, i)) return false;
  const Side from = side_at(f, i);
  if (!measured(f, from.last + 1)) return false;
  const Mention& a = f.at(from.last);
  const Mention& b = f.at(from.last + 1);
  const Unit& left = unit_of(f, f.at(i));
  const Unit& right = unit_of(f, b);
  if (left.dimension != right.dimension || f.at(i).value.unit == b.value.unit) return false;
  const Link joined = link(f, a, b);
  if (joined == Link::none || f.preceded(f.at(i), f.words.unless_word)) return false;
  const Side to = side_at(f, from.last + 1);
  const Context& c = f.context;
  if (joined == Link::bracket && !c.mark(to.tokens.last, ')') && !c.mark(to.tokens.last, ',') &&
      !c.mark(to.tokens.last, ']') && !c.mark(to.tokens.last, ';')) {
    return false;
  }
  // Every reading of the two units: imperial or US pints, a temperature or a difference of two.
  Value best = converted(from.value, left, left.factor, right, b.value.unit, true);
  bool fits = meets(best, to.value);
  const ClassValue* other_left = c.knowledge.lexicon.value(
      c.knowledge.lexicon.find(hash_folded(left.name)), f.words.unit_other);
  const ClassValue* other_right = c.knowledge.lexicon.value(
      c.knowledge.lexicon.find(hash_folded(right.name)), f.words.unit_other);
  const std::array<double, 2> lefts{left.factor, other_left ? other_left->number : left.factor};
  const std::array<double, 2> rights{right.factor,
                                     other_right ? other_right->number : right.factor};
  for (double l : lefts) {
    for (double r : rights) {
      for (bool offset : {true, false}) {
        Unit target = right;
        target.factor = r;
        const Value v = converted(from.value, left, l, target, b.value.unit, offset);
        if (!fits && meets(v, to.value)) {
          best = v;
          fits = true;
        }
      }
    }
  }
  const std::uint32_t close = joined == Link::bracket && c.mark(to.tokens.last, ')') ? 1 : 0;
  f.emit(Kind::conversion, {from.tokens.first, to.tokens.last + close},
         {f.at(i).value, b.value, Datum{}, best}, {});
  for (std::size_t k = from.last + 1; k <= to.last; ++k) f.used[k] = true;
  for (std::size_t k = i + 1; k <= from.last; ++k) f.used[k] = true;
  return true;
}

// "€250, or about $275 at the rate of $1.10 to the euro"; "US$2m … That is 1.6bn crowns at the
// rate of 800 a dollar".
bool ConversionFinder::money(RelationFrame& f, std::size_t i) const {
  if (!f.free(i) || f.at(i).kind != Kind::money) return false;
  const Context& c = f.context;
  const Mention& b = f.at(i);
  const Mention* rate = nullptr;
  std::size_t rate_at = i + 1;
  for (; rate_at < f.size() && rate_at <= i + 2 && rate == nullptr; ++rate_at) {
    const TokenRange gap = f.between(b, f.at(rate_at));
    const Mention& r = f.at(rate_at);
    const bool at_so_much = c.text(r.tokens.first - 1) == "at" && f.followed(r, f.words.rate_base);
    if (gap.size() <= 8 && (at_so_much || f.preceded(r, f.words.rate_word)) && !f.parted(gap)) {
      rate = &f.at(rate_at);
    }
  }
  if (rate == nullptr || !rate->value.has_point() || rate->value.point <= 0) return false;
  const Mention* a = nullptr;
  if (i > 0 && f.free(i - 1) && f.at(i - 1).kind == Kind::money &&
      link(f, f.at(i - 1), b) != Link::none) {
    a = &f.at(i - 1);
  } else if (i == 0 && f.before != nullptr && f.before->size() != 0) {
    const Mention& last = f.before->at(f.before->size() - 1);
    const TokenRange lead{f.tokens.first, b.tokens.first};
    if (lead.size() <= 4 && last.kind == Kind::money &&
        (c.is(lead.first, f.words.determiner) || c.text(lead.first) == "It")) {
      a = &last;
    }
  }
  if (a == nullptr || a->value.unit == b.value.unit || !a->value.has_point() ||
      !b.value.has_point()) {
    return false;
  }
  const Value from = operand(f, *a);
  Value one = rate->value;
  if (one.ulp > 0) {
    one.lo = one.point - std::min(one.ulp / 2, one.point * 0.005);
    one.hi = one.point + std::min(one.ulp / 2, one.point * 0.005);
  }
  const Value up = times(from, one, b.value.unit);
  const std::optional<Value> down = over(from, one, b.value.unit);
  Value computed = up;
  const double target = std::log(b.value.point);
  if (rate->kind == Kind::money && rate->value.unit == a->value.unit && down) {
    computed = *down;
  } else if (!(rate->kind == Kind::money && rate->value.unit == b.value.unit) && down &&
             std::fabs(std::log(down->point) - target) < std::fabs(std::log(up.point) - target)) {
    computed = *down;
  }
  f.emit(Kind::conversion, {b.tokens.first, rate->tokens.last},
         {a->value, operand(f, b), rate->value, computed}, {a->tokens});
  f.used[i] = true;
  f.used[static_cast<std::size_t>(rate_at - 1)] = true;
  return true;
}

void ConversionFinder::run(RelationFrame& f) const {
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (!measure(f, i)) money(f, i);
  }
}

}  // namespace factlint
