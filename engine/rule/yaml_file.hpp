// One YAML file as a plain tree with byte positions: what all readers in rule/ work on, so that no
// other file there knows the YAML library. Positions inside scalars: map_scalar.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/document.hpp"
#include "engine/rule/file_issues.hpp"

namespace factlint {

enum class YamlKind : std::uint8_t { null, scalar, list, map };
enum class YamlStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

struct YamlEntry;

struct YamlNode {
  YamlKind kind = YamlKind::null;
  YamlStyle style = YamlStyle::plain;  ///< scalars only
  /// Bytes of the source. Scalars on one line: all of it, with its quotes; other scalars: to the
  /// end of their first line; lists and maps: their first byte; an empty value: empty, behind its
  /// key.
  Span at;
  std::string text;                ///< scalars: the value
  std::vector<YamlNode> items;     ///< lists
  std::vector<YamlEntry> entries;  ///< maps, in file order; keys are distinct scalars

  [[nodiscard]] bool is_scalar() const { return kind == YamlKind::scalar; }
  [[nodiscard]] bool is_map() const { return kind == YamlKind::map; }
  /// The value under a key of a map; nullptr if this is no map or has no such key.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

/// "text", "a list", "a map", "nothing": for messages.
std::string_view describe(const YamlNode& node);

inline constexpr std::size_t kMaxYamlBytes = 4U << 20U;
inline constexpr unsigned kMaxYamlDepth = 32;
/// How many nodes, and bytes of text, aliases may add to a file.
inline constexpr std::size_t kMaxAliasNodes = 1000;
inline constexpr std::size_t kMaxAliasBytes = 64U << 10U;

/// The file's tree; nullopt, with an issue, if it is no tree at all: not YAML, not UTF-8, too
/// large, too deep, aliases that grow without bound. Duplicate keys (the first stays), keys that
/// are no text and a second document are issues that leave the rest usable.
std::optional<YamlNode> read_yaml(FileIssues& issues);

/// Where each byte of a scalar's value stands in the source.
struct ScalarMap {
  std::vector<OffsetRun> runs;  ///< ascending in `text`

  /// Bytes of the value to bytes of the source; what lies in one escape is the whole escape.
  [[nodiscard]] Span to_source(Span in_text) const;
};

/// For plain and quoted scalars on one line and for `|` blocks; nullopt for folded blocks and for
/// scalars over several lines, whose line ends are gone.
std::optional<ScalarMap> map_scalar(std::string_view bytes, const YamlNode& scalar);

}  // namespace factlint
