#include "engine/scan/bound.hpp"

#include <algorithm>

namespace factlint {

Bounds::Bounds(const Knowledge& knowledge) {
  const Lexicon& l = knowledge.lexicon;
  ClassSet before_words;
  ClassSet after_words;
  const auto row = [&](const char* name, Precision precision, ClassSet& words) {
    const ClassId id = l.class_id(name);
    if (id != 0) words.set(id);
    return Row{id, precision};
  };
  before_[0] = row("bound-about", Precision::about, before_words);
  before_[1] = row("bound-nearly", Precision::nearly, before_words);
  before_[2] = row("bound-just-over", Precision::just_over, before_words);
  before_[3] = row("bound-more-than", Precision::more_than, before_words);
  before_[4] = row("bound-at-least", Precision::at_least, before_words);
  before_[5] = row("bound-up-to", Precision::up_to, before_words);
  before_[6] = row("bound-less-than", Precision::less_than, before_words);
  before_[7] = row("bound-exactly", Precision::exact, before_words);
  after_[0] = row("after-at-least", Precision::at_least, after_words);
  after_[1] = row("after-up-to", Precision::up_to, after_words);
  after_[2] = row("after-about", Precision::about, after_words);
  before_any_ = AnyOf(l, before_words);
  after_any_ = AnyOf(l, after_words);
  weak_ = l.class_id("bound-weak");
  veto_ = l.class_id("bound-veto");
}

namespace {

// "<>30", "=>30", "=<30": no operator, whatever its last sign is.
bool slip(const Context& c, std::uint32_t at) {
  return at > 0 && !c.at(at).is(kSpaceBefore) &&
         (c.mark(at - 1, '<') || c.mark(at - 1, '>') || c.mark(at - 1, '='));
}

}  // namespace

Bound Bounds::before(const Context& c, std::uint32_t first) const {
  const Lexicon& l = c.knowledge.lexicon;
  Bound out;
  out.tokens = {first, first};
  // Two bounds may stand in a row ("more than an estimated 400"): the outer one speaks.
  for (int layer = 0; layer < 2; ++layer) {
    const std::uint32_t end = out.tokens.first;
    std::uint32_t best = 0;
    Precision precision = Precision::written;
    for (std::uint32_t n = 1; n <= 6 && n <= end; ++n) {
      const std::uint32_t at = end - n;
      const std::uint32_t word = c.at(at).word;
      if (l.word(word).starts_phrase || before_any_(word)) {
        for (const Row& row : before_) {
          if (row.cls == 0) continue;
          const bool hit = n == 1 ? c.is(at, row.cls) : c.match(at, row.cls) == n;
          if (!hit) continue;
          if (n == 1 && c.at(at).is(kPunct | kSymbol) && slip(c, at)) continue;
          if (n == 1 && c.is(at, weak_) && at > 0 && c.is(at - 1, veto_)) continue;
          best = n;
          precision = row.precision;
          break;
        }
      }
      if (c.at(at).is(kPartStart) || (c.at(at).is(kPunct) && !c.mark(at, '-'))) break;
    }
    if (best == 0) break;
    if (layer == 0 || precision != Precision::about) out.precision = precision;
    out.tokens.first = end - best;
    if (c.at(out.tokens.first).is(kPartStart)) break;
  }
  return out;
}

Bound Bounds::after(const Context& c, std::uint32_t next) const {
  Bound out;
  out.tokens = {next, next};
  std::uint32_t at = next;
  const Token& t = c.at(at);
  if (t.end == t.begin || t.is(kPartStart)) return out;
  if (c.mark(at, '+') && !t.is(kSpaceBefore) && !c.at(at + 1).is(kDigits)) {
    return {Precision::at_least, {at, at + 1}};
  }
  if (c.mark(at, '-') && !t.is(kSpaceBefore)) ++at;  // "40-plus", "400-odd"
  const std::uint32_t word = c.at(at).word;
  if (!c.knowledge.lexicon.word(word).starts_phrase && !after_any_(word)) return out;
  for (const Row& row : after_) {
    const std::uint32_t n = c.match(at, row.cls);
    if (n == 0) continue;
    if (n == 1 && at == next && row.precision == Precision::about) continue;     // "an odd 400"
    if (n == 1 && at == next && row.precision == Precision::at_least) continue;  // "plus tax"
    if (at + n - next > out.tokens.size()) out = {row.precision, {next, at + n}};
  }
  if (!out.found()) return out;
  // "500 or more than 400", "10 and more than 40": the words are the next number's bound.
  bool next_number = c.at(out.tokens.last).is(kDigits);
  for (const Row& row : before_) next_number |= c.match(out.tokens.last - 1, row.cls) > 1;
  return next_number ? Bound{Precision::written, {next, next}} : out;
}

Value interval(double x, double ulp, Precision precision, UnitId unit) {
  Value v;
  v.point = x;
  v.ulp = ulp;
  v.unit = unit;
  v.precision = precision;
  const double infinity = std::numeric_limits<double>::infinity();
  const double half = ulp / 2;
  // For -5 the sides that words speak of are mirrored only in talk of distance; "nearly -5" is not
  // written, so the number line serves.
  v.lo = x - half;
  v.hi = x + half;
  switch (precision) {
    case Precision::exact:
      v.lo = v.hi = x;
      v.ulp = 0;
      break;
    case Precision::about: {
      const double slack = std::max(half, std::min(2 * ulp, std::fabs(x) / 10));
      v.lo = x - slack;
      v.hi = x + slack;
      break;
    }
    case Precision::nearly:
      v.hi = x;
      break;
    case Precision::just_over:
      v.lo = x;
      break;
    case Precision::more_than:
      v.lo = x;
      v.hi = infinity;
      v.lo_open = v.hi_open = true;
      break;
    case Precision::at_least:
      v.lo = x;
      v.hi = infinity;
      v.hi_open = true;
      break;
    case Precision::up_to:
      v.lo = -infinity;
      v.hi = x;
      v.lo_open = true;
      break;
    case Precision::less_than:
      v.lo = -infinity;
      v.hi = x;
      v.lo_open = v.hi_open = true;
      break;
    case Precision::written:
    case Precision::vague:
    case Precision::range:
      break;
  }
  return v;
}

Value interval(double lo, double hi, double ulp, Precision precision, UnitId unit) {
  Value v;
  v.lo = lo;
  v.hi = hi;
  v.ulp = ulp;
  v.unit = unit;
  v.precision = precision;
  if (precision == Precision::range) v.point = (lo + hi) / 2;
  return v;
}

}  // namespace factlint
