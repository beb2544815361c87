#include "engine/model/value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace factlint {

std::string format_number(double x) {
  if (std::isnan(x)) return "?";
  if (std::isinf(x)) return x > 0 ? "infinity" : "-infinity";
  const double magnitude = std::fabs(x);
  if (magnitude != 0 && (magnitude >= 1e15 || magnitude < 1e-4)) return fmt::format("{:.4g}", x);
  std::string digits = fmt::format("{:.{}f}", magnitude, magnitude >= 1000 ? 2 : 4);
  if (digits.find('.') != std::string::npos) {
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point > 4) {
    for (std::size_t at = point; at > 3;) {
      at -= 3;
      digits.insert(at, ",");
    }
  }
  return (x < 0 && digits != "0" ? "-" : "") + digits;
}

std::string format_value(const Value& value, const std::string& unit_name) {
  const std::string unit = unit_name.empty() ? "" : unit_name == "%" ? "%" : " " + unit_name;
  switch (value.precision) {
    case Precision::vague:
    case Precision::range:
      if (std::isnan(value.lo) || std::isinf(value.lo)) {
        return fmt::format("up to {}{}", format_number(value.hi), unit);
      }
      if (std::isnan(value.hi) || std::isinf(value.hi)) {
        return fmt::format("{} or more{}", format_number(value.lo), unit);
      }
      return fmt::format("{} to {}{}", format_number(value.lo), format_number(value.hi), unit);
    case Precision::about:
      return fmt::format("about {}{}", format_number(value.point), unit);
    case Precision::nearly:
      return fmt::format("nearly {}{}", format_number(value.point), unit);
    case Precision::just_over:
      return fmt::format("just over {}{}", format_number(value.point), unit);
    case Precision::more_than:
      return fmt::format("more than {}{}", format_number(value.point), unit);
    case Precision::at_least:
      return fmt::format("at least {}{}", format_number(value.point), unit);
    case Precision::up_to:
      return fmt::format("up to {}{}", format_number(value.point), unit);
    case Precision::less_than:
      return fmt::format("less than {}{}", format_number(value.point), unit);
    case Precision::exact:
    case Precision::written:
      break;
  }
  return format_number(value.point) + unit;
}

}  // namespace factlint
