#include "engine/scan/relation_sum.hpp"

#include <cmath>

namespace factlint {

// "a total of 21", "21 people in all"
bool SumFinder::is_total(const RelationFrame& f, std::size_t i) const {
  const Mention& m = f.at(i);
  if (!m.value.has_point()) return false;
  const Context& c = f.context;
  // "a total of 60 so far", "since May": more than the parts at hand.
  for (std::uint32_t t = m.tokens.last; t < std::min(f.tokens.last, m.tokens.last + 6); ++t) {
    if (c.mark(t, ',') || c.mark(t, ';')) break;
    if (c.match(t, f.words.so_far) != 0) return false;
  }
  // "…, a total of 21 vehicles." ends there; "and a total of 200 worldwide" is another number.
  std::uint32_t last = RelationFrame::behind(m);
  const std::uint32_t behind = c.match(last, f.words.total);
  last += behind;
  if (behind == 0 && !f.preceded(m, f.words.total)) return false;
  return last >= f.tokens.last || c.at(last).is(kPunct);
}

bool SumFinder::part(const RelationFrame& f, std::size_t i, const Mention& like) const {
  if (!f.free(i)) return false;
  const Mention& m = f.at(i);
  if (m.head != kNone && f.context.is(m.head, f.words.sum_veto)) return false;
  return m.kind == like.kind && m.value.unit == like.value.unit && m.value.known() &&
         m.value.precision != Precision::vague && !f.preceded(m, f.words.from_word);
}

// "£19.2m goes to schools, £14.1m to roads and …": commas and "and" between, nothing new begun.
bool SumFinder::chained(const RelationFrame& f, const Mention& a, const Mention& b) const {
  const TokenRange gap = f.between(a, b);
  if (gap.size() > 14 || f.parted(gap)) return false;
  for (std::uint32_t t = gap.first; t < gap.last; ++t) {
    if (f.context.mark(t, ',') || f.context.mark(t, ';') || f.context.is(t, f.words.and_word) ||
        f.context.text(t) == "plus" || f.context.text(t) == "with") {
      return true;
    }
  }
  return false;
}

void SumFinder::emit(RelationFrame& f, const Value& stated, TokenRange at, std::size_t first,
                     std::size_t last) const {
  Value sum = operand(f, f.at(first));
  double slack = stated.ulp / 2;
  auto parts = std::make_shared<DatumList>();
  std::vector<TokenRange> more;
  for (std::size_t i = first; i <= last; ++i) {
    const Value v = operand(f, f.at(i));
    if (i != first) sum = plus(sum, v, stated.unit);
    slack += v.ulp / 2;
    parts->push_back(f.at(i).value);
    if (f.at(i).tokens != at) more.push_back(f.at(i).tokens);
    f.used[i] = true;
  }
  sum = combine(sum.point, sum.lo, sum.hi, stated.unit);
  f.emit(Kind::sum, at,
         {stated, sum, Datum{std::shared_ptr<const DatumList>(std::move(parts))},
          Value::exactly(slack, stated.unit)},
         std::move(more));
}

void SumFinder::stated_total(RelationFrame& f, std::size_t i) const {
  const Mention& t = f.at(i);
  std::size_t first = i;
  while (first > 0 && part(f, first - 1, t)) {
    const Mention& m = f.at(first - 1);
    const TokenRange gap = f.between(m, f.at(first));
    const bool next =
        gap.size() <= 8 && !f.parted(gap) && !(first == i && f.holds(gap, f.words.and_word));
    if (first == i ? !next : !chained(f, m, f.at(first))) break;
    --first;
  }
  if (i - first < 2) return;
  // "20, 10 and 5 euros each, 70 in all": how many get each is not said here.
  if (f.holds(f.between(f.at(i - 1), t), f.words.each_alone)) return;
  // "12 men and 9 women, 21 people": parts of one total may be counted by other nouns, but then
  // something has to be counted.
  bool counted = t.kind != Kind::number || f.head(t) != 0;
  for (std::size_t k = first; k < i; ++k) counted = counted || f.head(f.at(k)) != 0;
  if (!counted) return;
  const Value stated = operand(f, t);
  f.used[i] = true;
  emit(f, stated, t.tokens, first, i - 1);
}

// "21 people: 12 men and 9 women"; "a crew of 21, made up of …"
void SumFinder::composed(RelationFrame& f, std::size_t i) const {
  const Mention& t = f.at(i);
  if (i + 2 >= f.size() || !t.value.has_point() || t.kind == Kind::percent) return;
  // "34 satellites for five customers: 12 for …": the parts stand behind the colon.
  std::size_t begin = i + 1;
  std::uint32_t mark = RelationFrame::behind(t);
  while (mark < f.tokens.last && mark < t.tokens.last + 10 && !f.context.mark(mark, ':')) ++mark;
  if (f.context.mark(mark, ':') && f.at(begin).tokens.first < mark && i + 3 < f.size() &&
      f.at(begin + 1).tokens.first > mark) {
    ++begin;
  }
  const TokenRange gap = f.between(t, f.at(begin));
  if (gap.size() > 10 || f.parted(gap)) return;
  const Context& c = f.context;
  const std::uint32_t behind = RelationFrame::behind(t);
  const bool colon = !gap.empty() && c.mark(gap.last - 1, ':');
  bool announced = f.holds(gap, f.words.composed);
  announced = announced || (colon && (behind + 1 >= gap.last || begin > i + 1 ||
                                      f.holds({f.tokens.first, t.tokens.first}, f.words.total)));
  // "a jury of 12, seven women and five men": only people, as "12 wins, seven draws and five
  // defeats" are no parts.
  const bool apposed = !announced &&
                       (c.mark(behind, ',') || c.mark(behind, '(') || c.dash(behind)) &&
                       behind + 1 == gap.last;
  if (!announced && !apposed) return;
  std::size_t last = begin - 1;
  while (last + 1 < f.size() && part(f, last + 1, t) &&
         (last + 1 == begin || chained(f, f.at(last), f.at(last + 1)))) {
    ++last;
  }
  if (last < begin + 1) return;
  const auto people = [&](const Mention& m) {
    return m.head != kNone && c.is(m.head, f.words.people);
  };
  if (apposed && people(t)) return;
  double sum = 0;
  for (std::size_t k = begin; k <= last; ++k) {
    sum += f.at(k).value.point;
    if (apposed && !people(f.at(k))) return;
  }
  if ((colon || apposed) && !(sum > 0.6 * t.value.point && sum < 1.6 * t.value.point)) return;
  if (!f.holds(f.between(f.at(last - 1), f.at(last)), f.words.and_word)) return;
  f.used[i] = true;
  emit(f, operand(f, t), t.tokens, begin, last);
}

// "Of the 120 seats, 60 went to A, 40 to B and the remaining 20 to C."
void SumFinder::remainder(RelationFrame& f, std::size_t i) const {
  const Context& c = f.context;
  const Mention& rest = f.at(i);
  const std::uint32_t start = rest.tokens.first;
  bool closes = false;
  for (std::uint32_t length = 1; length <= 2 && start >= f.tokens.first + length; ++length) {
    closes = closes || c.match(start - length, f.words.remainder) == length;
  }
  if (!closes || !rest.value.has_point()) return;
  std::size_t first = i;
  while (first > 0 && part(f, first - 1, rest) && chained(f, f.at(first - 1), f.at(first))) --first;
  // The whole: "of the 120" in front, or the number of the sentence before ("Of that, …").
  std::uint32_t opener = f.tokens.first;
  const Mention* whole = nullptr;
  if (first < i && (c.text(f.at(first).tokens.first - 1) == "of" ||
                    c.text(f.at(first).tokens.first - 1) == "the")) {
    const std::uint32_t before = f.at(first).tokens.first;
    for (std::uint32_t t = before; t-- > f.tokens.first && t + 4 > before;) {
      if (c.text(t) == "Of" || c.text(t) == "of") whole = &f.at(first);
    }
  }
  if (whole != nullptr) {
    ++first;
  } else if (first > 0 && first < i && c.mark(f.at(first).tokens.first - 1, ':') &&
             part(f, first - 1, rest)) {
    whole = &f.at(first - 1);  // "£30m: £10m for roads, …"
  } else if (c.match(opener, f.words.of_that) != 0 && f.before != nullptr) {
    for (std::size_t k = 0; k < f.before->size(); ++k) {
      const Mention& m = f.before->at(k);
      if (m.kind == rest.kind && m.value.unit == rest.value.unit && f.before->free(k)) whole = &m;
    }
  }
  if (i - first < 1) return;
  if (whole == nullptr) {
    if (rest.kind != Kind::percent) return;
    emit(f, Value::exactly(100, f.words.percent), rest.tokens, first, i);
    return;
  }
  if (!whole->value.has_point()) return;
  emit(f, operand(f, *whole), whole->tokens, first, i);
}

// "53.3 per cent to the other's 47.7 per cent" of a two-way contest.
void SumFinder::two_way(RelationFrame& f) const {
  std::vector<std::size_t> shares;
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (f.at(i).kind == Kind::percent) shares.push_back(i);
  }
  if (shares.size() != 2 || !f.free(shares[0]) || !f.free(shares[1])) return;
  const Mention& a = f.at(shares[0]);
  const Mention& b = f.at(shares[1]);
  const TokenRange gap = f.between(a, b);
  if (!a.value.has_point() || !b.value.has_point() || gap.size() > 9 || f.parted(gap)) return;
  const double sum = a.value.point + b.value.point;
  if (sum < 97 || sum > 103) return;
  const Context& c = f.context;
  bool linked = false;
  for (std::uint32_t t = gap.first; t < gap.last; ++t) {
    if (c.text(t) == "from" || c.text(t) == "than" || c.text(t) == "in") return;
    linked = linked || c.match(t, f.words.versus) != 0 || c.is(t, f.words.and_word);
  }
  if (!linked || f.preceded(a, f.words.from_word)) return;
  if (!f.holds({0, c.size()}, f.words.two_way)) return;
  emit(f, Value::exactly(100, f.words.percent), {a.tokens.first, b.tokens.last}, shares[0],
       shares[1]);
}

void SumFinder::run(RelationFrame& f) const {
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (!f.free(i)) continue;
    if (is_total(f, i)) stated_total(f, i);
    if (f.free(i)) composed(f, i);
    if (f.free(i)) remainder(f, i);
  }
  two_way(f);
}

}  // namespace factlint
