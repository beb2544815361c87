// Fields of items by name, as model/schema.cpp declares them; expr.hpp evaluates `m.value` with
// this.
#pragma once

#include <string_view>

#include "engine/eval/corpus.hpp"
#include "engine/eval/truth.hpp"
#include "engine/model/record.hpp"

namespace factlint {

/// monostate where the text does not say. A name that the kind does not have is unknown as well:
/// the checker of rule/ has refused it before.
Datum field(const Corpus& corpus, const ItemRef& item, std::string_view name);

/// What an item stands for in a comparison: its value, date or entity, else its text.
Datum plain(const Corpus& corpus, const ItemRef& item);

/// `q has speaker`: is there such a field with a value, or such a part or mention? `what` is a
/// field, a kind (`statistic has attribution`), or a part of a document (`d has byline`).
Truth has(const Corpus& corpus, const ItemRef& item, std::string_view what);

/// The time of the item: its clause's, else the only resolved date of its sentence.
DateRange when_of(const Corpus& corpus, const ItemRef& item);

/// "headline", "body", "heading", "list item", "table", "block quote", …
std::string_view part_name(PartKind part);

/// The values in this item's column of its table, without rows whose first cell names a total.
DatumList column_of(const Corpus& corpus, const ItemRef& item);

}  // namespace factlint
