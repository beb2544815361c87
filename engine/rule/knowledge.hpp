// Lexicons and tables of the packs to Knowledge; knowledge_files.hpp reads the single files,
// rules.hpp the rule files. The YAML forms are described in rules/README.md.
#pragma once

#include <memory>
#include <vector>

#include "engine/model/issue.hpp"
#include "engine/model/knowledge.hpp"
#include "engine/rule/yaml_file.hpp"

namespace factlint {

/// Collects lexicon and table files, then builds. Order of calls: add() for every file, build()
/// once.
class KnowledgeBuilder {
 public:
  KnowledgeBuilder();
  ~KnowledgeBuilder();
  KnowledgeBuilder(const KnowledgeBuilder&) = delete;
  KnowledgeBuilder& operator=(const KnowledgeBuilder&) = delete;

  /// Reads one lexicon or table file (others are ignored); faults go to `issues` and leave the rest
  /// of the file usable.
  void add(const YamlNode& root, FileIssues& issues);
  /// Expands inflections, builds units, entities and names of office-holders.
  std::shared_ptr<const Knowledge> build();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// All lexicons and tables below these folders (or single files), in path order.
std::shared_ptr<const Knowledge> load_knowledge(const std::vector<std::string>& packs,
                                                std::vector<Issue>& issues);

}  // namespace factlint
