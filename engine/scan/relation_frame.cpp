#include "engine/scan/relation_frame.hpp"

#include <cmath>

namespace factlint {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double low(const Value& v) {
  return std::isnan(v.lo) ? -kInfinity : v.lo;
}
double high(const Value& v) {
  return std::isnan(v.hi) ? kInfinity : v.hi;
}

struct Digits {
  std::uint32_t count = 0;
  bool filler = false;  ///< ends in a zero and has no decimal part
};

Digits digits_of(std::string_view text) {
  Digits out;
  bool decimal = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      ++out.count;
      out.filler = text[i] == '0';
    } else if (text[i] == '.' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') {
      decimal = true;
    } else if (out.count != 0 && text[i] != ',') {
      break;
    }
  }
  out.filler = out.filler && !decimal;
  return out;
}

/// Half of the place that the last digit claims, but of a number that ends in filler zeros no more
/// than the share.
double half_width(const RelationFrame& frame, const Mention& m, double share) {
  const double half = m.value.ulp / 2;
  const Digits digits = digits_of(
      std::string_view(frame.context.reading.document->text).substr(m.span.begin, m.span.size()));
  if (!digits.filler || digits.count < 2) return half;
  return std::min(half, std::fabs(m.value.point) * share);
}

/// Has the number a scale word: "40m", not "40,000"?
bool has_scale(const RelationFrame& frame, const Mention& m) {
  const Digits digits = digits_of(
      std::string_view(frame.context.reading.document->text).substr(m.span.begin, m.span.size()));
  return digits.count == 0 || m.value.point >= std::pow(10.0, digits.count);
}

}  // namespace

RelationWords::RelationWords(const Knowledge& knowledge) {
  const auto id = [&](std::string_view name) { return knowledge.lexicon.class_id(name); };
  list_open = id("list-open");
  list_more = id("list-more");
  list_veto = id("list-veto");
  enumerable = id("enumerable-noun");
  finally_word = id("finally-word");
  ordinal = id("ordinal-word");
  first_word = id("enumerator");
  change_up = id("change-up");
  change_down = id("change-down");
  more_word = id("more-word");
  less_word = id("less-word");
  from_word = id("operand-from");
  to_word = id("operand-to");
  versus = id("operand-versus");
  by_word = id("operand-by");
  filler = id("operand-filler");
  margin = id("margin-noun");
  margin_not = id("margin-not");
  leaving = id("leaving");
  gain_verb = id("gain-verb");
  margin_votes = id("margin-unit");
  total = id("total-word");
  remainder = id("remainder-word");
  of_that = id("of-that");
  composed = id("composed-of");
  two_way = id("two-way");
  each = id("each-word");
  each_alone = id("each-alone");
  or_word = id("or-word");
  rate_word = id("exchange-rate");
  rate_base = id("rate-base");
  equals = id("conversion-cue");
  unit_other = id("unit-alternative");
  unless_word = id("conversion-veto");
  and_word = id("list-and");
  article = id("article");
  determiner = id("determiner");
  possessive = id("pronoun-possessive");
  preposition = id("preposition");
  conjunction = id("statement-break");
  subordinator = id("subordinator");
  relative = id("relative");
  point_noun = id("point-noun");
  people = id("people-part");
  each_of = id("each-of");
  be = id("be");
  cardinal = id("number-cardinal");
  sum_veto = id("sum-veto");
  so_far = id("scope-so-far");
  product_link = id("product-link");
  over_time = id("rate-over-time");
  stop = id("stop-word");
  time_unit = id("time-unit");
  them = id("of-them");
  lasting = id("elapsed-link");
  race_gap = id("race-gap");
  begin = id("begin-word");
  end = id("end-word");
  over_word = id("rate-length");
  in_cash = id("in-cash");
  share_noun = id("share-noun");
  price_noun = id("price-noun");
  worth = id("worth-word");
  name_suffix = id("name-suffix");
  organisation_suffix = id("organisation-suffix");
  particle = id("name-particle");
  negation = id("negation-strict");
  auxiliary = id("auxiliary");
  currency = id("currency-name");
  percent = knowledge.unit("percent");
  points = knowledge.unit("percentage point");
}

bool RelationFrame::preceded(const Mention& m, ClassId cls) const {
  std::uint32_t end = m.tokens.first;
  for (int skipped = 0; end > tokens.first; ++skipped) {
    for (std::uint32_t length = 1; length <= 3 && end >= tokens.first + length; ++length) {
      // "or about $5m": the phrase may run into the mention, which holds its bound.
      if (context.match(end - length, cls) >= length) return true;
    }
    if (skipped == 3) return false;
    if (!context.is(end - 1, words.determiner) && !context.is(end - 1, words.filler)) return false;
    --end;
  }
  return false;
}

bool RelationFrame::followed(const Mention& m, ClassId cls, std::uint32_t skip) const {
  for (std::uint32_t i = m.tokens.last; i < tokens.last && i <= m.tokens.last + skip; ++i) {
    if (context.match(i, cls) != 0) return true;
    if (context.at(i).is(kPunct) && !context.mark(i, '-')) return false;
  }
  return false;
}

bool RelationFrame::holds(TokenRange range, ClassId cls) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::uint32_t length = context.match(i, cls);
    if (length != 0 && i + length <= range.last) return true;
  }
  return false;
}

bool RelationFrame::alike(const Mention& a, const Mention& b) const {
  if (a.kind != b.kind || a.value.unit != b.value.unit) return false;
  const std::uint64_t left = head(a);
  const std::uint64_t right = head(b);
  return a.kind != Kind::number || left == 0 || right == 0 || left == right;
}

bool RelationFrame::parted(TokenRange range) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (context.mark(i, ';') || context.is(i, words.conjunction)) return true;
  }
  return false;
}

bool RelationFrame::joined(TokenRange range) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (context.is(i, words.and_word) && context.text(i) != "or") return true;
  }
  return false;
}

void RelationFrame::emit(Kind kind, TokenRange at, std::vector<Datum> fields,
                         std::vector<TokenRange> more) {
  Record record;
  record.kind = kind;
  record.tokens = at;
  record.sentence = sentence;
  record.fields = std::move(fields);
  record.more = std::move(more);
  context.reading.records.push_back(std::move(record));
}

Value operand(const RelationFrame& frame, const Mention& m) {
  Value v = m.value;
  if (!v.has_point() || v.precision == Precision::more_than || v.precision == Precision::at_least ||
      v.precision == Precision::up_to || v.precision == Precision::less_than) {
    return v;
  }
  double half = half_width(frame, m, has_scale(frame, m) ? 0.02 : 0.01);
  // A count in full digits is meant to the last one: 4,568, but not 4,570.
  if (m.kind == Kind::number && v.precision == Precision::written && v.ulp == 1) half = 0;
  if (m.kind == Kind::percent) half = std::min(half, 0.5);
  if (v.precision == Precision::nearly) {
    v.lo = std::min(v.lo, v.point * 0.98);
  } else if (v.precision == Precision::just_over) {
    v.hi = std::max(v.hi, v.point * 1.02);
  } else if (v.precision != Precision::about && v.ulp > 0) {
    v.lo = v.point - half;
    v.hi = v.point + half;
  }
  return v;
}

Value centred(const RelationFrame& frame, const Mention& m, double least_share) {
  Value v = m.value;
  if (!v.has_point()) return v;
  double half = std::max(half_width(frame, m, 0.05), std::fabs(v.point) * least_share);
  if (v.precision == Precision::about) half = std::max(half, v.point - m.value.lo);
  if (v.precision == Precision::nearly || v.precision == Precision::just_over) half *= 2;
  v.lo = v.point - half;
  v.hi = v.point + half;
  v.lo_open = v.hi_open = false;
  return v;
}

Value claimed_rate(const RelationFrame& frame, const Mention& m) {
  Value v = m.value;
  if (!v.has_point()) return v;
  const double size = std::fabs(v.point);
  double half = 0;
  if (m.kind == Kind::percent || frame.in_points(m)) {
    half = v.ulp > 0 && v.ulp < 1 ? v.ulp / 2 : 0.5;
    if (v.ulp == 0) half = size < 1 ? size * 0.1 : std::max(half, size * 0.05);  // "two-thirds of"
  } else if (m.kind == Kind::multiple) {
    half = size < 3 ? size * 0.1 : 0.5;
  } else {
    half = size * 0.05;  // a third, a quarter
  }
  const bool wide = v.precision == Precision::about || v.precision == Precision::nearly ||
                    v.precision == Precision::just_over;
  const double slack = wide ? std::max(half * 2, size * 0.15) : half;
  const double inf = kInfinity;
  v.lo = v.point - (v.precision == Precision::just_over ? half : slack);
  v.hi = v.point + (v.precision == Precision::nearly ? half : slack);
  if (v.precision == Precision::more_than || v.precision == Precision::at_least) v.hi = inf;
  if (v.precision == Precision::less_than || v.precision == Precision::up_to) v.lo = -inf;
  v.ulp = 0;
  v.lo_open = v.hi_open = false;
  return v;
}

Value combine(double point, double lo, double hi, UnitId unit) {
  Value v;
  v.point = point;
  v.lo = lo;
  v.hi = hi;
  v.unit = unit;
  v.precision = Precision::written;
  // Four significant digits are enough to see what is wrong: "5,018 hectares", not 5,018.1021.
  if (std::isnan(point) && std::isfinite(lo) && std::isfinite(hi)) {
    v.point = (lo + hi) / 2;
    v.precision = Precision::range;
  } else if (std::isfinite(point) && point != 0) {
    const double place = std::pow(10.0, std::floor(std::log10(std::fabs(point))) - 3);
    if (place > 1e-12 && std::fabs(point) < 1e15) {
      const double rounded = place >= 1 ? point : std::round(point / place) * place;
      v.point = place >= 1 ? std::round(point) : rounded;
    }
  }
  return v;
}

Value minus(const Value& a, const Value& b, UnitId unit) {
  return combine(a.point - b.point, low(a) - high(b), high(a) - low(b), unit);
}

Value plus(const Value& a, const Value& b, UnitId unit) {
  return combine(a.point + b.point, low(a) + low(b), high(a) + high(b), unit);
}

Value times(const Value& a, const Value& b, UnitId unit) {
  return combine(a.point * b.point, low(a) * low(b), high(a) * high(b), unit);
}

std::optional<Value> over(const Value& a, const Value& b, UnitId unit) {
  if (low(b) <= 0 || low(a) < 0) return std::nullopt;
  const double lo = std::isinf(high(b)) ? 0 : low(a) / high(b);
  return combine(a.point / b.point, lo, high(a) / low(b), unit);
}

Value scaled(const Value& a, double factor, UnitId unit) {
  return combine(a.point * factor, low(a) * factor, high(a) * factor, unit);
}

bool meets(const Value& a, const Value& b) {
  const double slack = 1e-9 * std::max(std::fabs(low(a)), std::fabs(high(b)));
  const double eps = std::isfinite(slack) ? slack : 0;
  return low(a) <= high(b) + eps && low(b) <= high(a) + eps;
}

}  // namespace factlint
