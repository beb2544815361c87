#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

#include "engine/cli/common.hpp"
#include "engine/engine.hpp"
#include "engine/report/text.hpp"
#include "engine/rule/file_issues.hpp"

namespace factlint::cli {

namespace {

bool is_fingerprint(std::string_view id) {
  return id.size() == 16 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Every line of the text behind four spaces.
void add_block(std::string& out, std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    fmt::format_to(std::back_inserter(out), "    {}\n", text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
}

void add_document(std::string& out, const ExampleDocument& document) {
  if (!document.published.empty()) {
    fmt::format_to(std::back_inserter(out), "    (published {})\n", document.published);
  }
  add_block(out, document.title);
  add_block(out, document.text);
}

void add_examples(std::string& out, std::string_view title, const std::vector<Example>& examples) {
  if (examples.empty()) return;
  fmt::format_to(std::back_inserter(out), "\n{}\n", title);
  for (const Example& example : examples) {
    add_document(out, example);
    for (const ExampleDocument& other : example.others) {
      out += "    and in another document:\n";
      add_document(out, other);
    }
  }
}

std::string describe(const Rule& rule) {
  std::string out = fmt::format(
      "{} ({}, {})\n\n", rule.id, rule.category,
      rule.outcome == Outcome::conflict ? to_string(rule.level) : to_string(rule.outcome));
  add_block(out, rule.why);
  out += "\nCheck\n";
  add_block(out, rule.check_text);
  out += "\nMessage\n";
  add_block(out, rule.message);
  add_examples(out, "Reported", rule.fires);
  add_examples(out, "Not reported", rule.silent);
  if (rule.source) fmt::format_to(std::back_inserter(out), "\nIn {}\n", rule.source->path);
  return out;
}

std::string whole(const Finding& finding, const TextOptions& text) {
  return render_finding(finding, text) +
         fmt::format("  = fingerprint: {}\n\n", finding.fingerprint);
}

/// What the rule made of these documents, also where it did not fire.
std::string explain_run(const RuleSet& rules, const Rule& rule, const LoadedDocuments& loaded,
                        unsigned threads, const TextOptions& text) {
  const RuleSet only{rules.knowledge, {rule}};
  EvalOptions options;
  options.agreements = true;
  const std::vector<Reading> readings = read_documents(*rules.knowledge, loaded.documents, threads);
  const EvalResult result = evaluate(only, readings, options);
  const RuleStats stats = result.stats.empty() ? RuleStats{} : result.stats.front();
  std::string out = fmt::format(
      "\nIn these {} documents it was applied {} times: {} broke it, {} kept it, and {} times the "
      "text did not say enough.\n\n",
      loaded.documents.size(), stats.fired + stats.silent + stats.unknown, stats.fired,
      stats.silent, stats.unknown);
  for (const Finding& finding : result.findings) out += whole(finding, text);
  return out;
}

}  // namespace

int run_explain(const ExplainCommand& command) {
  const LoadResult packs = load_rules(pack_paths(command.packs));
  print_issues(packs.issues, command.color);
  const std::vector<Rule>& rules = packs.rules.rules;
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == command.id; });
  const bool by_rule = rule != rules.end();
  if (!by_rule && !is_fingerprint(command.id)) {
    std::vector<std::string_view> ids;
    ids.reserve(rules.size());
    for (const Rule& r : rules) ids.push_back(r.id);
    const std::string help = did_you_mean(command.id, ids);
    return fail(fmt::format("there is no rule `{}`{}", command.id,
                            help.empty() ? "; see factlint rules list" : "; " + help));
  }
  std::string out;
  if (by_rule) out = describe(*rule);
  if (command.inputs.paths.empty()) {
    if (!by_rule) return fail("explaining a finding needs the paths that were checked");
    return write_out(out) ? exit_code(packs.issues, {}, kClean) : int{kUsage};
  }

  LoadedDocuments loaded = load_inputs(command.inputs, *packs.rules.knowledge);
  print_input_errors(loaded.errors);
  const int code = exit_code(packs.issues, loaded.errors, kClean);
  const TextOptions text{use_color(command.color, STDOUT_FILENO)};
  if (by_rule) {
    out += explain_run(packs.rules, *rule, loaded, command.inputs.threads, text);
  } else {
    CheckOptions options;
    options.threads = command.inputs.threads;
    options.eval.agreements = true;
    for (const Finding& finding : check(packs.rules, loaded, options).findings) {
      if (finding.fingerprint == command.id) out += whole(finding, text);
    }
    if (out.empty()) return fail(fmt::format("no finding has the fingerprint {}", command.id));
  }
  return write_out(out) ? code : int{kUsage};
}

}  // namespace factlint::cli
