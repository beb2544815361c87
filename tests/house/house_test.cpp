// The rules of the house that a compiler does not know: which part may include which, which
// libraries may show, how long a file may be. A failure names file and line.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct File {
  std::string path;  // from the root: engine/model/span.hpp
  std::vector<std::string> lines;

  [[nodiscard]] bool header() const { return path.ends_with(".hpp"); }
};

std::vector<File> files_of(const std::vector<std::string>& folders) {
  const fs::path root = FACTLINT_SOURCE_DIR;
  std::vector<File> files;
  for (const std::string& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".hpp" && extension != ".ipp") continue;
      File file{fs::relative(entry.path(), root).generic_string(), {}};
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) file.lines.push_back(line);
      files.push_back(std::move(file));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

/// The path in an #include line, empty for other lines.
std::string included(const std::string& line) {
  if (!line.starts_with("#include ") || line.size() < 12) return {};
  const std::size_t end = line.find_first_of("\">", 10);
  return end == std::string::npos ? std::string() : line.substr(10, end - 10);
}

/// engine/model/span.hpp -> model; engine/engine.hpp -> engine; grammar/ast.hpp -> grammar; other
/// paths -> empty.
std::string part_of(const std::string& path) {
  if (path.starts_with("grammar/")) return "grammar";
  if (!path.starts_with("engine/")) return {};
  const std::size_t slash = path.find('/', 7);
  return slash == std::string::npos ? "engine" : path.substr(7, slash - 7);
}

std::string at(const File& file, std::size_t line) {
  return file.path + ":" + std::to_string(line + 1) + ": " + file.lines[line];
}

}  // namespace

TEST_CASE("includes run one way", "[house]") {
  const std::map<std::string, std::set<std::string>> may_see{
      {"model", {"model"}},
      {"grammar", {"model", "grammar"}},
      {"document", {"model", "document"}},
      {"scan", {"model", "document", "scan"}},
      {"rule", {"model", "document", "scan", "grammar", "rule"}},
      {"eval", {"model", "document", "scan", "grammar", "rule", "eval"}},
      {"report", {"model", "report"}},
      {"engine", {"model", "document", "scan", "grammar", "rule", "eval", "engine"}},
      {"cli", {"model", "document", "scan", "grammar", "rule", "eval", "report", "engine", "cli"}},
  };
  std::vector<std::string> faults;
  for (const File& file : files_of({"engine", "grammar"})) {
    const auto allowed = may_see.find(part_of(file.path));
    if (allowed == may_see.end()) {
      faults.push_back(file.path + ": a part that this test does not know");
      continue;
    }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string part = part_of(included(file.lines[i]));
      if (!part.empty() && !allowed->second.contains(part)) faults.push_back(at(file, i));
    }
  }
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("YAML and Spirit stay in the files that read them", "[house]") {
  const auto may_read_yaml = [](const std::string& path) {
    return !path.ends_with(".hpp") &&
           (path.starts_with("engine/rule/") || path.starts_with("engine/cli/") ||
            path == "engine/document/frontmatter.cpp" || path == "engine/document/manifest.cpp");
  };
  const auto may_use_spirit = [](const std::string& path) {
    return path.starts_with("grammar/") && !path.ends_with(".hpp");
  };
  std::vector<std::string> faults;
  for (const File& file : files_of({"engine", "grammar"})) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string path = included(file.lines[i]);
      if (path.starts_with("yaml-cpp/") && !may_read_yaml(file.path)) {
        faults.push_back(at(file, i));
      }
      if (path.starts_with("boost/") && !may_use_spirit(file.path)) faults.push_back(at(file, i));
      if (path.starts_with("CLI/") && file.path != "engine/cli/main.cpp") {
        faults.push_back(at(file, i));
      }
    }
  }
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("no file is longer than 500 lines", "[house]") {
  std::vector<std::string> faults;
  for (const File& file : files_of({"engine", "grammar"})) {
    if (file.lines.size() > 500) {
      faults.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines");
    }
  }
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("every header says first what it is, and is read once", "[house]") {
  std::vector<std::string> faults;
  for (const File& file : files_of({"engine", "grammar"})) {
    if (!file.header()) continue;
    if (file.lines.empty() || !file.lines.front().starts_with("// ")) {
      faults.push_back(file.path + ": does not open with a sentence");
    }
    if (std::find(file.lines.begin(), file.lines.end(), "#pragma once") == file.lines.end()) {
      faults.push_back(file.path + ": no #pragma once");
    }
  }
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("no std::regex, whose time and stack grow with the text", "[house]") {
  std::vector<std::string> faults;
  for (const File& file : files_of({"engine", "grammar"})) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (included(file.lines[i]) == "regex") faults.push_back(at(file, i));
    }
  }
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("every test carries the tag of its folder, so that CTest runs it", "[house]") {
  std::vector<std::string> faults;
  for (const File& file : files_of({"tests"})) {
    const std::string folder = file.path.substr(6, file.path.find('/', 6) - 6);
    std::string text;
    for (const std::string& line : file.lines) text += line + '\n';
    for (std::size_t i = text.find("\nTEST_CASE("); i != std::string::npos;
         i = text.find("\nTEST_CASE(", i + 1)) {
      const std::string head = text.substr(i + 1, text.find('{', i) - i - 1);
      if (head.find("[" + folder + "]") == std::string::npos) {
        faults.push_back(file.path + ": " + head.substr(0, head.find('\n')));
      }
    }
  }
  CHECK(faults == std::vector<std::string>{});
}
