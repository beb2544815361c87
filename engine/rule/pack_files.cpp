#include "engine/rule/pack_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/rule/yaml_file.hpp"

namespace factlint {

namespace {

namespace fs = std::filesystem;

void unreadable(const std::string& path, std::string message, std::vector<Issue>& issues) {
  issues.push_back({nullptr, path, {}, std::move(message), "", Issue::Level::error});
}

std::shared_ptr<const Source> read_file(const std::string& path, std::vector<Issue>& issues) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > kMaxYamlBytes) {
    unreadable(
        path,
        fmt::format("the file is too large: {} bytes, at most {} are read", size, kMaxYamlBytes),
        issues);
    return nullptr;
  }
  std::ifstream file(path, std::ios::binary);
  auto source = std::make_shared<Source>();
  source->path = path;
  if (!error && file) {
    source->bytes.resize(static_cast<std::size_t>(size));
    file.read(source->bytes.data(), static_cast<std::streamsize>(size));
    source->bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    if (!file.bad()) return source;
  }
  unreadable(path, "the file cannot be read", issues);
  return nullptr;
}

/// Paths of the .yaml files below a folder, sorted, hidden folders left out.
std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    const fs::path& path = it->path();
    const bool hidden = path.filename().generic_string().starts_with('.');
    if (hidden) {
      if (it->is_directory(error)) it.disable_recursion_pending();
    } else if (path.extension() == ".yaml" || path.extension() == ".yml") {
      if (it->is_regular_file(error)) paths.push_back(path.generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::vector<PackFile> read_packs(const std::vector<std::string>& packs,
                                 std::vector<Issue>& issues) {
  std::vector<PackFile> files;
  for (std::size_t pack = 0; pack < packs.size(); ++pack) {
    std::error_code error;
    std::vector<std::string> paths{packs[pack]};
    if (fs::is_directory(packs[pack], error)) {
      paths = files_below(packs[pack]);
    } else if (!fs::exists(packs[pack], error)) {
      unreadable(packs[pack], "there is no such pack", issues);
      continue;
    }
    for (const std::string& path : paths) {
      if (auto source = read_file(path, issues)) files.push_back({std::move(source), pack});
    }
  }
  return files;
}

}  // namespace factlint
