#include "engine/rule/rules.hpp"

#include <catch2/catch.hpp>

#include "tests/rule/support.hpp"

using namespace factlint;

namespace {

const std::string kGood =
    "rule: bridges-disagree\n"
    "category: quantity\n"
    "severity: warning\n"
    "outcome: difference\n"
    "why: Two reports of one repair name different numbers of bridges.\n"
    "facts:\n"
    "  repaired:\n"
    "    find: \"repaired {value: count of bridge}\"\n"
    "check: repaired must match across documents\n"
    "message: \"{first.value} here {{so}}, {second.value} there\"\n"
    "examples:\n"
    "  fires:\n"
    "    - documents:\n"
    "        - {text: They repaired 4 bridges., published: 2026-03-01}\n"
    "        - They repaired 5 bridges.\n"
    "  silent:\n"
    "    - They repaired 4 bridges.\n"
    "    - text: They repaired 4 bridges.\n"
    "      title: Bridges\n";

}  // namespace

TEST_CASE("a rule file becomes a rule", "[rule]") {
  const LoadResult result = load_text(kGood);
  CHECK(format_issues(result.issues) == "");
  REQUIRE(result.rules.rules.size() == 1);
  const Rule& rule = result.rules.rules[0];
  CHECK(rule.id == "bridges-disagree");
  CHECK(rule.category == "quantity");
  CHECK(rule.level == Level::warning);
  CHECK(rule.outcome == Outcome::difference);
  CHECK(rule.why == "Two reports of one repair name different numbers of bridges.");
  REQUIRE(rule.fact_set("repaired") != nullptr);
  CHECK(rule.check.kind == grammar::NodeKind::must_match);
  REQUIRE(rule.message_pieces.size() == 4);
  CHECK(rule.message_pieces[0].value.kind == grammar::NodeKind::field);
  CHECK(rule.message_pieces[1].text == " here {so}, ");
  CHECK(rule.message_pieces[3].text == " there");
  REQUIRE(rule.fires.size() == 1);
  CHECK(rule.fires[0].text == "They repaired 4 bridges.");
  CHECK(rule.fires[0].published == "2026-03-01");
  REQUIRE(rule.fires[0].others.size() == 1);
  CHECK(rule.fires[0].others[0].text == "They repaired 5 bridges.");
  REQUIRE(rule.silent.size() == 2);
  CHECK(rule.silent[1].title == "Bridges");
}

TEST_CASE("every issue of a rule's head is reported in one run", "[rule]") {
  CHECK(issues_of("rule: Bad_Id\n"
                  "categry: quantity\n"
                  "severity: eror\n"
                  "outcome: [conflict]\n"
                  "check: 1 = 1\n"
                  "examples: {fire: [a]}\n") ==
        "a.yaml:1:1: error: a rule needs `category`\n"
        "  rule: Bad_Id\n"
        "  ^~~~\n"
        "a.yaml:1:1: error: a rule needs `why`\n"
        "  rule: Bad_Id\n"
        "  ^~~~\n"
        "a.yaml:1:7: error: `Bad_Id` is no rule id\n"
        "  rule: Bad_Id\n"
        "        ^~~~~~\n"
        "  help: lower-case words joined by hyphens: approved-units-disagree\n"
        "a.yaml:2:1: error: unknown key `categry`\n"
        "  categry: quantity\n"
        "  ^~~~~~~\n"
        "  help: did you mean `category`?\n"
        "a.yaml:3:11: error: unknown severity `eror`\n"
        "  severity: eror\n"
        "            ^~~~\n"
        "  help: did you mean `error`?\n"
        "a.yaml:4:10: error: `outcome` has to be text, not a list\n"
        "  outcome: [conflict]\n"
        "           ^\n"
        "a.yaml:6:12: error: unknown key `fire`\n"
        "  examples: {fire: [a]}\n"
        "             ^~~~\n"
        "  help: did you mean `fires`?\n");
}

TEST_CASE("the first key tells what a file is", "[rule]") {
  CHECK(issues_of("rul: x\n") ==
        "a.yaml:1:1: error: the first key has to be `rule`, `lexicon`, `table` or `pack`\n"
        "  rul: x\n"
        "  ^~~\n"
        "  help: did you mean `rule`?\n");
  CHECK(issues_of("") ==
        "a.yaml:1:1: error: the file is empty\n"
        "\n"
        "  ^\n"
        "  help: a rule begins with `rule:`\n");
  CHECK(issues_of("- a\n") ==
        "a.yaml:1:1: error: expected a map, got a list\n"
        "  - a\n"
        "  ^\n"
        "  help: a rule begins with `rule:`\n");
}

TEST_CASE("syntax errors stand at their place in every kind of scalar", "[rule]") {
  const std::string head = "rule: a\ncategory: name\nseverity: note\nwhy: é\n";
  CHECK(issues_of(head + "check: |\n  for each money m:\n    m.value >\n") ==
        "a.yaml:7:14: error: expected an expression, got the end of the check\n"
        "      m.value >\n"
        "               ^\n");
  CHECK(issues_of(head + "check: \"\\u00e9\"\n") ==
        "a.yaml:5:9: error: expected a check, got 'é'\n"
        "  check: \"\\u00e9\"\n"
        "          ^~~~~~\n");
  CHECK(issues_of(head + "check: '1 = = 2'\n") ==
        "a.yaml:5:13: error: expected an expression, got '='\n"
        "  check: '1 = = 2'\n"
        "              ^\n");
  CHECK(issues_of(head + "check: >\n  1 =\n  1\n") ==
        "a.yaml:5:8: error: a folded scalar (`>`) loses its line positions\n"
        "  check: >\n"
        "         ^\n"
        "  help: use `|` instead\n");
  CHECK(issues_of(head + "check: 1 =\n  1\n") ==
        "a.yaml:5:8: error: text over several lines loses its positions here\n"
        "  check: 1 =\n"
        "         ^~~\n"
        "  help: put it on one line or into a `|` block\n");
}

TEST_CASE("braces of a message have to pair", "[rule]") {
  const std::string head = "rule: a\ncategory: name\nseverity: note\nwhy: b\ncheck: 1 = 1\n";
  CHECK(issues_of(head + "message: \"é {1\"\n") ==
        "a.yaml:6:13: error: a `{` without its `}`\n"
        "  message: \"é {1\"\n"
        "              ^\n"
        "  help: write `{{` for the character itself\n");
  CHECK(issues_of(head + "message: é 1}\n") ==
        "a.yaml:6:13: error: a `}` without its `{`\n"
        "  message: é 1}\n"
        "              ^\n"
        "  help: write `}}` for the character itself\n");
  CHECK(issues_of(head + "message: a {1 +} b\n") ==
        "a.yaml:6:16: error: expected an expression, got the end of the check\n"
        "  message: a {1 +} b\n"
        "                 ^\n");
}

TEST_CASE("one bad rule does not silence the others, and ids are unique", "[rule]") {
  std::string other = kGood;
  other.replace(0, other.find('\n'), "rule: other");
  const LoadResult result =
      load_rule_sources({source_of("a.yaml", kGood), source_of("b.yaml", "rule: [\n"),
                         source_of("c.yaml", kGood), source_of("d.yaml", other)});
  CHECK(format_issues(result.issues) ==
        "b.yaml:2:1: error: not valid YAML: end of sequence flow not found\n"
        "\n"
        "  ^\n"
        "c.yaml:1:7: error: rule `bridges-disagree` exists already, in a.yaml\n"
        "  rule: bridges-disagree\n"
        "        ^~~~~~~~~~~~~~~~\n"
        "  help: give one of them another id\n");
  REQUIRE(result.rules.rules.size() == 2);
  CHECK(result.rules.rules[0].id == "bridges-disagree");
  CHECK(result.rules.rules[1].id == "other");
}

TEST_CASE("a text of the language has a bound", "[rule]") {
  CHECK(issues_of("rule: a\ncategory: name\nseverity: note\nwhy: b\ncheck: |\n  1 = " +
                  std::string(20000, '1') + "\n") ==
        "a.yaml:5:8: error: this text is too long: 20005 bytes, at most 16384 are read\n"
        "  check: |\n"
        "         ^\n");
}

TEST_CASE("a file shows at most 500 issues", "[rule]") {
  std::string bytes = "rule: a\ncategory: name\nseverity: note\nwhy: b\ncheck: 1 = 1\n";
  for (int i = 0; i < 2000; ++i) bytes += "key" + std::to_string(i) + ": 1\n";
  const LoadResult result = load_text(bytes);
  REQUIRE(result.issues.size() == 501);
  CHECK(result.issues.back().message == "this file has more issues, which are not shown");
}
