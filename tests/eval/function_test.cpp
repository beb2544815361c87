// Every function of rule/functions.hpp has a meaning here, and the result does not depend on
// threads or on the order of documents.
#include "engine/rule/functions.hpp"

#include <catch2/catch.hpp>

#include <map>

#include "engine/eval/joins.hpp"

#include "tests/eval/support.hpp"

using namespace factlint;
using namespace factlint::eval_test;

TEST_CASE("each function gives what it says", "[eval]") {
  // A check that fails, so that its result is printed.
  const std::map<std::string_view, std::pair<std::string, std::string>> kExamples{
      {"holder", {"holder(\"Norlandic president\", 2021-05-01) = \"Nobody\"", "Ada Brisk"}},
      {"sure_holder", {"sure_holder(\"Norlandic president\", 2024-01-10)", "false"}},
      {"weekday", {"weekday(2026-04-02) = \"Friday\"", "Thursday"}},
      {"days", {"days(2026-04-02, 2026-04-12) = 9 days", "10 days"}},
      {"age", {"age(1960-08-20, 2026-08-19) = 66", "65"}},
      {"year", {"year(2026-04-02) = 2025", "2026"}},
      {"month", {"month(2026-04-02) = 5", "4"}},
      {"abs", {"abs(3 - 5) = 3", "2"}},
      {"round", {"round(3.14159, 2) = 3", "3.14"}},
      {"min", {"min(4, 3, 7) = 4", "3"}},
      {"max", {"max(4, 3, 7) = 4", "7"}},
      {"lower", {"lower(\"ABC\") = \"x\"", "abc"}},
      {"words", {"words(\"one, two three\") = 2", "3"}},
      {"contains", {"contains(\"an old mill\", \"old roof\")", "false"}},
      {"distance", {"distance(\"Lindholm\", \"Lindhlom\") = 2", "1"}},
      {"matches", {"matches(\"an old mill\", \"old ... roof\")", "false"}},
  };
  for (const FunctionInfo& info : all_functions()) {
    if (info.function == Function::table) continue;
    INFO(info.name);
    if (info.parameters[0].type == Type::item) {
      CHECK((info.function == Function::same_wording || find_join(info.name) != nullptr));
      continue;
    }
    const auto example = kExamples.find(info.name);
    REQUIRE(example != kExamples.end());
    const std::string check_line = "check: |\n  " + example->second.first + "\n";
    CHECK(check(check_line + "message: \"{" + std::string(info.name) + "}\"\n", {{"A text."}}) ==
          ": " + example->second.second + "\n");
  }
}

TEST_CASE("neither threads nor the order of documents change the result", "[eval]") {
  const std::string rule =
      "facts:\n  approved: {find: 'approved {value: count of chip} for {p: product}', key: p}\n"
      "check: approved must match across documents\n";
  std::vector<Text> texts;
  for (int i = 0; i < 12; ++i) {
    texts.push_back({"It approved " + std::to_string(411 + i % 5) + " chips for Tarn " +
                         (i % 2 == 0 ? "9" : "2") + ".",
                     "", "doc-" + std::to_string(10 + i) + ".txt"});
  }
  EvalOptions four;
  four.threads = 4;
  four.agreements = true;
  EvalOptions one = four;
  one.threads = 1;
  const std::string expected = check(rule, texts, one);
  INFO(expected);
  CHECK(expected.find("doc-10.txt: '411' | doc-14.txt: '415' | ") == 0);
  CHECK(check(rule, texts, four) == expected);
  std::reverse(texts.begin(), texts.end());
  CHECK(check(rule, texts, four) == expected);
}

TEST_CASE("what is unknown neither fires nor counts as right", "[eval]") {
  const EvalResult result =
      run("check: |\n  for each weekday w: weekday(w.date) = w.day\n", {{"It opens on Friday."}});
  CHECK(result.findings.empty());
  CHECK(result.stats[0].unknown == 1);
  CHECK(result.stats[0].silent == 0);
  const EvalResult ranges =
      run("check: |\n  for each count c: c.value > 400\n", {{"There were 400 roofs."}});
  CHECK(ranges.findings.empty());
  CHECK(ranges.stats[0].unknown == 1);
}

TEST_CASE("binders pair what stands together", "[eval]") {
  // A hash join on names, over documents.
  CHECK(
      check("check: |\n  for each product a, product b where a.entity = b.entity and a.document != "
            "b.document: false\nmessage: \"{a} {b}\"\n",
            {{"It sold Tarn 9."}, {"A T9 came."}, {"A Tarn 2 came."}}) ==
      "1.txt: 'Tarn 9' | 2.txt: 'T9': Tarn 9 T9\n");
  // Without anything that joins them: one sentence away at most.
  CHECK(check("check: |\n  for each money m, count c where c.of = \"roof\": false\n"
              "message: \"{m} {c}\"\n",
              {{"It cost $5. He sang. There were 7 roofs. They paid $6."}}) ==
        "1.txt: '$6' | 1.txt: '7': $6 7\n");
  // Each pair of one kind once.
  CHECK(check("check: |\n  for each count a, count b: a = b\nmessage: \"{a} {b}\"\n",
              {{"There were 7 roofs and 9 mills."}}) == "1.txt: '7' | 1.txt: '9': 7 9\n");
}
