#include "engine/rule/knowledge_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "engine/rule/map_reader.hpp"

namespace factlint {

namespace {

constexpr Day kOpen = std::numeric_limits<Day>::max();

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// A piece of a scalar's value that knows where it stands in it.
struct Piece {
  std::string_view text;
  std::uint32_t at = 0;
};

Piece trimmed(Piece piece) {
  while (!piece.text.empty() && is_blank(piece.text.front())) {
    piece.text.remove_prefix(1);
    ++piece.at;
  }
  while (!piece.text.empty() && is_blank(piece.text.back())) piece.text.remove_suffix(1);
  return piece;
}

/// Calls `each` with every part between separators, trimmed.
template <class Each>
void split(Piece whole, char separator, Each each) {
  while (true) {
    const std::size_t cut = whole.text.find(separator);
    each(trimmed({whole.text.substr(0, cut), whole.at}));
    if (cut == std::string_view::npos) return;
    whole.text.remove_prefix(cut + 1);
    whole.at += static_cast<std::uint32_t>(cut + 1);
  }
}

/// The cells of a row. A bar between spaces separates, so that "a|b" is one cell; an empty cell may
/// be written "|  |" or "| |".
std::vector<Piece> cells_of(Piece row) {
  std::vector<Piece> cells;
  const std::string_view text = row.text;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool bar = at < text.size() && text[at] == '|' && (at == 0 || text[at - 1] == ' ') &&
                     (at + 1 == text.size() || text[at + 1] == ' ');
    if (at < text.size() && !bar) continue;
    cells.push_back(
        trimmed({text.substr(from, at - from), row.at + static_cast<std::uint32_t>(from)}));
    from = at + 1;
  }
  return cells;
}

/// Maps pieces of a scalar to the source; the map is made once, when the first piece asks.
class Places {
 public:
  Places(const YamlNode& scalar, std::string_view bytes) : scalar_(scalar), bytes_(bytes) {}

  [[nodiscard]] Span of(const Piece& piece) {
    if (!asked_) map_ = map_scalar(bytes_, scalar_);
    asked_ = true;
    if (!map_) return scalar_.at;
    return map_->to_source({piece.at, piece.at + static_cast<std::uint32_t>(piece.text.size())});
  }

 private:
  const YamlNode& scalar_;
  std::string_view bytes_;
  bool asked_ = false;
  std::optional<ScalarMap> map_;
};

class LexiconReader {
 public:
  explicit LexiconReader(FileIssues& issues) : issues_(issues) {}

  LexiconFile read(const YamlNode& root) {
    only_keys(root, {"lexicon", "why", "word_lists", "classes"}, issues_);
    text_at(root, "lexicon", issues_);
    if (const YamlNode* lists = root.find("word_lists");
        lists != nullptr && expect_kind(*lists, YamlKind::map, "word_lists", issues_)) {
      for (const YamlEntry& list : lists->entries) {
        if (!expect_kind(list.value, YamlKind::scalar, list.key.text, issues_)) continue;
        file_.word_lists.emplace_back(list.key.text, list.value.text);
        file_.word_list_places.push_back(list.value.at);
      }
    }
    const YamlNode* classes = root.find("classes");
    if (classes == nullptr) {
      issues_.error(root.entries.front().key.at,
                    "a lexicon needs `classes`, a map of class names to words");
    } else if (expect_kind(*classes, YamlKind::map, "classes", issues_)) {
      for (const YamlEntry& entry : classes->entries) read_class(entry);
    }
    return std::move(file_);
  }

 private:
  void read_class(const YamlEntry& entry) {
    if (!good_class_name(entry.key)) return;
    file_.classes.push_back(entry.key.text);
    file_.class_places.push_back(entry.key.at);
    if (entry.value.is_scalar()) {
      read_words(entry.value, Forms::none);
      return;
    }
    if (!entry.value.is_map()) {
      issues_.error(entry.key.at, fmt::format("class `{}` has to be words or a map with `words`",
                                              entry.key.text));
      return;
    }
    only_keys(entry.value, {"forms", "words"}, issues_);
    Forms forms = Forms::none;
    if (const YamlNode* word = text_at(entry.value, "forms", issues_)) {
      if (word->text == "verb") {
        forms = Forms::verb;
      } else if (word->text == "noun") {
        forms = Forms::noun;
      } else if (word->text != "none") {
        issues_.error(word->at, fmt::format("unknown forms `{}`", word->text),
                      did_you_mean_or_list(word->text, {"verb", "noun", "none"}));
      }
    }
    const std::string what = fmt::format("class `{}`", entry.key.text);
    if (const YamlNode* words = required_text(entry.value, "words", what, issues_)) {
      read_words(*words, forms);
    }
  }

  bool good_class_name(const YamlNode& key) {
    const auto good = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_';
    };
    const char first = key.text.empty() ? '-' : key.text.front();
    if (first != '-' && !(first >= '0' && first <= '9') &&
        std::all_of(key.text.begin(), key.text.end(), good)) {
      return true;
    }
    issues_.error(key.at, fmt::format("`{}` is no name for a word class", key.text),
                  "letters, digits, `-` and `_`, a letter first");
    return false;
  }

  void read_words(const YamlNode& scalar, Forms forms) {
    const auto cls = static_cast<std::uint32_t>(file_.classes.size() - 1);
    const std::string& name = file_.classes.back();
    Places places(scalar, issues_.bytes());
    const bool wants_base = name == "irregular-verb" || name == "irregular-noun";
    split({scalar.text, 0}, '\n', [&](Piece line) {
      if (line.text.starts_with('#')) return;
      split(line, ',', [&](Piece item) {
        if (item.text.empty()) return;
        LexiconEntry entry{cls, forms, false, {}, {}};
        const std::size_t equals = equals_in(item.text);
        entry.words = trimmed({item.text.substr(0, equals), item.at}).text;
        if (equals != std::string_view::npos) {
          entry.value = trimmed({item.text.substr(equals + 1), item.at}).text;
          entry.has_value = true;
        }
        if (entry.words.empty() || (entry.has_value && entry.value.empty())) {
          issues_.error(
              places.of(item),
              fmt::format("nothing stands {} `=`", entry.words.empty() ? "in front of" : "behind"));
          return;
        }
        if (wants_base && !entry.has_value) {
          issues_.error(places.of(item), fmt::format("`{}` has no base form", entry.words),
                        fmt::format("write it as {} = base", entry.words));
          return;
        }
        file_.entries.push_back(std::move(entry));
      });
    });
  }

  /// The `=` between spaces or at an end; "a=b" is a word.
  static std::size_t equals_in(std::string_view item) {
    for (std::size_t at = item.find('='); at != std::string_view::npos;
         at = item.find('=', at + 1)) {
      if ((at == 0 || item[at - 1] == ' ') && (at + 1 == item.size() || item[at + 1] == ' ')) {
        return at;
      }
    }
    return std::string_view::npos;
  }

  FileIssues& issues_;
  LexiconFile file_;
};

class TableReader {
 public:
  explicit TableReader(FileIssues& issues) : issues_(issues) {}

  std::optional<Table> read(const YamlNode& root, Span& columns_at) {
    only_keys(root, {"table", "why", "as_of", "columns", "rows", "sources"}, issues_);
    const YamlNode* name = text_at(root, "table", issues_);
    const YamlNode* columns = required_text(root, "columns", "a table", issues_);
    const YamlNode* rows = required_text(root, "rows", "a table", issues_);
    if (name == nullptr || columns == nullptr || rows == nullptr) return std::nullopt;
    table_.name = name->text;
    table_.source = issues_.source();
    columns_at = columns->at;
    if (!read_columns(*columns)) return std::nullopt;
    if (const YamlNode* as_of = text_at(root, "as_of", issues_)) {
      const auto date = parse_iso_date(as_of->text);
      if (date) {
        table_.as_of = *date;
      } else {
        issues_.error(as_of->at, fmt::format("`{}` is no date", as_of->text),
                      "write it as 2026-08-22");
      }
    }
    from_ = table_.column("from");
    to_ = table_.column("to");
    if (table_.name == "units") {
      numeric_ = {table_.column("factor"), table_.column("offset")};
    }
    Places places(*rows, issues_.bytes());
    split({rows->text, 0}, '\n', [&](Piece line) {
      if (!line.text.empty() && line.text.front() != '#') read_row(line, places);
    });
    return std::move(table_);
  }

 private:
  bool read_columns(const YamlNode& columns) {
    Places places(columns, issues_.bytes());
    Piece line = trimmed({columns.text, 0});
    while (line.text.ends_with('\n')) line.text.remove_suffix(1);
    bool good = true;
    for (const Piece& cell : cells_of(line)) {
      if (cell.text.empty()) {
        issues_.error(places.of(cell), "a column without a name");
        good = false;
      } else if (table_.column(cell.text) >= 0) {
        issues_.error(places.of(cell), fmt::format("two columns are called `{}`", cell.text));
        good = false;
      }
      table_.columns.emplace_back(cell.text);
    }
    return good;
  }

  void read_row(const Piece& line, Places& places) {
    const std::vector<Piece> cells = cells_of(line);
    if (cells.size() != table_.columns.size()) {
      issues_.error(places.of(line),
                    fmt::format("this row has {} cell{}, the table {} columns", cells.size(),
                                cells.size() == 1 ? "" : "s", table_.columns.size()),
                    fmt::format("columns: {}", fmt::join(table_.columns, " | ")));
      return;
    }
    for (int column : numeric_) {
      double number = 0;
      if (column < 0 || cells[column].text.empty() || to_number(cells[column].text, number))
        continue;
      issues_.error(places.of(cells[column]), fmt::format("`{}` is no number", cells[column].text));
      return;
    }
    Table::Row row;
    row.at = places.of(line);
    if (from_ >= 0 && to_ >= 0 && !read_validity(cells[from_], cells[to_], places, row)) return;
    row.cells.reserve(cells.size());
    for (const Piece& cell : cells) row.cells.emplace_back(cell.text);
    table_.rows.push_back(std::move(row));
  }

  bool read_validity(const Piece& from, const Piece& to, Places& places, Table::Row& row) {
    const auto first = parse_iso_date(from.text);
    const auto last = parse_iso_date(to.text);
    for (const auto& [cell, date] : {std::pair{&from, &first}, std::pair{&to, &last}}) {
      if (*date || cell->text.empty()) continue;
      issues_.error(places.of(*cell), fmt::format("`{}` is no date", cell->text),
                    "write it as 2026-01-13, 2026-01 or 2026, or leave it empty");
      return false;
    }
    if (first && last && last->last < first->first) {
      issues_.error(places.of(to), fmt::format("this row ends before it begins, on {}", from.text));
      return false;
    }
    row.from = first.value_or(DateRange{});
    row.to = last.value_or(DateRange{});
    row.valid = {first ? first->first : std::numeric_limits<Day>::min(), last ? last->last : kOpen,
                 true};
    return true;
  }

  FileIssues& issues_;
  Table table_;
  int from_ = -1;
  int to_ = -1;
  std::vector<int> numeric_;
};

}  // namespace

bool to_number(std::string_view text, double& out) {
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, out);
  return result.ec == std::errc() && result.ptr == end;
}

LexiconFile read_lexicon(const YamlNode& root, FileIssues& issues) {
  return LexiconReader(issues).read(root);
}

std::optional<Table> read_table(const YamlNode& root, FileIssues& issues, Span& columns_at) {
  return TableReader(issues).read(root, columns_at);
}

}  // namespace factlint
