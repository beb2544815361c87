// Packs on disk to a checked, immutable RuleSet: the only place where YAML is read. See
// knowledge.cpp (lexicons, tables, units, entities), rules.cpp (rule files), checker.hpp (types).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/finding.hpp"
#include "engine/model/issue.hpp"
#include "engine/model/knowledge.hpp"
#include "grammar/ast.hpp"

namespace factlint {

/// A named set of facts that a rule finds in the documents with a pattern.
struct FactSet {
  std::string name;
  grammar::Pattern find;
  std::string key;  ///< name of the capture that groups facts; empty: all facts are one group
  std::string
      value;  ///< name of the capture that is compared ("value", else the first numeric one)
};

struct Example {
  std::string text;                 ///< the document's text
  std::string published;            ///< ISO date or empty
  std::string title;                ///< headline or empty
  std::vector<std::string> others;  ///< texts of further documents, for rules across documents
  Span at;
};

struct Rule {
  std::string id;
  std::string category;
  Level level = Level::error;
  Outcome outcome = Outcome::conflict;
  std::string why;
  std::vector<FactSet> facts;
  grammar::Node check;
  std::string check_text;
  std::string message;  ///< with {expr} placeholders
  std::string suggest;
  std::vector<Example> fires;
  std::vector<Example> silent;
  std::shared_ptr<const Source> source;
  std::string pack;
};

struct RuleSet {
  std::shared_ptr<const Knowledge> knowledge;
  std::vector<Rule> rules;  ///< ascending by id; only those without issues
};

struct LoadResult {
  RuleSet rules;
  std::vector<Issue> issues;  ///< of all files, sorted
};

/// `packs`: folders or single .yaml files, later ones extend earlier ones. Reads every file,
/// collects every issue; a file with an issue is left out, the rest still works.
LoadResult load_rules(const std::vector<std::string>& packs);

}  // namespace factlint
