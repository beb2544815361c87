#include "engine/rule/map_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace factlint {

void only_keys(const YamlNode& map, std::initializer_list<std::string_view> allowed,
               FileIssues& issues) {
  for (const YamlEntry& entry : map.entries) {
    if (std::find(allowed.begin(), allowed.end(), entry.key.text) != allowed.end()) continue;
    issues.error(entry.key.at, fmt::format("unknown key `{}`", entry.key.text),
                 did_you_mean_or_list(entry.key.text, std::vector<std::string_view>(allowed)));
  }
}

bool expect_kind(const YamlNode& node, YamlKind kind, std::string_view key, FileIssues& issues) {
  if (node.kind == kind) return true;
  YamlNode wanted;
  wanted.kind = kind;
  issues.error(node.at,
               fmt::format("`{}` has to be {}, not {}", key, describe(wanted), describe(node)));
  return false;
}

const YamlNode* text_at(const YamlNode& map, std::string_view key, FileIssues& issues) {
  const YamlNode* node = map.find(key);
  if (node == nullptr || !expect_kind(*node, YamlKind::scalar, key, issues)) return nullptr;
  return node;
}

const YamlNode* required_text(const YamlNode& map, std::string_view key, std::string_view what,
                              FileIssues& issues) {
  if (map.find(key) == nullptr) {
    issues.error(map.entries.empty() ? map.at : map.entries.front().key.at,
                 fmt::format("{} needs `{}`", what, key));
    return nullptr;
  }
  return text_at(map, key, issues);
}

}  // namespace factlint
