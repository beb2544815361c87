// Names and types of a rule: kinds, fields, functions, units, word classes, fact sets, bound names.
// The last step of loading; the types are those of static_type.hpp, the names those of
// functions.hpp and model/schema.hpp.
#pragma once

#include "engine/model/knowledge.hpp"
#include "engine/rule/file_issues.hpp"
#include "engine/rule/rules.hpp"

namespace factlint {

/// Reports every wrong name and type at its place, and completes FactSet::value. Each fault is
/// reported once: what depends on it counts as right.
void check_rule(RuleDraft& draft, const Knowledge& knowledge, FileIssues& issues);

/// Kinds and word classes of a pattern, distinct capture names, and that it cannot match nothing.
/// `to_source` of the text that holds it, and where the pattern begins in it: see PatternPlace.
struct PatternPlace {
  const DslText* text = nullptr;
  /// Byte of the text for each byte of the pattern; empty where they are the same.
  std::vector<std::uint32_t> bytes;

  [[nodiscard]] Span to_source(Span in_pattern) const;
};
void check_pattern(const grammar::Pattern& pattern, const PatternPlace& place,
                   const Knowledge& knowledge, FileIssues& issues);

}  // namespace factlint
