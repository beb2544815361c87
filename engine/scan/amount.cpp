#include "engine/scan/amount.hpp"

#include <algorithm>
#include <cmath>

namespace factlint {

namespace {

bool whole(double x) {
  return x == std::floor(x);
}

// "10" with the letter m behind it is ten million, known to the million.
void scale_by(Amount& a, double factor) {
  a.value *= factor;
  a.ulp *= factor;
  a.number.scaled = true;
  a.number.scale = factor;
}

}  // namespace

AmountReader::AmountReader(const Knowledge& knowledge)
    : parser_(knowledge),
      money_(knowledge),
      percents_(knowledge),
      quantities_(knowledge),
      multiples_(knowledge),
      ranges_(knowledge),
      bounds_(knowledge) {
  pound_ = knowledge.unit("pound");
  pound_weight_ = knowledge.unit("lb");
  scale_ = knowledge.lexicon.class_id("scale");
  negative_ = knowledge.lexicon.class_id("negative-word");
}

/// Takes the tokens before `next` in.
void AmountReader::cover(const Context& c, Amount& a, std::uint32_t next) const {
  a.tokens.last = std::max(a.tokens.last, next);
  a.end = c.at(a.tokens.last - 1).end;
}

/// Behind "$10": a scale's letter, the unit's name once more, cents.
void AmountReader::unit_of_signed(const Context& c, Amount& a) const {
  NumberParse& n = a.number;
  // "$10m": a letter behind money is a scale; "$ 10 dollars" names the unit twice.
  if (const double scale = quantities_.letter_scale(c, n, true); scale != 0) {
    scale_by(a, scale);
    n.suffix = {};
    cover(c, a, n.tokens.last);
  } else if (n.suffix.empty() && c.at(n.tokens.last).is(kWord) &&
             c.at(n.tokens.last).end - c.at(n.tokens.last).begin == 1 && !n.scaled) {
    NumberParse spaced = n;  // "$10 m"
    spaced.suffix = c.text(n.tokens.last);
    if (spaced.suffix != "t" && spaced.suffix != "T") {
      if (const double factor = quantities_.letter_scale(c, spaced, true); factor != 0) {
        scale_by(a, factor);
        cover(c, a, ++n.tokens.last);
      }
    }
  }
  const UnitHit named = money_.after(c, n);
  // "rmb 10 usd 20": another currency before digits is the sign of the next number.
  const bool next_sign = named.unit != a.unit && c.at(named.next).is(kDigits);
  if (named.found() && named.next > n.tokens.last && named.factor == 1 && !next_sign)
    cover(c, a, named.next);
  std::uint32_t next = a.tokens.last;
  if (whole(a.value) && !n.scaled) {
    if (const double cents = money_.cents_after(c, parser_, next);
        cents != 0 && next > a.tokens.last && c.at(next).end > 0 && !c.mark(next, ',') &&
        !c.at(next - 1).is(kDigits)) {
      a.value += cents;
      a.ulp = 0.01;
      cover(c, a, next);
    }
  }
}

/// The unit behind the number; sets kind, unit, value and the tokens taken.
void AmountReader::unit_after(const Context& c, Amount& a) const {
  NumberParse& n = a.number;
  if (a.signed_) return unit_of_signed(c, a);
  if (const Percents::Hit hit = percents_.after(c, n); hit.kind != Kind::none) {
    a.kind = hit.kind;
    a.unit = hit.unit;
    n.suffix = {};
    cover(c, a, hit.next);
    return;
  }
  NumberParse plain = n;
  plain.suffix = {};
  const bool named = n.suffix.size() == 1 && money_.after(c, plain).found();  // "21m lira"
  if (const double scale = quantities_.letter_scale(c, n, named); scale != 0) {
    scale_by(a, scale);
    n.suffix = {};
    cover(c, a, n.tokens.last);
    if (!named) return;
  }
  const UnitHit money = money_.after(c, n);
  const UnitHit measure = quantities_.after(c, n);
  // "two pounds" of a baby are a weight.
  if (money.unit == pound_ && pound_ != 0 && money.factor == 1 && n.suffix.empty() &&
      quantities_.weighs(c, n.tokens)) {
    a.kind = Kind::quantity;
    a.unit = pound_weight_;
    cover(c, a, money.next);
    return;
  }
  if (money.found()) {
    a.kind = Kind::money;
    a.unit = money.unit;
    a.value *= money.factor;
    a.ulp *= money.factor;
    if (money.factor >= 1000) {
      n.scaled = true;
      n.scale = money.factor;
    }
    n.suffix = {};
    cover(c, a, money.next);
    std::uint32_t next = a.tokens.last;
    if (money.factor == 1 && whole(a.value) && !n.scaled) {
      if (const double cents = money_.cents_after(c, parser_, next); cents != 0) {
        a.value += cents;
        a.ulp = 0.01;
        cover(c, a, next);
      }
    }
    return;
  }
  if (measure.found()) {
    const Unit& unit = c.knowledge.units[measure.unit];
    if (unit.dimension == "time" || unit.dimension == "calendar months") return;
    a.kind = Kind::quantity;
    a.unit = measure.unit;
    n.suffix = {};
    cover(c, a, measure.next);
    std::uint32_t next = a.tokens.last;
    if (const double feet = quantities_.inches_after(c, parser_, a.unit, next); feet != 0) {
      a.value += feet;
      a.ulp = 1.0 / 12;
      cover(c, a, next);
    }
    return;
  }
  if (const std::uint32_t next =
          multiples_.after(c, n, bounds_.before(c, n.tokens.first).tokens.first);
      next != 0) {
    a.kind = Kind::multiple;
    n.suffix = {};
    cover(c, a, next);
  }
}

/// The number at `token` with its sign and unit; false if there is no number.
bool AmountReader::read(const Context& c, std::uint32_t token, Amount& a) const {
  auto parsed = parser_.parse(c, token);
  if (!parsed) return false;
  UnitId code = 0;
  if (!parsed->prefix.empty()) {  // "USD115m"; "H200" and "FY24" are names
    code = c.knowledge.unit(parsed->prefix);
    if (code == 0 || c.knowledge.units[code].dimension != "money") return false;
  }
  a = Amount{};
  a.number = *parsed;
  const NumberParse& n = a.number;
  a.value = n.value;
  a.ulp = n.ulp;
  a.tokens = n.tokens;
  a.begin = n.begin;
  a.end = n.end;
  if (n.ordinal) {
    a.kind = Kind::ordinal;
    return true;
  }
  const std::uint32_t first = n.tokens.first;
  const auto minus = [&](std::uint32_t i) {
    const Token& t = c.at(i);
    if (c.text(i) == "\xE2\x88\x92") return !c.at(i + 1).is(kSpaceBefore);
    // "- 10" as all of a part is a cell of a table; before more words it is a mark of a list.
    if (c.mark(i, '-') && t.is(kPartStart) && c.part_end(n.tokens.last)) return true;
    return c.mark(i, '-') && !c.at(i + 1).is(kSpaceBefore) &&
           ((t.is(kSpaceBefore | kPartStart) && !(i > 0 && c.at(i - 1).is(kDigits))) || i == 0 ||
            c.mark(i - 1, '(') || c.mark(i - 1, '<') || c.mark(i - 1, '>') || c.mark(i - 1, '='));
  };
  std::uint32_t left = first;
  if (code != 0 || !c.at(first).is(kPartStart)) {
    if (left > 0 && code == 0 && minus(left - 1)) {
      --left;
      a.value = -a.value;
    }
    UnitHit sign;
    if (code != 0) {
      a.signed_ = true;
      a.kind = Kind::money;
      a.unit = code;
    } else if (const std::uint32_t length = money_.sign_before(c, left, sign)) {
      // "10 € 20": the sign of the number before, unless it touches this one.
      a.signed_ = true;
      a.kind = Kind::money;
      a.unit = sign.unit;
      a.value *= sign.factor;
      a.ulp *= sign.factor;
      left -= length;
      if (left > 0 && a.value > 0 && !c.at(left).is(kPartStart) && minus(left - 1)) {
        --left;
        a.value = -a.value;
      }
    }
    if (left > 0 && a.value > 0 && !c.at(left).is(kPartStart) && c.is(left - 1, negative_)) {
      --left;
      a.value = -a.value;
    }
  }
  if (left != first) {
    a.tokens.first = left;
    a.begin = c.at(left).begin;
  }
  unit_after(c, a);
  return true;
}

/// Extends `left` by "-12 billion", "to $12bn", "and 6 per cent"; true if it became a range.
bool AmountReader::join_range(const Context& c, const std::vector<bool>& taken,
                              Amount& left) const {
  if (left.kind == Kind::multiple && left.number.suffix.empty() && left.tokens.size() > 1 &&
      !c.at(left.tokens.last).is(kPunct))
    return false;
  const RangeLink link = ranges_.link(c, left.tokens);
  if (link.kind == RangeLink::Kind::none) return false;
  std::uint32_t at = link.next;
  UnitHit sign;
  while (at < c.size() && at < link.next + 3 && !parser_.candidate(c, at) &&
         !c.at(at).is(kPartStart) && (c.at(at).is(kSymbol) || c.at(at).is(kAllCaps)))
    ++at;
  if (at < c.size() && parser_.candidate(c, at) == false && c.is(at + 1, scale_)) ++at;
  if (c.is(at, negative_)) ++at;
  if (at >= c.size() || taken[at] || c.at(at).is(kPartStart) || !parser_.candidate(c, at))
    return false;
  Amount right;
  if (!read(c, at, right)) return false;
  if (right.tokens.first > link.next || right.tokens.first + 1 < link.next) {
    // A sign that was skipped is part of the right side; anything else in between is not.
    return false;
  }
  // "555-1234" is a telephone number.
  if (link.kind == RangeLink::Kind::dash && left.kind == Kind::number &&
      right.kind == Kind::number && !left.number.words && left.tokens.size() == 1 &&
      right.tokens.size() == 1 && c.text(left.tokens.first).size() == 3 &&
      c.text(right.tokens.first).size() == 4)
    return false;
  // "1998-2000" glued on: a third part makes it no range.
  if (link.kind == RangeLink::Kind::dash && c.mark(right.tokens.last, '-') &&
      !c.at(right.tokens.last).is(kSpaceBefore) && c.at(right.tokens.last + 1).is(kDigits))
    return false;
  // "three-nought-four" spells digits.
  if (link.kind == RangeLink::Kind::dash && left.number.words && right.number.words &&
      !c.at(left.tokens.last).is(kSpaceBefore) && c.mark(left.tokens.last, '-'))
    return false;
  const bool left_ordinal = left.kind == Kind::ordinal;
  if (left_ordinal != (right.kind == Kind::ordinal)) return false;
  if (left_ordinal && link.kind != RangeLink::Kind::between_and) return false;
  if (!right.number.suffix.empty() || !left.number.suffix.empty()) return false;
  // Kinds: the left one may lack the unit.
  const bool bare_left = left.kind == Kind::number;
  if (!bare_left && left.kind != right.kind) {
    const bool shared_sign = left.signed_ && right.kind == Kind::number &&
                             (link.kind == RangeLink::Kind::dash || right.number.scaled ||
                              link.kind == RangeLink::Kind::between_and);
    if (!shared_sign) return false;
  } else if (!bare_left && left.unit != right.unit) {
    return false;
  }
  if (bare_left && right.signed_) return false;
  // "raised $10 to 12 million": without its own scale the left side is no value of its own.
  const bool borrows = left.signed_ && !right.signed_ && right.number.scaled &&
                       !left.number.scaled && left.value < right.number.value;
  if (link.changed && !borrows && (!bare_left || right.kind == Kind::number)) return false;
  double lo = left.value;
  double lo_ulp = left.ulp;
  if (right.number.scaled && !left.number.scaled && !left.number.grouped | !whole(left.value) &&
      std::fabs(lo * right.number.scale) <= std::fabs(right.value)) {
    lo *= right.number.scale;
    lo_ulp *= right.number.scale;
  }
  if (bare_left && right.unit != 0 && right.kind == Kind::money && right.value < lo &&
      right.number.value > lo) {
    lo *= right.value / right.number.value;  // "50 to 60 cents"
  }
  if (!(lo < right.value)) return false;
  if (link.kind == RangeLink::Kind::or_ &&
      (right.value > lo + 2 * std::max(lo_ulp, right.ulp) || right.value > 2 * lo ||
       left.number.article || left.number.fraction || bounds_.after(c, left.tokens.last).found() ||
       bounds_.before(c, left.tokens.first).precision == Precision::exact))
    return false;
  // "3-1" was refused above (it falls); "1-3", "51-49" by the words around.
  if (link.kind == RangeLink::Kind::dash && right.kind == Kind::number &&
      ranges_.score(c, left.tokens.first, right.tokens.last))
    return false;
  Value v = interval(lo, right.value, std::min(lo_ulp, right.ulp), Precision::range,
                     right.unit != 0 ? right.unit : left.unit);
  left.value = lo;
  left.number.scaled |= right.number.scaled;
  left.number.grouped |= right.number.grouped;
  left.number.words |= right.number.words;
  if (left.kind != Kind::money) left.kind = right.kind == Kind::ordinal ? Kind::number : right.kind;
  left.unit = v.unit;
  left.ulp = v.ulp;
  left.number.value = right.value;  // the upper end, for the caller
  left.tokens.last = right.tokens.last;
  left.end = right.end;
  left.led = link.from && link.kind != RangeLink::Kind::dash;
  return true;
}

}  // namespace factlint
