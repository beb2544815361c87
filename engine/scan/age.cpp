#include "engine/scan/age.hpp"

namespace factlint {

namespace {
// The oldest person lived 122 years.
constexpr double kOldest = 122;
}  // namespace

std::optional<TimePhrase> AgeReader::read(const Context& c, std::uint32_t i) const {
  TimePhrase p;
  p.kind = Kind::age;
  p.grain = Grain::year;
  const auto done = [&](std::uint32_t first, std::uint32_t last, double age, bool in_years) {
    p.tokens = {first, last};
    p.value = Value::exactly(age, in_years ? year_ : UnitId{0});
    return p;
  };
  const ClassValue* mark = c.match_value(i, w_.age_mark);
  if (mark != nullptr && mark->text == "before") {
    // "aged 57", "at age 12"; "Bronze Age 3", "ages 4 to 6" are none.
    const NumberRead n = w_.integer(c, i + 1);
    if (n && n.value <= kOldest && !(c.at(i).is(kCapital) && !c.at(i).is(kSentenceStart))) {
      return done(i, i + 1 + n.tokens, n.value, true);
    }
    return std::nullopt;
  }
  const DurationReader::Length length = durations_.length(c, i);
  if (length.tokens != 0 && !length.vague) {
    std::uint32_t k = i + length.tokens;
    const bool hyphen = w_.hyphen(c, k);
    if (hyphen) ++k;
    // The unit's word belongs to the mark: "years old", "year-old", "months of age".
    if (c.is(k, w_.old)) return done(i, k + 1, length.count, length.grain == Grain::year);
    if (c.is(k, w_.fw.of) && c.is(k + 1, w_.age_word)) {
      return done(i, k + 2, length.count, length.grain == Grain::year);
    }
  }
  const NumberRead n = w_.integer(c, i);
  if (!n || n.value > kOldest) return std::nullopt;
  const std::uint32_t k = i + n.tokens;
  const ClassValue* behind = c.match_value(k, w_.age_mark);
  if (behind != nullptr && behind->text == "after") {
    return done(i, k + c.match(k, w_.age_mark), n.value, true);
  }
  // "Ann Hale, 68, said"; "Ann Hale (68)"
  if (!c.at(i).is(kDigits) || i < 2 || n.value < 1) return std::nullopt;
  const Token& name = c.at(i - 2);
  const bool named = name.is(kCapital) && name.is(kWord) && !c.is(i - 2, w_.month) &&
                     !c.is(i - 2, w_.weekday) && !c.at(i - 1).is(kPartStart);
  if (!named) return std::nullopt;
  const bool comma = c.mark(i - 1, ',') && (c.mark(k, ',') || c.mark(k, '.') || c.mark(k, ';'));
  const bool bracket = c.mark(i - 1, '(') && c.mark(k, ')') && i >= 3 && c.at(i - 3).is(kCapital);
  if (comma && i >= 3 && !c.at(i - 3).is(kCapital) && c.mark(k, '.')) return std::nullopt;
  if (!comma && !bracket) return std::nullopt;
  // A series of numbers: "Kelmoor, 12, 14 and 16".
  if (comma && c.at(k + 1).is(kDigits)) return std::nullopt;
  return done(i, k, n.value, true);
}

}  // namespace factlint
