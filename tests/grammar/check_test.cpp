// Trees of checks, asserted whole through dump(); what they print as is in round_trip_test.cpp.
#include <catch2/catch.hpp>
#include <string>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"

using namespace factlint::grammar;

namespace {

std::string tree(std::string_view text) {
  const auto result = parse_check(text);
  return result ? dump(*result) : "error: " + result.error.message;
}

std::string at(std::string_view text, const Node& node) {
  return std::string(text.substr(node.at.begin, node.at.size()));
}

}  // namespace

TEST_CASE("check sentences", "[grammar]") {
  CHECK(tree("approved must match across sources") == "(must_match across approved sources _)");
  CHECK(tree("orders must match within document within 5%") ==
        "(must_match within orders document 5%)");
  CHECK(tree("every statistic must have attribution") ==
        "(must_have attribution (binder statistic _ _))");
  CHECK(tree("every title in headline must have when") ==
        "(must_have when (binder title _ headline))");
  CHECK(tree("forbid \"market[-]leading\"") == "(forbid \"market[-]leading\")");
  CHECK(tree("forbid \"a\" outside quotation, heading") == "(forbid \"a\" quotation heading)");
  CHECK(tree("for each money m, count c where a: b") ==
        "(for_each (binder money m _) (binder count c _) a b)");
  CHECK(tree("for each percent p in table t in d: t") ==
        "(for_each (binder percent p (binder table t d)) _ t)");
  CHECK(tree("when a: when b: c") == "(when a (when b c))");
  CHECK(tree("when headline mentions count n: exists count m in body: m ≈ n") ==
        "(when (mentions headline (binder count n _)) "
        "(exists (binder count m body) _ (~= m n)))");
}

TEST_CASE("precedence, loosest to tightest", "[grammar]") {
  CHECK(tree("a implies b or c and not d = e") ==
        "(implies a (or b (and c (logical_not (= d e)))))");
  CHECK(tree("a implies b implies c") == "(implies a (implies b c))");
  CHECK(tree("a or b or c") == "(or (or a b) c)");
  CHECK(tree("a - b - c") == "(- (- a b) c)");
  CHECK(tree("a ≈ 5 .. 6 ± 10%") == "(~= a (tolerance (range 5 6) 10%))");
  CHECK(tree("a ~= b - c +- 10%") == "(~= a (tolerance (- b c) 10%))");
  CHECK(tree("-a of b.c * d") == "(* (unary_minus (of a (field c b))) d)");
  CHECK(tree("a of b of c") == "(of a (of b c))");
  CHECK(tree("(a + b) × -c") == "(* (+ a b) (unary_minus c))");
  CHECK(tree("not exists count m in d: m = 1 or ready") ==
        "(logical_not (exists (binder count m d) _ (or (= m 1) ready)))");
}

TEST_CASE("comparisons", "[grammar]") {
  CHECK(tree("a != b") == "(!= a b)");
  CHECK(tree("a ≠ b") == "(!= a b)");
  CHECK(tree("a <= b") == "(<= a b)");
  CHECK(tree("a ≤ b") == "(<= a b)");
  CHECK(tree("a>=b") == "(>= a b)");
  CHECK(tree("a ≥ b") == "(>= a b)");
  CHECK(tree("a not in {1, 2}") == "(not-in a (set 1 2))");
  CHECK(tree("a is known") == "(is_known known a)");
  CHECK(tree("a is not known") == "(is_known unknown a)");
  CHECK(tree("a is not unknown") == "(is_known known a)");
  CHECK(tree("q has in") == "(has in q)");
  CHECK(tree("d mentions \"H200\"") == "(mentions d \"H200\")");
  CHECK(tree("d mentions m.entity") == "(mentions d (field entity m))");
}

TEST_CASE("literals", "[grammar]") {
  CHECK(tree("400_000") == "400000");
  CHECK(tree("1.5e6 EUR") == "1500000~EUR");
  CHECK(tree("3 days") == "3~days");
  CHECK(tree("5%") == "5%");
  CHECK(tree("20 °C") == "20~°C");
  CHECK(tree("2026-01-13") == "2026-01-13");
  CHECK(tree("2026 - 01 - 13") == "(- (- 2026 1) 13)");
  CHECK(tree("\"a \\\"b\\\" \\\\ né\"") == "\"a \"b\" \\ né\"");
  CHECK(tree("true") == "true");
}

TEST_CASE("x multiplies only between operands", "[grammar]") {
  CHECK(tree("x x x") == "(* x x)");
  CHECK(tree("5 x 3") == "(* 5 3)");
  CHECK(tree("x is known") == "(is_known known x)");
  CHECK(tree("for each count x: x = 3 GB x 2") ==
        "(for_each (binder count x _) _ (= x (* 3~GB 2)))");
  CHECK(tree("xenon × 2") == "(* xenon 2)");
}

TEST_CASE("keywords end where words end", "[grammar]") {
  CHECK(tree("inside = oranges and notes") == "(and (= inside oranges) notes)");
  CHECK(tree("q.of = a.when") == "(= (field of q) (field when a))");
  CHECK(is_keyword("where"));
  CHECK_FALSE(is_keyword("wherever"));
  CHECK_FALSE(is_keyword("x"));
  CHECK_FALSE(is_keyword(""));
}

TEST_CASE("aggregates and calls", "[grammar]") {
  CHECK(tree("count(quotation in d)") == "(aggregate count (binder quotation _ d) _ _)");
  CHECK(tree("count(quotation q)") == "(aggregate count (binder quotation q _) _ _)");
  CHECK(tree("count(count n in d where n > 5)") ==
        "(aggregate count (binder count n d) (> n 5) _)");
  CHECK(tree("sum(money m in d: m.value)") ==
        "(aggregate sum (binder money m d) _ (field value m))");
  CHECK(tree("sum(t.column)") == "(aggregate sum (field column t))");
  CHECK(tree("sum(a x b)") == "(aggregate sum (* a b))");
  CHECK(tree("count((n in d))") == "(aggregate count (in n d))");
  CHECK(tree("max(a, b)") == "(call max a b)");
  CHECK(tree("count = 3") == "(= count 3)");
  CHECK(tree("today()") == "(call today)");
}

TEST_CASE("white space and comments only separate", "[grammar]") {
  CHECK(
      tree(
          "# first\nfor each money m # every amount\n  where m.value > 0:\r\n\tm has source # c") ==
      tree("for each money m where m.value > 0: m has source"));
  CHECK(tree("a = \"# no comment\"") == "(= a \"# no comment\")");
}

TEST_CASE("spans are bytes from first to last token", "[grammar]") {
  const std::string_view text = "  for each money m # all\n where (m.é : x";
  CHECK_FALSE(parse_check(text));

  const std::string_view check = " a = \"é\" + (b  -  c.d) # end\n";
  const auto result = parse_check(check);
  REQUIRE(result);
  CHECK(at(check, *result) == "a = \"é\" + (b  -  c.d)");
  const Node& sum = result->kids[1];
  CHECK(at(check, sum) == "\"é\" + (b  -  c.d)");
  CHECK(at(check, sum.kids[0]) == "\"é\"");
  CHECK(at(check, sum.kids[1]) == "(b  -  c.d)");
  CHECK(at(check, sum.kids[1].kids[0]) == "b");
  CHECK(at(check, sum.kids[1].kids[1]) == "c.d");

  const std::string_view each = "for each money m  in d  where  3 GB  > m.value  :  m has source ";
  const auto loop = parse_check(each);
  REQUIRE(loop);
  CHECK(at(each, *loop) == "for each money m  in d  where  3 GB  > m.value  :  m has source");
  CHECK(at(each, loop->kids[0]) == "money m  in d");
  CHECK(at(each, loop->kids[0].kids[0]) == "m");
  CHECK(at(each, loop->kids[1]) == "3 GB  > m.value");
  CHECK(at(each, loop->kids[1].kids[0]) == "3 GB");
  CHECK(at(each, loop->kids[2]) == "m has source");
}

TEST_CASE("an expression alone", "[grammar]") {
  const auto result = parse_expression("m.value / 2 > 0");
  REQUIRE(result);
  CHECK(dump(*result) == "(> (/ (field value m) 2) 0)");
  CHECK(parse_expression("for each money m: m").error.message ==
        "expected an expression, got 'for'");
  CHECK(parse_expression("a b").error.message ==
        "expected an operator or the end of the expression, got 'b'");
}

TEST_CASE("a place inside a string is found in the check's text", "[grammar]") {
  const std::string_view text = R"(forbid "a \"b\" [c" outside quotation)";
  const auto result = parse_check(text);
  REQUIRE(result);
  const Node& literal = result->kids[0];
  const auto pattern = parse_pattern(literal.text);
  REQUIRE_FALSE(pattern);
  CHECK(pattern.error.message == "expected '|' or ']', got the end of the pattern");
  CHECK(pattern.error.at == factlint::Span{8, 8});
  CHECK(offset_in_literal(text, literal, 0) == 8);
  CHECK(offset_in_literal(text, literal, 6) == 16);
  CHECK(text[offset_in_literal(text, literal, 6)] == '[');
  CHECK(text[offset_in_literal(text, literal, 8)] == '"');
}
