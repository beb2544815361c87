// What the checker knows of an expression before any document is read: its type, and for values
// what they measure. checker.hpp infers these.
#pragma once

#include <string>
#include <string_view>

#include "engine/model/knowledge.hpp"
#include "engine/model/schema.hpp"
#include "engine/rule/load.hpp"

namespace factlint {

/// What a value measures: a dimension of the table `units` ("length"), or one of these. Empty:
/// anything, it is not known before the documents are read.
inline constexpr std::string_view kPlainNumber = "number";
inline constexpr std::string_view kRatio =
    "ratio";  ///< a value divided by one of its own dimension
inline constexpr std::string_view kPercent = "percent";
inline constexpr std::string_view kPoints = "points";
inline constexpr std::string_view kMoney = "money";
inline constexpr std::string_view kTime = "time";

struct StaticType {
  Type type = Type::unknown;
  Kind kind = Kind::none;          ///< items
  std::string_view dimension;      ///< values, and lists of values
  Type element = Type::unknown;    ///< lists
  const FactSet* facts = nullptr;  ///< a fact set, or one fact of it when `type` is item
  const Table* table = nullptr;    ///< a reference table

  static StaticType of(Type type) {
    return {type, Kind::none, {}, Type::unknown, nullptr, nullptr};
  }
  static StaticType value(std::string_view dimension = {}) {
    return {Type::value, Kind::none, dimension, Type::unknown, nullptr, nullptr};
  }
  static StaticType item(Kind kind) {
    return {Type::item, kind, {}, Type::unknown, nullptr, nullptr};
  }
  static StaticType list(Type element, std::string_view dimension = {}) {
    return {Type::list, Kind::none, dimension, element, nullptr, nullptr};
  }
  [[nodiscard]] bool known() const { return type != Type::unknown; }
};

/// What the values of a kind's field measure.
std::string_view field_dimension(Kind kind, std::string_view field);
/// What an expression stands for in a comparison: an item for its value, date, name or text.
StaticType plain(const StaticType& type);
/// Whether values of these dimensions may be compared or added.
bool same_dimension(std::string_view a, std::string_view b);
/// "a date", "an amount of money", "a `count`", "text": for messages.
std::string describe(const StaticType& type);

/// The capture of a pattern with that name; nullptr if there is none.
const grammar::Element* find_capture(const std::vector<grammar::Element>& elements,
                                     std::string_view name);
/// What a capture binds: an item of its kind, or text for a word class.
StaticType capture_type(const grammar::Element& capture);

}  // namespace factlint
