#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "engine/cli/commands.hpp"
#include "engine/report/snippet.hpp"

namespace factlint::cli {

namespace fs = std::filesystem;

std::string shipped_pack() {
  const auto folder = [](const fs::path& path) {
    std::error_code none;
    return fs::is_directory(path, none);
  };
  if (const char* named = std::getenv("FACTLINT_RULES"); named != nullptr && *named != '\0') {
    return named;
  }
  std::error_code none;
  const fs::path program = fs::read_symlink("/proc/self/exe", none).parent_path();
  // Installed under a prefix, unpacked from an archive, built in the source tree.
  for (const fs::path& path : {program / "../share/factlint/rules", program / "../rules"}) {
    if (!program.empty() && folder(path)) return path.lexically_normal().generic_string();
  }
  return folder(FACTLINT_SOURCE_RULES) ? FACTLINT_SOURCE_RULES : "";
}

std::vector<std::string> pack_paths(const PackOptions& options) {
  std::vector<std::string> paths;
  if (!options.no_default_rules) {
    const std::string shipped = shipped_pack();
    if (shipped.empty()) {
      fmt::print(stderr, "factlint: warning: no shipped rules found; set FACTLINT_RULES\n");
    } else {
      paths.push_back(shipped);
    }
  }
  paths.insert(paths.end(), options.rules.begin(), options.rules.end());
  return paths;
}

LoadResult load_packs(const std::vector<std::string>& paths, Color color) {
  LoadResult result = load_rules(paths);
  print_issues(result.issues, color);
  return result;
}

bool has_errors(const std::vector<Issue>& issues) {
  return std::any_of(issues.begin(), issues.end(),
                     [](const Issue& issue) { return issue.level == Issue::Level::error; });
}

void print_issues(const std::vector<Issue>& issues, Color color) {
  SnippetStyle style;
  style.color = use_color(color, STDERR_FILENO);
  fmt::print(stderr, "{}", format_issues(issues, style));
}

void print_input_errors(const std::vector<InputError>& errors) {
  for (const InputError& error : errors) {
    fmt::print(stderr, "{}: error: {}\n", error.path, error.message);
  }
}

bool use_color(Color color, int descriptor) {
  if (color != Color::automatic) return color == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (term != nullptr && std::string_view(term) == "dumb") return false;
  return isatty(descriptor) == 1;
}

}  // namespace factlint::cli
