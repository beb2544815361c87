#include "engine/rule/checker.hpp"

#include <catch2/catch.hpp>

#include "tests/rule/support.hpp"

using namespace factlint;

namespace {

const std::shared_ptr<const Source> kUnits =
    source_of("units.yaml",
              "table: units\n"
              "columns: name | dimension | factor | names\n"
              "rows: |\n"
              "  gigabyte | data | 1 | GB; gigabytes\n"
              "  day | time | 86400 | days\n");
const std::shared_ptr<const Source> kCurrencies =
    source_of("currencies.yaml",
              "table: currencies\n"
              "columns: name | iso | symbol | names | signs\n"
              "rows: |\n"
              "  US dollar | USD | $ | dollars | US$\n");
const std::shared_ptr<const Source> kStyle = source_of("style.yaml",
                                                       "table: house-style\n"
                                                       "columns: name | spellings\n"
                                                       "rows: |\n"
                                                       "  Nvidia | Nvidia\n");
const std::shared_ptr<const Source> kWords = source_of("words.yaml",
                                                       "lexicon: words\n"
                                                       "classes:\n"
                                                       "  approve: approve, clear\n"
                                                       "  chip: chip\n");

const std::string kHead =
    "rule: a\n"
    "category: quantity\n"
    "severity: error\n"
    "why: b\n"
    "facts:\n"
    "  approved:\n"
    "    find: \"{@approve} ... {value: count of chip} {product: product}?\"\n"
    "    key: product\n"
    "  ordered: {find: 'ordered {value: count}'}\n"
    "  pending: {find: 'pending {value: count}'}\n"
    "  paid: {find: 'paid {value: money} to {who: name}'}\n"
    "  performance: {find: '{product: product} ... {value: number}', key: product}\n";

LoadResult load_with_knowledge(std::string rule) {
  return load_rule_sources(
      {kUnits, kCurrencies, kStyle, kWords, source_of("a.yaml", std::move(rule))});
}

/// The issues of a check, without the file's name.
std::string faults_of(const std::string& check, const std::string& more = "") {
  return format_issues(load_with_knowledge(kHead + more + "check: |\n  " + check + "\n").issues);
}

std::string fault(const std::string& place, const std::string& message, const std::string& check,
                  const std::string& carets, const std::string& help = "") {
  return "a.yaml:" + place + ": error: " + message + "\n    " + check + "\n  " + carets + "\n" +
         (help.empty() ? "" : "  help: " + help + "\n");
}

}  // namespace

TEST_CASE("sentences of the language have types", "[rule]") {
  for (const char* check : {
           "approved must match across sources",
           "approved must match across documents within 5%",
           "ordered must match within document",
           "ordered must match within document within 20",
           "performance of \"H200\" / performance of \"H20\" ≈ 6 ± 10%",
           "pending ≈ ordered - approved ± 10%",
           "for each weekday w where w.date is known: weekday(w.date) = w.day",
           "for each span s where s.start is known and s.end is known: days(s.start, s.end) = "
           "s.length",
           "for each money m, count c where same_event(m, c): m.value / c.value in 20000 USD .. "
           "35000 USD",
           "for each quotation q: q has speaker",
           "every statistic must have attribution",
           "every quotation in body must have speaker",
           "quotation must match across documents",
           "for each title t: holder(t.office, t.when) = t.person",
           "for each mention m where m.entity = \"Nvidia\": m.written in "
           "table(\"house-style\").spellings",
           "for each percent p in table t: sum(t.column) = 100% ± 0.5%",
           "for each quantity q where q.of = \"memory\" and q.entity = \"H200\": q.value = 141 GB",
           "for each document d where d mentions \"H200\": exists attribution a in d: a.source = "
           "\"Reuters\"",
           "for each document d: count(quotation in d) <= 3 or d has byline",
           "when headline mentions count n: exists count m in body: m ≈ n",
           "forbid \"market[-]leading\" outside quotation",
           "forbid \"{@approve} it\" outside heading, block_quote",
           "for each administration a where a.when is known and not a.historical: "
           "holder(\"President of the United States\", a.when) = a.person",
           "for each approved a: a.value < 400000 and a.product = \"H200\" and a.negated = false",
           "for each paid p: p.value > 5 USD implies p.who is known",
           "for each date d: d.date - 3 days < 2026-01-01 and d in body",
           "for each date d: days(d.date, d.document.published) <= 10 days",
           "for each list l: l.count = l.size or l.open",
           "for each person p in headline: p.title in {\"Mr\", \"Ms\"}",
           "sum(money m in body: m.value) <= max(5 USD, 6 USD)",
           "sum(ordered) = 5 and count(ordered) = 1",
           "for each statement s: matches(s.subject, \"the {@chip}\") implies s.tense = \"past\"",
           "for each multiple m: m.value = 6 and abs(m.value - 6) < 1",
           "for each share s: s.stated ≈ s.first / s.second ± 1",
       }) {
    CHECK(faults_of(check) == "");
  }
}

TEST_CASE("the compared capture is found", "[rule]") {
  const LoadResult result = load_with_knowledge(kHead + "check: 1 = 1\n");
  REQUIRE(result.rules.rules.size() == 1);
  CHECK(result.rules.rules[0].fact_set("paid")->value == "value");
  const LoadResult other = load_with_knowledge(
      "rule: a\ncategory: quantity\nseverity: error\nwhy: b\nfacts:\n"
      "  x: {find: 'paid {who: name} a {sum: money}', key: who}\n"
      "  y: {find: 'met {who: name} of {firm: organisation}', key: who}\n"
      "check: 1 = 1\n");
  REQUIRE(other.rules.rules.size() == 1);
  CHECK(other.rules.rules[0].fact_set("x")->value == "sum");
  CHECK(other.rules.rules[0].fact_set("y")->value == "firm");
}

TEST_CASE("wrong names get a suggestion", "[rule]") {
  CHECK(faults_of("for each moeny m: m.value > 0") ==
        fault("14:12", "unknown kind `moeny`", "for each moeny m: m.value > 0", "           ^~~~~",
              "did you mean `money`?"));
  CHECK(faults_of("for each money m: (m.valeu) > 0") ==
        fault("14:24", "a `money` has no field `valeu`", "for each money m: (m.valeu) > 0",
              "                       ^~~~~", "did you mean `value`?"));
  CHECK(faults_of("for each date d: wekday(d.date) = d.day") ==
        fault("14:20", "unknown function `wekday`", "for each date d: wekday(d.date) = d.day",
              "                   ^~~~~~", "did you mean `weekday`?"));
  CHECK(faults_of("ordered = approvd") == fault("14:13", "unknown name `approvd`",
                                                "ordered = approvd", "            ^~~~~~~",
                                                "did you mean `approved`?"));
  CHECK(faults_of("aproved must match across docments") ==
        fault("14:3", "no facts and no kind are called `aproved`",
              "aproved must match across docments", "  ^~~~~~~", "did you mean `approved`?") +
            fault("14:29", "facts do not match across `docments`",
                  "aproved must match across docments", "                            ^~~~~~~~",
                  "did you mean `documents`?"));
  CHECK(faults_of("forbid \"{@aprove} \\\"x\\\" {n: cuont}\" outside quotaton") ==
        fault("14:12", "unknown word class `aprove`",
              "forbid \"{@aprove} \\\"x\\\" {n: cuont}\" outside quotaton", "           ^~~~~~~",
              "did you mean `approve`?") +
            fault("14:31", "unknown kind `cuont`",
                  "forbid \"{@aprove} \\\"x\\\" {n: cuont}\" outside quotaton",
                  "                              ^~~~~", "did you mean `count`?") +
            fault("14:47", "`quotaton` is no part and no kind",
                  "forbid \"{@aprove} \\\"x\\\" {n: cuont}\" outside quotaton",
                  "                                              ^~~~~~~~",
                  "did you mean `quotation`?"));
  CHECK(faults_of("for each quantity q: q.value = 141 GBs") ==
        fault("14:38", "unknown unit `GBs`", "for each quantity q: q.value = 141 GBs",
              "                                     ^~~", "did you mean `GB`?"));
  CHECK(faults_of("\"x\" in table(\"house-stile\").spellings or \"x\" in "
                  "table(\"house-style\").speling") ==
        fault("14:16", "there is no table `house-stile`",
              "\"x\" in table(\"house-stile\").spellings or \"x\" in "
              "table(\"house-style\").speling",
              "               ^~~~~~~~~~~~~", "did you mean `house-style`?") +
            fault("14:72", "table `house-style` has no column `speling`",
                  "\"x\" in table(\"house-stile\").spellings or \"x\" in "
                  "table(\"house-style\").speling",
                  "                                                                       "
                  "^~~~~~~",
                  "did you mean `spellings`?"));
  CHECK(faults_of("performanc of \"H200\" = 6") ==
        fault("14:3", "no facts and no table column are called `performanc`",
              "performanc of \"H200\" = 6", "  ^~~~~~~~~~", "did you mean `performance`?"));
  CHECK(faults_of("every quotation must have speker") ==
        fault("14:29", "a `quotation` has no field `speker`", "every quotation must have speker",
              "                            ^~~~~~", "did you mean `speaker`?"));
  CHECK(faults_of("money = 3") == fault("14:3", "unknown name `money`", "money = 3", "  ^~~~~",
                                        "`money` is a kind; bind one first: for each money x: …"));
}

TEST_CASE("values of different kinds are not compared", "[rule]") {
  CHECK(faults_of("for each money m: m.value > 3 GB") ==
        fault("14:21", "this compares an amount of money with a measure of data",
              "for each money m: m.value > 3 GB", "                    ^~~~~~~~~~~~~~"));
  CHECK(faults_of("for each percent p: p.value < 5") ==
        fault("14:23", "this compares a percentage with a number",
              "for each percent p: p.value < 5", "                      ^~~~~~~~~~~",
              "a percentage is written with its sign: 5%"));
  CHECK(faults_of("for each date d: d.date = \"2026-01-13\"") ==
        fault("14:20", "this compares a date with text", "for each date d: d.date = \"2026-01-13\"",
              "                   ^~~~~~~~~~~~~~~~~~~~~",
              "dates are written without quotes: 2026-01-13"));
  CHECK(faults_of("for each person p: p.name < \"b\"") ==
        fault("14:22", "`<` needs numbers or dates, not text", "for each person p: p.name < \"b\"",
              "                     ^~~~~~"));
  CHECK(faults_of("for each date d: d.date + 3 > 2026-01-01") ==
        fault("14:20", "a date is moved by a length of time, not by a number",
              "for each date d: d.date + 3 > 2026-01-01", "                   ^~~~~~~~~~",
              "write it with its unit: 3 days"));
  CHECK(faults_of("paid = 3 ± 2 GB") ==
        fault("14:3", "this compares facts `paid` with a number", "paid = 3 ± 2 GB",
              "  ^~~~~~~~~~~~~~~") +
            fault("14:14", "a number cannot have a tolerance of a measure of data",
                  "paid = 3 ± 2 GB", "             ^~~~"));
}

TEST_CASE("conditions, calls and binders are checked", "[rule]") {
  CHECK(faults_of("ordered and 1 = 1") == fault("14:3", "expected a condition, got facts `ordered`",
                                                "ordered and 1 = 1", "  ^~~~~~~"));
  CHECK(faults_of("for each date d: weekday(d.date, 3) = d.day") ==
        fault("14:20", "`weekday` takes date, not 2 arguments",
              "for each date d: weekday(d.date, 3) = d.day", "                   ^~~~~~~"));
  CHECK(faults_of("for each date d: weekday(d.day) = d.day") ==
        fault("14:28", "`weekday` wants a date here, not text",
              "for each date d: weekday(d.day) = d.day", "                           ^~~~~"));
  CHECK(faults_of("for each date d, money d: d = d") ==
        fault("14:26", "`d` is bound already", "for each date d, money d: d = d",
              "                         ^", "give it another name"));
  CHECK(faults_of("for each date d in 5: 1 = 1") ==
        fault("14:22", "things are found in a document or a part of it, not in a number",
              "for each date d in 5: 1 = 1", "                     ^"));
  CHECK(faults_of("ordered of \"x\" = 5") ==
        fault("14:3", "facts `ordered` have no `key`, so `of` cannot choose among them",
              "ordered of \"x\" = 5", "  ^~~~~~~"));
}

TEST_CASE("placeholders may name what the check binds", "[rule]") {
  const auto message = [](const std::string& text, const std::string& check) {
    return format_issues(
        load_with_knowledge(kHead + "message: \"" + text + "\"\ncheck: '" + check + "'\n").issues);
  };
  CHECK(message("{a.person} was not in office on {a.when}; {holder} was",
                "for each administration a: holder(\"x\", a.when) = a.person") == "");
  CHECK(message("{first.value} here, {second.value} there for {key}, {first.document.path}",
                "approved must match across documents") == "");
  CHECK(message("{it.text} lacks it", "every quotation must have speaker") == "");
  CHECK(message("{n} in the headline", "when headline mentions count n: 1 = 1") == "");
  CHECK(message("{ordered} less {pending}", "ordered = pending") == "");
  CHECK(message("é {a.persn} {b} {m}", "for each title a: exists count m in body: m.value = 1") ==
        "a.yaml:13:16: error: a `title` has no field `persn`\n"
        "  message: \"é {a.persn} {b} {m}\"\n"
        "                 ^~~~~\n"
        "  help: did you mean `person`?\n"
        "a.yaml:13:24: error: unknown name `b`\n"
        "  message: \"é {a.persn} {b} {m}\"\n"
        "                         ^\n"
        "a.yaml:13:28: error: unknown name `m`\n"
        "  message: \"é {a.persn} {b} {m}\"\n"
        "                             ^\n");
}

TEST_CASE("patterns name kinds and word classes that exist", "[rule]") {
  const auto facts = [](const std::string& fact) {
    return format_issues(load_with_knowledge("rule: a\ncategory: quantity\nseverity: error\n"
                                             "why: b\ncheck: x must match across documents\n"
                                             "facts:\n  x: " +
                                             fact + "\n")
                             .issues);
  };
  CHECK(facts("{find: '{@aprove} ... {value: conut of @chp} {value: money}', key: prodct}") ==
        "a.yaml:7:15: error: unknown word class `aprove`\n"
        "    x: {find: '{@aprove} ... {value: conut of @chp} {value: money}', key: prodct}\n"
        "                ^~~~~~~\n"
        "  help: did you mean `approve`?\n"
        "a.yaml:7:36: error: unknown kind `conut`\n"
        "    x: {find: '{@aprove} ... {value: conut of @chp} {value: money}', key: prodct}\n"
        "                                     ^~~~~\n"
        "  help: did you mean `count`?\n"
        "a.yaml:7:45: error: unknown word class `chp`\n"
        "    x: {find: '{@aprove} ... {value: conut of @chp} {value: money}', key: prodct}\n"
        "                                              ^~~~\n"
        "  help: did you mean `chip`?\n"
        "a.yaml:7:51: error: two captures are called `value`\n"
        "    x: {find: '{@aprove} ... {value: conut of @chp} {value: money}', key: prodct}\n"
        "                                                    ^~~~~~~~~~~~~~\n"
        "a.yaml:7:73: error: the pattern has no capture `prodct`\n"
        "    x: {find: '{@aprove} ... {value: conut of @chp} {value: money}', key: prodct}\n"
        "                                                                          ^~~~~~\n"
        "  help: one of: value, value\n");
  CHECK(facts("{find: '{value: sum}'}") ==
        "a.yaml:7:22: error: unknown kind `sum`\n"
        "    x: {find: '{value: sum}'}\n"
        "                       ^~~\n"
        "  help: one of: number, quantity, money, percent, points, multiple, ordinal, date, "
        "weekday, period, duration, clock, age, person, organisation, place, product, office, "
        "quotation, attribution, hedge, negation, count, measure, statistic, name, mention\n");
  CHECK(facts("{find: 'a? {value: count}?'}") ==
        "a.yaml:7:14: error: this pattern matches nothing at all as well\n"
        "    x: {find: 'a? {value: count}?'}\n"
        "               ^~~~~~~~~~~~~~~~~\n"
        "  help: make one of its elements necessary: drop its `?`\n");
  CHECK(facts("{find: '... {value: count}'}") ==
        "a.yaml:7:14: error: a gap at the end of a pattern means nothing\n"
        "    x: {find: '... {value: count}'}\n"
        "               ^~~\n"
        "  help: leave it out\n");
  CHECK(facts("{find: 'a chip'}") ==
        "a.yaml:7:13: error: this pattern captures nothing\n"
        "    x: {find: 'a chip'}\n"
        "              ^~~~~~~~\n"
        "  help: name what is compared: {value: count}\n");
  CHECK(facts("{find: 'paid {value: count}', where: valu > 3}") ==
        "a.yaml:7:43: error: unknown name `valu`\n"
        "    x: {find: 'paid {value: count}', where: valu > 3}\n"
        "                                            ^~~~\n"
        "  help: did you mean `value`?\n");
}

TEST_CASE("a fact set that could not be read does not make its uses wrong", "[rule]") {
  CHECK(format_issues(load_with_knowledge("rule: a\ncategory: quantity\nseverity: error\n"
                                          "why: b\nfacts: {x: {find: '{'}}\n"
                                          "message: '{first.value}'\n"
                                          "check: x must match across documents\n")
                          .issues) ==
        "a.yaml:5:21: error: expected a name or '@', got the end of the pattern\n"
        "  facts: {x: {find: '{'}}\n"
        "                      ^\n");
}

TEST_CASE("five broken files give five exact positions in one run", "[rule]") {
  const auto rule = [](const std::string& id, const std::string& rest) {
    return source_of(id + ".yaml", "rule: " + id + "\ncategory: name\nwhy: é\n" + rest);
  };
  const LoadResult result = load_rule_sources(
      {rule("one", "severty: error\nseverity: error\ncheck: 1 = 1\n"),
       rule("two",
            "severity: note\ncheck: |\n  # 東京 first\n  for each money m:\n    m.valu > 0\n"),
       rule("three", "severity: note\ncheck: \"\\u6771 = 1\"\n"),
       rule("four", "severity: note\ncheck: 'for each person p: p.name = ''é'\n"),
       rule("five", "severity: note\ncheck: 'for each persn p: p.name = \"é\"'\n"),
       rule("good", "severity: note\ncheck: 'for each person p: p.name = \"é\"'\n")});
  CHECK(format_issues(result.issues) ==
        "five.yaml:5:18: error: unknown kind `persn`\n"
        "  check: 'for each persn p: p.name = \"é\"'\n"
        "                   ^~~~~\n"
        "  help: did you mean `person`?\n"
        "four.yaml:5:37: error: expected an expression, got '''\n"
        "  check: 'for each person p: p.name = ''é'\n"
        "                                      ^~\n"
        "one.yaml:4:1: error: unknown key `severty`\n"
        "  severty: error\n"
        "  ^~~~~~~\n"
        "  help: did you mean `severity`?\n"
        "three.yaml:5:9: error: expected a check, got '東'\n"
        "  check: \"\\u6771 = 1\"\n"
        "          ^~~~~~\n"
        "two.yaml:8:7: error: a `money` has no field `valu`\n"
        "      m.valu > 0\n"
        "        ^~~~\n"
        "  help: did you mean `value`?\n");
  REQUIRE(result.rules.rules.size() == 1);
  CHECK(result.rules.rules[0].id == "good");
}
