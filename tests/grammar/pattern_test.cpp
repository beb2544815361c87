// Trees of patterns, asserted whole through dump().
#include <catch2/catch.hpp>
#include <string>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"

using namespace factlint::grammar;

namespace {

std::string tree(std::string_view text) {
  const auto result = parse_pattern(text);
  return result ? dump(*result) : "error: " + result.error.message;
}

}  // namespace

TEST_CASE("pattern elements", "[grammar]") {
  CHECK(tree("{@approve} ... {value: count of chip} {product: product}?") ==
        "(class approve) (gap sentence) (capture count as value of chip) "
        "(capture product as product)?");
  CHECK(tree("[a|b c]? ..5.. \"US\"") ==
        "(alternatives [(word a)] [(word b) (word c)])? (gap 5) (exact US)");
  CHECK(tree("(per [month|year])?") ==
        "(group [(word per) (alternatives [(word month)] [(word year)])])?");
  CHECK(tree("{verb: @reporting-verb}") == "(class reporting-verb as verb)");
  CHECK(tree("{v: count of memory chip} {w: money of @part}") ==
        "(capture count as v of memory chip) (capture money as w of @part)");
  CHECK(tree("\"say \\\"no\\\"\"") == "(exact say \"no\")");
  CHECK(tree("where of x") == "(word where) (word of) (word x)");
}

TEST_CASE("marks inside words belong to them", "[grammar]") {
  CHECK(tree("market-leading 3.5 400,000 U.S. don't") ==
        "(word market-leading) (word 3.5) (word 400,000) (word U.S) (word .) (word don't)");
  CHECK(tree("market[-]leading") == "(word market) (alternatives [(word -)]) (word leading)");
  CHECK(tree("a, b $5 - c") == "(word a) (word ,) (word b) (word $) (word 5) (word -) (word c)");
  CHECK(tree("l’été — “né”") == "(word l’été) (word —) (word “) (word né) (word ”)");
}

TEST_CASE("gaps", "[grammar]") {
  CHECK(tree("a...b") == "(word a) (gap sentence) (word b)");
  CHECK(tree("a..5..b") == "(word a) (gap 5) (word b)");
  CHECK(tree("a ..0.. ... b") == "(word a) (gap 0) (gap sentence) (word b)");
}

TEST_CASE("pattern spans are bytes without the question mark", "[grammar]") {
  const std::string_view text = "  é [a| b ]? # c\n  { v : count of x }? ";
  const auto result = parse_pattern(text);
  REQUIRE(result);
  const auto at = [&](const Element& e) {
    return std::string(text.substr(e.at.begin, e.at.size()));
  };
  REQUIRE(result->elements.size() == 3);
  CHECK(at(result->elements[0]) == "é");
  CHECK(at(result->elements[1]) == "[a| b ]");
  CHECK(result->elements[1].optional);
  CHECK(at(result->elements[2]) == "{ v : count of x }");
  CHECK(at(result->elements[1].branches[1][0]) == "b");
}
