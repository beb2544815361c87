// The command line: declares every option, hands each subcommand its struct. See commands.hpp.
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>

#include "engine/cli/commands.hpp"
#include "engine/cli/formats.hpp"
#include "engine/model/date.hpp"

namespace {

using namespace factlint::cli;

void add_packs(CLI::App& app, PackOptions& packs) {
  app.add_option("--rules", packs.rules, "Packs (folders or rule files) added to the shipped ones")
      ->type_name("PATH")
      ->allow_extra_args(false);
  app.add_flag("--no-default-rules", packs.no_default_rules,
               "Leave the shipped rules out; their lexicons and tables stay");
}

std::string check_published(const std::string& text) {
  const auto range = factlint::parse_iso_date(text);
  if (range && range->single()) return {};
  return "'" + text + "' is not a day; write it as 2026-01-28";
}

void add_inputs(CLI::App& app, InputOptions& inputs) {
  app.add_option("paths", inputs.paths, "Files, folders, globs, or - for standard input")
      ->type_name("PATH")
      ->required();
  app.add_option("--published", inputs.published,
                 "Publication date of documents that state none, as 2026-01-28")
      ->type_name("DATE")
      ->check(check_published);
  app.add_option("--max-bytes", inputs.max_bytes, "Refuse larger files")->type_name("N");
  app.add_option("--threads", inputs.threads, "Threads that read documents (default: one a core)")
      ->type_name("N")
      ->check(CLI::Range(1U, 1024U));
}

void add_color(CLI::App& app, Color& color) {
  app.add_option_function<std::string>(
         "--color",
         [&color](const std::string& word) {
           color = word == "always"  ? Color::always
                   : word == "never" ? Color::never
                                     : Color::automatic;
         },
         "always, never or auto (on a terminal, unless NO_COLOR is set)")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"always", "never", "auto"}).description(""));
}

CLI::App* add_check(CLI::App& app, CheckCommand& command) {
  CLI::App* sub = app.add_subcommand("check",
                                     "Report where documents contradict each other, "
                                     "themselves, arithmetic, the calendar or a table");
  add_inputs(*sub, command.inputs);
  sub->add_option("--against", command.inputs.against,
                  "Sources that the documents are held against; not reported on themselves")
      ->type_name("PATH");
  add_packs(*sub, command.packs);
  sub->add_option("--format", command.format,
                  fmt::format("{} (default: text)", fmt::join(format_names(), ", ")))
      ->type_name("FORMAT")
      ->check(CLI::IsMember(format_names()).description(""));
  sub->add_option("--output", command.outputs,
                  "Write the report to this file; FORMAT=FILE writes one more and may be repeated")
      ->type_name("[FORMAT=]FILE")
      ->allow_extra_args(false);
  sub->add_option("--fail-on", command.fail_on,
                  "Exit with 1 on conflicts of this level or above: error, warning, note or never "
                  "(default: error)")
      ->type_name("LEVEL")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}).description(""));
  sub->add_option("--show", command.show,
                  "Outcomes to print: conflict, difference, unresolved, agreement, separated by "
                  "commas, or all (default: all but agreement)")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"conflict", "difference", "unresolved", "agreement", "all"})
                  .description(""));
  sub->add_option("--baseline", command.baseline,
                  "Known findings (see factlint baseline): only new and worse ones fail")
      ->type_name("FILE");
  add_color(*sub, command.color);
  sub->footer(
      "Exit code: 0 clean; 1 conflicts at or above --fail-on; 2 wrong usage or a faulty rule "
      "file;\n"
      "3 an input that could not be read. If several apply, 2 comes before 3 and 3 before 1; the\n"
      "report is complete for all that could be read in each case.");
  return sub;
}

CLI::App* add_baseline(CLI::App& app, BaselineCommand& command) {
  CLI::App* sub = app.add_subcommand("baseline", "Keep a file of findings that are known");
  sub->require_subcommand(1);
  const auto action = [&](const char* name, const char* help, BaselineCommand::Action what) {
    CLI::App* child = sub->add_subcommand(name, help);
    child->add_option("file", command.file, "The baseline")->type_name("FILE")->required();
    if (what != BaselineCommand::Action::show) {
      add_inputs(*child, command.inputs);
      child->add_option("--against", command.inputs.against, "As given to check")
          ->type_name("PATH");
      add_packs(*child, command.packs);
    }
    child->callback([&command, what] { command.action = what; });
  };
  action("update", "Take all findings of these documents as known",
         BaselineCommand::Action::update);
  action("prune", "Forget what is not found in these documents any more; adds nothing",
         BaselineCommand::Action::prune);
  action("show", "The known findings", BaselineCommand::Action::show);
  return sub;
}

CLI::App* add_rules(CLI::App& app, RulesCommand& command) {
  CLI::App* sub = app.add_subcommand("rules", "List the rules, check rule files, list the kinds");
  sub->require_subcommand(1);
  const auto action = [&](const char* name, const char* help, RulesCommand::Action what) {
    CLI::App* child = sub->add_subcommand(name, help);
    if (what != RulesCommand::Action::kinds) {
      child
          ->add_option("paths", command.paths,
                       "Only the rules of these packs; the shipped ones are loaded as well")
          ->type_name("PATH");
      add_packs(*child, command.packs);
      add_color(*child, command.color);
    }
    child->callback([&command, what] { command.action = what; });
  };
  action("list", "Every rule with its category and level", RulesCommand::Action::list);
  action("check", "Faults of rule files, lexicons and tables", RulesCommand::Action::check);
  action("kinds", "What a rule can speak of: kinds and their fields", RulesCommand::Action::kinds);
  return sub;
}

int run(int argc, char** argv) {
  CLI::App app{
      "Finds where documents contradict each other, themselves, arithmetic, the calendar or a "
      "reference table."};
  app.name("factlint");
  app.set_version_flag("--version", std::string("factlint ") + FACTLINT_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);

  CheckCommand check;
  MentionsCommand mentions;
  FactsCommand facts;
  ExplainCommand explain;
  RulesCommand rules;
  TestCommand test;
  CLI::App* check_sub = add_check(app, check);

  BaselineCommand baseline;
  CLI::App* baseline_sub = add_baseline(app, baseline);

  CLI::App* mentions_sub = app.add_subcommand("mentions", "Show what was recognised, with places");
  add_inputs(*mentions_sub, mentions.inputs);
  mentions_sub->get_option("paths")->required(false);  // --jsonl reads standard input then
  add_packs(*mentions_sub, mentions.packs);
  mentions_sub->add_flag("--jsonl", mentions.jsonl, "JSON Lines instead of a table");
  mentions_sub->add_option("--kind", mentions.kinds, "Only these kinds, separated by commas")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false);

  CLI::App* facts_sub = app.add_subcommand("facts", "Show the statements that checks compare");
  add_inputs(*facts_sub, facts.inputs);
  add_packs(*facts_sub, facts.packs);
  facts_sub->add_flag("--jsonl", facts.jsonl, "JSON Lines instead of a table");

  CLI::App* explain_sub = app.add_subcommand(
      "explain", "Why a rule exists, or how a finding came about: explain FINGERPRINT PATH...");
  explain_sub->add_option("id", explain.id, "A rule's id, or a finding's fingerprint")
      ->type_name("ID")
      ->required();
  add_inputs(*explain_sub, explain.inputs);
  explain_sub->get_option("paths")->required(false);
  explain_sub->add_option("--against", explain.inputs.against, "As given to check")
      ->type_name("PATH");
  add_packs(*explain_sub, explain.packs);
  add_color(*explain_sub, explain.color);

  CLI::App* rules_sub = add_rules(app, rules);

  CLI::App* test_sub =
      app.add_subcommand("test", "Run the examples of rules and the fixture corpora");
  test_sub
      ->add_option("paths", test.paths,
                   "Packs and fixture folders (default: the shipped packs and ./fixtures)")
      ->type_name("PATH");
  add_packs(*test_sub, test.packs);
  test_sub->add_option("--filter", test.filter, "Only rules and corpora whose name holds this")
      ->type_name("TEXT");
  test_sub->add_option("--threads", test.threads, "Threads (default: one a core)")
      ->type_name("N")
      ->check(CLI::Range(1U, 1024U));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kClean : kUsage;
  }
  if (check_sub->parsed()) return run_check(check);
  if (baseline_sub->parsed()) return run_baseline(baseline);
  if (mentions_sub->parsed()) return run_mentions(mentions);
  if (facts_sub->parsed()) return run_facts(facts);
  if (explain_sub->parsed()) return run_explain(explain);
  if (rules_sub->parsed()) return run_rules(rules);
  if (test_sub->parsed()) return run_test(test);
  return kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  // `factlint check … | head` ends quietly.
  std::signal(SIGPIPE, SIG_DFL);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "factlint: internal error: %s\n", error.what());
    return kUsage;
  }
}
