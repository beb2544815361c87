// The subcommands: main.cpp fills one options struct each and calls one function each; the function
// lives in the file of its name (check.cpp …) and returns the exit code. What they share is in
// common.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace factlint::cli {

/// If several apply the first of usage, input, findings wins: a run with a broken rule file or an
/// unread input has not said all there is to say, whatever it found.
enum ExitCode : int { kClean = 0, kFindings = 1, kUsage = 2, kInput = 3 };

struct PackOptions {
  std::vector<std::string> rules;  ///< --rules, added behind the shipped packs
  bool no_default_rules = false;
};

struct InputOptions {
  std::vector<std::string> paths;
  std::vector<std::string> against;
  std::string published;        ///< ISO date, for documents that state none; empty: none
  std::uint64_t max_bytes = 0;  ///< 0: the loader's default
  unsigned threads = 0;         ///< 0: one a core
};

enum class Color : std::uint8_t { automatic, always, never };

struct CheckCommand {
  PackOptions packs;
  InputOptions inputs;
  std::string format = "text";       ///< one of format_names() in formats.hpp
  std::vector<std::string> outputs;  ///< FILE or FORMAT=FILE; none: standard output
  std::string fail_on = "error";     ///< error, warning, note, never
  std::string baseline;              ///< file of known findings; empty: none
  Color color = Color::automatic;
  std::vector<std::string> show;  ///< outcomes to print; empty: all but agreement
};

struct MentionsCommand {
  PackOptions packs;
  InputOptions inputs;
  bool jsonl = false;
  std::vector<std::string> kinds;  ///< only these kinds; empty: all
};

struct FactsCommand {
  PackOptions packs;
  InputOptions inputs;
  bool jsonl = false;
};

struct ExplainCommand {
  PackOptions packs;
  InputOptions inputs;  ///< paths: what to check again when `id` is a fingerprint
  std::string id;       ///< a rule's id or a finding's fingerprint
  Color color = Color::automatic;
};

struct RulesCommand {
  enum class Action : std::uint8_t { list, check, kinds };
  Action action = Action::list;
  PackOptions packs;
  std::vector<std::string> paths;  ///< only the rules of these packs; empty: of all
  Color color = Color::automatic;
};

struct TestCommand {
  PackOptions packs;
  std::vector<std::string> paths;  ///< packs and fixture folders; empty: shipped rules, ./fixtures
  std::string filter;              ///< only examples and corpora whose name holds this
  unsigned threads = 0;
};

struct BaselineCommand {
  enum class Action : std::uint8_t { update, prune, show };
  Action action = Action::show;
  std::string file;
  PackOptions packs;
  InputOptions inputs;
};

int run_check(const CheckCommand& command);
int run_baseline(const BaselineCommand& command);
int run_mentions(const MentionsCommand& command);
int run_facts(const FactsCommand& command);
int run_explain(const ExplainCommand& command);
int run_rules(const RulesCommand& command);
int run_test(const TestCommand& command);

}  // namespace factlint::cli
