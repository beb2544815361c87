#include "engine/scan/relation_change.hpp"

#include <cmath>

namespace factlint {

namespace {

bool rate_kind(const Mention& m) {
  return m.kind == Kind::percent || m.kind == Kind::points || m.kind == Kind::multiple;
}

/// "a rise of half", "up by a third"
bool fraction(const RelationFrame& f, const Mention& m) {
  return m.kind == Kind::number && m.head == kNone && m.value.point > 0 && m.value.point < 1 &&
         !f.context.at(m.tokens.last - 1).is(kDigits | kMixed);
}

}  // namespace

// The change word that governs a number: "rose 6 per cent", "up by 6", "a rise of 6", "a 6 per cent
// rise", "6 per cent more".
int ChangeFinder::direction_around(const RelationFrame& f, const Mention& m) const {
  const Context& c = f.context;
  const std::uint32_t stop =
      m.tokens.first > f.tokens.first + 5 ? m.tokens.first - 5 : f.tokens.first;
  const std::uint32_t behind = std::min(f.tokens.last, m.tokens.last + 3);
  for (std::uint32_t i = m.tokens.last; i < behind && !c.at(i).is(kPunct); ++i) {
    if (c.is(i, f.words.more_word)) return 1;
    if (c.is(i, f.words.less_word)) return -1;
    if (c.is(i, f.words.preposition) || c.is(i, f.words.conjunction)) break;
    if (i == m.tokens.last && c.is(i, f.words.change_up)) return 1;
    if (i == m.tokens.last && c.is(i, f.words.change_down)) return -1;
  }
  for (std::uint32_t i = m.tokens.first; i-- > stop;) {
    if (c.match(i, f.words.change_up) != 0) return 1;
    if (c.match(i, f.words.change_down) != 0) return -1;
    if (c.mark(i, ',') || c.mark(i, ';')) break;
  }
  return 0;
}

ChangeFinder::Role ChangeFinder::role(const RelationFrame& f, std::size_t i, int& direction) const {
  const Mention& m = f.at(i);
  if (m.kind == Kind::multiple) {
    direction = direction_around(f, m);
    return Role::change;
  }
  if (f.preceded(m, f.words.from_word)) return Role::from;
  // "three times as many as the 310", "12 per cent more than last year's 400", "up 5 per cent on".
  if (i > 0) {
    const Mention& left = f.at(i - 1);
    const TokenRange gap = f.between(left, m);
    const bool as = left.kind == Kind::multiple && m.value.precision == Precision::up_to;
    if (gap.empty() && as) return Role::from;
    // "smaller than Python 3.2" names a version.
    const bool label = m.kind == Kind::number && f.context.at(m.tokens.first - 1).is(kCapital);
    const bool compared = rate_kind(left) || f.context.is(gap.first, f.words.more_word) ||
                          f.context.is(gap.first, f.words.less_word);
    if (!gap.empty() && gap.size() <= 6 && compared && !label && !f.parted(gap)) {
      const std::string_view word = f.context.text(gap.first);
      if (word == "as" || (word == "on" && gap.size() > 1) ||
          (gap.size() > 1 && f.context.text(gap.first + 1) == "than")) {
        return Role::from;
      }
    }
  }
  if (f.preceded(m, f.words.to_word)) return Role::to;
  direction = direction_around(f, m);
  // "to 378 from 420, or by 10 per cent": the two values say which way.
  if (direction == 0 && rate_kind(m) && f.preceded(m, f.words.or_word)) return Role::change;
  if (direction == 0) return Role::none;
  if (f.followed(m, f.words.over_time, 1) || f.preceded(m, f.words.over_time)) return Role::none;
  if (rate_kind(m)) return Role::change;
  const std::uint32_t next = RelationFrame::behind(m);
  const bool than = f.context.text(next + 1) == "than";
  return than || f.preceded(m, f.words.by_word) ? Role::change : Role::none;
}

bool ChangeFinder::emit(RelationFrame& f, std::size_t stated, std::size_t from, std::size_t to,
                        int direction) const {
  const Mention& s = f.at(stated);
  const Mention& a = f.at(from);
  const Mention& b = f.at(to);
  // "twice as many as the 400": no bound.
  const bool as = s.kind == Kind::multiple && a.value.precision == Precision::up_to;
  const Value old_value = as ? centred(f, a, 0) : operand(f, a);
  const Value new_value = operand(f, b);
  if (!old_value.known() || !new_value.known() || old_value.precision == Precision::vague ||
      new_value.precision == Precision::vague || old_value.lo <= 0) {
    return false;
  }
  Value claim = claimed_rate(f, s);
  Value computed;
  Datum in_points;
  const Value difference = minus(new_value, old_value, f.words.points);
  if (direction == 0) direction = new_value.point < old_value.point ? -1 : 1;
  const double sign = direction < 0 ? -1 : 1;
  if (s.kind == Kind::percent || fraction(f, s)) {
    const std::optional<Value> ratio = over(new_value, old_value, f.words.percent);
    if (!ratio) return false;
    const double whole = s.kind == Kind::percent ? 100 : 1;
    computed = combine((new_value.point / old_value.point - 1) * whole * sign,
                       (sign > 0 ? ratio->lo - 1 : 1 - ratio->hi) * whole,
                       (sign > 0 ? ratio->hi - 1 : 1 - ratio->lo) * whole, s.value.unit);
    if (a.kind == Kind::percent && s.kind == Kind::percent)
      in_points = scaled(difference, sign, f.words.percent);
  } else if (s.kind == Kind::points || (f.in_points(s) && a.kind == Kind::percent)) {
    if (a.kind != Kind::percent) return false;
    const bool bare = s.kind == Kind::number;
    const double unit = bare ? 1 : f.context.knowledge.units[s.value.unit].factor;
    computed = scaled(difference, sign / unit, s.value.unit);
  } else if (s.kind == Kind::multiple) {
    const bool shrinks = claim.point > 1 && direction < 0;
    const std::optional<Value> ratio = shrinks ? over(old_value, new_value, s.value.unit)
                                               : over(new_value, old_value, s.value.unit);
    if (!ratio) return false;
    computed = *ratio;
  } else {
    if (s.value.unit != a.value.unit || s.kind != a.kind) return false;
    claim = operand(f, s);
    computed = scaled(difference, sign, s.value.unit);
  }
  if (sign < 0 && computed.lo > computed.hi) std::swap(computed.lo, computed.hi);
  if (auto* v = std::get_if<Value>(&in_points); v != nullptr && v->lo > v->hi) {
    std::swap(v->lo, v->hi);
  }
  std::vector<TokenRange> more;
  for (const TokenRange& t : {a.tokens, b.tokens}) more.push_back(t);
  f.emit(Kind::change, s.tokens, {claim, a.value, b.value, computed, in_points}, std::move(more));
  f.used[stated] = true;
  return true;
}

// The numbers that state the change stand beside the two values, with no other statement between.
void ChangeFinder::pair(RelationFrame& f, std::size_t from, std::size_t to,
                        const std::vector<Role>& roles, const std::vector<int>& directions) const {
  const std::size_t first = std::min(from, to);
  const std::size_t last = std::max(from, to);
  bool any = false;
  const auto marked = [&](TokenRange gap) {
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (f.context.mark(t, ':') || f.context.mark(t, '(')) return true;
    }
    return false;
  };
  const auto stated = [&](std::size_t i) {
    return i < f.size() && f.free(i) && roles[i] == Role::change;
  };
  for (std::size_t i = first + 1; i < last; ++i) {
    if (stated(i)) any |= emit(f, i, from, to, directions[i]);
  }
  for (std::size_t i = first; i-- > 0 && stated(i);) {
    const TokenRange gap = f.between(f.at(i), f.at(i + 1));
    if (gap.size() > 8 || f.parted(gap) || marked(gap) || f.joined(gap)) break;
    any |= emit(f, i, from, to, directions[i]);
  }
  for (std::size_t i = last + 1; stated(i); ++i) {
    const TokenRange gap = f.between(f.at(i - 1), f.at(i));
    const bool comma = f.context.mark(gap.first, ',') || gap.size() > 1;
    if (any && i == last + 1) break;  // "10% to 11m from 10m, and sales rose 5%"
    if (gap.size() > 10 || !comma || f.parted(gap) || f.joined(gap)) break;
    any |= emit(f, i, from, to, directions[i]);
    if (!any) break;
  }
  if (any) f.used[from] = f.used[to] = true;
}

void ChangeFinder::run(RelationFrame& f) const {
  if (f.size() < 3) return;
  std::vector<Role> roles(f.size(), Role::none);
  std::vector<int> directions(f.size(), 0);
  bool any = false;
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (!f.free(i)) continue;
    roles[i] = role(f, i, directions[i]);
    any |= roles[i] == Role::change;
  }
  if (!any) return;
  for (std::size_t i = 0; i < f.size(); ++i) {
    if (roles[i] != Role::from || !f.free(i)) continue;
    // The other value: the next number that is no change, behind or in front of it.
    std::size_t next = i + 1;
    while (next < f.size() && roles[next] == Role::change) ++next;
    std::size_t previous = i;
    while (previous > 0 && roles[previous - 1] == Role::change) --previous;
    const auto fits = [&](std::size_t k) {
      if (!f.free(k)) return false;
      const Mention& a = f.at(i);
      const Mention& b = f.at(k);
      const bool same = a.kind == b.kind && a.value.unit == b.value.unit;
      return same && !f.parted(k > i ? f.between(a, b) : f.between(b, a));
    };
    const auto apart = [&](std::size_t a, std::size_t b) {
      return f.joined(f.between(f.at(a), f.at(b)));
    };
    // "to $11m from $10m and costs fell to $95m": the nearer one without "and" between.
    const bool behind = next < f.size() && next <= i + 2 && roles[next] == Role::to && fits(next) &&
                        !apart(i, next);
    bool in_front = false;
    if (previous > 0 && previous + 2 >= i) {
      const std::size_t k = previous - 1;
      const bool to =
          roles[k] == Role::to || (!behind && roles[k] == Role::none && f.alike(f.at(k), f.at(i)));
      in_front = to && fits(k) && !apart(k, i);
      if (in_front && roles[k] == Role::to && f.used[k]) in_front = false;
    }
    if (in_front) {
      pair(f, i, previous - 1, roles, directions);
    } else if (behind) {
      pair(f, i, next, roles, directions);
    }
  }
}

}  // namespace factlint
