#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <utility>
#include <vector>

#include "engine/cli/common.hpp"
#include "engine/engine.hpp"
#include "engine/report/json.hpp"
#include "engine/report/sarif.hpp"
#include "engine/report/text.hpp"

namespace factlint::cli {

namespace {

OutcomeSet shown(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  OutcomeSet set = OutcomeSet::none();
  for (const std::string& name : names) {
    if (name == "all") return OutcomeSet::all();
    Outcome outcome{};
    if (parse_outcome(name, outcome)) set.add(outcome);
  }
  return set;
}

std::string render(const CheckCommand& command, const ReportView& view) {
  if (command.format == "json") return render_json(view);
  if (command.format == "sarif") return render_sarif(view);
  const bool color = command.output.empty() ? use_color(command.color, STDOUT_FILENO)
                                            : command.color == Color::always;
  return render_text(view, {color});
}

/// Left to the end of the process: taking twenty thousand words apart costs as much as reading an
/// article.
template <class T>
T& kept(T value) {
  static auto& all = *new std::vector<std::unique_ptr<T>>;
  return *all.emplace_back(std::make_unique<T>(std::move(value)));
}

bool write_report(const std::string& path, const std::string& text) {
  if (path.empty()) return write_out(text);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) fail(fmt::format("{} cannot be written", path));
  return static_cast<bool>(file);
}

}  // namespace

int run_check(const CheckCommand& command) {
  auto& packs = kept(load_rules(pack_paths(command.packs)));
  LoadedDocuments loaded = load_inputs(command.inputs, *packs.rules.knowledge);
  std::vector<Issue> issues = std::move(packs.issues);
  issues.insert(issues.end(), loaded.issues.begin(), loaded.issues.end());
  print_issues(issues, command.color);
  print_input_errors(loaded.errors);

  const OutcomeSet show = shown(command.show);
  CheckOptions options;
  options.threads = command.inputs.threads;
  options.eval.agreements = show.has(Outcome::agreement);
  const Report& report = kept(check(packs.rules, std::move(loaded), options));
  const ReportView view{report, issues, show, FACTLINT_VERSION};
  if (!write_report(command.output, render(command, view))) return kUsage;

  Level level{};
  const bool fails = parse_level(command.fail_on, level) && fails_at(report, level);
  return exit_code(issues, report.input_errors, fails ? kFindings : kClean);
}

}  // namespace factlint::cli
