// Known findings from outside: the gate opens for them only, and the file is whole at any time.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/cli/run.hpp"

using namespace factlint::cli_test;
using Json = nlohmann::json;

namespace {

constexpr std::string_view kRule = R"(rule: word-forbidden
category: hygiene
severity: error
why: The desk does not print this word.
check: forbid "gobsmacked"
message: "a word the desk does not print"
)";

struct Desk {
  Folder folder;

  Desk() {
    folder.write("rules/word-forbidden.yaml", kRule);
    folder.write("docs/a.txt", "The mill reopened.\n\nAll were gobsmacked by it.\n");
  }

  [[nodiscard]] Result baseline(const std::string& action) const {
    return run(folder, {"baseline", action, "known.json", "docs", "--no-default-rules", "--rules",
                        "rules"});
  }
  [[nodiscard]] Result check(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"check", "docs", "--no-default-rules", "--rules", "rules",
                               "--baseline", "known.json"});
    return run(folder, more);
  }
};

}  // namespace

TEST_CASE("known findings pass, also moved and in a renamed file; new ones fail", "[cli]") {
  const Desk desk;
  const Folder& folder = desk.folder;
  CHECK(desk.check().code == 2);
  CHECK(desk.check().err ==
        "factlint: error: the baseline known.json cannot be read; `factlint baseline update "
        "known.json PATH...` makes it\n");
  CHECK(desk.baseline("update").out == "known.json: 1 known finding, 1 added, 0 removed\n");
  const Result known = desk.check();
  CHECK(known.code == 0);
  CHECK(known.out ==
        "1 document: 1 conflict (1 error)\nagainst the baseline: 0 new, 0 worse, 1 unchanged\n");

  std::filesystem::remove(folder.path() / "docs/a.txt");
  folder.write("docs/z.md", "# News\n\nThe mill.\n\nIt reopened. All\nwere\n*gobsmacked*.\n");
  CHECK(desk.check().code == 0);
  CHECK(Json::parse(
            desk.check({"--format", "sarif"}).out)["runs"][0]["results"][0]["baselineState"] ==
        "unchanged");

  folder.write("docs/b.txt", "The crew was gobsmacked too.\n");
  const Result second = desk.check();
  CHECK(second.code == 1);
  CHECK(second.out.find("docs/z.md:7:2: error: a word the desk does not print [word-forbidden]") !=
        std::string::npos);
  CHECK(second.out.ends_with("against the baseline: 1 new, 0 worse, 1 unchanged\n"));
}

TEST_CASE("prune forgets what is gone and takes nothing new", "[cli]") {
  const Desk desk;
  CHECK(desk.baseline("prune").code == 2);
  desk.folder.write("docs/b.txt", "Gobsmacked.\n");
  static_cast<void>(desk.baseline("update"));
  CHECK(run(desk.folder, {"baseline", "show", "known.json"})
            .out.ends_with(" docs/a.txt: error: a word the desk does not print [word-forbidden] 2 "
                           "times\n2 known findings\n"));
  desk.folder.write("docs/b.txt", "Calm.\n");
  CHECK(desk.check().out.ends_with("1 unchanged, 1 gone (see factlint baseline prune)\n"));
  CHECK(desk.baseline("prune").out == "known.json: 1 known finding, 0 added, 1 removed\n");
  desk.folder.write("docs/b.txt", "Gobsmacked.\n");
  CHECK(desk.baseline("prune").out == "known.json: 1 known finding, 0 added, 0 removed\n");
  CHECK(desk.check().code == 1);
}

TEST_CASE("a run that could not read everything leaves the baseline as it is", "[cli]") {
  const Desk desk;
  static_cast<void>(desk.baseline("update"));
  const std::string before = desk.folder.read("known.json");
  desk.folder.write("docs/a.txt", "\xFF\xFE\xFA");
  CHECK(desk.baseline("update").code == 3);
  CHECK(desk.baseline("prune").code == 3);
  CHECK(desk.folder.read("known.json") == before);
  desk.folder.write("known.json", "{}");
  const Result broken = desk.baseline("prune");
  CHECK(broken.code == 2);
  CHECK(broken.err ==
        "factlint: error: known.json: not a baseline; `factlint baseline update` "
        "makes one\n");
}

TEST_CASE("a kill at any time leaves a whole baseline", "[cli]") {
  const Desk desk;
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "Crew " + std::to_string(i) + " was gobsmacked.\n\n";
  desk.folder.write("docs/b.txt", text);
  desk.folder.write("known.json", "{\"factlint_baseline\": 1, \"findings\": [\n]\n}\n");
  const std::string before = desk.folder.read("known.json");
  const std::string command = "cd " + desk.folder.path().string() + " && timeout -s KILL ";
  for (int tenths = 1; tenths <= 20; ++tenths) {
    const std::string after = std::to_string(0.01 * tenths) + " " + program() +
                              " baseline update known.json docs --no-default-rules --rules rules "
                              ">/dev/null 2>&1";
    if (std::system((command + after).c_str()) < 0) return;
    const std::string now = desk.folder.read("known.json");
    CAPTURE(tenths);
    CHECK((now == before || now.ends_with("\n]\n}\n")));
    CHECK_FALSE(Json::parse(now, nullptr, false).is_discarded());
  }
}
