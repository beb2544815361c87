// Several reports in one run, each whole or absent, and what outside validators say of them.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/cli/run.hpp"

using namespace factlint::cli_test;
using Json = nlohmann::json;

namespace {

/// Is this program here? Prints why a test is left out if not.
bool have(const std::string& tool) {
  const bool found = std::system(("command -v " + tool + " >/dev/null 2>&1").c_str()) == 0;
  if (!found) std::cout << "skipped: " << tool << " is not installed\n";
  return found;
}

}  // namespace

TEST_CASE("several formats are written in one run beside the text", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  const Result result = run(folder, {"check", "--no-default-rules", "a.txt", "--output",
                                     "json=a=b.json", "--output", "jsonl=out.jsonl"});
  CHECK(result.code == 0);
  CHECK(result.err.empty());
  CHECK(result.out == "1 document: no conflicts\n");
  CHECK(Json::parse(folder.read("a=b.json"))["summary"]["documents"] == 1);
  CHECK(folder.read("out.jsonl").starts_with("{\"type\":\"tool\""));
}

TEST_CASE("a plain --output takes --format, - is standard output", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  const auto check = [&](std::vector<std::string> rest) {
    rest.insert(rest.begin(), {"check", "--no-default-rules", "a.txt"});
    return run(folder, rest);
  };
  const Result both = check({"--format", "json", "--output", "out.json", "--output", "markdown=-"});
  CHECK(both.out == "## factlint: passed\n\n1 document: no conflicts\n");
  CHECK(Json::parse(folder.read("out.json"))["schema"] == 1);
  CHECK(check({"--output", "unknown=x.txt"}).out.empty());
  CHECK(folder.read("unknown=x.txt") == "1 document: no conflicts\n");
  CHECK(check({"--output", "json=a.out", "--output", "sarif=a.out"}).err ==
        "factlint: error: --output: two reports go to a.out\n");
  CHECK(check({"--output", "json=-", "--output", "sarif=-"}).err ==
        "factlint: error: --output: two reports go to standard output\n");
  CHECK(check({"--output", "json="}).err == "factlint: error: --output: json= names no file\n");
  CHECK(check({"--output", "json="}).code == 2);
}

TEST_CASE("a report replaces the old one whole and is no document of its own", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  folder.write("old.md", "an old report\n");
  std::filesystem::create_symlink("old.md", folder.path() / "link.md");
  std::filesystem::permissions(folder.path() / "old.md", std::filesystem::perms(0640));
  const Result result =
      run(folder, {"check", "--no-default-rules", ".", "--output", "markdown=link.md"});
  CHECK(result.out == "1 document: no conflicts\n");
  CHECK(std::filesystem::is_symlink(folder.path() / "link.md"));
  CHECK(folder.read("old.md") == "## factlint: passed\n\n1 document: no conflicts\n");
  CHECK(std::filesystem::status(folder.path() / "old.md").permissions() ==
        std::filesystem::perms(0640));
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files += entry.path().filename() != "link.md" ? 1 : 0;
  }
  CHECK(files == 2);  // no temporary file is left
  const Result pipe =
      run(folder, {"check", "--no-default-rules", "a.txt", "--output", "json=/dev/stdout"});
  CHECK(pipe.out.find("\"schema\": 1") != std::string::npos);
}

TEST_CASE("junit of all fixtures is valid against the schema", "[cli]") {
  if (!have("xmllint")) return;
  const Folder folder;
  folder.write("a <b> & \"c\".txt", "The mill reopened in spring.\n");
  folder.write("broken\x01.txt", "\xFF\xFE\xFA");
  run(folder, {"check", ".", FACTLINT_SOURCE_DIR "/fixtures", "--show", "all", "--output",
               "junit=junit.out"});
  const std::string command = "xmllint --noout --schema " FACTLINT_SOURCE_DIR
                              "/tests/report/junit.xsd " +
                              (folder.path() / "junit.out").string() + " 2>&1";
  CHECK(std::system(command.c_str()) == 0);
}

// npm's @microsoft/sarif-multitool-linux holds the program; FACTLINT_SARIF_MULTITOOL names it.
TEST_CASE("sarif of all fixtures is valid for Microsoft's validator", "[cli]") {
  const char* tool = std::getenv("FACTLINT_SARIF_MULTITOOL");
  if (tool == nullptr) {
    std::cout << "skipped: FACTLINT_SARIF_MULTITOOL names no validator\n";
    return;
  }
  const Folder folder;
  run(folder,
      {"check", FACTLINT_SOURCE_DIR "/fixtures", "--show", "all", "--output", "sarif=out.sarif"});
  // It ends with 0 whatever it finds: its words count.
  const std::string command = "cd " + folder.path().string() +
                              " && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 " + tool +
                              " validate out.sarif > said.txt 2>&1";
  CHECK(std::system(command.c_str()) == 0);
  const std::string said = folder.read("said.txt");
  CAPTURE(said);
  CHECK(said.find("Analysis completed successfully") != std::string::npos);
  CHECK(said.find(": error ") == std::string::npos);
}
