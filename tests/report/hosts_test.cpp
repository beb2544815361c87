// The formats that hosts read: GitHub annotations, GitLab code quality, Markdown comments, JSON
// Lines. JUnit is in junit_test.cpp.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/report/github.hpp"
#include "engine/report/gitlab.hpp"
#include "engine/report/json.hpp"
#include "engine/report/jsonl.hpp"
#include "engine/report/markdown.hpp"
#include "tests/report/sample.hpp"

using namespace factlint;
using Json = nlohmann::json;

namespace {

const std::vector<Issue> kIssues{
    {std::make_shared<const Source>(Source{"r,1.yaml", "rule: r\nseverty: error\n"}),
     "r,1.yaml",
     {8, 15},
     "unknown key `severty`",
     "did you mean `severity`?",
     Issue::Level::error}};

/// The sample with a rule file at fault and an input that could not be read.
Report faulty() {
  Report report = sample::report();
  report.input_errors = {{"./gone.md", "no such file"}};
  return report;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("github annotates every shown finding, issue and unread input", "[report]") {
  const Report report = faulty();
  CHECK(render_github({report, kIssues, {}, "1"}) ==
        "::error file=a b.md,line=3,col=21,endLine=3,endColumn=29,title=factlint%3A "
        "homes-disagree::38 homes here, 48 in the source (sources/b.txt:1:14: here: 48 homes)\n"
        "::notice file=a b.md,line=3,col=21,endLine=3,endColumn=29,title=factlint%3A "
        "homes-disagree::difference: another count (sources/b.txt:1:14: here: 48 homes)\n"
        "::notice file=a b.md,line=4,col=10,endLine=4,endColumn=14,title=factlint%3A "
        "when-is-it::unresolved: \"soon\" has no date\n"
        "::error file=r%2C1.yaml,line=2,col=1,title=factlint%3A rule file::unknown key `severty` "
        "(did you mean `severity`?)\n"
        "::error file=gone.md,title=factlint%3A input not read::no such file\n");
}

TEST_CASE("no text makes a workflow command of its own", "[report]") {
  Report report = sample::report();
  report.findings.resize(1);
  Finding& finding = report.findings[0];
  finding.message = "100%\n::stop-commands::x\r\n%0A";
  finding.sides = {sample::side(report.documents[0], "38 homes.\nIt opens")};
  CHECK(render_github({report, {}, {}, "1"}) ==
        "::error file=a b.md,line=3,endLine=4,title=factlint%3A homes-disagree::"
        "100%25 ::stop-commands::x\uFFFD %250A\n");
}

TEST_CASE("gitlab gets a place, a severity and a fingerprint of its own for each", "[report]") {
  Report report = faulty();
  report.findings.push_back(report.findings[0]);
  const Json out = Json::parse(render_gitlab({report, kIssues, {}, "1"}));
  REQUIRE(out.size() == 6);
  Json first = Json::parse(R"json({
    "description": "38 homes here, 48 in the source (sources/b.txt:1:14: here: 48 homes)",
    "check_name": "homes-disagree", "fingerprint": "", "severity": "major",
    "location": {"path": "a b.md", "lines": {"begin": 3, "end": 3}}})json");
  first["fingerprint"] = report.findings[0].fingerprint;
  CHECK(out[0] == first);
  std::vector<std::string> severities;
  std::set<std::string> fingerprints;
  for (const Json& one : out) {
    severities.push_back(one["severity"]);
    fingerprints.insert(one["fingerprint"].get<std::string>());
  }
  CHECK(severities ==
        std::vector<std::string>{"major", "info", "info", "major", "blocker", "blocker"});
  CHECK(fingerprints.size() == 6);
  CHECK(out[4]["location"] ==
        Json::parse(R"({"path": "r,1.yaml", "lines": {"begin": 2, "end": 2}})"));
  CHECK(out[5]["location"]["path"] == "gone.md");
}

TEST_CASE("json lines carry the objects of the json report, one a line", "[report]") {
  const Report report = faulty();
  const ReportView view{report, kIssues, {}, "1.2"};
  const Json whole = Json::parse(render_json(view));
  std::vector<std::string> types;
  Json findings = Json::array();
  for (const std::string& line : lines_of(render_jsonl(view))) {
    Json object = Json::parse(line);
    types.push_back(object["type"]);
    object.erase("type");
    if (types.back() == "finding") findings.push_back(object);
    if (types.back() == "summary") CHECK(object == whole["summary"]);
  }
  CHECK(types == std::vector<std::string>{"tool", "document", "document", "finding", "finding",
                                          "finding", "issue", "input_error", "summary"});
  CHECK(findings == whole["findings"]);
  CHECK(render_jsonl(view).starts_with(
      R"({"type":"tool","schema":1,"name":"factlint","version":"1.2"})"));
}

TEST_CASE("markdown quotes both sides and folds what is no conflict", "[report]") {
  const Report report = faulty();
  CHECK(render_markdown({report, kIssues, {}, "1"}) == R"(## factlint: conflicts found

2 documents: 1 conflict (1 error), 1 difference, 1 unresolved, 1 agreement, 1 input not read

### Faults

- **error** in r,1.yaml: unknown key \`severty\`
- **not read**: ./gone.md: no such file

### Conflicts

- **error**: 38 homes here, 48 in the source (`homes-disagree`)
  - a b.md:3:21
    > The “reef” plan has <b>38 homes</b>.
  - sources/b.txt:1:14, here: 48 homes
    > The plan has <b>48 homes</b>.
  - write: 48 homes

<details><summary>2 more to look at</summary>

- **difference**: another count (`homes-disagree`)
  - a b.md:3:21
    > The “reef” plan has <b>38 homes</b>.
  - sources/b.txt:1:14, here: 48 homes
    > The plan has <b>48 homes</b>.
- **unresolved**: "soon" has no date (`when-is-it`)
  - a b.md:4:10
    > It opens <b>soon</b>.

</details>
)");
}

TEST_CASE("markdown of a clean run says so, and a long one is cut at a finding", "[report]") {
  Report report = sample::report();
  report.findings.resize(1);
  report.findings.insert(report.findings.end(), 9, report.findings[0]);
  const std::string cut = render_markdown({report, {}, {}, "1"}, 700);
  CHECK(cut.size() < 760);
  CHECK(cut.ends_with("write: 48 homes\n\n… and 8 more, which did not fit here.\n"));
  report.findings.clear();
  CHECK(render_markdown({report, {}, {}, "1"}) ==
        "## factlint: passed\n\n2 documents: no conflicts\n");
}
