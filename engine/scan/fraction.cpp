// Fractions of NumberParser: "3/4", "five and a half million", "two-thirds", "half a million".
#include <cmath>

#include "engine/scan/number_state.hpp"

namespace factlint {

/// "3/4" behind a whole number or alone; "9/11" and "5/17/2018" are none.
bool NumberParser::slash(const Context& c, State& s) const {
  const std::uint32_t i = s.at;
  if (!c.at(i).is(kDigits) || !c.mark(i + 1, '/') || c.at(i + 1).is(kSpaceBefore) ||
      !c.at(i + 2).is(kDigits) || c.at(i + 2).is(kSpaceBefore))
    return false;
  const Token& after = c.at(i + 3);
  if (after.end > after.begin && !after.is(kSpaceBefore) &&
      (c.mark(i + 3, '/') || c.mark(i + 3, '-') || after.is(kDigits | kMixed)) &&
      c.at(i + 4).is(kDigits))
    return false;
  const DigitsParse over = parse_digits(c.text(i));
  const DigitsParse under = parse_digits(c.text(i + 2));
  if (over.used == 0 || under.used == 0 || over.grouped || under.grouped) return false;
  const double d = under.value;
  const bool usual = (d >= 2 && d <= 10) || d == 12 || d == 16 || d == 20 || d == 32 || d == 64;
  if (!usual || over.value <= 0 || over.value >= d) return false;
  s.group = over.value / d;
  s.at = i + 3;
  s.out.end = c.at(i + 2).end;
  return true;
}

/// "2 1/4", "10½", "five and a quarter", "two million and one half".
bool NumberParser::whole_and_fraction(const Context& c, State& s) const {
  const Lexicon& l = c.knowledge.lexicon;
  State f = s;
  double part = 0;
  if (s.digits && s.integer && !s.out.scaled && slash(c, f)) {
    part = f.group;
  } else if (const ClassValue* sign =
                 c.at(s.at).is(kSymbol) ? l.value(c.at(s.at).word, fraction_sign_) : nullptr;
             sign != nullptr && s.integer) {
    part = sign->number;
    f.at = s.at + 1;
    f.out.end = c.at(s.at).end;
  } else if (const std::uint32_t joint = behind_hyphen(c, s.at); c.is(joint, f_.and_)) {
    f.at = behind_hyphen(c, joint + 1);  // also "two-and-a-half"
    double over = 1;
    if (article(c, f.at)) {
      f.at = behind_hyphen(c, f.at + 1);
    } else if (f.digits = false; c.is(f.at, cardinal_) && small(c, f)) {
      over = f.group;
      f.at = behind_hyphen(c, f.at);
    } else {
      return false;
    }
    const ClassValue* under = l.value(c.at(f.at).word, fraction_word_);
    if (under == nullptr || under->number < 2 || over >= under->number) return false;
    if (over > 1 && !c.is(f.at, fraction_plural_)) return false;
    part = over / under->number;
    f.out.end = c.at(f.at).end;
    ++f.at;
  } else {
    return false;
  }
  f.out.words = s.out.words || f.out.words;
  const double behind = scale_at(c, f.at);
  if (behind >= 1000 && !s.out.scaled) {  // "five and a half million"
    f.total = (s.total + part) * behind;
    f.out.scale = behind;
    f.out.scaled = true;
    f.out.ulp = behind / 10;
    f.out.end = c.at(f.at).end;
    ++f.at;
  } else if (behind >= 1000) {  // "one billion and a half million"
    f.total = s.total + part * behind;
    f.out.ulp = behind / 10;
    f.out.end = c.at(f.at).end;
    ++f.at;
  } else if (s.out.scaled && s.out.scale >= 1000 && s.last_small < 0) {  // "a million and a half"
    f.total = s.total + part * s.out.scale;
    f.out.ulp = s.out.scale / 10;
  } else {
    f.total = s.total + part;
    f.out.ulp = 0.1;
  }
  f.out.fraction = true;
  f.integer = false;
  s = f;
  return true;
}

/// Behind a numerator: "two thirds", "one-fifth", "three twenty-firsts", "one hundred thirty
/// fifths".
bool NumberParser::denominator(const Context& c, State& s) const {
  const Lexicon& l = c.knowledge.lexicon;
  if (!s.integer || s.total <= 0) return false;
  std::uint32_t at = behind_hyphen(c, s.at);
  double tens = 0;
  double over = s.total;
  if (at == s.at && s.out.words && c.is(at, cardinal_)) {
    // "one one hundred and fifth" = 1/105: two cardinals in a row are written for nothing else.
    State low;
    low.at = at;
    low.out.tokens.first = c.size();
    const bool large = over == 1 && cardinal(c, low) && low.total >= 100 && !low.digits;
    if (large && c.is(low.at, f_.and_)) ++low.at;
    if (large && c.is(low.at, ordinal_word_) && ordinal(c, low)) {
      s.total = over / low.total;
      s.out.fraction = s.out.pure_fraction = true;
      s.out.ulp = s.total;
      s.out.end = c.at(low.at - 1).end;
      s.at = low.at;
      return true;
    }
  }
  if (const ClassValue* v = l.value(c.at(at).word, cardinal_); v != nullptr && v->number >= 20) {
    tens = v->number;  // "three twenty-firsts"
    at = behind_hyphen(c, at + 1);
  }
  // "one ten-thousandth", "three hundred-thousandths"
  double times = 1;
  const std::uint32_t joint = at + 1;
  if (tens == 0 && c.mark(joint, '-') && !c.at(joint).is(kSpaceBefore)) {
    const ClassValue* ten = l.value(c.at(at).word, cardinal_);
    if (ten == nullptr) ten = l.value(c.at(at).word, scale_);
    const ClassValue* large = l.value(c.at(joint + 1).word, fraction_word_);
    if (ten != nullptr && (ten->number == 10 || ten->number == 100) && large != nullptr &&
        large->number >= 1000) {
      times = ten->number;
      at = joint + 1;
    }
  }
  const ClassValue* under = l.value(c.at(at).word, fraction_word_);
  double ordinal_unit = 0;
  if (tens > 0 && under == nullptr) {
    const ClassValue* v = l.value(c.at(at).word, ordinal_word_);
    if (v == nullptr || v->number >= 10) return false;
    ordinal_unit = v->number;
  } else if (under == nullptr) {
    return false;
  }
  double d = (under != nullptr ? under->number : ordinal_unit) * times;
  const bool plural = c.is(at, fraction_plural_);
  if (tens > 0) {
    if (d >= 10) return false;
    d += tens;
  } else if (plural && d < 10 && s.last_small >= 20 && s.last_small < 100 &&
             std::fmod(s.last_small, 10) == 0 && s.total > 100 &&
             !s.after_and) {  // "one hundred thirty fifths" = 100/35
    d += s.last_small;
    over = s.total - s.last_small;
  }
  if (d < 2) return false;
  // "two hundred and fifty-four hundredths", "one hundred and three quarters": whole and fraction.
  double whole = 0;
  if (plural && s.after_and && tens == 0 && s.last_small > 1 && s.last_small < d &&
      s.total > s.last_small) {
    whole = s.total - s.last_small;
    over = s.last_small;
  }
  if (plural != (over != 1)) return false;
  // "two quarters of growth" and "three halves" are stretches of time and of play.
  if (whole == 0 && (d == 4 || d == 2) && over != 1 && !(d == 4 && over == 3)) return false;
  if (s.digits && d > 10) return false;
  s.total = whole + over / d;
  s.out.fraction = true;
  s.out.pure_fraction = whole == 0;
  s.out.words = true;
  s.out.ulp = whole == 0 ? 0.02 : 1 / d;
  s.out.end = c.at(at).end;
  s.at = at + 1;
  return true;
}

/// "two thirds of a million", "three quarters billion".
void NumberParser::fraction_scale(const Context& c, State& s) const {
  std::uint32_t at = s.at;
  if (c.is(at, f_.of) && article(c, at + 1)) {
    at += 2;
  } else if (article(c, at)) {
    ++at;
  }
  const double scale = scale_at(c, at);
  if (scale == 0 || c.is(at, vague_count_)) return;
  s.total *= scale;
  s.at = at + 1;
  s.out.end = c.at(at).end;
  s.out.pure_fraction = false;
  s.out.scaled = scale >= 1000;
  s.out.scale = scale;
  s.out.ulp = scale == 12 ? 1 : integer_ulp(s.total);
  if (s.out.ulp < scale / 100) s.out.ulp = scale / 100;
  // "half a million two hundred" is not written; nothing else joins.
}

/// "half", "half a million", "a quarter", "a third of": a fraction without a numerator.
bool NumberParser::bare_fraction(const Context& c, State& s) const {
  const ClassValue* under = c.knowledge.lexicon.value(c.at(s.at).word, fraction_word_);
  if (under == nullptr || under->number < 2 || c.is(s.at, fraction_plural_)) return false;
  const bool half = c.is(s.at, half_);
  if (s.at > 0 && !s.out.article && !c.at(s.at).is(kPartStart) && c.is(s.at - 1, fraction_veto_))
    return false;
  const bool led = s.out.article || half;
  s.total = 1 / under->number;
  s.out.end = c.at(s.at).end;
  ++s.at;
  const std::uint32_t before_scale = s.at;
  s.out.fraction = s.out.pure_fraction = true;
  s.out.words = true;
  s.out.ulp = 0.02;
  fraction_scale(c, s);
  if (s.at != before_scale) return true;
  if (half) return !c.mark(s.at, '-') || c.at(s.at).is(kSpaceBefore);
  if (!led) return false;
  if (c.is(s.at, point_)) return true;  // "a quarter point"
  // "a third man" counts him; "a third of", "fell by a third.", "a third more" are shares.
  const Token& next = c.at(s.at);
  if (next.end == next.begin || next.is(kPunct | kPartStart)) return !c.mark(s.at, '-');
  return c.is(s.at, preposition_) || c.is(s.at, stop_word_);
}

/// "1.3e6", "12.32e+14", "-12e-1": a mixed token whose letters begin with e; a signed exponent
/// stands in the two tokens behind it.
void NumberParser::exponent(const Context& c, State& s) const {
  const std::string_view letters = s.out.suffix;
  if (letters.empty() || fold_ascii(letters[0]) != 'e') return;
  double sign = 1;
  std::uint32_t next = s.at;
  std::string_view digits = letters.substr(1);
  if (digits.empty()) {
    if ((!c.mark(next, '+') && !c.mark(next, '-')) || c.at(next).is(kSpaceBefore) ||
        !c.at(next + 1).is(kDigits) || c.at(next + 1).is(kSpaceBefore))
      return;
    if (c.mark(next, '-')) sign = -1;
    digits = c.text(next + 1);
    next += 2;
  }
  const DigitsParse power = parse_digits(digits);
  if (power.used == 0 || power.used != digits.size() || power.grouped || power.value > 300) return;
  const double scale = std::pow(10.0, sign * power.value);
  s.total *= scale;
  s.out.ulp *= scale;
  s.out.suffix = {};
  s.out.grouped = true;
  s.at = next;
  s.out.end = c.at(next - 1).end;
}

/// "1.1^23", "1.3x10^6": the exponent behind digits.
void NumberParser::power(const Context& c, State& s) const {
  std::uint32_t at = s.at;
  if (!c.mark(at, '^') || c.at(at).is(kSpaceBefore)) return;
  ++at;
  double sign = 1;
  while (c.mark(at, '-') || c.mark(at, '+') || c.text(at) == "--") {
    if (c.mark(at, '-')) sign = -sign;
    ++at;
  }
  if (!c.at(at).is(kDigits) || c.at(at).is(kSpaceBefore)) return;
  const DigitsParse exponent = parse_digits(c.text(at));
  if (exponent.used == 0 || exponent.value > 300) return;
  if (s.out.suffix == "x10") {
    const double scale = std::pow(10.0, sign * exponent.value);
    s.total *= scale;
    s.out.ulp *= scale;
    s.out.suffix = {};
  } else if (s.out.suffix.empty()) {
    s.total = std::pow(s.total, sign * exponent.value);
    s.out.ulp = s.total * 0.01;
  } else {
    return;
  }
  s.at = at + 1;
  s.out.end = c.at(at).end;
  s.out.grouped = true;
}

/// "USD115.5": letters and digits are one token, the decimals another.
void NumberParser::decimals_behind_code(const Context& c, State& s) {
  const std::uint32_t stop = s.at;
  if (!s.out.suffix.empty() || s.out.grouped || !c.mark(stop, '.') || c.at(stop).is(kSpaceBefore) ||
      !c.at(stop + 1).is(kDigits | kMixed) || c.at(stop + 1).is(kSpaceBefore))
    return;
  const std::string_view word = c.text(stop + 1);
  const DigitsParse d = parse_digits(word);
  if (d.used == 0 || d.grouped || d.used > 12) return;
  const double place = std::pow(10.0, -static_cast<double>(d.used));
  s.total += d.value * place;
  s.out.ulp = place;
  s.out.grouped = true;
  s.out.suffix = word.substr(d.used);
  s.at = stop + 2;
  s.out.end = c.at(stop + 1).begin + static_cast<std::uint32_t>(d.used);
}

/// ".08", ".25ml": a decimal without its zero; the full stop is the token before.
bool NumberParser::bare_decimal(const Context& c, std::uint32_t i, DigitsParse& d) {
  if (i == 0 || d.grouped || !c.mark(i - 1, '.') || c.at(i).is(kSpaceBefore) || d.used > 15)
    return false;
  const Token& stop = c.at(i - 1);
  if (!stop.is(kSpaceBefore | kPartStart) && i > 1 && !c.at(i - 2).is(kSymbol | kPunct))
    return false;
  const double place = std::pow(10.0, -static_cast<double>(d.used));
  d.value *= place;
  d.ulp = place;
  d.grouped = true;
  return true;
}

}  // namespace factlint
