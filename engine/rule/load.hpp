// Packs on disk to a checked, immutable RuleSet: the only place where YAML is read. See
// knowledge.cpp (lexicons, tables, units, entities), rules.cpp (rule files), checker.hpp (types).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
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
  std::string key;      ///< name of the capture that groups facts; empty: all facts are one group
  std::string value;    ///< name of the capture that is compared: as given, else "value", else the
                        ///< first numeric one, else the first that is not the key
  grammar::Node where;  ///< condition on the captures, by their names; may be absent
};

struct ExampleDocument {
  std::string text;
  std::string published;  ///< ISO date or empty
  std::string title;      ///< headline or empty
  std::string publisher;  ///< or empty
};

/// The first document is the example itself; `others` are there for rules across documents.
struct Example : ExampleDocument {
  std::vector<ExampleDocument> others;
  Span at;  ///< bytes of the rule's source
};

/// A message is its pieces joined: plain text, or the value of an expression.
struct MessagePiece {
  std::string text;     ///< if `value` is absent
  grammar::Node value;  ///< from "{value}"; what it may name: checker.hpp
};

struct Rule {
  std::string id;
  std::string category;
  Level level = Level::error;
  Outcome outcome = Outcome::conflict;
  std::string why;
  std::vector<FactSet> facts;  ///< in file order
  grammar::Node check;
  std::string check_text;
  std::string message;  ///< as written, with {expr} placeholders; may be empty
  std::string suggest;  ///< as written; may be empty
  std::vector<MessagePiece> message_pieces;
  std::vector<MessagePiece> suggest_pieces;
  std::vector<Example> fires;
  std::vector<Example> silent;
  std::shared_ptr<const Source> source;
  std::string pack;

  [[nodiscard]] const FactSet* fact_set(std::string_view name) const {
    for (const FactSet& set : facts) {
      if (set.name == name) return &set;
    }
    return nullptr;
  }
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
/// collects every issue; a file with an issue is left out, the rest still works. Lexicons and
/// tables of all packs are read first, so that a rule may use those of a later pack.
LoadResult load_rules(const std::vector<std::string>& packs);

/// The same for files that are already read: for tests, editors and fuzzing. `pack` of the rules is
/// empty.
LoadResult load_rule_sources(const std::vector<std::shared_ptr<const Source>>& sources);

}  // namespace factlint
