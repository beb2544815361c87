// `factlint check` from outside: exit codes, streams, options, hostile inputs, same bytes each
// time.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/run.hpp"

using namespace factlint::cli_test;
using Json = nlohmann::json;

namespace {

constexpr std::string_view kForbidden = R"(rule: word-forbidden
category: hygiene
severity: error
why: The desk does not print this word.
check: forbid "gobsmacked"
message: "a word the desk does not print"
)";

constexpr std::string_view kFaulty = R"(rule: faulty
category: hygiene
severty: error
why: A key is misspelt.
check: forbid "gobsmacked"
message: "never"
)";

const std::vector<std::string> kFormats{"text",   "json",   "jsonl",    "sarif", "junit",
                                        "github", "gitlab", "markdown", "html"};

/// Arguments of a check without the shipped packs.
std::vector<std::string> check(std::vector<std::string> rest) {
  rest.insert(rest.begin(), {"check", "--no-default-rules"});
  return rest;
}

}  // namespace

TEST_CASE("clean text exits with 0 and says what was read", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  folder.write("b.md", "# The mill\n\nIt is open.\n");
  const Result result = run(folder, check({"."}));
  CHECK(result.code == 0);
  CHECK(result.out == "2 documents: no conflicts\n");
  CHECK(result.err.empty());
}

TEST_CASE("standard input is a document", "[cli]") {
  const Folder folder;
  const Result result = run(folder, check({"-", "--format", "json"}), "The mill reopened.\n");
  CHECK(result.code == 0);
  CHECK(Json::parse(result.out)["documents"][0]["path"] == "-");
}

TEST_CASE("wrong usage exits with 2", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  CHECK(run(folder, {}).code == 2);
  CHECK(run(folder, {"chekc"}).code == 2);
  CHECK(run(folder, {"check"}).code == 2);
  CHECK(run(folder, check({"a.txt", "--format", "xml"})).err ==
        "--format: xml not in {text,json,jsonl,sarif,junit,github,gitlab,markdown,html}\nRun with "
        "--help for more information.\n");
  CHECK(run(folder, check({"a.txt", "--published", "2025-02-29"})).err ==
        "--published: '2025-02-29' is not a day; write it as 2026-01-28\n"
        "Run with --help for more information.\n");
  CHECK(run(folder, check({"a.txt", "--threads", "0"})).code == 2);
  CHECK(run(folder, check({"a.txt", "--show", "everything"})).code == 2);
  const Result unwritable = run(folder, check({"a.txt", "--output", "no/such/folder/out.json"}));
  CHECK(unwritable.code == 2);
  CHECK(unwritable.err == "factlint: error: no/such/folder/out.json cannot be written\n");
}

TEST_CASE("help and version exit with 0", "[cli]") {
  const Folder folder;
  const Result version = run(folder, {"--version"});
  CHECK(version.code == 0);
  CHECK(version.out.starts_with("factlint "));
  for (const char* command : {"check", "mentions", "facts", "explain", "rules", "test"}) {
    const Result help = run(folder, {command, "--help"});
    CHECK(help.code == 0);
    CHECK(help.out.find("Usage: ") != std::string::npos);
  }
}

TEST_CASE("an input that cannot be read exits with 3, and the others are checked", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  const Result result = run(folder, check({"gone.txt", "a.txt"}));
  CHECK(result.code == 3);
  CHECK(result.out == "1 document: no conflicts, 1 input not read\n");
  CHECK(result.err.starts_with("gone.txt: error: "));
}

TEST_CASE("a faulty rule file exits with 2, before an unread input", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  folder.write("pack/faulty.yaml", kFaulty);
  const Result result = run(folder, check({"gone.txt", "a.txt", "--rules", "pack"}));
  CHECK(result.code == 2);
  CHECK(result.out == "1 document: no conflicts, 1 input not read\n");
  CHECK(result.err.find("pack/faulty.yaml:3:1: error: unknown key `severty`\n"
                        "  severty: error\n"
                        "  ^~~~~~~\n"
                        "  help: did you mean `severity`?\n") != std::string::npos);
}

TEST_CASE("a conflict exits with 1 unless --fail-on asks for more", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mayor was gobsmacked by the news.\n");
  folder.write("pack/word-forbidden.yaml", kForbidden);
  const Result result = run(folder, check({"a.txt", "--rules", "pack"}));
  CHECK(result.code == 1);
  CHECK(result.out ==
        "a.txt:1:15: error: a word the desk does not print [word-forbidden]\n"
        "  The mayor was gobsmacked by the news.\n"
        "                ^~~~~~~~~~\n"
        "  = because: \"gobsmacked\" matches \"gobsmacked\"\n"
        "\n"
        "1 document: 1 conflict (1 error)\n");
  CHECK(run(folder, check({"a.txt", "--rules", "pack", "--fail-on", "never"})).code == 0);
  CHECK(run(folder, check({"a.txt", "gone.txt", "--rules", "pack"})).code == 3);
  folder.write("pack/faulty.yaml", kFaulty);
  const Result faulty = run(folder, check({"a.txt", "--rules", "pack"}));
  CHECK(faulty.code == 2);
  CHECK(faulty.out == result.out);
  std::filesystem::remove(folder.path() / "pack/faulty.yaml");
  std::string warning(kForbidden);
  warning.replace(warning.find("severity: error"), 15, "severity: warning");
  folder.write("pack/word-forbidden.yaml", warning);
  CHECK(run(folder, check({"a.txt", "--rules", "pack"})).code == 0);
  CHECK(run(folder, check({"a.txt", "--rules", "pack", "--fail-on", "warning"})).code == 1);
}

TEST_CASE("colour is for terminals, or on demand", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  folder.write("pack/faulty.yaml", kFaulty);
  const auto coloured = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"a.txt", "--rules", "pack"});
    return run(folder, check(more)).err.find('\x1b') != std::string::npos;
  };
  CHECK_FALSE(coloured({}));
  CHECK(coloured({"--color=always"}));
  CHECK_FALSE(coloured({"--color=never"}));
}

TEST_CASE("a report can go to a file", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  const Result result = run(folder, check({"a.txt", "--format", "sarif", "--output", "out.sarif"}));
  CHECK(result.code == 0);
  CHECK(result.out.empty());
  CHECK(Json::parse(folder.read("out.sarif"))["version"] == "2.1.0");
}

TEST_CASE("a file given as document and as source is a source", "[cli]") {
  const Folder folder;
  folder.write("draft.md", "The mill reopened.\n");
  folder.write("sources/a.txt", "The mill reopened in spring.\n");
  const Result result = run(folder, check({".", "--against", "sources", "--format", "json"}));
  CHECK(result.code == 0);
  const Json documents = Json::parse(result.out)["documents"];
  std::vector<std::pair<std::string, bool>> seen;
  for (const Json& document : documents) {
    const auto path = document["path"].get<std::string>();
    seen.emplace_back(path.starts_with("./") ? path.substr(2) : path,
                      document["source"].get<bool>());
  }
  std::sort(seen.begin(), seen.end());
  CHECK(seen ==
        std::vector<std::pair<std::string, bool>>{{"draft.md", false}, {"sources/a.txt", true}});
}

TEST_CASE("sources are not reported on", "[cli]") {
  const Folder folder;
  folder.write("draft.txt", "The mayor was gobsmacked.\n");
  folder.write("source.txt", "The clerk was gobsmacked.\n");
  folder.write("pack/word-forbidden.yaml", kForbidden);
  const Result result =
      run(folder, check({"draft.txt", "--against", "source.txt", "--rules", "pack"}));
  CHECK(result.out ==
        "draft.txt:1:15: error: a word the desk does not print [word-forbidden]\n"
        "  The mayor was gobsmacked.\n"
        "                ^~~~~~~~~~\n"
        "  = because: \"gobsmacked\" matches \"gobsmacked\"\n"
        "\n"
        "2 documents: 1 conflict (1 error)\n");
}

TEST_CASE("hostile inputs neither crash nor stop the run", "[cli]") {
  const Folder folder;
  folder.write("good.txt", "The mill reopened in spring.\n");
  folder.write("latin1.txt", "caf\xE9 closed\n");
  folder.write("binary.txt", std::string("\x7F\x45LF\0\0\1\2", 8));
  folder.write("empty.md", "");
  std::string nested;
  for (int i = 0; i < 50000; ++i) nested += "<div>";
  folder.write("nested.html", nested + "deep");
  folder.write("line.txt",
               std::string(3'000'000, 'x') + " \x1b[31m 12 homes " + std::string(100, '"'));
  std::string brackets;
  for (int i = 0; i < 20000; ++i) brackets += "[>";
  folder.write("brackets.md", brackets + "\n" + brackets);
  std::filesystem::create_directory(folder.path() / "folder.txt");
  std::filesystem::create_directory_symlink(".", folder.path() / "loop");
  for (const std::string format : kFormats) {
    const Result result = run(folder, {"check", ".", "--format", format});
    CAPTURE(format, result.err);
    CHECK(result.code == 3);
    CHECK(result.err.find("latin1.txt: error: ") != std::string::npos);
    CHECK(result.err.find("binary.txt: error: ") != std::string::npos);
    CHECK(result.out.find('\x1b') == std::string::npos);
    if (format == "json" || format == "sarif" || format == "gitlab") {
      CHECK_NOTHROW(Json::parse(result.out));
    }
  }
  for (const std::string command : {"mentions", "facts"}) {
    const Result result = run(folder, {command, "."});
    CHECK(result.code == 3);
    CHECK(result.out.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("a file that is too large is refused", "[cli]") {
  const Folder folder;
  folder.write("a.txt", "The mill reopened in spring.\n");
  CHECK(run(folder, check({"a.txt", "--max-bytes", "10"})).code == 3);
  CHECK(run(folder, check({"a.txt", "--max-bytes", "100"})).code == 0);
}

TEST_CASE("output is the same whatever the order of inputs and the number of threads", "[cli]") {
  const Folder folder;
  const std::filesystem::path fixtures = std::filesystem::path(FACTLINT_SOURCE_DIR) / "fixtures";
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(fixtures)) {
    if (entry.path().extension() != ".md" && entry.path().extension() != ".txt") continue;
    const std::string name = entry.path().lexically_relative(fixtures).generic_string();
    std::filesystem::create_directories((folder.path() / name).parent_path());
    std::filesystem::copy_file(entry.path(), folder.path() / name);
    files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 10);
  for (const std::string format : kFormats) {
    const auto output = [&](const std::vector<std::string>& paths, const std::string& threads) {
      std::vector<std::string> arguments{"check", "--format", format, "--threads",
                                         threads, "--show",   "all"};
      arguments.insert(arguments.end(), paths.begin(), paths.end());
      return run(folder, arguments).out;
    };
    const std::string first = output(files, "1");
    const std::vector<std::string> reversed(files.rbegin(), files.rend());
    std::vector<std::string> rotated = files;
    std::rotate(rotated.begin(), rotated.begin() + 7, rotated.end());
    CHECK_FALSE(first.empty());
    CHECK(output(files, "8") == first);
    CHECK(output(reversed, "3") == first);
    CHECK(output(rotated, "2") == first);
  }
}
