#include "engine/scan/percent.hpp"

namespace factlint {

Percents::Percents(const Knowledge& knowledge) : f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  percent_word_ = l.class_id("percent-word");
  points_word_ = l.class_id("points-word");
  basis_word_ = l.class_id("basis-points-word");
  ratio_in_ = l.class_id("ratio-in");
  article_ = l.class_id("article");
  point_word_ = l.class_id("decimal-point");
  ratio_over_ = l.class_id("ratio-over");
  unit_name_ = l.class_id("unit-name");
  time_noun_ = l.class_id("time-noun");
  percent_ = knowledge.unit("percent");
  point_ = knowledge.unit("percentage point");
  basis_point_ = knowledge.unit("basis point");
}

Percents::Hit Percents::after(const Context& c, const NumberParse& n) const {
  Hit hit;
  if (!n.suffix.empty()) {
    const Lexicon& l = c.knowledge.lexicon;
    const std::uint32_t word = l.find(hash_folded(n.suffix));
    if (l.is(word, basis_word_)) return {Kind::points, basis_point_, n.tokens.last};
    if (l.is(word, percent_word_)) return {Kind::percent, percent_, n.tokens.last};
    return hit;
  }
  std::uint32_t at = n.tokens.last;
  const Token& t = c.at(at);
  if (t.end == t.begin || t.is(kPartStart)) return hit;
  if (c.mark(at, '-') && !t.is(kSpaceBefore) && !c.at(at + 1).is(kSpaceBefore)) ++at;
  // "half a percentage point", "a third of a percentage point"
  std::uint32_t behind = at;
  if (n.fraction && c.is(behind, f_.of)) ++behind;
  if (n.fraction && c.is(behind, article_)) ++behind;
  if (behind != at) {
    if (const std::uint32_t length = c.match(behind, points_word_)) {
      return {Kind::points, point_, behind + length};
    }
  }
  const std::uint32_t points = c.match(at, points_word_);
  const std::uint32_t basis = c.match(at, basis_word_);
  const std::uint32_t percent = c.match(at, percent_word_);
  if (n.pure_fraction && n.value < 1 && points == 0 && c.is(at, point_word_)) {
    return {Kind::points, point_, at + 1};  // "a quarter point"
  }
  if (points > 0 && points >= percent) return {Kind::points, point_, at + points};
  if (basis > 0) return {Kind::points, basis_point_, at + basis};
  if (percent > 0) return {Kind::percent, percent_, at + percent};
  return hit;
}

double Percents::share_of(const Context& c, const NumberParser& parser, const NumberParse& n,
                          std::uint32_t& next) const {
  if (n.scaled || n.grouped || n.fraction || n.ordinal || !n.suffix.empty() || n.value < 1)
    return 0;
  const bool over = c.is(n.tokens.last, ratio_over_);
  const std::uint32_t length = over ? 1 : c.match(n.tokens.last, ratio_in_);
  if (length == 0) return 0;
  const std::uint32_t at = n.tokens.last + length;
  if (!parser.candidate(c, at) || c.at(at).is(kPartStart)) return 0;
  const auto whole = parser.parse(c, at);
  if (!whole || whole->fraction || whole->ordinal || !whole->suffix.empty() ||
      whole->tokens.first != at || whole->value <= n.value || whole->value > 1e6)
    return 0;
  // "arrested 12 in 17 days", "won two in 2024": a share is told with a round or a small whole.
  const double w = whole->value;
  const Token& end = c.at(whole->tokens.last);
  if (over && end.end > end.begin && !end.is(kPunct | kPartStart)) return 0;
  if (over) {
    next = whole->tokens.last;
    return n.value / w;
  }
  if (n.value > 99 || (w > 30 && w < 10000 && w / 50 != static_cast<int>(w / 50) && length == 1))
    return 0;
  if (w > 1900 && w < 2100 && !whole->words) return 0;
  if (c.is(whole->tokens.last, time_noun_) || c.mark(whole->tokens.last, '-')) return 0;
  next = whole->tokens.last;
  return n.value / w;
}

std::uint32_t Percents::label_before(const Context& c, TokenRange number) const {
  if (number.first < 2 || !c.is(number.first - 1, f_.of) || !c.part_end(number.last)) return 0;
  for (std::uint32_t n = 2; n <= 3 && n <= number.first; ++n) {
    const std::uint32_t at = number.first - n;
    if (c.at(at).is(kPartStart) && c.match(at, percent_word_) == n - 1) return n;
  }
  return 0;
}

bool Percents::of_something(const Context& c, std::uint32_t next) const {
  if (!c.is(next, f_.of) || c.at(next).is(kPartStart)) return false;
  // "a tenth of a second", "five-eighths of an inch" are amounts, no shares.
  const bool single = c.is(next + 1, article_) && c.at(next + 1).end - c.at(next + 1).begin <= 2;
  return !single || (!c.is(next + 2, time_noun_) && c.match(next + 2, unit_name_) == 0);
}

}  // namespace factlint
