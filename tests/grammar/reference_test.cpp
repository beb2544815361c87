// Proves the examples of grammar/REFERENCE.md: each parses and round-trips, or fails as it says.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"

using namespace factlint::grammar;

namespace {

/// Lines of the fenced blocks, by the word behind the fence.
std::map<std::string, std::vector<std::string>> examples() {
  std::ifstream file(FACTLINT_SOURCE_DIR "/grammar/REFERENCE.md");
  std::map<std::string, std::vector<std::string>> blocks;
  std::string line;
  std::string block;
  bool inside = false;
  while (std::getline(file, line)) {
    if (line.starts_with("```")) {
      inside = !inside;
      block = line.substr(3);
    } else if (inside && !line.empty()) {
      blocks[block].push_back(line);
    }
  }
  return blocks;
}

}  // namespace

TEST_CASE("the reference's checks parse and round-trip", "[grammar]") {
  const auto checks = examples()["check"];
  REQUIRE(checks.size() > 25);
  for (const std::string& text : checks) {
    INFO(text);
    const auto parsed = parse_check(text);
    CHECK(parsed.error.message == "");
    REQUIRE(parsed);
    for (const Spelling spelling : {Spelling::utf8, Spelling::ascii}) {
      const std::string printed = print(*parsed, spelling);
      INFO(printed);
      const auto again = parse_check(printed);
      REQUIRE(again);
      CHECK(*again == *parsed);
      CHECK(print(*again, spelling) == printed);
    }
  }
}

TEST_CASE("the reference's patterns parse and round-trip", "[grammar]") {
  const auto patterns = examples()["pattern"];
  REQUIRE(patterns.size() > 4);
  for (const std::string& text : patterns) {
    INFO(text);
    const auto parsed = parse_pattern(text);
    CHECK(parsed.error.message == "");
    REQUIRE(parsed);
    const auto again = parse_pattern(print(*parsed));
    REQUIRE(again);
    CHECK(*again == *parsed);
  }
}

TEST_CASE("the reference's faults are told as it says", "[grammar]") {
  const auto blocks = examples();
  const auto& checks = blocks.at("check-error");
  for (std::size_t i = 0; i + 1 < checks.size(); i += 2) {
    INFO(checks[i]);
    CHECK(parse_check(checks[i]).error.message == checks[i + 1]);
  }
  const auto& patterns = blocks.at("pattern-error");
  for (std::size_t i = 0; i + 1 < patterns.size(); i += 2) {
    INFO(patterns[i]);
    CHECK(parse_pattern(patterns[i]).error.message == patterns[i + 1]);
  }
}
