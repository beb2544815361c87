#include "engine/scan/relation_difference.hpp"

namespace factlint {

// "a margin of 4,568", "a 4,568-vote majority", "won by 312 votes".
bool DifferenceFinder::states(const RelationFrame& f, const Mention& m) const {
  const Context& c = f.context;
  const std::uint32_t start = m.tokens.first;
  // "A two-thirds majority, 61 to 39": how large it has to be.
  if (m.kind == Kind::number && m.value.point < 1) return false;
  if (start >= f.tokens.first + 2 &&
      (c.text(start - 1) == "of" || c.is(start - 1, f.words.auxiliary)) &&
      c.is(start - 2, f.words.margin)) {
    return start < f.tokens.first + 3 || c.match(start - 3, f.words.margin_not) == 0;
  }
  std::uint32_t at = m.tokens.last;
  while (at < m.tokens.last + 3 && (c.mark(at, '-') || c.is(at, f.words.margin_votes))) ++at;
  if (c.is(at, f.words.margin)) return true;
  return start > f.tokens.first && c.text(start - 1) == "by" &&
         (f.in_points(m) || (m.head != kNone && c.is(m.head, f.words.margin_votes)));
}

// "8,450 votes to 7,120"
bool DifferenceFinder::linked(const RelationFrame& f, const Mention& a, const Mention& b) const {
  const TokenRange gap = f.between(a, b);
  if (gap.empty() || gap.size() > 12 || !f.alike(a, b) || f.parted(gap)) return false;
  if (f.preceded(b, f.words.versus)) return true;
  // "to Lund's 11,930", "and Lund 11,930"
  std::uint32_t t = gap.last;
  while (t > gap.first && (f.context.at(t - 1).is(kCapital) || f.context.text(t - 1) == "'s" ||
                           f.context.text(t - 1) == "\xE2\x80\x99s")) {
    --t;
  }
  return t > gap.first && t < gap.last &&
         (f.context.is(t - 1, f.words.versus) || f.context.is(t - 1, f.words.and_word));
}

bool DifferenceFinder::emit(RelationFrame& f, const Mention& s, const Mention& a,
                            const Mention& b) const {
  const Value x = operand(f, a);
  const Value y = operand(f, b);
  if (!x.has_point() || !y.has_point() || !s.value.has_point()) return false;
  const bool points = f.in_points(s) && (s.kind == Kind::points || a.kind == Kind::percent);
  if (points ? a.kind != Kind::percent : s.kind != a.kind || s.value.unit != a.value.unit) {
    return false;
  }
  if (!points && s.kind == Kind::number && f.head(s) != 0 && f.head(a) != 0 && f.head(b) != 0 &&
      f.head(s) != f.head(a) && f.head(s) != f.head(b)) {
    return false;
  }
  const double unit = s.kind == Kind::points ? f.context.knowledge.units[s.value.unit].factor : 1;
  const Value d = x.point >= y.point ? minus(x, y, s.value.unit) : minus(y, x, s.value.unit);
  const Value claim = points || s.kind == Kind::percent ? claimed_rate(f, s) : operand(f, s);
  f.emit(Kind::difference, s.tokens, {claim, a.value, b.value, scaled(d, 1 / unit, s.value.unit)},
         {a.tokens, b.tokens});
  return true;
}

// "Of the 40 boats, nine were sold, leaving 33": the whole, what has gone, and what is left.
bool DifferenceFinder::left_over(RelationFrame& f, std::size_t i) const {
  const Mention& rest = f.at(i);
  bool leaving = false;
  for (std::uint32_t back = 1; back <= 4 && rest.tokens.first >= f.tokens.first + back; ++back) {
    leaving |= f.context.match(rest.tokens.first - back, f.words.leaving) == back;
  }
  if (!leaving) return false;
  // The two numbers of the same sort before it; amounts of another sort may stand between.
  std::size_t gone = i;
  while (gone > 0 && !f.alike(f.at(gone - 1), rest)) --gone;
  if (gone-- == 0) return false;
  std::size_t whole = gone;
  while (whole > 0 && !f.alike(f.at(whole - 1), rest)) --whole;
  if (whole-- == 0 || !f.free(gone) || !f.free(whole)) return false;
  const TokenRange gap = f.between(f.at(whole), f.at(gone));
  const TokenRange deed = f.between(f.at(gone), rest);
  if (gap.size() > 14 || deed.size() > 14 || f.holds(gap, f.words.gain_verb) ||
      f.holds(deed, f.words.gain_verb)) {
    return false;
  }
  const double w = f.at(whole).value.point;
  const double g = f.at(gone).value.point;
  if (!(w > g && rest.value.point < w)) return false;
  if (!emit(f, rest, f.at(whole), f.at(gone))) return false;
  f.used[i] = f.used[gone] = f.used[whole] = true;
  return true;
}

void DifferenceFinder::run(RelationFrame& f) const {
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (!f.free(i)) continue;
    if (i >= 2 && left_over(f, i)) continue;
    if (!states(f, f.at(i))) continue;
    const Mention& s = f.at(i);
    const auto take = [&](std::size_t a) {
      if (!f.free(a) || !f.free(a + 1) || !linked(f, f.at(a), f.at(a + 1))) return false;
      const TokenRange gap = a > i ? f.between(s, f.at(a)) : f.between(f.at(a + 1), s);
      if (gap.size() > 14 || f.parted(gap) || !emit(f, s, f.at(a), f.at(a + 1))) return false;
      f.used[i] = f.used[a] = f.used[a + 1] = true;
      return true;
    };
    if (i >= 2 && take(i - 2)) continue;
    if (take(i + 1)) continue;
    // "X won 8,450 votes to 7,120 for Y. The margin was …": the only two numbers there.
    const RelationFrame* before = f.before;
    if (i == 0 && before != nullptr && before->size() == 2 && before->free(0) && before->free(1) &&
        linked(*before, before->at(0), before->at(1))) {
      if (emit(f, s, before->at(0), before->at(1))) f.used[i] = true;
    }
  }
}

}  // namespace factlint
