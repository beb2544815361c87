#include "engine/cli/baseline.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "engine/cli/common.hpp"
#include "engine/cli/write_file.hpp"
#include "engine/engine.hpp"
#include "engine/report/text.hpp"

namespace factlint::cli {

namespace {

int show(const std::string& path) {
  Baseline baseline;
  if (!read_baseline(path, baseline)) return kUsage;
  std::string out;
  for (const auto& [fingerprint, finding] : baseline.known) {
    const std::string_view label = finding.outcome == Outcome::conflict
                                       ? to_string(finding.level)
                                       : to_string(finding.outcome);
    fmt::format_to(std::back_inserter(out), "{} {}: {}: {} [{}]{}\n", printable(fingerprint),
                   printable(finding.path), label, printable(finding.message),
                   printable(finding.rule),
                   finding.count > 1 ? fmt::format(" {} times", finding.count) : std::string());
  }
  fmt::format_to(std::back_inserter(out), "{} known finding{}\n", baseline.size(),
                 baseline.size() == 1 ? "" : "s");
  return write_out(out) ? kClean : kUsage;
}

}  // namespace

bool read_baseline(const std::string& path, Baseline& out) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    fail(fmt::format(
        "the baseline {} cannot be read; `factlint baseline update {} PATH...` makes it", path,
        path));
    return false;
  }
  std::ostringstream bytes;
  bytes << file.rdbuf();
  std::string fault;
  if (parse_baseline(bytes.str(), out, fault)) return true;
  fail(fmt::format("{}: {}", path, fault));
  return false;
}

int run_baseline(const BaselineCommand& command) {
  if (command.action == BaselineCommand::Action::show) return show(command.file);
  const bool prune = command.action == BaselineCommand::Action::prune;
  Baseline old;
  if (prune || std::filesystem::exists(command.file)) {
    if (!read_baseline(command.file, old)) return kUsage;
  }
  LoadResult packs = load_rules(pack_paths(command.packs));
  LoadedDocuments loaded = load_inputs(command.inputs, *packs.rules.knowledge);
  std::vector<Issue> issues = std::move(packs.issues);
  issues.insert(issues.end(), loaded.issues.begin(), loaded.issues.end());
  print_issues(issues, Color::automatic);
  print_input_errors(loaded.errors);
  // What was not checked would look as if it were mended.
  if (const int code = exit_code(issues, loaded.errors, kClean); code != kClean) {
    fail(fmt::format("{} is left as it is", command.file));
    return code;
  }
  CheckOptions options;
  options.threads = command.inputs.threads;
  const Baseline now = baseline_of(check(packs.rules, std::move(loaded), options));
  const Baseline kept = pruned(old, now);
  const Baseline& result = prune ? kept : now;
  if (!write_file(command.file, render_baseline(result))) return kUsage;
  return write_out(fmt::format("{}: {} known finding{}, {} added, {} removed\n",
                               printable(command.file), result.size(),
                               result.size() == 1 ? "" : "s", result.size() - kept.size(),
                               old.size() - kept.size()))
             ? kClean
             : kUsage;
}

}  // namespace factlint::cli
