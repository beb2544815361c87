#include "engine/report/snippet.hpp"

#include <catch2/catch.hpp>
#include <memory>

using namespace factlint;

namespace {

std::string drawn(std::string_view bytes, Span span, const SnippetStyle& style = {}) {
  return draw_snippet(bytes, LineIndex(bytes), span, style);
}

Issue issue_in(std::string bytes, Span at, std::string message, std::string help = "") {
  Issue issue;
  issue.source = std::make_shared<const Source>(Source{"rules/a.yaml", std::move(bytes)});
  issue.path = "rules/a.yaml";
  issue.at = at;
  issue.message = std::move(message);
  issue.help = std::move(help);
  return issue;
}

}  // namespace

TEST_CASE("a snippet underlines the span in its line", "[report]") {
  CHECK(drawn("rule: a\nseverty: error\n", {8, 15}) ==
        "  severty: error\n"
        "  ^~~~~~~\n");
  CHECK(drawn("one two", {4, 7}) ==
        "  one two\n"
        "      ^~~\n");
}

TEST_CASE("an empty span is one caret, also behind the last character", "[report]") {
  CHECK(drawn("check: a =\n", {10, 10}) ==
        "  check: a =\n"
        "            ^\n");
  CHECK(drawn("", {0, 0}) ==
        "\n"
        "  ^\n");
  CHECK(drawn("abc", {90, 95}) ==
        "  abc\n"
        "     ^\n");
}

TEST_CASE("a span over several lines is underlined to the end of its first line", "[report]") {
  CHECK(drawn("a bc\r\ndef\n", {2, 9}) ==
        "  a bc\n"
        "    ^~\n");
}

TEST_CASE("tabs, wide and combining characters keep the carets under their words", "[report]") {
  CHECK(drawn("\tab x", {4, 5}) ==
        "      ab x\n"
        "         ^\n");
  // Two wide characters take four columns; e and its accent take one.
  CHECK(drawn("東京 x", {7, 8}) ==
        "  東京 x\n"
        "       ^\n");
  CHECK(drawn("e\xCC\x81tat x", {7, 8}) ==
        "  e\xCC\x81tat x\n"
        "       ^\n");
  CHECK(drawn("東京 x", {0, 6}) ==
        "  東京 x\n"
        "  ^~~~\n");
}

TEST_CASE("control characters and broken bytes cannot reach the terminal", "[report]") {
  CHECK(drawn("a\x1b[31m b", {7, 8}) ==
        "  a\xEF\xBF\xBD[31m b\n"
        "         ^\n");
  CHECK(drawn("a\xFF b", {3, 4}) ==
        "  a\xEF\xBF\xBD b\n"
        "     ^\n");
}

TEST_CASE("a long line is cut to a window around the span", "[report]") {
  SnippetStyle style;
  style.max_width = 12;
  CHECK(drawn("alpha beta gamma delta epsilon", {17, 22}, style) ==
        "  …mma delta ep…\n"
        "       ^~~~~\n");
  CHECK(drawn("alpha beta gamma delta epsilon", {0, 5}, style) ==
        "  alpha beta g…\n"
        "  ^~~~~\n");
  CHECK(drawn("alpha beta gamma delta epsilon", {29, 30}, style) ==
        "  …elta epsilon\n"
        "              ^\n");
  const std::string megabyte(1'000'000, 'x');
  CHECK(drawn(megabyte, {500'000, 500'001}, style) ==
        "  …xxxxxxxxxxxx…\n"
        "       ^\n");
}

TEST_CASE("an issue prints place, message, snippet and help", "[report]") {
  CHECK(format_issue(issue_in("rule: é\nseverty: error\n", {9, 16}, "unknown key `severty`",
                              "did you mean `severity`?")) ==
        "rules/a.yaml:2:1: error: unknown key `severty`\n"
        "  severty: error\n"
        "  ^~~~~~~\n"
        "  help: did you mean `severity`?\n");
  CHECK(format_issue(issue_in("é x\n", {3, 4}, "no x")) ==
        "rules/a.yaml:1:3: error: no x\n"
        "  é x\n"
        "    ^\n");
  // A byte order mark is no column.
  CHECK(format_issue(issue_in("\xEF\xBB\xBFx: 1\n", {3, 4}, "no x")) ==
        "rules/a.yaml:1:1: error: no x\n"
        "  x: 1\n"
        "  ^\n");
}

TEST_CASE("an issue without a source prints its path only", "[report]") {
  Issue issue;
  issue.path = "rules/gone.yaml";
  issue.message = "cannot be read";
  issue.level = Issue::Level::warning;
  CHECK(format_issue(issue) == "rules/gone.yaml: warning: cannot be read\n");
}
