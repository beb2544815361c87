#include "engine/document/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "engine/model/hash.hpp"

namespace factlint {

namespace fs = std::filesystem;

namespace {

constexpr int kMaxFolders = 128;  // nested in each other

std::string identity(const fs::path& path) {
  std::error_code fault;
  const fs::path real = fs::canonical(path, fault);
  return fault ? path.lexically_normal().generic_string() : real.generic_string();
}

class Walk {
 public:
  explicit Walk(std::vector<InputError>& errors) : errors_(errors) {}

  // `pattern` empty: every file with a known extension. `levels`: how many folders deeper the
  // pattern can reach, so that "/*.txt" does not walk the whole disk.
  void folder(const std::string& path, std::string_view pattern, long levels, int depth = 0) {
    if (depth > kMaxFolders) {
      errors_.push_back({path, fmt::format("is nested more than {} folders deep", kMaxFolders)});
      return;
    }
    if (!seen_.insert(identity(path)).second) return;
    std::error_code fault;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(path, fault), end; !fault && entry != end;
         entry.increment(fault)) {
      names.push_back(entry->path().filename().generic_string());
    }
    if (fault) {
      errors_.push_back({path, fmt::format("folder cannot be read: {}", fault.message())});
      return;
    }
    // Sorted, so that a folder with two names is always reached by the same one.
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      if (name.empty() || name[0] == '.') continue;
      std::string child = path;
      if (!child.empty() && child.back() != '/') child += '/';
      child += name;
      const fs::file_status status = fs::status(child, fault);
      if (fault) continue;  // a symlink to nowhere or to itself
      if (fs::is_directory(status)) {
        if (levels > 0) folder(child, pattern, levels - 1, depth + 1);
      } else if (pattern.empty() ? has_known_extension(name) && fs::is_regular_file(status)
                                 : glob_match(pattern, path == "." ? name_of(child) : child)) {
        files.push_back(child);
      }
    }
  }

  std::vector<std::string> files;

 private:
  // Below the folder "." a pattern is matched without "./".
  static std::string_view name_of(std::string_view path) {
    return path.substr(0, 2) == "./" ? path.substr(2) : path;
  }

  std::vector<InputError>& errors_;
  std::set<std::string> seen_;
};

bool has_wildcard(std::string_view path) {
  return path.find_first_of("*?[") != std::string_view::npos;
}

// One character class at pattern[at] == '['; returns its end, npos if it is not closed.
std::size_t class_end(std::string_view pattern, std::size_t at) {
  std::size_t i = at + 1;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) ++i;
  if (i < pattern.size() && pattern[i] == ']') ++i;
  while (i < pattern.size() && pattern[i] != ']') ++i;
  return i < pattern.size() ? i : std::string_view::npos;
}

bool class_has(std::string_view body, char c) {
  const bool negated = !body.empty() && (body[0] == '!' || body[0] == '^');
  if (negated) body.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (i + 2 < body.size() && body[i + 1] == '-') {
      found |= body[i] <= c && c <= body[i + 2];
      i += 2;
    } else {
      found |= body[i] == c;
    }
  }
  return found != negated && c != '/';
}

}  // namespace

bool has_known_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string extension;
  for (const char c : path.substr(dot + 1)) extension += fold_ascii(c);
  for (const std::string_view known : {"txt", "text", "md", "markdown", "html", "htm", "xhtml"}) {
    if (extension == known) return true;
  }
  return false;
}

bool glob_match(std::string_view pattern, std::string_view path) {
  // Row by row over the pattern: reach[j] says whether what was read of the pattern matches
  // path[0, j).
  std::vector<char> reach(path.size() + 1, 0);
  reach[0] = 1;
  std::vector<char> next(path.size() + 1);
  for (std::size_t p = 0; p < pattern.size();) {
    std::fill(next.begin(), next.end(), 0);
    if (pattern[p] == '*') {
      const bool across = p + 1 < pattern.size() && pattern[p + 1] == '*';
      p += across ? 2 : 1;
      // "**/" also stands for no folder at all.
      const bool folders = across && p < pattern.size() && pattern[p] == '/';
      if (folders) ++p;
      char open = 0;
      for (std::size_t j = 0; j <= path.size(); ++j) {
        if (folders) {
          next[j] = static_cast<char>(reach[j] || (open && path[j - 1] == '/'));
        } else {
          if (!across && j > 0 && path[j - 1] == '/') open = 0;
          next[j] = static_cast<char>(open || reach[j]);
        }
        open = static_cast<char>(open || reach[j]);
      }
    } else {
      const std::size_t end = pattern[p] == '[' ? class_end(pattern, p) : std::string_view::npos;
      for (std::size_t j = 0; j < path.size(); ++j) {
        bool same = false;
        if (end != std::string_view::npos) {
          same = class_has(pattern.substr(p + 1, end - p - 1), path[j]);
        } else {
          same = pattern[p] == '?' ? path[j] != '/' : pattern[p] == path[j];
        }
        next[j + 1] = static_cast<char>(reach[j] && same);
      }
      p = end != std::string_view::npos ? end + 1 : p + 1;
    }
    reach.swap(next);
  }
  return reach[path.size()] != 0;
}

std::vector<std::string> expand_paths(const std::vector<std::string>& paths,
                                      std::vector<InputError>& errors) {
  std::map<std::string, std::string> by_identity;
  const auto add = [&](const std::string& path) {
    const std::string key = path == "-" ? path : identity(path);
    const auto [entry, fresh] = by_identity.emplace(key, path);
    if (!fresh && path < entry->second) entry->second = path;
  };
  for (const std::string& given : paths) {
    std::string path = given;
    std::error_code fault;
    const fs::file_status status = path == "-" ? fs::file_status{} : fs::status(path, fault);
    if (path == "-") {
      add(path);
    } else if (!fault && fs::is_directory(status)) {
      while (path.size() > 1 && path.back() == '/') path.pop_back();
      Walk walk(errors);
      const std::size_t before = errors.size();
      walk.folder(path, {}, kMaxFolders + 1);
      for (const std::string& file : walk.files) add(file);
      if (walk.files.empty() && errors.size() == before) {
        errors.push_back({path, "folder holds no document (.txt, .md, .html)"});
      }
    } else if (has_wildcard(path) && (fault || !fs::exists(status))) {
      // The folder before the first wildcard is where the walk begins.
      const std::size_t slash = path.rfind('/', path.find_first_of("*?["));
      const std::string root = slash == std::string::npos ? "."
                               : slash == 0               ? "/"
                                                          : path.substr(0, slash);
      const std::size_t rest = slash == std::string::npos ? 0 : slash + 1;
      const long levels = path.find("**") != std::string::npos
                              ? kMaxFolders + 1
                              : std::count(path.begin() + static_cast<long>(rest), path.end(), '/');
      Walk walk(errors);
      if (fs::is_directory(root, fault)) walk.folder(root, path, levels);
      for (const std::string& file : walk.files) {
        add(root == "." && slash == std::string::npos ? file.substr(2) : file);
      }
      if (walk.files.empty()) errors.push_back({path, "matches no file"});
    } else {
      add(path);
    }
  }
  std::vector<std::string> files;
  files.reserve(by_identity.size());
  for (const auto& [key, path] : by_identity) files.push_back(path);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace factlint
