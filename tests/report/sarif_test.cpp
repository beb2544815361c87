#include "engine/report/sarif.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/report/sample.hpp"

using namespace factlint;
using Json = nlohmann::json;

namespace {

Json render(const Report& report, const std::vector<Issue>& issues = {}) {
  return Json::parse(render_sarif({report, issues, OutcomeSet::all(), "1.2.3"}));
}

}  // namespace

TEST_CASE("sarif cites the first side as location and the others as related", "[report]") {
  const Report report = sample::report();
  const Json result = render(report)["runs"][0]["results"][0];
  CHECK(result == Json::parse(R"({
    "ruleId": "homes-disagree",
    "ruleIndex": 0,
    "kind": "fail",
    "level": "error",
    "message": {"text": "38 homes here, 48 in the source"},
    "locations": [{"physicalLocation": {
      "artifactLocation": {"uri": "a%20b.md", "index": 0},
      "region": {"startLine": 3, "startColumn": 21, "endLine": 3, "endColumn": 29,
                 "byteOffset": 35, "byteLength": 8, "snippet": {"text": "38 homes"}}}}],
    "relatedLocations": [{"id": 1, "message": {"text": "here: 48 homes"}, "physicalLocation": {
      "artifactLocation": {"uri": "sources/b.txt", "index": 1},
      "region": {"startLine": 1, "startColumn": 14, "endLine": 1, "endColumn": 22,
                 "byteOffset": 13, "byteLength": 8, "snippet": {"text": "48 homes"}}}}],
    "partialFingerprints": {"factlint/v1": ")" +
                              report.findings[0].fingerprint + R"("},
    "fixes": [{"artifactChanges": [{
      "artifactLocation": {"uri": "a%20b.md", "index": 0},
      "replacements": [{
        "deletedRegion": {"startLine": 3, "startColumn": 21, "endLine": 3, "endColumn": 29,
                          "byteOffset": 35, "byteLength": 8},
        "insertedContent": {"text": "48 homes"}}]}]}],
    "properties": {"category": "quantity", "outcome": "conflict",
                   "derivation": ["38 = 38", "48 is not 38"]}
  })"));
}

TEST_CASE("sarif kinds are the outcomes, and only fail has a level", "[report]") {
  const Json results = render(sample::report())["runs"][0]["results"];
  std::vector<std::string> seen;
  for (const Json& result : results) {
    seen.push_back(result["kind"].get<std::string>() + " " + result["level"].get<std::string>());
  }
  CHECK(seen ==
        std::vector<std::string>{"fail error", "informational none", "open none", "pass none"});
  CHECK_FALSE(results[2].contains("ruleIndex"));
}

TEST_CASE("sarif describes the tool, its rules, the files and the run", "[report]") {
  const Json root = render(sample::report());
  CHECK(root["version"] == "2.1.0");
  CHECK(root["runs"].size() == 1);
  const Json& run = root["runs"][0];
  CHECK(run["columnKind"] == "utf16CodeUnits");
  CHECK(run["tool"]["driver"] == Json::parse(R"({
    "name": "factlint", "version": "1.2.3", "semanticVersion": "1.2.3",
    "rules": [{
      "id": "homes-disagree",
      "shortDescription": {"text": "Reports of one plan give one number."},
      "fullDescription": {"text": "Reports of one plan give one number. More follows."},
      "help": {"text": "Reports of one plan give one number. More follows.\n\nReported:\n\n- 38 homes here, 48 there.\n\nNot reported:\n\n- 38 homes here, 38 there."},
      "defaultConfiguration": {"level": "error"},
      "properties": {"category": "quantity", "tags": ["quantity"]}}]})"));
  CHECK(run["artifacts"] == Json::parse(R"([
    {"location": {"uri": "a%20b.md"}, "length": 60, "roles": ["analysisTarget"]},
    {"location": {"uri": "sources/b.txt"}, "length": 23, "roles": ["analysisTarget"]}])"));
  CHECK(run["invocations"] ==
        Json::parse(R"([{"executionSuccessful": true, "toolExecutionNotifications": []}])"));
}

TEST_CASE("sarif reports issues and unread inputs as notifications", "[report]") {
  Report report;
  report.input_errors = {{"gone.md", "no such file"}};
  const auto rules = std::make_shared<const Source>(Source{"r.yaml", "rule: r\nseverty: error\n"});
  const std::vector<Issue> issues{{rules,
                                   "r.yaml",
                                   {8, 15},
                                   "unknown key `severty`",
                                   "did you mean `severity`?",
                                   Issue::Level::warning}};
  CHECK(render(report, issues)["runs"][0]["invocations"] == Json::parse(R"json([{
    "executionSuccessful": false,
    "toolExecutionNotifications": [
      {"level": "warning",
       "message": {"text": "unknown key `severty` (did you mean `severity`?)"
}
, "locations" : [ {
  "physicalLocation" : {
    "artifactLocation" : {"uri" : "r.yaml"},
    "region" : {
      "startLine" : 2,
      "startColumn" : 1,
      "endLine" : 2,
      "endColumn" : 8,
      "byteOffset" : 8,
      "byteLength" : 7
    }
  }
} ]
},
      {"level": "error", "message": {"text": "no such file"},
       "locations": [{"physicalLocation": {"artifactLocation": {"uri": "gone.md"}}}]}]
}])json"));
}

TEST_CASE("sarif columns are UTF-16 units, without the byte order mark", "[report]") {
  Report report;
  const auto document = sample::document("x.txt",
                                         "\xEF\xBB\xBF"
                                         "😀 é 12\n");
  report.documents = {document};
  Finding finding;
  finding.sides = {sample::side(document, "12")};
  report.findings = {finding};
  const Json region =
      render(report)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startColumn"] == 6);
  CHECK(region["endColumn"] == 8);
  CHECK(region["byteOffset"] == 11);
}

TEST_CASE("paths become URI references", "[report]") {
  CHECK(to_uri("a/b c.md") == "a/b%20c.md");
  CHECK(to_uri("/tmp/ü#1?.txt") == "file:///tmp/%C3%BC%231%3F.txt");
  CHECK(to_uri("../100%:x") == "../100%25%3Ax");
  CHECK(to_uri("-") == "-");
}
