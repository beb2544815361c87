#include "engine/scan/duration.hpp"

#include <cmath>

namespace factlint {

namespace {

// "3years", "10D": digits and a unit in one token; the number of digits, 0 if it is none.
std::size_t leading_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && (text[n] >= '0' && text[n] <= '9')) ++n;
  return n < text.size() ? n : 0;
}

}  // namespace

DurationReader::Length DurationReader::length(const Context& c, std::uint32_t i) const {
  Length out;
  const TimeWords::Count count = w_.count(c, i);
  if (count.tokens != 0) {
    std::uint32_t k = i + count.tokens;
    if (w_.hyphen(c, k) && !c.at(k).is(kSpaceBefore) && !c.at(k + 1).is(kSpaceBefore)) ++k;
    double seconds = 0;
    std::uint32_t tokens = 0;
    const Grain grain = w_.unit_at(c, k, seconds, tokens);
    if (grain == Grain::none) return out;
    // "a second vote", "a quarter of the vote", "twenty second": counted out in digits or a plural.
    if (c.is(k, w_.unit_ambiguous) && c.text(k).back() != 's' && !c.at(i).is(kDigits) &&
        (grain != Grain::minute || count.article)) {
      return out;
    }
    if (grain == Grain::quarter && (c.is(k + tokens, w_.fw.of) || w_.hyphen(c, k - 1)))
      return out;  // three quarters of
    // "a half hour", "one-day"; "half the day": fine. "each year" is a rate, no length.
    if (c.is(i, w_.each)) return out;
    out.count = count.value;
    out.vague = count.vague;
    out.article = count.article;
    out.grain = grain;
    out.seconds = count.value * seconds;
    out.tokens = k + tokens - i;
    return out;
  }
  const Token& t = c.at(i);
  if (!t.is(kMixed)) return out;
  const std::string_view text = c.text(i);
  const std::size_t digits = leading_digits(text);
  if (digits == 0 || digits > 4) return out;
  const std::string_view rest = text.substr(digits);
  const std::uint32_t word = c.knowledge.lexicon.find(hash_folded(rest));
  const ClassValue* value = nullptr;
  if (rest.size() == 1 && rest[0] >= 'A' && rest[0] <= 'Z') {
    return out;  // "10D": flights, aisles and chips are written so too
  }
  if (rest.size() > 2) value = c.knowledge.lexicon.value(word, w_.unit);
  if (value == nullptr) return out;
  const ClassValue* name = c.knowledge.lexicon.value(word, w_.grain);
  if (name == nullptr) return out;
  out.count = digits_value(text.substr(0, digits));
  out.seconds = out.count * value->number;
  out.grain = name->text == "year"    ? Grain::year
              : name->text == "month" ? Grain::month
              : name->text == "week"  ? Grain::week
              : name->text == "day"   ? Grain::day
                                      : Grain::hour;
  out.tokens = 1;
  return out;
}

// "all day", "the whole week", "full-year"
std::optional<TimePhrase> DurationReader::whole(const Context& c, std::uint32_t i) const {
  if (!c.is(i, w_.whole)) return std::nullopt;
  const std::uint32_t k = w_.hyphen(c, i + 1) ? i + 2 : i + 1;
  double seconds = 0;
  std::uint32_t tokens = 0;
  const Grain grain = w_.unit_at(c, k, seconds, tokens);
  if (grain < Grain::hour || c.is(k, w_.unit_ambiguous) || grain == Grain::quarter)
    return std::nullopt;
  // "all days", "all years": every one of them.
  if (c.text(k + tokens - 1).back() == 's') return std::nullopt;
  TimePhrase p;
  p.kind = Kind::duration;
  p.grain = grain;
  p.tokens = {i, k + tokens};
  p.value = Value::exactly(seconds, second_);
  p.value.precision = Precision::written;
  return p;
}

// "10 to 12 weeks", "5-10 years", "two or three days", "a day or two". Behind "from" it is a change
// as often ("from 5 to 10 years"), so nothing is joined there.
std::optional<TimePhrase> DurationReader::range(const Context& c, std::uint32_t i) const {
  double lo = 0;
  Length last;
  std::uint32_t end = 0;
  if (const Length first = length(c, i); first.tokens != 0) {
    const std::uint32_t k = i + first.tokens;
    if (!first.article || !c.is(k, w_.fw.or_)) return std::nullopt;
    const NumberRead more = w_.integer(c, k + 1);
    if (more.tokens != 1 || more.value != 2) return std::nullopt;
    last = first;
    last.seconds = 2 * first.seconds;
    lo = first.seconds;
    end = k + 2;
  } else {
    const TimeWords::Count few = w_.count(c, i);
    if (few.tokens == 0 || few.vague || few.article) return std::nullopt;
    const std::uint32_t k = i + few.tokens;
    const bool either = c.is(k, w_.fw.or_);
    if (!either && !c.is(k, w_.fw.to) && !w_.hyphen(c, k)) return std::nullopt;
    if (i > 0 && !c.at(i).is(kPartStart) && c.is(i - 1, w_.from)) return std::nullopt;
    last = length(c, k + 1);
    if (last.tokens == 0 || last.vague || last.article || last.count <= few.value ||
        (either && last.count > few.value + 2))
      return std::nullopt;
    lo = few.value * last.seconds / last.count;
    end = k + 1 + last.tokens;
  }
  const std::uint32_t behind = w_.hyphen(c, end) ? end + 1 : end;
  if (c.is(behind, w_.old) || (c.is(behind, w_.fw.of) && c.is(behind + 1, w_.age_word)))
    return std::nullopt;  // "40 to 50 years old"
  TimePhrase p;
  p.kind = Kind::duration;
  p.grain = last.grain;
  p.tokens = {i, end};
  p.value = Value::exactly((lo + last.seconds) / 2, second_);
  p.value.lo = lo;
  p.value.hi = last.seconds;
  p.value.precision = Precision::range;
  return p;
}

std::optional<TimePhrase> DurationReader::read(const Context& c, std::uint32_t i) const {
  if (auto p = whole(c, i)) return p;
  if (auto p = range(c, i)) return p;
  const Length first = length(c, i);
  if (first.tokens == 0) return std::nullopt;
  TimePhrase p;
  p.kind = Kind::duration;
  p.grain = first.grain;
  std::uint32_t k = i + first.tokens;
  double seconds = first.seconds;
  double last = first.seconds / (first.count > 0 ? first.count : 1);
  // "one year and a quarter", "a day and a half"
  if (c.match(k, w_.and_) != 0) {
    const std::uint32_t m = c.is(k + 1, w_.article) ? k + 2 : k + 1;
    double unit = 0;
    std::uint32_t n = 0;
    if (c.is(m, w_.half) && w_.unit_at(c, m + 1, unit, n) == Grain::none &&
        c.match_value(m, w_.half) != nullptr) {
      seconds += last * c.match_value(m, w_.half)->number;
      k = m + 1;
    }
  }
  // "1 hour and 30 minutes", "2 years, 1 month and 21 days": a smaller unit follows.
  for (int parts = 0; parts < 4; ++parts) {
    std::uint32_t m = k;
    if (c.mark(m, ',')) ++m;
    if (c.match(m, w_.and_) != 0) ++m;
    const Length next = length(c, m);
    if (next.tokens == 0 || next.article || next.vague) break;
    const double unit = next.seconds / (next.count > 0 ? next.count : 1);
    const bool listed = m > k;
    if (unit == last || (listed && unit > last)) break;
    seconds += next.seconds;
    last = unit;
    k = m + next.tokens;
  }
  p.tokens = {i, k};
  p.value = Value::exactly(seconds, second_);
  p.value.precision = Precision::written;
  if (first.vague && first.count > 0) {
    // Method 1: several is 3 to 9; a couple is 2 to 3, dozens 24 to 99.
    const double unit = first.seconds / first.count;
    p.value.precision = Precision::vague;
    p.value.lo = unit * (first.count >= 24 ? 24 : first.count < 3 ? 2 : 3);
    p.value.hi = unit * (first.count >= 24 ? 99 : first.count < 3 ? 3 : 9);
  }
  return p;
}

}  // namespace factlint
