#include "engine/scan/range.hpp"

#include <algorithm>

namespace factlint {

Ranges::Ranges(const Knowledge& knowledge) : f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  between_ = l.class_id("number-range-between");
  from_ = l.class_id("number-range-from");
  to_ = l.class_id("number-range-to");
  change_ = l.class_id("change-word");
  score_word_ = l.class_id("score-word");
  bound_join_ = l.class_id("bound-join");
  score_verb_ = l.class_id("score-verb");
}

std::uint32_t Ranges::lead(const Context& c, std::uint32_t first) const {
  for (std::uint32_t n = 1; n <= 3 && n <= first; ++n) {
    const std::uint32_t at = first - n;
    if (c.match(at, between_) == n || c.match(at, from_) == n) {
      return at > 0 && c.match(at - 1, between_) == n + 1 ? at - 1 : at;
    }
    if (n == 1 && c.is(at, f_.the) && at > 0 && c.is(at - 1, between_)) return at - 1;
    if (c.at(at).is(kPartStart)) break;
  }
  return first;
}

RangeLink Ranges::link(const Context& c, TokenRange left) const {
  RangeLink out;
  const std::uint32_t at = left.last;
  const Token& t = c.at(at);
  if (t.end == t.begin || t.is(kPartStart)) return out;
  const std::uint32_t lead_at = lead(c, left.first);
  const bool led = lead_at != left.first;
  bool between = false;
  for (std::uint32_t i = lead_at; i < left.first; ++i) between |= c.is(i, between_);
  out.from = led;
  out.next = at + 1;
  if (t.is(kPunct)) {
    const std::string_view mark = c.text(at);
    const bool dash = mark == "-" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94" ||
                      mark == "\xE2\x80\x91" || mark == "\xE2\x80\x92";
    const bool even = t.is(kSpaceBefore) == c.at(at + 1).is(kSpaceBefore);
    if (dash && even && !c.at(at + 1).is(kPartStart)) out.kind = RangeLink::Kind::dash;
    // "nine — 40 of them": a spaced em dash parts clauses.
    if (mark == "\xE2\x80\x94" && t.is(kSpaceBefore)) out.kind = RangeLink::Kind::none;
    return out;
  }
  if (between) {
    if (c.is(at, f_.and_)) {
      out.kind = RangeLink::Kind::between_and;
      if (c.is(out.next, f_.the)) ++out.next;
    } else if (c.is(at, f_.to)) {
      out.kind = RangeLink::Kind::to;
    }
    return out;
  }
  if (c.is(at, f_.or_) && !led) {
    out.kind = RangeLink::Kind::or_;
    return out;
  }
  const std::uint32_t length = c.match(at, to_);
  if (length == 0) return out;
  out.next = at + length;
  // A change word before "from", or right before the number: two values, not one.
  const std::uint32_t reach = led ? 8 : 3;
  for (std::uint32_t i = lead_at; i-- > 0 && i + reach >= lead_at;) {
    if (c.at(i).is(kPunct) && !c.mark(i, '-') && !c.mark(i, ',')) break;
    if (c.is(i, change_)) {
      if (led) return out;
      out.changed = true;
    }
    if (c.at(i).is(kPartStart)) break;
  }
  out.kind = RangeLink::Kind::to;
  return out;
}

bool Ranges::score(const Context& c, std::uint32_t first, std::uint32_t next) const {
  if (c.is(next, score_word_)) return true;
  for (std::uint32_t i = first; i-- > 0 && i + 6 >= first;) {
    if (c.is(i, score_verb_)) return true;
    if (c.at(i).is(kPartStart | kSentenceStart)) break;
  }
  return false;
}

void Ranges::join_bounds(const Context& c, std::vector<Mention>& mentions) const {
  const auto side = [](const Mention& m) {
    switch (m.value.precision) {
      case Precision::more_than:
      case Precision::at_least:
        return 1;
      case Precision::less_than:
      case Precision::up_to:
        return -1;
      default:
        return 0;
    }
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (kept > 0) {
      Mention& a = mentions[kept - 1];
      const Mention& b = mentions[i];
      const std::uint32_t link = a.tokens.last;
      const bool linked =
          b.tokens.first == link + 1 && (c.is(link, bound_join_) || c.mark(link, ','));
      if (linked && a.kind == b.kind && a.value.unit == b.value.unit && a.head == kNone &&
          side(a) * side(b) == -1) {
        const Value& lower = side(a) > 0 ? a.value : b.value;
        const Value& upper = side(a) > 0 ? b.value : a.value;
        if (lower.point < upper.point) {
          Value joined = lower;
          joined.hi = upper.hi;
          joined.hi_open = upper.hi_open;
          joined.point = (lower.point + upper.point) / 2;
          joined.ulp = std::min(lower.ulp, upper.ulp);
          joined.precision = Precision::range;
          a.value = joined;
          a.tokens.last = b.tokens.last;
          a.span.end = b.span.end;
          a.head = b.head;
          continue;
        }
      }
    }
    if (kept != i) mentions[kept] = std::move(mentions[i]);
    ++kept;
  }
  mentions.resize(kept);
}

}  // namespace factlint
