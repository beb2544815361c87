#include "engine/scan/relation_share.hpp"

namespace factlint {

namespace {

bool rate_like(const Mention& m) {
  return m.kind == Kind::percent || m.kind == Kind::points || m.kind == Kind::multiple;
}

/// "more than half", "a third": a number in words below one.
bool in_words(const RelationFrame& f, const Mention& m) {
  return m.kind == Kind::number && m.head == kNone && m.value.has_point() && m.value.point > 0 &&
         m.value.point < 1 && !f.context.at(m.tokens.last - 1).is(kDigits | kMixed);
}

Value claimed(const RelationFrame& f, const Mention& rate) {
  Value claim = claimed_rate(f, rate);
  if (rate.kind != Kind::number) return claim;
  claim = scaled(claim, 100, f.words.percent);
  claim.precision = rate.value.precision;
  return claim;
}

/// ", 51, have": a bare number between marks says the share again.
bool between_marks(const RelationFrame& f, const Mention& m) {
  const Context& c = f.context;
  if (m.kind != Kind::number || m.head != kNone || m.value.point < 2) return false;
  const std::uint32_t last = m.tokens.last;
  const bool bracket = c.mark(m.tokens.first - 1, '(') && c.mark(last, ')');
  return bracket ||
         (c.mark(m.tokens.first - 1, ',') && (c.mark(last, ',') || last + 1 == f.tokens.last));
}

}  // namespace

// "118, or 88 per cent", "118 (88 per cent)": the two say the same part.
bool ShareFinder::or_joined(const RelationFrame& f, const Mention& a, const Mention& b) const {
  const Context& c = f.context;
  const TokenRange gap = f.between(a, b);
  if (gap.empty() || gap.size() > 6) return false;
  if (c.mark(gap.last - 1, '(') && c.mark(b.tokens.last, ')')) return true;
  return c.text(gap.last - 1) == "or" && (gap.size() >= 2 && c.mark(gap.last - 2, ','));
}

// "600 homes, a third of the 2,400"
bool ShareFinder::apposed(const RelationFrame& f, const Mention& a, const Mention& b,
                          const Mention& c) const {
  const TokenRange gap = f.between(a, b);
  const std::uint32_t last = gap.empty() ? 0 : gap.last - 1;
  return !gap.empty() && gap.size() <= 3 && RelationFrame::behind(a) == last &&
         f.context.mark(last, ',') && f.context.text(b.tokens.last) == "of" &&
         f.between(b, c).size() <= 4;
}

// "of the 134", "of its 134"
bool ShareFinder::whole(const RelationFrame& f, const Mention& m) const {
  const Context& c = f.context;
  std::uint32_t at = m.tokens.first;
  for (int i = 0; i < 4 && at > f.tokens.first; ++i, --at) {
    const std::string_view word = c.text(at - 1);
    if (word == "of" || word == "Of") return true;
    if (!c.is(at - 1, f.words.determiner) && !c.is(at - 1, f.words.filler) &&
        !c.is(at - 1, f.words.possessive) && word != "'s" && word != "\xE2\x80\x99s" &&
        !c.at(at - 1).is(kCapital) && c.text(at) != "'s" && c.text(at) != "\xE2\x80\x99s") {
      return false;
    }
  }
  return false;
}

// "134 patients, of whom 118"
bool ShareFinder::parted_of(const RelationFrame& f, const Mention& all, const Mention& part) const {
  const TokenRange gap{RelationFrame::behind(all), part.tokens.first};
  return gap.last > gap.first && gap.size() <= 5 && f.holds(gap, f.words.of_that);
}

bool ShareFinder::emit(RelationFrame& f, std::size_t p, std::size_t n, std::size_t w) const {
  const Mention& part = f.at(n);
  const Mention& all = f.at(w);
  const Mention& rate = f.at(p);
  if (part.kind != all.kind || part.value.unit != all.value.unit || rate_like(part)) return false;
  const Value x = operand(f, part);
  const Value y = operand(f, all);
  if (!x.has_point() || !y.has_point() || !rate.value.has_point() || x.point > y.point)
    return false;
  const std::optional<Value> ratio = over(x, y, f.words.percent);
  if (!ratio) return false;
  const Value claim = claimed(f, rate);
  f.emit(Kind::share, rate.tokens,
         {claim, part.value, all.value, scaled(*ratio, 100, f.words.percent)},
         {part.tokens, all.tokens});
  f.used[p] = f.used[n] = f.used[w] = true;
  return true;
}

// "Sixty people were asked. Half of them, 25, said no.": the whole is the one count of before.
void ShareFinder::of_them(RelationFrame& f, std::size_t i) const {
  const Mention& rate = f.at(i);
  const Mention& part = f.at(i + 1);
  const Context& c = f.context;
  const std::uint32_t of = rate.tokens.last;
  if ((rate.kind != Kind::percent && !in_words(f, rate)) || c.text(of) != "of") return;
  const bool they = c.is(of + 1, f.words.them);
  if (!they || part.tokens.first != of + 3 || !between_marks(f, part)) return;
  const RelationFrame* before = f.before;
  if (before == nullptr || before->size() != 1 || i != 0) return;
  const Mention& all = before->at(0);
  if (all.kind != Kind::number || all.head == kNone || !all.value.has_point()) return;
  const Value x = operand(f, part);
  const Value y = operand(*before, all);
  const std::optional<Value> ratio = over(x, y, f.words.percent);
  if (!ratio || x.point > y.point) return;
  const Value claim = claimed(f, rate);
  f.emit(Kind::share, rate.tokens,
         {claim, part.value, all.value, scaled(*ratio, 100, f.words.percent)},
         {part.tokens, all.tokens});
  f.used[i] = f.used[i + 1] = true;
}

void ShareFinder::run(RelationFrame& f) const {
  for (std::size_t i = 0; i + 1 < f.size(); ++i)
    if (f.free(i) && f.free(i + 1)) of_them(f, i);
  for (std::size_t i = 0; i + 2 < f.size(); ++i) {
    if (!f.free(i) || !f.free(i + 1) || !f.free(i + 2)) continue;
    const Mention& a = f.at(i);
    const Mention& b = f.at(i + 1);
    const Mention& c = f.at(i + 2);
    if (f.parted({a.tokens.last, c.tokens.first})) continue;
    const auto percent = [&](const Mention& m) {
      return m.kind == Kind::percent || in_words(f, m);
    };
    // "12 of its 40 seats, or 8 per cent of the vote": another whole.
    if (percent(c) && f.context.text(c.tokens.last) == "of") continue;
    if (percent(c) && whole(f, b) && or_joined(f, b, c)) {
      emit(f, i + 2, i, i + 1);  // 118 of the 134, or 88 per cent
    } else if (percent(c) && (whole(f, a) || parted_of(f, a, b)) && or_joined(f, b, c)) {
      emit(f, i + 2, i + 1, i);  // Of the 134, 118, or 88 per cent; 134 patients, of whom 118, or
    } else if (percent(b) && whole(f, c) && (or_joined(f, a, b) || apposed(f, a, b, c))) {
      emit(f, i + 1, i, i + 2);  // 118, or 88 per cent, of the 134
    } else if (percent(b) && whole(f, a) && or_joined(f, b, c)) {
      emit(f, i + 1, i + 2, i);  // Of the 134, 88 per cent (118)
    } else if (percent(a) && whole(f, b) && or_joined(f, b, c)) {
      emit(f, i, i + 2, i + 1);  // two-thirds of the 1,200, or 800
    } else if (percent(a) && whole(f, b) && RelationFrame::behind(b) + 1 == c.tokens.first &&
               b.head != kNone && between_marks(f, c)) {
      emit(f, i, i + 2, i + 1);  // more than half of the 130 shops, 51, have shut
    } else if (percent(a) && whole(f, c) && or_joined(f, a, b)) {
      emit(f, i, i + 1, i + 2);  // 88 per cent, or 118, of the 134
    }
  }
}

}  // namespace factlint
