// Reads the keys of one YAML map with issues for unknown, missing and wrongly typed ones; rules.cpp
// and knowledge.cpp use it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/yaml_file.hpp"

namespace factlint {

/// Reports every key of the map that is not `allowed`.
void only_keys(const YamlNode& map, std::initializer_list<std::string_view> allowed,
               FileIssues& issues);
/// The scalar under `key`; nullptr, with an issue if it is there and no text.
const YamlNode* text_at(const YamlNode& map, std::string_view key, FileIssues& issues);
/// The same; its absence is an issue at the map's first key: "a rule needs `why`".
const YamlNode* required_text(const YamlNode& map, std::string_view key, std::string_view what,
                              FileIssues& issues);
/// An issue unless `node` is of the kind.
bool expect_kind(const YamlNode& node, YamlKind kind, std::string_view key, FileIssues& issues);

}  // namespace factlint
