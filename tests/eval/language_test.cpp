// Sentences of the language on small texts: what fires, what it says, what stays silent.
#include <catch2/catch.hpp>

#include "tests/eval/support.hpp"

using namespace factlint;
using namespace factlint::eval_test;

TEST_CASE("a weekday has to be that of the date beside it", "[eval]") {
  const std::string rule =
      "check: |\n  for each weekday w where w.date is known: weekday(w.date) = w.day\n"
      "message: \"{w.date} is a {weekday}, not a {w.day}\"\n"
      "suggest: \"{weekday}\"\n";
  const EvalResult result =
      run(rule, {{"The mill opened on Friday, April 2, 2026.", "2026-04-10", ""}});
  CHECK(show(result) == "1.txt: 'Friday, April 2, 2026': 2026-04-02 is a Thursday, not a Friday\n");
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].suggest == "Thursday");
  CHECK(result.findings[0].derivation ==
        std::vector<std::string>{
            "w.date: \"Friday, April 2, 2026\" = 2026-04-02", "weekday(w.date) = Thursday",
            "w.day: \"Friday, April 2, 2026\" = Friday",
            "weekday(w.date) = w.day: Thursday against Friday: does not hold"});
  CHECK(check(rule, {{"The mill opened on Thursday, April 2, 2026.", "2026-04-10", ""}}) == "");
  CHECK(check(rule, {{"The mill opens on Friday.", "2026-04-10", ""}}) == "");
}

TEST_CASE("money and count of one clause give a price", "[eval]") {
  const std::string rule =
      "check: |\n  for each money m, count c where same_event(m, c): m.value / c.value in "
      "200 USD .. 350 USD\n"
      "message: \"{m} for {c} {c.of}s is {m.value / c.value} each\"\n";
  CHECK(check(rule, {{"Orrin cleared 412 chips for $20600 in March."}}) ==
        "1.txt: '$20600' | 1.txt: '412': $20600 for 412 chips is $50 each\n");
  CHECK(check(rule, {{"Orrin cleared 412 chips for $103000 in March."}}) == "");
  CHECK(check(rule, {{"Orrin cleared 412 chips. The clerk paid $20600."}}) == "");
}

TEST_CASE("numbers of a headline have to stand in the body", "[eval]") {
  const std::string rule =
      "check: |\n  when headline mentions count n: exists count m in body: m ≈ n\n"
      "message: \"no {n.of} of {n} in the text\"\n";
  CHECK(check(rule, {{"# Storm takes 40 roofs\nThe storm took 12 roofs."}}) ==
        "1.txt: '40': no roof of 40 in the text\n");
  CHECK(check(rule, {{"# Storm takes 40 roofs\nThe storm took 42 roofs."}}) == "");
  CHECK(check(rule, {{"# Storm takes roofs\nThe storm took 42 roofs."}}) == "");
  // Each document by itself.
  CHECK(check(rule, {{"# Storm takes 40 roofs\nNothing else."}, {"The storm took 40 roofs."}}) ==
        "1.txt: '40': no roof of 40 in the text\n");
}

TEST_CASE("shares of a table's column add up", "[eval]") {
  const std::string rule =
      "check: |\n  for each percent p in table t: sum(t.column) = 100% ± 0.5%\n"
      "message: \"the column adds up to {sum(t.column)}\"\n";
  CHECK(check(rule, {{"| Red | 41%\n| Blue | 30%\n| Green | 20%"}}) ==
        "1.txt: '41%': the column adds up to 91%\n");
  CHECK(check(rule, {{"| Red | 40%\n| Blue | 40%\n| Green | 20%"}}) == "");
  CHECK(check(rule, {{"| Red | 40%\n| Blue | 60%\n| Total | 100%"}}) == "");
}

TEST_CASE("a quantity of a named thing has one value", "[eval]") {
  const std::string rule =
      "check: |\n  for each quantity q where q.of = \"memory\" and q.sentence mentions \"Tarn 9\": "
      "q.value = 141 GB\n"
      "message: \"{q.value} of {q.of}, not 141 GB\"\n";
  CHECK(check(rule, {{"The Tarn 9 has 192 GB of memory."}}) ==
        "1.txt: '192 GB': 192 GB of memory, not 141 GB\n");
  CHECK(check(rule, {{"The Tarn 9 has 141 GB of memory."}}) == "");
  CHECK(check(rule, {{"The Tarn 2 has 96 GB of memory."}}) == "");
}

TEST_CASE("spellings of a table are compared letter by letter", "[eval]") {
  const std::string rule =
      "check: |\n  for each name m where m.entity = \"Orrin\": m.written in "
      "table(\"house-style\").spellings\n"
      "message: \"{m.written} is written otherwise\"\n";
  CHECK(check(rule, {{"The chips of Orrin sell well."}}) == "");
}

TEST_CASE("documents are counted and searched", "[eval]") {
  CHECK(check("check: |\n  for each document d where d mentions \"Tarn 9\": exists count c in d: c "
              "= 5\nmessage: \"no five in {d}\"\n",
              {{"The Tarn 9 sold 4 times."}, {"The Tarn 9 sold 5 times."}, {"Sold 4 times."}}) ==
        "1.txt: 'The Tarn 9 sold 4 times.': no five in 1.txt\n");
  CHECK(
      check("check: |\n  for each document d: count(count in d where d mentions \"sold\") <= 1 or "
            "d has byline\nmessage: \"too many\"\n",
            {{"They sold 4 chairs and 5 tables."}, {"They sold 4 chairs."}}) ==
      "1.txt: 'They sold 4 chairs and 5 tables.': too many\n");
}

TEST_CASE("what must be there and what must not", "[eval]") {
  CHECK(check("check: every statistic must have attribution\nmessage: \"{it} is nobody's\"\n",
              {{"The mill sold 412 sacks. The price fell 5%."}}) ==
        "1.txt: '412': 412 is nobody's\n1.txt: '5%': 5% is nobody's\n");
  CHECK(check("check: 'forbid \"market[-]leading\" outside quotation'\nmessage: \"{it}\"\n",
              {{"A market-leading mill, \"a market-leading mill\", he said. Market leading."}}) ==
        "1.txt: 'market-leading': market-leading\n");
}

TEST_CASE("reference tables answer questions", "[eval]") {
  CHECK(check("check: |\n  score of \"Tarn 9\" / score of \"Tarn 2\" ≈ 5 ± 10%\n", {{"A text."}}) ==
        ": does not hold: score of \"Tarn 9\" / score of \"Tarn 2\" ≈ 5 ± 10%\n");
  CHECK(check("check: |\n  score of \"Tarn 9\" / score of \"Tarn 2\" ≈ 6 ± 10%\n", {{"A text."}}) ==
        "");
  const std::string rule =
      "check: |\n  for each date d where d.date is known: holder(\"president of Norland\", d.date) "
      "= "
      "\"Ada Brisk\"\n"
      "message: \"{holder} on {d.date}\"\n";
  CHECK(check(rule, {{"It was signed on March 3, 2025."}}) ==
        "1.txt: 'March 3, 2025': Piet Holm on 2025-03-03\n");
  CHECK(check(rule, {{"It was signed on March 3, 2021."}}) == "");
  // The day of the change has two holders, a day after the table's own may have another.
  CHECK(check(rule, {{"Signed on January 20, 2024 and January 20, 2027."}}) == "");
}
