#include "engine/report/junit.hpp"

#include <catch2/catch.hpp>

#include "tests/report/sample.hpp"

using namespace factlint;

TEST_CASE("junit has a suite a document and a case a rule; what fails the run is a failure",
          "[report]") {
  Report report = sample::report();
  report.findings.resize(3);
  report.findings.push_back(report.findings[0]);
  report.input_errors = {{"gone.md", "no such file"}};
  const std::vector<Issue> issues{
      {nullptr, "r.yaml", {}, "no `rule`", "add one", Issue::Level::error},
      {nullptr, "r.yaml", {}, "no `why`", "", Issue::Level::warning}};
  const std::string conflict =
      "a b.md:3:21: error: 38 homes here, 48 in the source [homes-disagree]\n"
      "  The “reef” plan has 38 homes.\n"
      "                      ^~~~~~~~\n"
      "sources/b.txt:1:14: note: here: 48 homes\n"
      "  The plan has 48 homes.\n"
      "               ^~~~~~~~\n"
      "  = because:\n"
      "    1. 38 = 38\n"
      "    2. 48 is not 38\n"
      "  = help: write: 48 homes\n";
  CHECK(render_junit({report, issues, {}, "1"}) ==
        R"x(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="factlint" tests="5" failures="1" errors="2">
  <testsuite name="a b.md" tests="2" failures="1" errors="0">
    <testcase name="homes-disagree" classname="a b.md">
      <failure type="homes-disagree" message="38 homes here, 48 in the source (and 1 more)">
)x" + conflict +
            conflict +
            R"x(</failure>
      <system-out>
a b.md:3:21: note: difference: another count [homes-disagree]
  The “reef” plan has 38 homes.
                      ^~~~~~~~
sources/b.txt:1:14: note: here: 48 homes
  The plan has 48 homes.
               ^~~~~~~~
</system-out>
    </testcase>
    <testcase name="when-is-it" classname="a b.md">
      <system-out>
a b.md:4:10: note: unresolved: &quot;soon&quot; has no date [when-is-it]
  It opens soon.
           ^~~~
</system-out>
    </testcase>
  </testsuite>
  <testsuite name="sources/b.txt" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="sources/b.txt"/>
  </testsuite>
  <testsuite name="rule files" tests="1" failures="0" errors="1">
    <testcase name="no `rule`" classname="r.yaml">
      <error type="rule-file" message="no `rule` (add one)"/>
    </testcase>
  </testsuite>
  <testsuite name="inputs" tests="1" failures="0" errors="1">
    <testcase name="input is read" classname="gone.md">
      <error type="input-not-read" message="no such file"/>
    </testcase>
  </testsuite>
</testsuites>
)x");
}

TEST_CASE("junit follows --fail-on", "[report]") {
  Report report = sample::report();
  report.findings.resize(1);
  const std::string head = "<testsuites name=\"factlint\" tests=\"2\" failures=\"0\" errors=\"0\">";
  CHECK(render_junit({report, {}, {}, "1", std::nullopt}).find(head) != std::string::npos);
  report.findings[0].level = Level::warning;
  CHECK(render_junit({report, {}, {}, "1", Level::error}).find(head) != std::string::npos);
  CHECK(render_junit({report, {}, {}, "1", Level::warning}).find(head) == std::string::npos);
}
