#include "engine/model/knowledge.hpp"

#include <algorithm>

namespace factlint {

int Table::column(std::string_view column_name) const {
  const auto hit = std::find(columns.begin(), columns.end(), column_name);
  return hit == columns.end() ? -1 : static_cast<int>(hit - columns.begin());
}

std::string_view Table::cell(const Row& row, std::string_view column_name) const {
  const int at = column(column_name);
  return at < 0 || static_cast<std::size_t>(at) >= row.cells.size() ? std::string_view()
                                                                    : row.cells[at];
}

std::vector<std::string> Table::list(const Row& row, std::string_view column_name) const {
  std::vector<std::string> parts;
  std::string_view rest = cell(row, column_name);
  while (!rest.empty()) {
    const std::size_t cut = rest.find("; ");
    parts.emplace_back(rest.substr(0, cut));
    rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 2);
  }
  return parts;
}

const Table* Knowledge::table(std::string_view name) const {
  const auto hit = tables.find(name);
  return hit == tables.end() ? nullptr : &hit->second;
}

UnitId Knowledge::unit(std::string_view name) const {
  const auto hit = unit_ids.find(std::string(name));
  return hit == unit_ids.end() ? UnitId{0} : hit->second;
}

EntityId Knowledge::entity(std::string_view name) const {
  const auto hit = entity_ids.find(std::string(name));
  return hit == entity_ids.end() ? EntityId{0} : hit->second;
}

}  // namespace factlint
