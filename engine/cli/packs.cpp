#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "engine/cli/common.hpp"

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
  const std::string shipped = shipped_pack();
  if (shipped.empty()) {
    fmt::print(stderr, "factlint: warning: no shipped rules found; set FACTLINT_RULES\n");
  } else if (!options.no_default_rules) {
    paths.push_back(shipped);
  } else {
    // Without its rules the pack still knows the months, units, names and verbs.
    for (const char* part : {"/lexicons", "/tables", "/words"}) {
      if (fs::is_directory(shipped + part)) paths.push_back(shipped + part);
    }
  }
  paths.insert(paths.end(), options.rules.begin(), options.rules.end());
  return paths;
}

bool is_within(const std::string& path, const std::string& folder) {
  std::error_code error;
  const fs::path inner = fs::weakly_canonical(path, error);
  if (error) return false;
  const fs::path outer = fs::weakly_canonical(folder, error);
  if (error) return false;
  const fs::path relative = inner.lexically_relative(outer);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace factlint::cli
