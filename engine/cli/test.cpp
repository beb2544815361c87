#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "engine/cli/common.hpp"
#include "engine/cli/test_run.hpp"

namespace factlint::cli {

namespace {

namespace fs = std::filesystem;

/// Folders at or below `path` that hold an expect.yaml, sorted.
std::vector<std::string> corpora_below(const std::string& path) {
  std::vector<std::string> folders;
  std::error_code error;
  if (fs::is_regular_file(fs::path(path) / "expect.yaml", error)) {
    folders.push_back(fs::path(path).lexically_normal().generic_string());
  }
  fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (it->is_directory(error) && fs::is_regular_file(it->path() / "expect.yaml", error)) {
      folders.push_back(it->path().lexically_normal().generic_string());
    }
  }
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

struct Plan {
  std::vector<std::string> packs;     ///< to load
  std::vector<std::string> examples;  ///< rules in these paths run their examples
  std::vector<std::string> corpora;
};

bool covered(const std::string& path, const std::vector<std::string>& packs) {
  return std::any_of(packs.begin(), packs.end(),
                     [&](const std::string& pack) { return is_within(path, pack); });
}

Plan plan_of(const TestCommand& command, bool& missing) {
  Plan plan;
  plan.packs = pack_paths(command.packs);
  std::vector<std::string> paths = command.paths;
  if (paths.empty()) {
    paths = plan.packs;
    if (fs::is_directory("fixtures")) paths.push_back("fixtures");
  }
  for (const std::string& path : paths) {
    if (!fs::exists(path)) {
      fail(fmt::format("there is no {}", path));
      missing = true;
      continue;
    }
    const std::vector<std::string> folders = corpora_below(path);
    if (!folders.empty()) {
      plan.corpora.insert(plan.corpora.end(), folders.begin(), folders.end());
    } else {
      plan.examples.push_back(path);
      if (!covered(path, plan.packs)) plan.packs.push_back(path);
    }
  }
  return plan;
}

bool holds(std::string_view name, std::string_view filter) {
  return filter.empty() || name.find(filter) != std::string_view::npos;
}

/// "3 of 41 rules never fired in the corpora: a, b, c"
std::string coverage(const RuleSet& rules, const std::set<std::string>& fired) {
  std::string names;
  std::size_t count = 0;
  for (const Rule& rule : rules.rules) {
    if (fired.contains(rule.id)) continue;
    names += (count++ == 0 ? ": " : ", ") + rule.id;
  }
  return fmt::format("{} of {} rules never fired in the corpora{}\n", count, rules.rules.size(),
                     names);
}

}  // namespace

int run_test(const TestCommand& command) {
  bool missing = false;
  const Plan plan = plan_of(command, missing);
  const LoadResult loaded = load_rules(plan.packs);
  const RuleSet& rules = loaded.rules;

  TestResult result;
  result.issues = loaded.issues;
  for (const Rule& rule : rules.rules) {
    if (rule.source && covered(rule.source->path, plan.examples) &&
        holds(rule.id, command.filter)) {
      result.add(run_examples(rules, rule));
    }
  }
  bool any_corpus = false;
  for (const std::string& folder : plan.corpora) {
    if (!holds(folder, command.filter)) continue;
    any_corpus = true;
    result.add(run_corpus(rules, folder, command.threads));
  }

  sort_issues(result.issues);
  print_issues(result.issues, Color::automatic);
  std::string out;
  for (const std::string& line : result.failures) {
    fmt::format_to(std::back_inserter(out), "FAILED {}\n", line);
  }
  if (any_corpus && command.filter.empty()) out += coverage(rules, result.fired);
  fmt::format_to(std::back_inserter(out), "{} passed, {} failed", result.passed,
                 result.failures.size());
  if (result.gaps > 0) {
    fmt::format_to(std::back_inserter(out), ", {} known gap{}", result.gaps,
                   result.gaps == 1 ? "" : "s");
  }
  out += '\n';
  if (!write_out(out)) return kUsage;
  if (missing) return kUsage;
  return exit_code(result.issues, {}, result.failures.empty() ? kClean : kFindings);
}

}  // namespace factlint::cli
