// Loads rule texts from memory and shows their issues as a user sees them.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/report/snippet.hpp"
#include "engine/rule/load.hpp"

namespace factlint {

inline std::shared_ptr<const Source> source_of(std::string path, std::string bytes) {
  return std::make_shared<const Source>(Source{std::move(path), std::move(bytes)});
}

/// Loads one file called "a.yaml".
inline LoadResult load_text(std::string bytes) {
  return load_rule_sources({source_of("a.yaml", std::move(bytes))});
}

/// All issues of one file as they are printed.
inline std::string issues_of(std::string bytes) {
  return format_issues(load_text(std::move(bytes)).issues);
}

}  // namespace factlint
