#include "engine/scan/digits.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace factlint {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

double to_double(const std::array<char, 40>& digits, std::size_t length) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + length, value);
  return value;
}

}  // namespace

double integer_ulp(double x) {
  if (x == 0 || x != std::floor(x) || std::fabs(x) > 1e17) return 1;
  double place = 1;
  while (std::fmod(x, place * 10) == 0) place *= 10;
  return place;
}

// A comma or full stop is a group mark if three digits follow each (two in the Indian style before
// the last three), else a decimal mark if it is the only one of its kind and comes last.
DigitsParse parse_digits(std::string_view text) {
  DigitsParse out;
  std::size_t end = 0;
  std::size_t commas = 0;
  std::size_t stops = 0;
  std::size_t last_comma = std::string_view::npos;
  std::size_t last_stop = std::string_view::npos;
  while (end < text.size()) {
    if (is_digit(text[end])) {
      ++end;
      continue;
    }
    const bool inner = end > 0 && end + 1 < text.size() && is_digit(text[end + 1]);
    if (!inner || (text[end] != ',' && text[end] != '.')) break;
    if (text[end] == ',') {
      ++commas;
      last_comma = end;
    } else {
      ++stops;
      last_stop = end;
    }
    ++end;
  }
  if (end == 0 || end > 30) return out;
  const auto grouped_by = [&](char mark, std::size_t stop) {
    std::size_t run = 0;
    bool first = true;
    for (std::size_t i = 0; i <= stop; ++i) {
      if (i < stop && is_digit(text[i])) {
        ++run;
        continue;
      }
      if (i < stop && text[i] != mark) return false;
      const bool last = i == stop;
      if (first ? run == 0 || run > 3 : last ? run != 3 : run != 3 && run != 2) return false;
      first = false;
      run = 0;
    }
    return true;
  };
  char group = 0;
  std::size_t decimal = std::string_view::npos;
  if (commas == 0 && stops == 1) {
    decimal = last_stop;
  } else if (commas == 0 && stops > 1) {
    return out;  // 3.0.1, 192.168.1.2
  } else if (stops == 0 && commas > 0) {
    if (grouped_by(',', end)) {
      group = ',';
    } else if (commas == 1 && end - last_comma <= 3) {
      decimal = last_comma;  // 5,00
    } else {
      return out;  // 22,24,26: a list
    }
  } else if (commas > 0 && stops == 1 && last_stop > last_comma) {
    if (!grouped_by(',', last_stop)) return out;
    group = ',';
    decimal = last_stop;
  } else if (stops > 0 && commas == 1 && last_comma > last_stop) {
    if (!grouped_by('.', last_comma)) return out;
    group = '.';
    decimal = last_comma;
  } else if (commas > 0) {
    return out;
  }
  std::array<char, 40> digits{};
  std::size_t length = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (i == decimal) {
      digits[length++] = '.';
    } else if (is_digit(text[i])) {
      digits[length++] = text[i];
    }
  }
  out.value = to_double(digits, length);
  out.ulp = decimal == std::string_view::npos
                ? integer_ulp(out.value)
                : std::pow(10.0, -static_cast<int>(end - decimal - 1));
  out.used = end;
  out.grouped = group != 0 || decimal != std::string_view::npos;
  return out;
}

}  // namespace factlint
