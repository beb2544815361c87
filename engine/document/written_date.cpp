#include "engine/document/written_date.hpp"

#include "engine/model/words.hpp"

namespace factlint {

namespace {

// Digits at the token's start: "29", "29th"; -1 if there are none or more than four.
int leading_number(std::string_view token, std::size_t& digits) {
  int value = 0;
  for (digits = 0; digits < token.size() && token[digits] >= '0' && token[digits] <= '9';
       ++digits) {
    if (digits == 4) return -1;
    value = value * 10 + (token[digits] - '0');
  }
  return digits == 0 ? -1 : value;
}

struct Number {
  int value = -1;
  std::uint32_t end = 0;
};

Number day_number(std::string_view text, std::uint32_t at) {
  const RawToken token = next_token(text, at);
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  std::size_t digits = 0;
  const int value = leading_number(word, digits);
  const std::string_view rest = word.substr(digits);
  const bool ordinal = rest.empty() || (rest.size() == 2 && rest[0] >= 'a');
  if (digits > 2 || !ordinal || value < 1 || value > 31) return {};
  return {value, token.end};
}

Number year_number(std::string_view text, std::uint32_t at) {
  RawToken token = next_token(text, at);
  if (token.end == token.begin + 1 && text[token.begin] == ',') token = next_token(text, token.end);
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  std::size_t digits = 0;
  const int value = leading_number(word, digits);
  if (digits != 4 || word.size() != 4 || value < 1000) return {};
  return {value, token.end};
}

std::uint32_t skip_stop(std::string_view text, std::uint32_t at) {
  return at < text.size() && text[at] == '.' ? at + 1 : at;
}

}  // namespace

std::optional<WrittenDate> read_written_date(std::string_view text, std::uint32_t at,
                                             const DocumentWords& words) {
  if (const auto weekday = words.match(text, at, DocumentWords::weekday); weekday.end != 0) {
    at = skip_stop(text, weekday.end);
    const RawToken comma = next_token(text, at);
    if (comma.end == comma.begin + 1 && text[comma.begin] == ',') at = comma.end;
  }
  const RawToken first = next_token(text, at);
  if (first.end <= first.begin) return std::nullopt;
  WrittenDate date;
  // 2026-01-29
  if (first.begin + 10 <= text.size() && text[first.begin + 4] == '-') {
    const std::string_view iso = text.substr(first.begin, 10);
    if (const auto range = parse_iso_date(iso); range && range->single()) {
      const CivilDate civil = to_civil(range->first);
      return WrittenDate{civil.year, static_cast<int>(civil.month), static_cast<int>(civil.day),
                         first.begin + 10};
    }
  }
  if (const auto month = words.match(text, at, DocumentWords::month); month.end != 0) {
    const Number day = day_number(text, skip_stop(text, month.end));
    if (day.value < 0) return std::nullopt;
    date = {0, static_cast<int>(month.value), day.value, day.end};
  } else if (const Number day = day_number(text, at); day.value > 0) {
    const auto named = words.match(text, day.end, DocumentWords::month);
    if (named.end == 0) return std::nullopt;
    date = {0, static_cast<int>(named.value), day.value, skip_stop(text, named.end)};
  } else {
    return std::nullopt;
  }
  if (const Number year = year_number(text, date.end); year.value > 0) {
    date.year = year.value;
    date.end = year.end;
  }
  // 2024 has every day a year can have.
  if (date.month < 1 || date.month > 12 ||
      !valid_date(date.year != 0 ? date.year : 2024, static_cast<unsigned>(date.month),
                  static_cast<unsigned>(date.day))) {
    return std::nullopt;
  }
  return date;
}

}  // namespace factlint
