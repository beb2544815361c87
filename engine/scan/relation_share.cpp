#include "engine/scan/relation_share.hpp"

namespace factlint {

namespace {

bool rate_like(const Mention& m) {
  return m.kind == Kind::percent || m.kind == Kind::points || m.kind == Kind::multiple;
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
  f.emit(Kind::share, rate.tokens,
         {claimed_rate(f, rate), part.value, all.value, scaled(*ratio, 100, f.words.percent)},
         {part.tokens, all.tokens});
  f.used[p] = f.used[n] = f.used[w] = true;
  return true;
}

void ShareFinder::run(RelationFrame& f) const {
  for (std::size_t i = 0; i + 2 < f.size(); ++i) {
    if (!f.free(i) || !f.free(i + 1) || !f.free(i + 2)) continue;
    const Mention& a = f.at(i);
    const Mention& b = f.at(i + 1);
    const Mention& c = f.at(i + 2);
    if (f.parted({a.tokens.last, c.tokens.first})) continue;
    const auto percent = [](const Mention& m) { return m.kind == Kind::percent; };
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
    } else if (percent(a) && whole(f, c) && or_joined(f, a, b)) {
      emit(f, i, i + 1, i + 2);  // 88 per cent, or 118, of the 134
    }
  }
}

}  // namespace factlint
