#include "engine/scan/number.hpp"

#include <cmath>

#include "engine/scan/number_state.hpp"

namespace factlint {

NumberParser::NumberParser(const Knowledge& knowledge) : f_(knowledge) {
  const Lexicon& l = knowledge.lexicon;
  cardinal_ = l.class_id("number-cardinal");
  scale_ = l.class_id("scale");
  scale_suffix_ = l.class_id("scale-suffix");
  ordinal_word_ = l.class_id("number-ordinal");
  ordinal_suffix_ = l.class_id("ordinal-suffix");
  fraction_word_ = l.class_id("fraction-word");
  fraction_plural_ = l.class_id("fraction-plural");
  half_ = l.class_id("fraction-half");
  fraction_sign_ = l.class_id("fraction-sign");
  fraction_veto_ = l.class_id("fraction-veto");
  point_ = l.class_id("decimal-point");
  vague_count_ = l.class_id("number-vague-count");
  article_ = l.class_id("article");
  preposition_ = l.class_id("preposition");
  stop_word_ = l.class_id("stop-word");
}

const ClassValue* NumberParser::find(const Lexicon& lexicon, std::string_view text, ClassId cls) {
  if (cls == 0 || text.empty()) return nullptr;
  const std::uint64_t hash = hash_folded(text);
  if (const std::uint32_t node = lexicon.child(0, hash)) {
    for (const PhraseEnd& end : lexicon.ends(node)) {
      if (end.cls == cls && end.value != 0 && (!end.as_written || end.spelling == text))
        return &lexicon.phrase_value(end.value);
    }
  }
  return lexicon.value(lexicon.find(hash), cls);
}

bool NumberParser::article(const Context& c, std::uint32_t i) const {
  // Two letters at most: "a", "an"; "the" is no "one".
  return c.is(i, article_) && c.at(i).end - c.at(i).begin <= 2;
}

bool NumberParser::candidate(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (t.is(kDigits | kMixed)) return true;
  if (t.word == 0) return false;
  return c.is(i, cardinal_) || c.is(i, scale_) || c.is(i, fraction_word_) ||
         c.is(i, ordinal_word_) || (t.is(kSymbol) && c.is(i, fraction_sign_));
}

double NumberParser::scale_at(const Context& c, std::uint32_t i) const {
  const Token& t = c.at(i);
  if (!t.is(kWord)) return 0;
  const Lexicon& l = c.knowledge.lexicon;
  if (const ClassValue* v = l.value(t.word, scale_)) return v->number;
  if (t.end - t.begin > 3) return 0;
  // "10 bn", "2.33 k": abbreviations only behind digits.
  if (i == 0 || !c.at(i - 1).is(kDigits)) return 0;
  const ClassValue* v = find(l, c.text(i), scale_suffix_);
  return v != nullptr ? v->number : 0;
}

/// Index behind a hyphen that joins two words ("fifty-two", also "fifty - two" of spaced text), or
/// `i` itself.
std::uint32_t NumberParser::behind_hyphen(const Context& c, std::uint32_t i) const {
  if (!c.mark(i, '-')) return i;
  return c.at(i).is(kSpaceBefore) == c.at(i + 1).is(kSpaceBefore) ? i + 1 : i;
}

bool NumberParser::small(const Context& c, State& s) const {
  const Token& t = c.at(s.at);
  const Lexicon& l = c.knowledge.lexicon;
  if (t.is(kDigits)) {
    const DigitsParse d = parse_digits(c.text(s.at));
    if (d.used == 0) return false;
    s.group = d.value;
    s.out.ulp = d.ulp;
    s.out.grouped |= d.grouped;
    s.digits = true;
    s.integer = d.ulp >= 1;
    s.last_small = -1;
    s.out.end = t.end;
    ++s.at;
    return true;
  }
  const ClassValue* v = l.value(t.word, cardinal_);
  if (v == nullptr) return false;
  s.out.words = true;
  s.digits = false;
  s.integer = true;
  s.group = v->number;
  ++s.at;
  if (s.group >= 20) {
    const std::uint32_t unit_at = behind_hyphen(c, s.at);
    const ClassValue* unit = l.value(c.at(unit_at).word, cardinal_);
    if (unit != nullptr && unit->number >= 1 && unit->number < 10) {
      s.group += unit->number;
      s.at = unit_at + 1;
    }
  }
  s.last_small = s.group;
  s.out.ulp = integer_ulp(s.group);
  s.out.end = c.at(s.at - 1).end;
  return true;
}

/// small ["hundred" [["and"] small]]: anything below a thousand.
bool NumberParser::group(const Context& c, State& s) const {
  if (!small(c, s)) return false;
  std::uint32_t next = behind_hyphen(c, s.at);
  if (scale_at(c, next) != 100) return true;
  const double hundreds = s.group * 100;
  s.out.ulp *= 100;
  s.at = next + 1;
  s.out.end = c.at(next).end;
  s.out.words = true;
  s.group = hundreds;
  s.last_small = -1;
  // "3 hundred and 2 hundred" are two numbers: look behind before taking the rest.
  State rest = s;
  rest.after_and = false;
  if (c.is(rest.at, f_.and_)) {
    ++rest.at;
    rest.after_and = true;
  }
  if (rest.at == s.at && c.at(rest.at).is(kDigits)) return true;
  if (small(c, rest) && rest.integer && rest.group > 0 && rest.group < 100) {
    const std::uint32_t behind = behind_hyphen(c, rest.at);
    const double scale = scale_at(c, behind);
    if (scale == 100) return true;
    double sum = hundreds + rest.group;
    if (scale == 12) {  // "three hundred and two dozen"
      sum = hundreds + rest.group * 12;
      rest.at = behind + 1;
      rest.out.end = c.at(behind).end;
      rest.last_small = -1;
    }
    s = rest;
    s.group = sum;
  }
  return true;
}

/// Scales behind the group: "thousand", "hundred thousand", "lakh crore".
void NumberParser::scales(const Context& c, State& s) const {
  while (true) {
    const std::uint32_t at = behind_hyphen(c, s.at);
    const double scale = scale_at(c, at);
    if (scale == 0 || (scale == 100 && s.out.scaled)) return;
    if (scale != 12 && scale < 1000 && scale != 100) return;
    s.group *= scale;
    s.out.ulp *= scale;
    if (scale >= 1000) s.out.scaled = true;
    s.out.scale = s.out.scale == 1 || scale > 1000 ? scale : s.out.scale * scale;
    s.last_small = -1;
    s.at = at + 1;
    s.out.end = c.at(at).end;
    s.out.words |= c.is(at, scale_);
  }
}

/// Groups with falling scales: "one million two hundred and three thousand and six".
bool NumberParser::cardinal(const Context& c, State& s) const {
  if (!group(c, s)) return false;
  const bool began_with_digits = s.digits;
  scales(c, s);
  s.total = s.group;
  double limit = s.out.scaled || s.out.scale > 1 ? s.out.scale : 1;
  while (limit > 100) {
    State next = s;
    next.out.scale = 1;
    next.out.scaled = false;
    const bool joined = c.is(next.at, f_.and_);
    if (joined) ++next.at;
    if (c.at(next.at).is(kDigits) && (!began_with_digits || limit > 1000)) break;
    if (!group(c, next)) break;
    const bool small_rest = next.group < 100;
    scales(c, next);
    if (next.group >= limit || next.group <= 0 || !next.integer) break;
    // "$10 million and two cars": behind a million only a rest of a hundred or more is one.
    if (joined && limit >= 1e6 && small_rest && !next.out.scaled) break;
    if (began_with_digits && small_rest && limit >= 1e6) break;
    next.total = s.total + next.group;
    next.after_and = joined || next.after_and;
    limit = next.out.scaled ? next.out.scale : 1;
    next.out.scale = s.out.scale;
    next.out.scaled = true;
    s = next;
  }
  return true;
}

/// "five point zero three", "nought point eleven".
void NumberParser::point(const Context& c, State& s) const {
  if (!s.out.words || s.out.scaled || !c.is(s.at, point_)) return;
  const Lexicon& l = c.knowledge.lexicon;
  double place = 1;
  double digits = 0;
  std::uint32_t at = s.at + 1;
  while (const ClassValue* v = l.value(c.at(at).word, cardinal_)) {
    double part = v->number;
    ++at;
    if (part >= 20) {
      const std::uint32_t unit_at = behind_hyphen(c, at);
      const ClassValue* unit = l.value(c.at(unit_at).word, cardinal_);
      if (unit != nullptr && unit->number >= 1 && unit->number < 10) {
        part += unit->number;
        at = unit_at + 1;
      }
    }
    const double width = part >= 10 ? 100 : 10;
    digits = digits * width + part;
    place /= width;
    if (place < 1e-12) return;
  }
  if (place == 1) return;
  s.total += digits * place;
  s.out.ulp = place;
  if (const double scale = scale_at(c, at); scale >= 1000) {  // "one point five million"
    s.total *= scale;
    s.out.ulp *= scale;
    s.out.scale = scale;
    s.out.scaled = true;
    ++at;
  }
  s.at = at;
  s.out.end = c.at(at - 1).end;
  s.integer = false;
}

/// "twenty-first", "one hundred twenty fifth", "two hundredth"; also "third" alone.
bool NumberParser::ordinal(const Context& c, State& s) const {
  const Lexicon& l = c.knowledge.lexicon;
  const std::uint32_t at = s.at == s.out.tokens.first ? s.at : behind_hyphen(c, s.at);
  const ClassValue* v = l.value(c.at(at).word, ordinal_word_);
  if (v == nullptr) return false;
  if (s.at == s.out.tokens.first) {
    s.total = v->number;
  } else if (!s.out.words || !s.integer) {
    return false;
  } else if (v->number >= 100) {
    s.total *= v->number;
  } else if (s.last_small >= 20 && std::fmod(s.total, 10) == 0 && v->number < 10) {
    s.total += v->number;
  } else if (s.last_small < 0 && s.total >= 100) {
    s.total += v->number;
  } else {
    return false;
  }
  if (s.at != s.out.tokens.first && c.mark(at + 1, '-') && !c.at(at + 1).is(kSpaceBefore))
    return false;  // "three hundred first-time buyers"
  s.out.ordinal = true;
  s.out.words = true;
  s.out.ulp = 0;
  s.out.end = c.at(at).end;
  s.at = at + 1;
  return true;
}

/// "1 414 021 100", "40 000": groups of three parted by a space. One plain space is trusted only
/// before "000" or with a second group; thin and no-break spaces always.
bool NumberParser::spaced_groups(const Context& c, State& s) const {
  const std::uint32_t first = s.at;
  const std::string_view head = c.text(first);
  if (head.size() > 3 || !c.at(first).is(kDigits) || head[0] == '0') return false;
  std::uint32_t i = first + 1;
  bool plain = false;
  double value = parse_digits(head).value;
  double ulp = 1;
  bool decimals = false;
  while (c.at(i).is(kDigits) && !decimals && i < first + 6) {
    const std::string_view word = c.text(i);
    const std::uint32_t gap = c.at(i).begin - c.at(i - 1).end;
    if (gap == 0 || gap > 3 || c.at(i).is(kPartStart)) break;
    const std::string_view text = c.reading.document->text;
    if (text[c.at(i - 1).end] == '\n' || (gap > 1 && text[c.at(i - 1).end] == ' ')) break;
    const bool split = word.size() > 4 && word[3] == '.';
    if (word.size() != 3 && !split) break;
    if (split) {
      const DigitsParse d = parse_digits(word);
      if (d.used == 0) break;
      value = value * 1000 + d.value;
      ulp = d.ulp;
      decimals = true;
    } else {
      value = value * 1000 + parse_digits(word).value;
    }
    plain |= gap == 1;
    ++i;
  }
  const std::uint32_t groups = i - first - 1;
  if (groups == 0) return false;
  // "423 0000" is no grouping; nor is a number in front: "5 100 200".
  if (plain && groups == 1 && c.text(i - 1) != "000") return false;
  if (c.at(i).is(kDigits) && !decimals) return false;
  s.total = s.group = value;
  s.out.ulp = decimals ? ulp : integer_ulp(value);
  s.out.grouped = true;
  s.digits = true;
  s.integer = !decimals;
  s.at = i;
  s.out.end = c.at(i - 1).end;
  return true;
}

std::optional<NumberParse> NumberParser::parse(const Context& c, std::uint32_t token) const {
  const Lexicon& l = c.knowledge.lexicon;
  State s;
  std::uint32_t first = token;
  if (article(c, token)) {
    ++token;
    s.out.article = true;
    if (c.at(token).is(kDigits | kMixed)) return std::nullopt;
  } else if (token > 0 && article(c, token - 1) && !c.at(token).is(kPartStart) &&
             (c.is(token, scale_) || c.is(token, fraction_word_))) {
    first = token - 1;
    s.out.article = true;
  }
  const Token& t = c.at(token);
  s.at = token;
  s.out.tokens = {token, token};
  s.out.begin = c.at(first).begin;
  const auto finish = [&]() -> std::optional<NumberParse> {
    s.out.value = s.total;
    s.out.tokens = {first, s.at};
    return s.out;
  };

  if (t.is(kMixed)) {
    std::string_view word = c.text(token);
    while (t.is(kCapital) && s.out.prefix.size() < 4 && s.out.prefix.size() < word.size() &&
           word[s.out.prefix.size()] >= 'A' && word[s.out.prefix.size()] <= 'Z')
      s.out.prefix = word.substr(0, s.out.prefix.size() + 1);
    word.remove_prefix(s.out.prefix.size());
    DigitsParse d = parse_digits(word);
    if (d.used == 0) return std::nullopt;
    if (bare_decimal(c, token, d)) s.out.begin = c.at(first = token - 1).begin;
    s.total = d.value;
    s.out.ulp = d.ulp;
    s.out.grouped = d.grouped;
    s.out.suffix = word.substr(d.used);
    s.out.end = t.begin + static_cast<std::uint32_t>(s.out.prefix.size() + d.used);
    s.at = token + 1;
    if (!s.out.prefix.empty()) decimals_behind_code(c, s);
    if (const ClassValue* scale = find(l, s.out.suffix, scale_suffix_)) {
      s.total *= scale->number;
      s.out.ulp *= scale->number;
      s.out.scale = scale->number;
      s.out.scaled = true;
      s.out.suffix = {};
      s.out.end = t.end;
    } else if (l.is(l.find(hash_folded(s.out.suffix)), ordinal_suffix_) && !d.grouped) {
      s.out.ordinal = true;
      s.out.ulp = 0;
      s.out.suffix = {};
      s.out.end = t.end;
    }
    exponent(c, s);
    power(c, s);
    return finish();
  }
  if (t.is(kSymbol)) {
    const ClassValue* v = l.value(t.word, fraction_sign_);
    if (v == nullptr) return std::nullopt;
    s.total = v->number;
    s.out.fraction = s.out.pure_fraction = true;
    s.out.ulp = 0.02;
    s.out.end = t.end;
    s.at = token + 1;
    fraction_scale(c, s);
    return finish();
  }
  if (t.is(kDigits)) {
    DigitsParse d = parse_digits(c.text(token));
    if (bare_decimal(c, token, d)) {
      s.total = d.value;
      s.out.ulp = d.ulp;
      s.out.grouped = true;
      s.out.begin = c.at(first = token - 1).begin;
      s.out.end = t.end;
      s.at = token + 1;
      return finish();
    }
    if (spaced_groups(c, s)) return finish();
    if (slash(c, s)) {
      s.total = s.group;
      s.out.fraction = s.out.pure_fraction = true;
      s.out.ulp = 0.02;
      fraction_scale(c, s);
      return finish();
    }
  }
  if (cardinal(c, s)) {
    if (!t.is(kDigits)) {
      point(c, s);
      if (ordinal(c, s)) {
        // "a twenty-first of it", "a twenty-first": a part; "a twenty-first birthday" counts.
        if (token > 0 && first == token && !t.is(kPartStart) && article(c, token - 1) &&
            (c.is(s.at, f_.of) || c.at(s.at).end == 0 || c.at(s.at).is(kPartStart))) {
          s.out.begin = c.at(first = token - 1).begin;
          s.total = 1 / s.total;
          s.out.ordinal = false;
          s.out.article = s.out.fraction = s.out.pure_fraction = true;
          s.out.ulp = s.total;
        }
        return finish();
      }
    } else {
      power(c, s);
    }
    if (!whole_and_fraction(c, s) && denominator(c, s)) fraction_scale(c, s);
    return finish();
  }
  if (c.is(token, scale_) && !(c.is(token, vague_count_) && !s.out.article)) {
    // "a million", "half million" (see bare_fraction), "hundred thousand dollars".
    s.group = 1;
    s.out.words = true;
    s.out.ulp = 1;
    s.out.end = t.begin;
    const double scale = scale_at(c, token);
    if (scale == 100 && !s.out.article && c.at(token).is(kCapital) && !t.is(kSentenceStart))
      return std::nullopt;
    s.out.tokens.first = token;
    if (scale == 100) {
      s.group = 100;
      s.out.ulp = 100;
      ++s.at;
      s.out.end = t.end;
      State rest = s;
      if (c.is(rest.at, f_.and_)) ++rest.at;
      if (!c.at(rest.at).is(kDigits) && small(c, rest) && rest.group < 100 && rest.group > 0) {
        const double sum = 100 + rest.group;
        s = rest;
        s.group = sum;
      }
    }
    scales(c, s);
    if (s.at == token) return std::nullopt;
    s.total = s.group;
    if (ordinal(c, s)) return finish();
    if (!whole_and_fraction(c, s) && c.is(behind_hyphen(c, s.at), fraction_plural_))
      denominator(c, s);
    return finish();
  }
  if (bare_fraction(c, s)) return finish();
  // The failed fraction has moved on: "the third man".
  s = State{};
  s.at = token;
  s.out.tokens = {token, token};
  s.out.begin = t.begin;
  first = token;
  if (ordinal(c, s)) return finish();
  return std::nullopt;
}

}  // namespace factlint
