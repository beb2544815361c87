#include "engine/report/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/report/sample.hpp"

using namespace factlint;

TEST_CASE("json has the documented keys in the documented order", "[report]") {
  Report report = sample::report();
  report.findings.resize(1);
  const auto cited = report.documents.back();  // findings refer to it
  report.documents.pop_back();
  report.input_errors = {{"gone.md", "no such file"}};
  const auto rules = std::make_shared<const Source>(Source{"r.yaml", "rule: r\nseverty: error\n"});
  const std::vector<Issue> issues{{rules,
                                   "r.yaml",
                                   {8, 15},
                                   "unknown key `severty`",
                                   "did you mean `severity`?",
                                   Issue::Level::error}};
  CHECK(render_json({report, issues, {}, "1.2"}) == R"({
  "schema": 1,
  "tool": {
    "name": "factlint",
    "version": "1.2"
  },
  "summary": {
    "documents": 1,
    "conflicts": {
      "error": 1,
      "warning": 0,
      "note": 0
    },
    "differences": 0,
    "unresolved": 0,
    "agreements": 0,
    "unread": 1
  },
  "documents": [
    {
      "path": "a b.md",
      "title": null,
      "publisher": null,
      "author": null,
      "url": null,
      "published": null,
      "published_from": null,
      "source": false
    }
  ],
  "findings": [
    {
      "rule": "homes-disagree",
      "category": "quantity",
      "outcome": "conflict",
      "level": "error",
      "message": "38 homes here, 48 in the source",
      "fingerprint": ")" + report.findings[0].fingerprint +
                                                        R"(",
      "derivation": [
        "38 = 38",
        "48 is not 38"
      ],
      "suggest": "48 homes",
      "sides": [
        {
          "path": "a b.md",
          "line": 3,
          "column": 21,
          "end_line": 3,
          "end_column": 29,
          "byte_offset": 35,
          "byte_length": 8,
          "quote": "38 homes",
          "note": null
        },
        {
          "path": "sources/b.txt",
          "line": 1,
          "column": 14,
          "end_line": 1,
          "end_column": 22,
          "byte_offset": 13,
          "byte_length": 8,
          "quote": "48 homes",
          "note": "here: 48 homes"
        }
      ]
    }
  ],
  "issues": [
    {
      "path": "r.yaml",
      "level": "error",
      "message": "unknown key `severty`",
      "help": "did you mean `severity`?",
      "line": 2,
      "column": 1
    }
  ],
  "input_errors": [
    {
      "path": "gone.md",
      "message": "no such file"
    }
  ]
}
)");
}

TEST_CASE("json shows the outcomes asked for and survives paths that are no UTF-8", "[report]") {
  Report report = sample::report();
  report.input_errors = {{"bad\xFFname", "no such file"}};
  const auto count = [&](OutcomeSet show) {
    return nlohmann::json::parse(render_json({report, {}, show, "1"}))["findings"].size();
  };
  CHECK(count({}) == 3);
  CHECK(count(OutcomeSet::all()) == 4);
  CHECK(count(OutcomeSet::none()) == 0);
}
