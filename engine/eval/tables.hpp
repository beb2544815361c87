// Columns of reference tables as lists, with quick membership; names.cpp and `X of "…"` use them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "engine/eval/truth.hpp"
#include "engine/model/record.hpp"

namespace factlint {

/// A column's cells, split at "; "; a number in a cell is a value.
struct TableColumn {
  std::shared_ptr<const DatumList> list;
  std::unordered_set<std::uint64_t> words;  ///< hashes of the texts' words
  std::unordered_set<std::string> written;  ///< the texts as they stand

  [[nodiscard]] bool has(std::string_view text, bool as_written) const;
};

TableColumn read_column(const Table& table, std::string_view column);
/// "141 GB", "$5", "12%", "400": with its unit; text otherwise; unknown if empty.
Datum cell_datum(const Knowledge& knowledge, std::string_view cell);
/// The cell of the row that is named so in a column `name`, `person` or the first one, in the first
/// table that has the column; unknown if there is none.
Datum cell_of(const Knowledge& knowledge, std::string_view column, std::string_view row_name);
/// Hash of the words of a text, without case and marks.
std::uint64_t words_hash(std::string_view text);

}  // namespace factlint
