// All knowledge that comes from YAML: lexicon, units, entities, tables with validity; rule/ loads
// it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/date.hpp"
#include "engine/model/issue.hpp"
#include "engine/model/lexicon.hpp"
#include "engine/model/value.hpp"
#include "engine/model/word_list.hpp"

namespace factlint {

/// Unit 0 is none. Compound units ("km/h") are rows of their own.
struct Unit {
  std::string name;       ///< "metre", "US dollar", "percent"
  std::string dimension;  ///< "length", "money", "ratio", "time", "data", …
  double factor = 1;      ///< to the dimension's base unit; currencies: 1 (never converted)
  double offset = 0;      ///< temperatures: base = value * factor + offset
  std::string iso;        ///< currencies: "USD"; empty where the sign is ambiguous (bare $)
  std::string symbol;     ///< for display: "km", "$"
};

using EntityId = std::uint32_t;  ///< 0 = none

/// A row of the table `entities`, or a product, company or office-holder named by another table.
struct Entity {
  std::string name;
  std::string kind;  ///< country, city, government, organisation, agency, company, body, place,
                     ///< product, person
  std::vector<std::string> aliases;
  EntityId of = 0;  ///< owner: a seat's country, a product's maker; 0 if none
};

/// A reference table: rows of text cells. Validity columns are named `from` and `to`.
struct Table {
  struct Row {
    std::vector<std::string> cells;  ///< by column
    DateRange valid;  ///< last = max Day where open; known=false: no validity columns
    DateRange from;   ///< as written: a day, month or year
    DateRange to;     ///< as written; not known where open
    Span at;          ///< bytes of the source: the row's line
  };
  std::string name;
  DateRange as_of;
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::shared_ptr<const Source> source;

  /// -1 if there is no such column.
  [[nodiscard]] int column(std::string_view column_name) const;
  [[nodiscard]] std::string_view cell(const Row& row, std::string_view column_name) const;
  /// The cell split at "; ".
  [[nodiscard]] std::vector<std::string> list(const Row& row, std::string_view column_name) const;
};

struct Knowledge {
  Lexicon lexicon;
  std::vector<Unit> units{Unit{}};         ///< [0] is none
  std::vector<Entity> entities{Entity{}};  ///< [0] is none
  std::map<std::string, Table, std::less<>> tables;
  /// Plain word lists named by lexicons: "common", "rare"; for telling words from what is none.
  std::map<std::string, WordList, std::less<>> word_lists;
  std::unordered_map<std::string, UnitId> unit_ids;      ///< by name and by ISO code
  std::unordered_map<std::string, EntityId> entity_ids;  ///< by name

  [[nodiscard]] const Table* table(std::string_view name) const;
  [[nodiscard]] UnitId unit(std::string_view name) const;
  [[nodiscard]] EntityId entity(std::string_view name) const;
};

}  // namespace factlint
