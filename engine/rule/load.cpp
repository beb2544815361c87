#include "engine/rule/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "engine/rule/checker.hpp"
#include "engine/rule/knowledge.hpp"
#include "engine/rule/map_reader.hpp"
#include "engine/rule/pack_files.hpp"
#include "engine/rule/rules.hpp"

namespace factlint {

namespace {

namespace fs = std::filesystem;

enum class FileKind { rule, lexicon, table, pack, none };

constexpr std::pair<std::string_view, FileKind> kFirstKeys[] = {{"rule", FileKind::rule},
                                                                {"lexicon", FileKind::lexicon},
                                                                {"table", FileKind::table},
                                                                {"pack", FileKind::pack}};

std::string file_name(const std::string& path) {
  return fs::path(path).filename().generic_string();
}

/// "rules" of "/usr/share/factlint/rules/".
std::string folder_name(const std::string& path) {
  fs::path folder = fs::path(path).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  return folder.filename().generic_string();
}

/// A file's kind is told by its first key, so that a typing error further down never turns a rule
/// into something else.
FileKind kind_of(const YamlNode& root, FileIssues& issues) {
  if (root.kind == YamlKind::null) {
    issues.error({0, 0}, "the file is empty", "a rule begins with `rule:`");
    return FileKind::none;
  }
  if (!root.is_map() || root.entries.empty()) {
    issues.error(root.at, fmt::format("expected a map, got {}", describe(root)),
                 "a rule begins with `rule:`");
    return FileKind::none;
  }
  const YamlNode& first = root.entries.front().key;
  std::vector<std::string_view> names;
  for (const auto& [name, kind] : kFirstKeys) {
    if (first.text == name) return kind;
    names.push_back(name);
  }
  for (const auto& [name, kind] : kFirstKeys) {
    if (root.find(name) == nullptr) continue;
    issues.error(first.at, fmt::format("`{}` has to be the first key", name));
    return kind;
  }
  issues.error(first.at, "the first key has to be `rule`, `lexicon`, `table` or `pack`",
               did_you_mean(first.text, names));
  return FileKind::none;
}

class Loader {
 public:
  Loader(std::vector<PackFile> files, std::vector<std::string> pack_names,
         std::vector<Issue> issues)
      : files_(std::move(files)), pack_names_(std::move(pack_names)) {
    result_.issues = std::move(issues);
  }

  LoadResult run(bool compare_names) {
    KnowledgeBuilder builder;
    for (const PackFile& file : files_) {
      FileIssues issues(file.source, result_.issues);
      std::optional<YamlNode> root = read_yaml(issues);
      if (!root) continue;
      switch (kind_of(*root, issues)) {
        case FileKind::lexicon:
        case FileKind::table:
          builder.add(*root, issues);
          break;
        case FileKind::pack:
          read_pack(*root, file.pack, issues);
          break;
        case FileKind::rule:
          pending_.push_back({&file, std::move(*root), issues.clean()});
          break;
        case FileKind::none:
          break;
      }
    }
    result_.rules.knowledge = builder.build();
    for (Pending& rule : pending_) read_one(rule, compare_names);
    std::vector<Rule>& rules = result_.rules.rules;
    std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
    sort_issues(result_.issues);
    return std::move(result_);
  }

 private:
  struct Pending {
    const PackFile* file;
    YamlNode root;
    bool clean;
  };

  void read_pack(const YamlNode& root, std::size_t pack, FileIssues& issues) {
    only_keys(root, {"pack", "version", "why"}, issues);
    const YamlNode* name = required_text(root, "pack", "a pack", issues);
    text_at(root, "version", issues);
    text_at(root, "why", issues);
    if (name != nullptr) pack_names_[pack] = name->text;
  }

  void read_one(Pending& pending, bool compare_names) {
    FileIssues issues(pending.file->source, result_.issues);
    const std::string& path = pending.file->source->path;
    RuleDraft draft = read_rule(pending.root, compare_names ? file_name(path) : "", issues);
    check_rule(draft, *result_.rules.knowledge, issues);
    if (!draft.rule.id.empty()) {
      const auto [first, is_new] = ids_.try_emplace(draft.rule.id, path);
      if (!is_new) {
        issues.error(draft.id_at,
                     fmt::format("rule `{}` exists already, in {}", draft.rule.id, first->second),
                     "give one of them another id");
      }
    }
    if (!issues.clean() || !pending.clean) return;
    draft.rule.pack = pack_names_[pending.file->pack];
    result_.rules.rules.push_back(std::move(draft.rule));
  }

  std::vector<PackFile> files_;
  std::vector<std::string> pack_names_;
  std::vector<Pending> pending_;
  std::map<std::string, std::string> ids_;  ///< id to the path of its first file
  LoadResult result_;
};

}  // namespace

LoadResult load_rules(const std::vector<std::string>& packs) {
  std::vector<Issue> issues;
  std::vector<PackFile> files = read_packs(packs, issues);
  std::vector<std::string> names;
  for (const std::string& pack : packs) names.push_back(folder_name(pack));
  return Loader(std::move(files), std::move(names), std::move(issues)).run(true);
}

LoadResult load_rule_sources(const std::vector<std::shared_ptr<const Source>>& sources) {
  std::vector<PackFile> files;
  for (const auto& source : sources) files.push_back({source, 0});
  return Loader(std::move(files), {""}, {}).run(false);
}

}  // namespace factlint
