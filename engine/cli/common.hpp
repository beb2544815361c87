// What the subcommands share: finding and loading packs and documents, printing faults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/document/load.hpp"
#include "engine/model/finding.hpp"
#include "engine/model/issue.hpp"
#include "engine/model/reading.hpp"
#include "engine/rule/load.hpp"

namespace factlint::cli {

/// The folder of the shipped pack: environment FACTLINT_RULES, else ../share/factlint/rules or
/// ../rules beside the program, else the source tree's. Empty if there is none.
std::string shipped_pack();
/// The packs to load, in order: the shipped one unless switched off (a warning if it is missing),
/// then `options.rules`.
std::vector<std::string> pack_paths(const PackOptions& options);
/// Is `path` this folder or file, or inside of it? Links and ".." are resolved.
bool is_within(const std::string& path, const std::string& folder);

/// Documents to check and, marked as sources, those to check against. A file that is given both
/// ways is a source.
LoadedDocuments load_inputs(const InputOptions& inputs, const Knowledge& knowledge);

/// Do issues make the exit code 2? Warnings do not.
bool has_errors(const std::vector<Issue>& issues);
/// To standard error.
void print_issues(const std::vector<Issue>& issues, Color color);
/// To standard error.
void print_input_errors(const std::vector<InputError>& errors);
/// kUsage, kInput, or `otherwise`: see ExitCode.
int exit_code(const std::vector<Issue>& issues, const std::vector<InputError>& errors,
              int otherwise);
/// "factlint: error: …" to standard error; returns kUsage.
int fail(std::string_view message);

/// Whether to colour what goes to this descriptor (1 or 2): --color, NO_COLOR, TERM, a terminal.
bool use_color(Color color, int descriptor);
/// Writes all of it to standard output; false, with a message, if that fails.
bool write_out(std::string_view text);

/// Packs, documents and their readings, as `mentions` and `facts` want them; issues and input
/// errors are already printed.
struct ReadInputs {
  LoadResult packs;
  std::vector<Reading> readings;  ///< ascending by path
  int exit_code = kClean;         ///< kClean, kUsage or kInput
};
ReadInputs read_inputs(const PackOptions& packs, const InputOptions& inputs);

}  // namespace factlint::cli
