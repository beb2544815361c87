#include "engine/rule/static_type.hpp"

#include <fmt/format.h>

namespace factlint {

std::string_view field_dimension(Kind kind, std::string_view field) {
  if (field == "length") {
    return kind == Kind::duration || kind == Kind::span ? kTime : kPlainNumber;
  }
  if (kind == Kind::list || kind == Kind::enumeration || kind == Kind::document)
    return kPlainNumber;
  if (field != "value" && field != "point") return {};
  switch (kind) {
    case Kind::number:
    case Kind::count:
    case Kind::ordinal:
      return kPlainNumber;
    case Kind::multiple:
      return kRatio;
    case Kind::money:
      return kMoney;
    case Kind::percent:
      return kPercent;
    case Kind::points:
      return kPoints;
    default:
      return {};
  }
}

StaticType plain(const StaticType& type) {
  if (type.type != Type::item) return type;
  if (type.table != nullptr || type.kind == Kind::none) return {};
  // `mention` may be a number or a name.
  if (type.kind == Kind::mention) return {};
  for (std::string_view field : {"value", "date", "entity"}) {
    const Field* found = find_field(type.kind, field);
    if (found == nullptr) continue;
    if (found->type != Type::value) return StaticType::of(found->type);
    return StaticType::value(field_dimension(type.kind, field));
  }
  if (type.kind == Kind::duration) return StaticType::value(kTime);
  return StaticType::of(Type::text);
}

bool same_dimension(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  const auto fits_ratio = [](std::string_view d) {
    return d == kPlainNumber || d == kPercent || d == kRatio;
  };
  return (a == kRatio && fits_ratio(b)) || (b == kRatio && fits_ratio(a));
}

std::string describe(const StaticType& type) {
  if (type.facts != nullptr) return fmt::format("facts `{}`", type.facts->name);
  if (type.table != nullptr) return fmt::format("table `{}`", type.table->name);
  switch (type.type) {
    case Type::unknown:
      return "anything";
    case Type::boolean:
      return "a condition";
    case Type::value:
      if (type.dimension.empty() || type.dimension == kPlainNumber) return "a number";
      if (type.dimension == kRatio) return "a ratio";
      if (type.dimension == kPercent) return "a percentage";
      if (type.dimension == kPoints) return "percentage points";
      if (type.dimension == kMoney) return "an amount of money";
      if (type.dimension == kTime) return "a length of time";
      return fmt::format("a measure of {}", type.dimension);
    case Type::date:
      return "a date";
    case Type::text:
      return "text";
    case Type::entity:
      return "a name";
    case Type::item:
      return type.kind == Kind::none ? "a place" : fmt::format("a `{}`", kind_info(type.kind).name);
    case Type::list:
      return "a list";
  }
  return "";
}

const grammar::Element* find_capture(const std::vector<grammar::Element>& elements,
                                     std::string_view name) {
  for (const grammar::Element& element : elements) {
    if (!element.name.empty() && element.name == name) return &element;
    for (const auto& branch : element.branches) {
      if (const grammar::Element* found = find_capture(branch, name)) return found;
    }
  }
  return nullptr;
}

StaticType capture_type(const grammar::Element& capture) {
  if (capture.kind == grammar::ElementKind::class_) return StaticType::of(Type::text);
  const Kind kind = find_kind(capture.text);
  return kind == Kind::none ? StaticType{} : StaticType::item(kind);
}

}  // namespace factlint
