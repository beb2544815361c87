// The kinds of things a rule can speak of and the typed fields of each: what the checker of rule/
// and the evaluator of eval/ agree on. A new kind is one enumerator and one row in schema.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace factlint {

enum class Kind : std::uint8_t {
  none,
  // Mentions: recognised spans (model/reading.hpp, struct Mention).
  number,    ///< a plain number or count; `head` is what is counted
  quantity,  ///< a number with a unit of measure: 141 GB, 3.5 km
  money,
  percent,
  points,    ///< percentage points, basis points
  multiple,  ///< six times, doubled, sixfold
  ordinal,
  date,  ///< a day, month or year, absolute or relative
  weekday,
  period,  ///< a stretch with both ends: a quarter, "from May 3 to May 5", "this week"
  duration,
  clock,
  age,
  person,
  organisation,
  place,
  product,
  office,  ///< an office or role by its name: "president", "chief executive"
  quotation,
  attribution,
  hedge,
  negation,
  // Records: relations and frames derived from mentions (struct Record).
  statement,       ///< a clause: who does what, how firmly, said by whom
  title,           ///< a person with an office and a time
  administration,  ///< "the X administration"
  span,            ///< a stated length with its two dates
  birth,           ///< an age with a birth date
  conversion,      ///< one value in two units: "5 km (3.1 miles)"
  list,            ///< a count word and the names that follow
  enumeration,     ///< "three reasons … First … Second …"
  change,          ///< rose p% to B from A
  difference,      ///< a margin or lead with its two values
  sum,             ///< a total with its parts
  share,           ///< n, or p%, of N
  product_of,      ///< n at p each: total
  opposition,      ///< "undisclosed", "not named" of a thing
  garble,          ///< text that no writer meant: cut phrases, run-together words, leaks
  reference,       ///< an entry of a reference list
  ranking,         ///< the place of a thing in a set: "the second-largest lake in the province"
  // Unions and wholes.
  count,      ///< a number with a head noun
  measure,    ///< any numeric mention
  statistic,  ///< percent, money, or a count of 3 digits or more, in the body
  name,       ///< person, organisation, place or product
  mention,    ///< any mention
  document,
  table,
  kind_count,  ///< how many there are
};
inline constexpr std::size_t kKindCount = static_cast<std::size_t>(Kind::kind_count);

enum class Type : std::uint8_t {
  unknown,
  boolean,
  value,  ///< a Value: number with unit and interval
  date,   ///< a DateRange
  text,
  entity,  ///< compared by identity, printed by name; comparable with text by any of its names
  item,    ///< a mention, record or document
  list,    ///< of any of these
};

struct Field {
  std::string_view name;
  Type type = Type::unknown;
  std::string_view doc;  ///< one line for `factlint rules kinds`
};

struct KindInfo {
  Kind kind = Kind::none;
  std::string_view name;
  std::string_view plural;
  std::string_view doc;
  std::span<const Field> fields;  ///< own fields; every kind also has common_fields()
  std::span<const Kind> members;  ///< unions: the kinds they stand for
};

const KindInfo& kind_info(Kind kind);
/// By singular or plural name; Kind::none if there is none.
Kind find_kind(std::string_view name);
/// Fields that every mention and record has: text, sentence, document, part, when, source, negated,
/// hedged.
std::span<const Field> common_fields();
/// Own fields first, then common ones; nullptr if the kind has no such field.
const Field* find_field(Kind kind, std::string_view name);
/// Position of an own field in KindInfo::fields (the slot in Record::fields); -1 if none.
int field_slot(Kind kind, std::string_view name);
std::string_view to_string(Type type);

}  // namespace factlint
