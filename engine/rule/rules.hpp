// Rule files to rule drafts: keys, required values, syntax of checks and patterns; checker.hpp then
// checks names and types. load.cpp calls both.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/load.hpp"
#include "engine/rule/yaml_file.hpp"

namespace factlint {

/// Longest check, pattern or message in bytes. Name look-ups in one text are linear in the names
/// that it binds, so its length has to have a bound.
inline constexpr std::size_t kMaxRuleText = 16U << 10U;

/// A piece of rule language and where it stands.
struct DslText {
  std::string text;
  ScalarMap map;
  Span at;  ///< the whole scalar, in bytes of the source

  /// Bytes of `text` to bytes of the source.
  [[nodiscard]] Span to_source(Span in_text) const { return map.to_source(in_text); }
};

/// Where the parts of a fact set stand, for the checker.
struct FactSetText {
  Span name;
  DslText find;
  Span key;    ///< of the value of `key`, empty if not given
  Span value;  ///< of the value of `value`, empty if not given
  DslText where;
};

/// A rule whose syntax has been read. Parts with issues are left out (an absent check, a fact set
/// whose pattern does not parse is in `broken_facts`), so that the checker still checks the rest.
struct RuleDraft {
  Rule rule;
  Span id_at;
  DslText check;
  DslText message;
  DslText suggest;
  std::vector<FactSetText> facts;         ///< one for each of rule.facts
  std::vector<std::string> broken_facts;  ///< names that exist but could not be read
  /// Spans of the expressions in rule.message_pieces and suggest_pieces stand in these texts, from
  /// each piece's begin.
  std::vector<std::uint32_t> message_begins;
  std::vector<std::uint32_t> suggest_begins;
};

/// Reads a rule file's tree. `file_name`: "x.yaml", which has to be the id; empty: not compared.
RuleDraft read_rule(const YamlNode& root, std::string_view file_name, FileIssues& issues);

/// The categories that rules may have, as in DESIGN: "quantity", "arithmetic", …
const std::vector<std::string_view>& known_categories();

}  // namespace factlint
