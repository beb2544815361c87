#include "engine/rule/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

#include "engine/rule/checker.hpp"
#include "engine/rule/knowledge.hpp"
#include "engine/rule/map_reader.hpp"
#include "engine/rule/rules.hpp"

namespace factlint {

namespace {

namespace fs = std::filesystem;

/// One file of a pack and the pack it is in.
struct PackFile {
  std::shared_ptr<const Source> source;
  std::size_t pack = 0;
};

enum class FileKind { rule, lexicon, table, pack, none };

constexpr std::pair<std::string_view, FileKind> kFirstKeys[] = {{"rule", FileKind::rule},
                                                                {"lexicon", FileKind::lexicon},
                                                                {"table", FileKind::table},
                                                                {"pack", FileKind::pack}};

void unreadable(const std::string& path, std::string message, std::vector<Issue>& issues) {
  issues.push_back({nullptr, path, {}, std::move(message), "", Issue::Level::error});
}

std::shared_ptr<const Source> read_file(const std::string& path, std::vector<Issue>& issues) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > kMaxYamlBytes) {
    unreadable(
        path,
        fmt::format("the file is too large: {} bytes, at most {} are read", size, kMaxYamlBytes),
        issues);
    return nullptr;
  }
  std::ifstream file(path, std::ios::binary);
  auto source = std::make_shared<Source>();
  source->path = path;
  if (!error && file) {
    source->bytes.resize(static_cast<std::size_t>(size));
    file.read(source->bytes.data(), static_cast<std::streamsize>(size));
    source->bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    if (!file.bad()) return source;
  }
  unreadable(path, "the file cannot be read", issues);
  return nullptr;
}

/// Paths of the .yaml files below a folder, sorted, hidden folders left out.
std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    const fs::path& path = it->path();
    const bool hidden = path.filename().generic_string().starts_with('.');
    if (hidden) {
      if (it->is_directory(error)) it.disable_recursion_pending();
    } else if (path.extension() == ".yaml" || path.extension() == ".yml") {
      if (it->is_regular_file(error)) paths.push_back(path.generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<PackFile> read_packs(const std::vector<std::string>& packs,
                                 std::vector<Issue>& issues) {
  std::vector<PackFile> files;
  for (std::size_t pack = 0; pack < packs.size(); ++pack) {
    std::error_code error;
    std::vector<std::string> paths{packs[pack]};
    if (fs::is_directory(packs[pack], error)) {
      paths = files_below(packs[pack]);
    } else if (!fs::exists(packs[pack], error)) {
      unreadable(packs[pack], "there is no such pack", issues);
      continue;
    }
    for (const std::string& path : paths) {
      if (auto source = read_file(path, issues)) files.push_back({std::move(source), pack});
    }
  }
  return files;
}

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
          builder.add(file.source, result_.issues);
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
