// Values of the rule language at run time (Datum) and generic derived records; eval/ reads both.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/model/date.hpp"
#include "engine/model/knowledge.hpp"
#include "engine/model/schema.hpp"
#include "engine/model/token.hpp"
#include "engine/model/value.hpp"

namespace factlint {

/// A mention, record or document of the corpus.
struct ItemRef {
  std::uint32_t document = 0;  ///< index into the corpus
  Kind kind = Kind::none;
  std::uint32_t index = 0;  ///< into the reading's list of that kind's home
  friend bool operator==(const ItemRef&, const ItemRef&) = default;
  friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};

struct EntityRef {
  EntityId id = 0;  ///< 0: not in the gazetteer; then `name` alone identifies it
  std::string name;
};

struct Datum;
using DatumList = std::vector<Datum>;

/// monostate is "unknown": the text does not say, so nothing can be concluded from it.
struct Datum : std::variant<std::monostate, bool, Value, DateRange, std::string, EntityRef, ItemRef,
                            std::shared_ptr<const DatumList>> {
  using variant::variant;
  [[nodiscard]] bool known() const { return index() != 0; }
};

/// One derived relation; `fields` follow the order of its kind's own fields in schema.cpp.
struct Record {
  Kind kind = Kind::none;
  TokenRange tokens;  ///< where it stands; the first citation
  std::uint32_t sentence = 0;
  std::vector<Datum> fields;
  std::vector<TokenRange>
      more;  ///< further places to cite: the list behind a count, a date before a title
};

}  // namespace factlint
