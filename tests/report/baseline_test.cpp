#include "engine/report/baseline.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/report/github.hpp"
#include "engine/report/html.hpp"
#include "engine/report/json.hpp"
#include "engine/report/sarif.hpp"
#include "engine/report/text.hpp"
#include "tests/report/sample.hpp"

using namespace factlint;
using Json = nlohmann::json;

namespace {

/// The fingerprint of one conflict between two documents.
std::string fingerprint(const std::string& path_a, const std::string& text_a, std::string_view a,
                        const std::string& path_b, const std::string& text_b, std::string_view b) {
  std::vector<std::shared_ptr<const Document>> documents{sample::document(path_a, text_a),
                                                         sample::document(path_b, text_b)};
  Finding finding;
  finding.rule = "homes-disagree";
  finding.sides = {sample::side(documents[0], a), sample::side(documents[1], b)};
  set_fingerprint(finding);
  return finding.fingerprint;
}

Report conflicts(std::size_t n) {
  Report report = sample::report();
  const Finding conflict = report.findings[0];
  report.findings.assign(n, conflict);
  return report;
}

std::string fault_of(std::string_view text) {
  Baseline out;
  std::string fault;
  CHECK_FALSE(parse_baseline(text, out, fault));
  return fault;
}

}  // namespace

TEST_CASE("a fingerprint survives moved, re-wrapped and renamed text, not other values",
          "[report]") {
  const std::string first =
      fingerprint("a.md", "It has 38 new homes.", "38 new homes", "b.md", "48 homes", "48 homes");
  CHECK(fingerprint("a.md", "\n\nMoved. It has 38 new homes.", "38 new homes", "b.md",
                    "On top: 48 homes", "48 homes") == first);
  CHECK(fingerprint("a.md", "It has 38\n  new homes.", "38\n  new homes", "b.md", "48 **homes**",
                    "48 **homes") == first);
  CHECK(fingerprint("a.md", "48 homes", "48 homes", "z.md", "It has 38 new homes.",
                    "38 new homes") == first);
  CHECK(fingerprint("a.md", "It has 39 new homes.", "39 new homes", "b.md", "48 homes",
                    "48 homes") != first);
  CHECK(fingerprint("a.md", "38 homes", "38 homes", "b.md", "48 new homes", "48 new homes") !=
        first);
}

TEST_CASE("a baseline is one line a finding and comes back as it was", "[report]") {
  Report report = sample::report();  // findings refer to its documents
  report.findings[1] = report.findings[0];
  const std::string text = render_baseline(baseline_of(report));
  CHECK(
      text ==
      R"({
"factlint_baseline": 1,
"findings": [
{"path":"a b.md","rule":"homes-disagree","fingerprint":")" +
          report.findings[0].fingerprint +
          R"(","outcome":"conflict","level":"error","message":"38 homes here, 48 in the source","count":2},
{"path":"a b.md","rule":"when-is-it","fingerprint":")" +
          report.findings[2].fingerprint +
          R"(","outcome":"unresolved","level":"warning","message":"\"soon\" has no date"}
]
}
)");
  Baseline back;
  std::string fault;
  REQUIRE(parse_baseline(text, back, fault));
  CHECK(back.size() == 3);
  CHECK(render_baseline(back) == text);
  CHECK(render_baseline({}) == "{\n\"factlint_baseline\": 1,\n\"findings\": [\n]\n}\n");
}

TEST_CASE("what is no baseline is told", "[report]") {
  const std::string no = "not a baseline; `factlint baseline update` makes one";
  CHECK(fault_of("") == no);
  CHECK(fault_of("[]") == no);
  CHECK(fault_of(R"({"factlint_baseline": 1, "findings": [)") == no);
  CHECK(fault_of(R"({"factlint_baseline": 2, "findings": []})") ==
        "a baseline of schema 2; this factlint knows 1");
  CHECK(fault_of(R"({"factlint_baseline": 1, "findings": [3]})") == "entry 1 is faulty");
  CHECK(fault_of(R"({"factlint_baseline": 1, "findings": [{"path": "a", "rule": "r",
      "fingerprint": "f", "outcome": "conflict", "level": "fatal", "message": "m"}]})") ==
        "entry 1 is faulty");
}

TEST_CASE("known findings are unchanged, further ones new, graver ones worse", "[report]") {
  Report before = conflicts(2);
  before.findings[0].level = before.findings[1].level = Level::warning;
  const Baseline baseline = baseline_of(before);
  Report now = conflicts(3);
  now.findings[0].level = Level::warning;
  const BaselineMarks marks = compare(baseline, now);
  CHECK(marks.novelty == std::vector<Novelty>{Novelty::unchanged, Novelty::worse, Novelty::added});
  CHECK(marks.gone == 0);
  now.findings.resize(1);
  CHECK(compare(baseline, now).gone == 1);
  CHECK(pruned(baseline, baseline_of(now)).size() == 1);
  CHECK(pruned(baseline, {}).size() == 0);
  now = sample::report();
  now.findings.erase(now.findings.begin());
  CHECK(pruned(baseline, baseline_of(now)).size() == 0);
}

TEST_CASE("a milder finding is unchanged", "[report]") {
  Report now = conflicts(1);
  const Baseline baseline = baseline_of(now);
  now.findings[0].level = Level::note;
  CHECK(compare(baseline, now).novelty == std::vector<Novelty>{Novelty::unchanged});
}

TEST_CASE("formats for people leave known findings out, others mark them", "[report]") {
  Report report = sample::report();
  const BaselineMarks marks{
      {Novelty::unchanged, Novelty::added, Novelty::worse, Novelty::unchanged}, 2};
  ReportView view{report, {}, OutcomeSet::all(), "1", Level::error, &marks};
  CHECK_FALSE(view.fails());
  const std::string text = render_text(view);
  CHECK(text.find("38 homes here, 48 in the source") == std::string::npos);
  CHECK(
      text.ends_with("against the baseline: 1 new, 1 worse, 2 unchanged, 2 gone (see factlint "
                     "baseline prune)\n"));
  CHECK(render_github(view).find("::error") == std::string::npos);
  std::vector<std::string> states;
  const Json sarif = Json::parse(render_sarif(view));
  for (const Json& one : sarif["runs"][0]["results"]) {
    states.push_back(one["baselineState"]);
  }
  CHECK(states == std::vector<std::string>{"unchanged", "new", "updated", "unchanged"});
  states.clear();
  const Json json = Json::parse(render_json(view));
  for (const Json& one : json["findings"]) {
    states.push_back(one["baseline"]);
  }
  CHECK(states == std::vector<std::string>{"unchanged", "new", "worse", "unchanged"});
  const std::string page = render_html(view);
  CHECK(page.find("data-document=\"0 1\" data-baseline=\"unchanged\">") != std::string::npos);
  CHECK(page.find("<select name=\"baseline\">") != std::string::npos);
  const BaselineMarks fresh{
      {Novelty::worse, Novelty::unchanged, Novelty::unchanged, Novelty::unchanged}, 0};
  view.baseline = &fresh;
  CHECK(view.fails());
}
