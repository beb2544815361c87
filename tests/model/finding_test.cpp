// Findings in printing order: what is said twice of one place is one finding with all its sides.
#include "engine/model/finding.hpp"

#include <catch2/catch.hpp>

using namespace factlint;

namespace {

std::shared_ptr<const Document> document(const char* path) {
  auto source = std::make_shared<Source>();
  source->path = path;
  auto out = std::make_shared<Document>();
  out->source = source;
  out->text = "one two three four five six";
  return out;
}

Finding finding(const char* message, std::vector<Side> sides) {
  Finding out;
  out.rule = "r";
  out.message = message;
  out.sides = std::move(sides);
  set_fingerprint(out);
  return out;
}

}  // namespace

TEST_CASE("what one rule says of one place is one finding with all its sides", "[model]") {
  const auto a = document("a.txt");
  const auto b = document("b.txt");
  const Side here{a.get(), {0, 3}, ""};
  const Side first{b.get(), {0, 3}, "here: one"};
  const Side second{b.get(), {4, 7}, "here: two"};
  std::vector<Finding> findings{finding("m", {here, second}), finding("m", {here, first}),
                                finding("m", {here, first}), finding("other", {here, second})};
  std::vector<Finding> turned{findings[3], findings[1], findings[0]};
  sort_findings(findings);
  REQUIRE(findings.size() == 2);
  REQUIRE(findings[0].sides.size() == 3);
  CHECK(findings[0].sides[1].note == "here: one");
  CHECK(findings[0].sides[2].note == "here: two");
  CHECK(findings[1].message == "other");
  CHECK(findings[1].sides.size() == 2);
  // Whatever the order, the same finding with the same print.
  sort_findings(turned);
  REQUIRE(turned.size() == 2);
  CHECK(turned[0].fingerprint == findings[0].fingerprint);
}

TEST_CASE("another outcome at one place stays a finding of its own", "[model]") {
  const auto a = document("a.txt");
  const Side here{a.get(), {0, 3}, ""};
  std::vector<Finding> findings{finding("m", {here}), finding("m", {here})};
  findings[1].outcome = Outcome::difference;
  sort_findings(findings);
  CHECK(findings.size() == 2);
}
