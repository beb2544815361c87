#include "engine/rule/knowledge_files.hpp"

#include <catch2/catch.hpp>

#include "tests/rule/support.hpp"

using namespace factlint;

TEST_CASE("faults of a lexicon stand at their words", "[rule]") {
  CHECK(issues_of("lexicon: words\n"
                  "clases: {}\n"
                  "classes:\n"
                  "  one: |\n"
                  "    é, two =, = 3\n"
                  "    # a, = comment\n"
                  "    four = 4\n"
                  "  verbs: {form: verb, words: go}\n"
                  "  nouns: {forms: nuon, words: house}\n"
                  "  none: {forms: verb}\n"
                  "  list: [a]\n"
                  "  -x: a\n"
                  "  irregular-verb: went = go, gone\n") ==
        "a.yaml:2:1: error: unknown key `clases`\n"
        "  clases: {}\n"
        "  ^~~~~~\n"
        "  help: did you mean `classes`?\n"
        "a.yaml:5:8: error: nothing stands behind `=`\n"
        "      é, two =, = 3\n"
        "         ^~~~~\n"
        "a.yaml:5:15: error: nothing stands in front of `=`\n"
        "      é, two =, = 3\n"
        "                ^~~\n"
        "a.yaml:8:11: error: unknown key `form`\n"
        "    verbs: {form: verb, words: go}\n"
        "            ^~~~\n"
        "  help: did you mean `forms`?\n"
        "a.yaml:9:18: error: unknown forms `nuon`\n"
        "    nouns: {forms: nuon, words: house}\n"
        "                   ^~~~\n"
        "  help: did you mean `noun`?\n"
        "a.yaml:10:10: error: class `none` needs `words`\n"
        "    none: {forms: verb}\n"
        "           ^~~~~\n"
        "a.yaml:11:3: error: class `list` has to be words or a map with `words`\n"
        "    list: [a]\n"
        "    ^~~~\n"
        "a.yaml:12:3: error: `-x` is no name for a word class\n"
        "    -x: a\n"
        "    ^~\n"
        "  help: letters, digits, `-` and `_`, a letter first\n"
        "a.yaml:13:30: error: `gone` has no base form\n"
        "    irregular-verb: went = go, gone\n"
        "                               ^~~~\n"
        "  help: write it as gone = base\n");
}

TEST_CASE("faults of a table stand at their cells", "[rule]") {
  CHECK(issues_of("table: terms\n"
                  "as_of: soon\n"
                  "columns: who | from | to\n"
                  "rows: |\n"
                  "  é | 2020-01-01 | 2020-13-01\n"
                  "  Ann | 2021 | 2020\n"
                  "  # a comment\n"
                  "  Ben | 2020\n"
                  "  Cid | 2020-02 |\n"
                  "  a|b |  | 2020\n") ==
        "a.yaml:2:8: error: `soon` is no date\n"
        "  as_of: soon\n"
        "         ^~~~\n"
        "  help: write it as 2026-08-22\n"
        "a.yaml:5:20: error: `2020-13-01` is no date\n"
        "    é | 2020-01-01 | 2020-13-01\n"
        "                     ^~~~~~~~~~\n"
        "  help: write it as 2026-01-13, 2026-01 or 2026, or leave it empty\n"
        "a.yaml:6:16: error: this row ends before it begins, on 2021\n"
        "    Ann | 2021 | 2020\n"
        "                 ^~~~\n"
        "a.yaml:8:3: error: this row has 2 cells, the table 3 columns\n"
        "    Ben | 2020\n"
        "    ^~~~~~~~~~\n"
        "  help: columns: who | from | to\n");
}

TEST_CASE("a table needs columns that differ, and its later files have the same", "[rule]") {
  CHECK(issues_of("table: t\ncolumns: a | b | a\nrows: ''\n") ==
        "a.yaml:2:18: error: two columns are called `a`\n"
        "  columns: a | b | a\n"
        "                   ^\n");
  CHECK(issues_of("table: t\nrows: ''\n") ==
        "a.yaml:1:1: error: a table needs `columns`\n"
        "  table: t\n"
        "  ^~~~~\n");
  const LoadResult result =
      load_rule_sources({source_of("a.yaml", "table: t\ncolumns: a | b\nrows: |\n  1 | 2\n"),
                         source_of("b.yaml", "table: t\ncolumns: a | c\nrows: |\n  1 | 2\n"),
                         source_of("c.yaml", "table: t\ncolumns: a | b\nrows: |\n  3 | 4\n")});
  CHECK(format_issues(result.issues) ==
        "b.yaml:2:10: error: table `t` has other columns in a.yaml\n"
        "  columns: a | c\n"
        "           ^~~~~\n"
        "  help: there: a | b\n");
  CHECK(result.rules.knowledge->table("t")->rows.size() == 2);
}

TEST_CASE("a large table reads as a small one does, positions included", "[rule]") {
  std::string bytes = "\xEF\xBB\xBFtable: t\ncolumns: a | b\nrows: |\n";
  for (int i = 0; i < 300; ++i) bytes += "  é" + std::to_string(i) + " | cell\n\n";
  bytes += "why: |\n  " + std::string(3000, 'x') + "\n    indented\n  end\nwhose: x\n";
  Span columns_at;
  std::vector<Issue> found;
  const auto source = source_of("a.yaml", bytes);
  FileIssues issues(source, found);
  const auto root = read_yaml(issues);
  REQUIRE(root);
  CHECK(root->find("why")->text == std::string(3000, 'x') + "\n  indented\nend\n");
  const auto table = read_table(*root, issues, columns_at);
  REQUIRE(table);
  REQUIRE(table->rows.size() == 300);
  CHECK(table->rows[299].cells == std::vector<std::string>{"é299", "cell"});
  const Span at = table->rows[299].at;
  CHECK(bytes.substr(at.begin, at.size()) == "é299 | cell");
  CHECK(format_issues(found) ==
        "a.yaml:608:1: error: unknown key `whose`\n"
        "  whose: x\n"
        "  ^~~~~\n"
        "  help: one of: table, why, as_of, columns, rows, sources\n");
}

TEST_CASE("what only looks like a large block is read as what it is", "[rule]") {
  std::string quoted = "why: \"x\n  rows: |\n";
  for (int i = 0; i < 300; ++i) quoted += "    a line of words\n";
  quoted += "  end\"\nb: 1\n";
  std::vector<Issue> found;
  FileIssues issues(source_of("a.yaml", quoted), found);
  const auto root = read_yaml(issues);
  REQUIRE(root);
  CHECK(found.empty());
  CHECK(root->find("why")->text.size() > 4800);
  CHECK(root->find("b")->text == "1");
}
