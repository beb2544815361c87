#include <unistd.h>

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "engine/cli/baseline.hpp"
#include "engine/cli/common.hpp"
#include "engine/cli/formats.hpp"
#include "engine/cli/write_file.hpp"
#include "engine/engine.hpp"

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

/// What this run writes is not what it checks: the report of an earlier run in the same folder
/// would be read as a document.
void leave_reports_out(std::vector<std::shared_ptr<const Document>>& documents,
                       const std::vector<Destination>& reports) {
  const auto canonical = [](const std::string& path) {
    std::error_code error;
    return std::filesystem::weakly_canonical(path, error);
  };
  for (const Destination& report : reports) {
    if (report.path.empty()) continue;
    std::erase_if(documents, [&, at = canonical(report.path)](const auto& document) {
      return canonical(document->source->path) == at;
    });
  }
}

/// Left to the end of the process: taking twenty thousand words apart costs as much as reading an
/// article.
template <class T>
T& kept(T value) {
  static auto& all = *new std::vector<std::unique_ptr<T>>;
  return *all.emplace_back(std::make_unique<T>(std::move(value)));
}

bool write_reports(const std::vector<Destination>& reports, const ReportView& view, Color color) {
  bool done = true;
  for (const auto& [format, path] : reports) {
    if (path.empty()) {
      done = write_out(render(format, view, use_color(color, STDOUT_FILENO))) && done;
    } else {
      done = write_file(path, render(format, view, color == Color::always)) && done;
    }
  }
  return done;
}

}  // namespace

int run_check(const CheckCommand& command) {
  std::vector<Destination> reports;
  std::string fault;
  if (!destinations(command, reports, fault)) return fail(fault);
  auto& packs = kept(load_rules(pack_paths(command.packs)));
  Baseline baseline;
  if (!command.baseline.empty() && !read_baseline(command.baseline, baseline)) return kUsage;
  LoadedDocuments loaded = load_inputs(command.inputs, *packs.rules.knowledge);
  leave_reports_out(loaded.documents, reports);
  std::vector<Issue> issues = std::move(packs.issues);
  issues.insert(issues.end(), loaded.issues.begin(), loaded.issues.end());
  print_issues(issues, command.color);
  print_input_errors(loaded.errors);

  const OutcomeSet show = shown(command.show);
  CheckOptions options;
  options.threads = command.inputs.threads;
  options.eval.agreements = show.has(Outcome::agreement);
  const Report& report = kept(check(packs.rules, std::move(loaded), options));
  std::optional<Level> fail_on;
  if (Level level{}; parse_level(command.fail_on, level)) fail_on = level;
  const BaselineMarks marks = compare(baseline, report);
  const BaselineMarks* held_against = command.baseline.empty() ? nullptr : &marks;
  const ReportView view{report, issues, show, FACTLINT_VERSION, fail_on, held_against};
  if (!write_reports(reports, view, command.color)) return kUsage;
  return exit_code(issues, report.input_errors, view.fails() ? kFindings : kClean);
}

}  // namespace factlint::cli
