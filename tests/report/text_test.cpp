#include "engine/report/text.hpp"

#include <catch2/catch.hpp>

#include "tests/report/sample.hpp"

using namespace factlint;

TEST_CASE("text prints findings as a compiler does", "[report]") {
  const Report report = sample::report();
  const std::vector<Issue> issues;
  CHECK(render_text({report, issues, {}, "1"}) ==
        "a b.md:3:21: error: 38 homes here, 48 in the source [homes-disagree]\n"
        "  The “reef” plan has 38 homes.\n"
        "                      ^~~~~~~~\n"
        "sources/b.txt:1:14: note: here: 48 homes\n"
        "  The plan has 48 homes.\n"
        "               ^~~~~~~~\n"
        "  = because: 38 = 38; 48 is not 38\n"
        "  = help: write: 48 homes\n"
        "\n"
        "a b.md:3:21: note: difference: another count [homes-disagree]\n"
        "  The “reef” plan has 38 homes.\n"
        "                      ^~~~~~~~\n"
        "sources/b.txt:1:14: note: here: 48 homes\n"
        "  The plan has 48 homes.\n"
        "               ^~~~~~~~\n"
        "\n"
        "a b.md:4:10: note: unresolved: \"soon\" has no date [when-is-it]\n"
        "  It opens soon.\n"
        "           ^~~~\n"
        "\n"
        "2 documents: 1 conflict (1 error), 1 difference, 1 unresolved, 1 agreement (see --show "
        "agreement)\n");
}

TEST_CASE("text shows the outcomes asked for, and only those", "[report]") {
  const Report report = sample::report();
  const std::vector<Issue> issues;
  OutcomeSet show = OutcomeSet::none();
  show.add(Outcome::agreement);
  CHECK(render_text({report, issues, show, "1"}) ==
        "a b.md:3:21: note: agreement: two documents agree [homes-disagree]\n"
        "  The “reef” plan has 38 homes.\n"
        "                      ^~~~~~~~\n"
        "sources/b.txt:1:14: note: here: 48 homes\n"
        "  The plan has 48 homes.\n"
        "               ^~~~~~~~\n"
        "\n"
        "2 documents: 1 conflict (1 error), 1 difference, 1 unresolved, 1 agreement\n");
}

TEST_CASE("colour wraps path, level, carets and rule and changes nothing else", "[report]") {
  const Report report = sample::report();
  const std::string text = render_finding(report.findings[2], {.color = true});
  CHECK(text ==
        "\x1b[1ma b.md:4:10:\x1b[0m \x1b[1;36mnote:\x1b[0m unresolved: \"soon\" has no date "
        "\x1b[2m[when-is-it]\x1b[0m\n"
        "  It opens soon.\n"
        "           \x1b[1;32m^~~~\x1b[0m\n");
}

TEST_CASE("a finding alone shows its derivation step by step", "[report]") {
  const Report report = sample::report();
  CHECK(render_finding(report.findings[0]) ==
        "a b.md:3:21: error: 38 homes here, 48 in the source [homes-disagree]\n"
        "  The “reef” plan has 38 homes.\n"
        "                      ^~~~~~~~\n"
        "sources/b.txt:1:14: note: here: 48 homes\n"
        "  The plan has 48 homes.\n"
        "               ^~~~~~~~\n"
        "  = because:\n"
        "    1. 38 = 38\n"
        "    2. 48 is not 38\n"
        "  = help: write: 48 homes\n");
}

TEST_CASE("a paragraph of one long line is cut around the words", "[report]") {
  Finding finding;
  finding.rule = "r";
  finding.message = "m";
  std::string line;
  for (int i = 0; i < 100; ++i) line += "and so on ";
  const auto document = sample::document("long.txt", line + "THERE " + line);
  finding.sides = {sample::side(document, "THERE")};
  const std::string text = render_finding(finding);
  const std::string drawn = text.substr(text.find('\n') + 1);
  CHECK(drawn.size() < 240);
  CHECK(drawn.find("so on THERE and so") != std::string::npos);
  CHECK(drawn.find("…") != std::string::npos);
}

TEST_CASE("a document cannot send commands to the terminal", "[report]") {
  CHECK(printable("a\x1b[31mred\r\nnext\tcell\x7f") == "a\uFFFD[31mred\uFFFD next cell\uFFFD");
  CHECK(printable("\u202Eevil\u2069 \u0085é”") == "\uFFFDevil\uFFFD \uFFFDé”");
}

TEST_CASE("the summary counts by outcome and level", "[report]") {
  Summary summary;
  CHECK(format_summary(summary, {}) == "0 documents: no conflicts");
  summary.documents = 5;
  summary.conflicts = {2, 1, 0};
  summary.differences = 1;
  summary.unresolved = 2;
  summary.agreements = 4;
  CHECK(format_summary(summary, OutcomeSet::all()) ==
        "5 documents: 3 conflicts (2 errors, 1 warning), 1 difference, 2 unresolved, 4 agreements");
  summary.unread = 1;
  summary.agreements = 0;
  CHECK(format_summary(summary, {}) ==
        "5 documents: 3 conflicts (2 errors, 1 warning), 1 difference, 2 unresolved, 1 input not "
        "read");
}

TEST_CASE("only conflicts of the level or above fail a run", "[report]") {
  Report report = sample::report();
  const auto fails = [&](std::optional<Level> level) {
    return ReportView{report, {}, {}, "1", level}.fails();
  };
  CHECK(fails(Level::error));
  CHECK_FALSE(fails(std::nullopt));
  report.findings.front().level = Level::warning;
  CHECK_FALSE(fails(Level::error));
  CHECK(fails(Level::warning));
  report.findings.erase(report.findings.begin());
  CHECK_FALSE(fails(Level::note));
}
