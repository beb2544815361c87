#include "engine/eval/tables.hpp"

#include <charconv>

#include "engine/model/hash.hpp"
#include "engine/model/words.hpp"

namespace factlint {

std::uint64_t words_hash(std::string_view text) {
  std::uint64_t h = 0;
  for (RawToken t = next_token(text, 0); t.begin != t.end; t = next_token(text, t.end)) {
    if (t.shape & kPunct) continue;
    h = hash_mix(h, hash_folded(text.substr(t.begin, t.end - t.begin)));
  }
  return h;
}

bool TableColumn::has(std::string_view text, bool as_written) const {
  return as_written ? written.contains(std::string(text)) : words.contains(words_hash(text));
}

Datum cell_datum(const Knowledge& knowledge, std::string_view cell) {
  if (cell.empty()) return {};
  std::string digits;
  std::size_t end = 0;
  for (; end < cell.size(); ++end) {
    const char c = cell[end];
    if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && end == 0)) {
      digits += c;
    } else if (c != ',' && c != '_') {
      break;
    }
  }
  double number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::string(cell);
  std::string_view unit = cell.substr(end);
  while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  if (unit.empty()) return Value::exactly(number);
  const UnitId id = knowledge.unit(unit);
  if (id == 0) return std::string(cell);
  return Value::exactly(number, id);
}

TableColumn read_column(const Table& table, std::string_view column) {
  TableColumn out;
  auto list = std::make_shared<DatumList>();
  if (table.column(column) >= 0) {
    for (const Table::Row& row : table.rows) {
      for (const std::string& text : table.list(row, column)) {
        if (text.empty()) continue;
        list->emplace_back(text);
        out.words.insert(words_hash(text));
        out.written.insert(text);
      }
    }
  }
  out.list = std::move(list);
  return out;
}

Datum cell_of(const Knowledge& knowledge, std::string_view column, std::string_view row_name) {
  const std::uint64_t wanted = words_hash(row_name);
  for (const auto& [name, table] : knowledge.tables) {
    if (table.column(column) < 0) continue;
    for (const Table::Row& row : table.rows) {
      for (std::string_view key : {std::string_view("name"), std::string_view("person"),
                                   std::string_view(table.columns.front())}) {
        if (key == column || table.column(key) < 0) continue;
        if (words_hash(table.cell(row, key)) == wanted) {
          return cell_datum(knowledge, table.cell(row, column));
        }
      }
    }
  }
  return {};
}

}  // namespace factlint
