// Lexicon and table files as plain entries and rows, every fault at its place; knowledge.cpp builds
// Knowledge from them. Their form is described in rules/README.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/knowledge.hpp"
#include "engine/rule/yaml_file.hpp"

namespace factlint {

/// Which inflected forms stand for a word of a class.
enum class Forms : std::uint8_t { none, verb, noun };

struct LexiconEntry {
  std::uint32_t cls = 0;  ///< index into LexiconFile::classes
  Forms forms = Forms::none;
  bool has_value = false;
  std::string words;
  std::string value;
};

struct LexiconFile {
  std::vector<std::string> classes;  ///< in file order
  std::vector<Span> class_places;    ///< of each, bytes of the source
  std::vector<LexiconEntry> entries;
  /// Plain word lists: name and path, beside the lexicon unless absolute.
  std::vector<std::pair<std::string, std::string>> word_lists;
  std::vector<Span> word_list_places;
};

/// A tree that begins with `lexicon:`. Faulty entries are left out.
LexiconFile read_lexicon(const YamlNode& root, FileIssues& issues);

/// A tree that begins with `table:`. Faulty rows are left out; nullopt if it is no table at all.
/// `columns_at`: where its columns are named.
std::optional<Table> read_table(const YamlNode& root, FileIssues& issues, Span& columns_at);

/// The whole text as a number.
bool to_number(std::string_view text, double& out);

}  // namespace factlint
