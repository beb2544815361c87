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

/// The time of the item: its clause's; outside any clause the only resolved date of its sentence.
DateRange when_of(const Corpus& corpus, const ItemRef& item);

/// The date by which the item's clause is timed; of no kind where it is the publication date.
ItemRef dated_by(const Corpus& corpus, const ItemRef& item);

/// The date in another document that gave this date its year; of no kind if it has its own.
ItemRef year_from(const Corpus& corpus, const ItemRef& date);

/// "headline", "body", "heading", "list item", "table", "block quote", …
std::string_view part_name(PartKind part);

/// The values in this item's column of its table, without rows whose first cell names a total.
DatumList column_of(const Corpus& corpus, const ItemRef& item);

}  // namespace factlint
