#include "engine/scan/numeric.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace factlint {

namespace {

const double kInfinity = std::numeric_limits<double>::infinity();

bool whole(double x) {
  return x == std::floor(x);
}

/// "3..9" -> 3 and 9.
bool interval_text(std::string_view text, double& lo, double& hi) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return false;
  const char* end = text.data() + text.size();
  return std::from_chars(text.data(), text.data() + dots, lo).ec == std::errc() &&
         std::from_chars(text.data() + dots + 2, end, hi).ec == std::errc();
}

}  // namespace

struct NumericRecogniser::Pass {
  std::vector<Mention>& out;
  const std::vector<bool>& taken;
  std::uint32_t floor = 0;  ///< tokens before belong to an earlier mention
};

NumericRecogniser::NumericRecogniser(const Knowledge& knowledge)
    : amounts_(knowledge),
      labels_(knowledge),
      ordinals_(knowledge),
      heads_(knowledge),
      unit_words_(knowledge),
      f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  not_a_number_ = l.class_id("not-a-number");
  vague_count_ = l.class_id("number-vague-count");
  vague_quantifier_ = l.class_id("vague-quantifier");
  scale_ = l.class_id("scale");
  fraction_word_ = l.class_id("fraction-word");
  determiner_ = l.class_id("determiner");
  cardinal_ = l.class_id("number-cardinal");
  after_equal_ = l.class_id("after-equal");
  ClassSet starts;
  for (const char* name :
       {"number-cardinal", "scale", "fraction-word", "number-ordinal", "fraction-sign",
        "number-vague-count", "vague-quantifier", "multiple-word"}) {
    if (const ClassId id = l.class_id(name)) starts.set(id);
  }
  starts_ = AnyOf(l, starts);
}

/// "three-quarters of voters", "three quarters of the seats", "ten and three quarters": a share
/// that looks like a time; "three quarters" as all of a part, too.
bool NumericRecogniser::fraction_of(const Context& c, TokenRange time) const {
  if (time.size() < 2 || !c.is(time.last - 1, fraction_word_)) return false;
  const std::uint32_t number = time.last - 2;
  if (c.is(number, cardinal_) && number > 1 && !c.at(number).is(kPartStart) &&
      c.is(number - 1, f_.and_) &&
      (c.at(number - 2).is(kDigits) || c.is(number - 2, cardinal_) || c.is(number - 2, scale_)))
    return true;
  if (c.at(time.first).is(kPartStart) && c.part_end(time.last) &&
      amounts_.parser().parse(c, time.first).value_or(NumberParse{}).pure_fraction)
    return true;
  if (c.is(time.last, scale_)) return true;
  if (!c.is(time.last, f_.of)) return false;
  if (c.mark(time.last - 2, '-')) return true;
  const std::uint32_t next = time.last + 1;
  return c.is(next, determiner_) || c.is(next, scale_) || heads_.plural_form(c, next);
}

/// Tokens that numbers leave alone: dates and times, entity names, fixed phrases.
std::vector<bool> NumericRecogniser::claimed(const Context& c) const {
  std::vector<bool> taken(c.size(), false);
  const auto take = [&](TokenRange range) {
    for (std::uint32_t i = range.first; i < range.last && i < taken.size(); ++i) taken[i] = true;
  };
  for (const Mention& m : c.reading.mentions) {
    switch (m.kind) {
      case Kind::date:
      case Kind::weekday:
      case Kind::period:
      case Kind::duration:
        if (!fraction_of(c, m.tokens)) take(m.tokens);
        break;
      case Kind::clock:
      case Kind::age:
        take(m.tokens);
        break;
      default:
        break;
    }
  }
  for (const PhraseHit& hit : c.reading.hits) {
    if (hit.cls == not_a_number_ && not_a_number_ != 0) {
      take(hit.tokens);
    } else if (hit.cls == 0 && hit.entity != 0 && hit.tokens.size() > 1) {
      take(hit.tokens);
    }
  }
  return taken;
}

void NumericRecogniser::emit(const Context& c, Pass& pass, Mention m, TokenRange tokens,
                             Span span) const {
  m.tokens = tokens;
  m.span = span;
  m.sentence = c.reading.sentence_of(tokens.first);
  m.in_quote = c.at(tokens.first).is(kInQuote);
  pass.out.push_back(std::move(m));
  pass.floor = tokens.last;
}

/// "several hundred thousand", "dozens of", "a few"; returns the token behind, 0 if there is none.
std::uint32_t NumericRecogniser::vague(const Context& c, Pass& pass, std::uint32_t i) const {
  const bool quantifier = c.match(i, vague_quantifier_) != 0;
  const ClassId cls = quantifier ? vague_quantifier_ : vague_count_;
  const std::uint32_t length = c.match(i, cls);
  if (length == 0) return 0;
  const ClassValue* value = c.match_value(i, cls);
  double lo = 0;
  double hi = 0;
  if (value == nullptr || !interval_text(value->text, lo, hi)) return 0;
  std::uint32_t last = i + length;
  double ulp = 1;
  if (quantifier) {
    while (const ClassValue* scale = c.knowledge.lexicon.value(c.at(last).word, scale_)) {
      hi = (hi + 1) * scale->number - 1;
      lo *= scale->number;
      ulp *= scale->number;
      ++last;
    }
  } else if (i > 0 && (c.at(i - 1).is(kDigits) || c.is(i - 1, cardinal_)) &&
             !c.at(i).is(kPartStart)) {
    return 0;
  }
  Mention m;
  m.kind = Kind::number;
  m.value = interval(lo, hi, ulp, Precision::vague, 0);
  std::uint32_t first = i;
  NumberParse n;
  n.value = lo;
  n.scaled = ulp > 1;
  n.words = true;
  n.tokens = {i, last};
  if (const Percents::Hit hit = amounts_.percents().after(c, n); hit.kind != Kind::none) {
    m.kind = hit.kind;
    m.value.unit = hit.unit;
    last = hit.next;
  } else if (const UnitHit money = amounts_.money().after(c, n); money.found()) {
    m.kind = Kind::money;
    m.value.unit = money.unit;
    m.value.lo *= money.factor;
    m.value.hi *= money.factor;
    last = money.next;
  } else if (const UnitHit measure = amounts_.quantities().after(c, n); measure.found()) {
    m.kind = Kind::quantity;
    m.value.unit = measure.unit;
    last = measure.next;
  } else {
    // "dozens of dollars": the unit behind "of".
    NumberParse of = n;
    of.tokens.last = last + 1;
    const bool linked = c.is(last, f_.of);
    if (const UnitHit money_of = linked ? amounts_.money().after(c, of) : UnitHit{};
        money_of.found()) {
      m.kind = Kind::money;
      m.value.unit = money_of.unit;
      last = money_of.next;
    } else if (const UnitHit of_unit = linked ? amounts_.quantities().after(c, of) : UnitHit{};
               of_unit.found()) {
      m.kind = Kind::quantity;
      m.value.unit = of_unit.unit;
      last = of_unit.next;
    } else {
      m.head = heads_.after(c, last, true);
    }
  }
  const Bound bound = amounts_.bounds().before(c, first);
  if (bound.found() && bound.tokens.first >= pass.floor) {
    first = bound.tokens.first;
    if (bound.precision == Precision::more_than || bound.precision == Precision::at_least) {
      m.value.hi = kInfinity;
      m.value.hi_open = true;
    } else if (bound.precision == Precision::up_to || bound.precision == Precision::less_than) {
      m.value.lo = 0;
    }
  }
  emit(c, pass, std::move(m), {first, last}, {c.at(first).begin, c.at(last - 1).end});
  return last;
}

/// The head of what was read, for the kinds that have one.
std::uint32_t NumericRecogniser::find_head(const Context& c, const Amount& a, Kind kind,
                                           std::uint32_t next, bool plural) const {
  switch (kind) {
    case Kind::number:
      return heads_.after(c, next, plural);
    case Kind::money:
      return heads_.owner(c, a.tokens.first);
    case Kind::quantity:
    case Kind::percent:
      return c.is(next, f_.of) ? heads_.after(c, next, false) : kNone;
    case Kind::multiple:
      return amounts_.multiples().compared(c, heads_, next);
    default:
      return kNone;
  }
}

/// "one in five", "two-thirds of": a bare number that is a share of a whole.
void NumericRecogniser::share(const Context& c, Amount& a, Mention& m) const {
  const Percents& percents = amounts_.percents();
  std::uint32_t end = a.tokens.last;
  if (const double part = percents.share_of(c, amounts_.parser(), a.number, end); part != 0) {
    a.value = a.value < 0 ? -part * 100 : part * 100;
    a.tokens.last = end;
    a.end = c.at(end - 1).end;
    m.head = heads_.after(c, end, true);
  } else if (const std::uint32_t label = percents.label_before(c, a.tokens); label != 0) {
    m.kind = a.kind = Kind::percent;
    a.unit = percents.percent();
    a.tokens.first -= label;
    a.begin = c.at(a.tokens.first).begin;
    return;
  } else if (a.number.pure_fraction &&
             (percents.of_something(c, end) ||
              percents.of_something(c, amounts_.bounds().after(c, end).tokens.last))) {
    a.value *= 100;
  } else {
    return;
  }
  m.kind = a.kind = Kind::percent;
  a.unit = percents.percent();
  a.ulp = 2;  // "a third" stands for 32 to 34 per cent
}

/// A range read into `a`: with "between" or "from", and the bound before them.
std::uint32_t NumericRecogniser::range(const Context& c, Pass& pass, Amount& a) const {
  Mention m;
  m.kind = a.kind;
  std::uint32_t last = a.tokens.last;
  const Bound after = amounts_.bounds().after(c, last);
  if (after.found()) last = after.tokens.last;
  m.head = find_head(c, a, m.kind, last, true);
  m.value = interval(a.value, a.number.value, a.ulp, Precision::range, a.unit);
  std::uint32_t first = a.tokens.first;
  if (a.led) first = std::max(amounts_.ranges().lead(c, first), pass.floor);
  const Bound outer = amounts_.bounds().before(c, first);
  if (outer.found() && outer.tokens.first >= pass.floor) first = outer.tokens.first;
  emit(c, pass, std::move(m), {first, last},
       {std::min(a.begin, c.at(first).begin), std::max(a.end, c.at(last - 1).end)});
  return last;
}

/// One number expression; returns the token behind it (at least token + 1).
std::uint32_t NumericRecogniser::number(const Context& c, Pass& pass, std::uint32_t token) const {
  std::uint32_t next = token + 1;
  if (c.at(token).is(kDigits | kMixed) && labels_.identifier(c, token, next)) return next;
  Amount a;
  if (!amounts_.read(c, token, a)) return token + 1;
  const std::uint32_t behind_number = std::max(a.number.tokens.last, token + 1);
  if (!std::isfinite(a.value)) return behind_number;
  if (a.tokens.first < pass.floor) {  // a sign or an "a" that the mention before has taken
    a.tokens.first = std::max(a.tokens.first, pass.floor);
    a.begin = c.at(a.tokens.first).begin;
  }
  if (amounts_.join_range(c, pass.taken, a)) return range(c, pass, a);
  Mention m;
  m.kind = a.kind;
  if (a.kind == Kind::ordinal) {
    if (!ordinals_.accept(c, a.number)) return behind_number;
    m.value = Value::exactly(a.value);
    emit(c, pass, std::move(m), a.tokens, {a.begin, a.end});
    return a.tokens.last;
  }
  if (!a.number.suffix.empty()) return behind_number;  // 4K, 777F, 13F: no unit, no quantity
  if (const std::uint32_t end = labels_.score(c, a)) return end;

  if (a.kind == Kind::number) share(c, a, m);
  if (labels_.pronoun_one(c, a)) return behind_number;
  std::uint32_t first = a.tokens.first;
  std::uint32_t last = a.tokens.last;
  if (m.kind == Kind::number) {
    if (const std::uint32_t factor = amounts_.multiples().factor_before(c, first)) {
      m.kind = Kind::multiple;
      first -= factor;
    }
  }
  const bool plural =
      std::fabs(a.value) != 1 && !(a.number.pure_fraction && m.kind == Kind::number);
  Bound after = amounts_.bounds().after(c, last);
  if (m.head == kNone)
    m.head = find_head(c, a, m.kind, after.found() ? after.tokens.last : last, plural);
  if (m.kind == Kind::number && labels_.label(c, a, m.head, amounts_.bounds(), heads_))
    return behind_number;
  if (!after.found() && m.head != kNone && m.kind == Kind::number &&
      c.is(m.head + 1, f_.or_)) {  // "400 people or more": the bound stands behind the head
    after = amounts_.bounds().after(c, m.head + 1);
    if (after.found()) {
      after.tokens = {last, last};
    } else {
      after = Bound{};
    }
  }
  Precision precision = after.precision;
  last = std::max(last, after.tokens.last);
  Bound before = amounts_.bounds().before(c, first);
  if (before.found() && before.tokens.first >= pass.floor) {
    const bool weaker =
        before.precision == Precision::about || before.precision == Precision::exact;
    if (!weaker || precision == Precision::written) precision = before.precision;
    first = before.tokens.first;
    // "less than 5000 or equal"
    if (const std::uint32_t equal = c.match(last, after_equal_);
        equal != 0 && !c.at(last + equal).is(kDigits)) {
      if (precision == Precision::more_than) precision = Precision::at_least;
      if (precision == Precision::less_than) precision = Precision::up_to;
      last += equal;
    }
  }
  // Counts below a hundred are exact, and so are multiples in whole numbers.
  const bool small = m.kind == Kind::number && std::fabs(a.value) < 100 && !a.number.fraction;
  if (precision == Precision::written && whole(a.value) && (small || m.kind == Kind::multiple)) {
    precision = Precision::exact;
  }
  m.value = interval(a.value, a.ulp, precision, a.unit);
  if (m.kind == Kind::multiple && amounts_.multiples().by_before(c, a.tokens.first) &&
      whole(a.value)) {
    m.readings.push_back(interval(a.value + 1, a.ulp, precision, 0));  // "up by six times"
  }
  const std::uint32_t begin = first < a.tokens.first ? c.at(first).begin : a.begin;
  const std::uint32_t end = last > a.tokens.last ? c.at(last - 1).end : a.end;
  emit(c, pass, std::move(m), {first, last}, {begin, end});
  return last;
}

/// "doubled", "twice as many", "nearly tripled".
bool NumericRecogniser::multiple_word(const Context& c, Pass& pass, std::uint32_t i) const {
  const double factor = amounts_.multiples().word(c, i);
  if (factor == 0) return false;
  Mention m;
  m.kind = Kind::multiple;
  m.value = Value::exactly(factor);
  std::uint32_t first = i;
  const Bound before = amounts_.bounds().before(c, i);
  if (before.found() && before.tokens.first >= pass.floor) {
    m.value = interval(factor, factor * 0.2, before.precision, 0);
    first = before.tokens.first;
  }
  emit(c, pass, std::move(m), {first, i + 1}, {c.at(first).begin, c.at(i).end});
  return true;
}

/// Units without a number, between the mentions of `out`, which are sorted.
void NumericRecogniser::valueless(const Context& c, const std::vector<bool>& taken,
                                  std::vector<Mention>& out) const {
  const std::size_t numbers = out.size();
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < c.size(); ++i) {
    const Token& t = c.at(i);
    if (t.word == 0 || taken[i] || !unit_words_.candidate(c, i)) continue;
    while (next < numbers && out[next].tokens.last <= i) ++next;
    if (next < numbers && out[next].tokens.first <= i) continue;
    Mention m = unit_words_.read(c, i);
    if (m.kind == Kind::none) continue;
    m.span = c.reading.span(m.tokens);
    m.sentence = c.reading.sentence_of(i);
    m.in_quote = t.is(kInQuote);
    i = m.tokens.last - 1;
    out.push_back(std::move(m));
  }
}

void NumericRecogniser::run(Context& c) const {
  std::erase_if(c.reading.mentions, [&](const Mention& m) {
    return m.kind == Kind::duration && fraction_of(c, m.tokens);
  });
  const std::vector<bool> taken = claimed(c);
  std::vector<Mention> out;
  Pass pass{out, taken};
  const Lexicon& l = c.knowledge.lexicon;
  for (std::uint32_t i = 0; i < c.size();) {
    const Token& t = c.at(i);
    const bool digits = t.is(kDigits | kMixed);
    if (taken[i] || (!digits && t.word == 0)) {
      ++i;
      continue;
    }
    if (digits) {
      i = std::max(i + 1, number(c, pass, i));
      continue;
    }
    const bool starts = starts_(t.word);
    if (!starts && !l.word(t.word).starts_phrase) {
      ++i;
      continue;
    }
    if (const std::uint32_t next = vague(c, pass, i)) {
      i = next;
      continue;
    }
    if (!starts) {
      ++i;
      continue;
    }
    if (amounts_.multiples().candidate(c, i) && multiple_word(c, pass, i)) {
      ++i;
      continue;
    }
    i = amounts_.parser().candidate(c, i) ? std::max(i + 1, number(c, pass, i)) : i + 1;
  }
  auto& mentions = c.reading.mentions;
  amounts_.ranges().join_bounds(c, out);
  valueless(c, taken, out);
  mentions.insert(mentions.end(), std::make_move_iterator(out.begin()),
                  std::make_move_iterator(out.end()));
}

}  // namespace factlint
