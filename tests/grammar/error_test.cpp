// Messages of the parser with the bytes they point at, drawn as a caret line under the text.
#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "grammar/parse.hpp"

using namespace factlint::grammar;

namespace {

/// The message and, on a second line, the bytes it points at between « and ».
template <class Result>
std::string told(std::string_view text, const Result& result) {
  if (result) return "parsed";
  const factlint::Span at = result.error.at;
  return result.error.message + "\n" + std::string(text.substr(0, at.begin)) + "«" +
         std::string(text.substr(at.begin, at.size())) + "»" + std::string(text.substr(at.end));
}

std::string check(std::string_view text) {
  return told(text, parse_check(text));
}
std::string pattern(std::string_view text) {
  return told(text, parse_pattern(text));
}

std::string times(std::size_t n, std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("a check's faults name what would have fitted", "[grammar]") {
  CHECK(check("") == "expected a check, got the end of the check\n«»");
  CHECK(check("+") == "expected a check, got '+'\n«+»");
  CHECK(check("a + # more\n") ==
        "expected an expression, got the end of the check\na +«» # more\n");
  CHECK(check("a  b c") == "expected an operator or the end of the check, got 'b'\na  «b» c");
  CHECK(check("a = b ≈ c") ==
        "expected an arithmetic operator, 'and', 'or', 'implies' or the end of the check, got '≈'\n"
        "a = b «≈» c");
  CHECK(check("(a + b") == "expected an operator or ')', got the end of the check\n(a + b«»");
  CHECK(check("f(a b)") == "expected an operator, ',' or ')', got 'b'\nf(a «b»)");
  CHECK(check("{a, }") == "expected an expression, got '}'\n{a, «}»");
  CHECK(check("a ... b") == "expected an operator or the end of the check, got '...'\na «...» b");
  CHECK(check("a = §") == "expected an expression, got '§'\na = «§»");
  CHECK(
      check("a = \"Reuters\" \"b\"") ==
      "expected an arithmetic operator, 'and', 'or', 'implies' or the end of the check, got \"b\"\n"
      "a = \"Reuters\" «\"b\"»");
  CHECK(check("a = \x80") == "expected an expression, got byte 0x80\na = «\x80»");
}

TEST_CASE("a sentence is decided by its first words", "[grammar]") {
  CHECK(check("for every money m: m") == "expected 'each', got 'every'\nfor «every» money m: m");
  CHECK(check("for each: m") == "expected a kind, got ':'\nfor each«:» m");
  CHECK(check("for each money where a: b") ==
        "expected a name, got 'where'\nfor each money «where» a: b");
  CHECK(check("for each money m m.value > 0") ==
        "expected 'in', ',', 'where' or ':', got 'm'\nfor each money m «m».value > 0");
  CHECK(check("for each money m in: m") == "expected a place, got ':'\nfor each money m in«:» m");
  CHECK(check("for each money m:\n") ==
        "expected a check, got the end of the check\n"
        "for each money m:«»\n");
  CHECK(check("when a b") == "expected an operator or ':', got 'b'\nwhen a «b»");
  CHECK(check("a must agree") == "expected 'match', got 'agree'\na must «agree»");
  CHECK(check("a must match documents") ==
        "expected 'across' or 'within', got 'documents'\na must match «documents»");
  CHECK(check("a must match across") ==
        "expected a scope, got the end of the check\na must match across«»");
  CHECK(check("every title has holder") ==
        "expected 'in' or 'must', got 'has'\nevery title «has» holder");
  CHECK(check("forbid word") == "expected a pattern in quotes, got 'word'\nforbid «word»");
  CHECK(check("a is good") == "expected 'known', 'unknown' or 'not', got 'good'\na is «good»");
  CHECK(check("a not known") == "expected 'in', got 'known'\na not «known»");
  CHECK(check("exists count m in d.body m > 1") ==
        "expected 'where' or ':', got 'm'\nexists count m in d.body «m» > 1");
  CHECK(check("count(quotation in d where)") ==
        "expected an expression, got ')'\ncount(quotation in d where«)»");
}

TEST_CASE("literals that mean nothing", "[grammar]") {
  CHECK(check("a.when > 2026-02-30 ") ==
        "expected a day that exists, got '2026-02-30'\na.when > «2026-02-30» ");
  CHECK(check("a > 1e999 GB") ==
        "expected a number that fits 64 bits, got '1e999 GB'\na > «1e999 GB»");
  CHECK(check("a = \"open\nb") ==
        "expected a closing '\"', got the end of the line\na = \"open«»\nb");
  CHECK(check("a = \"b\\n\"") ==
        "expected '\"' or '\\' behind the backslash, got 'n'\na = \"b\\«n»\"");
}

TEST_CASE("a pattern's faults", "[grammar]") {
  CHECK(pattern("") == "expected a pattern, got the end of the pattern\n«»");
  CHECK(pattern("a ) b") == "expected another element or the end of the pattern, got ')'\na «)» b");
  CHECK(pattern("...?") == "expected another element or the end of the pattern, got '?'\n...«?»");
  CHECK(pattern("[a|]") == "expected a word or another element, got ']'\n[a|«]»");
  CHECK(pattern("[a|b") == "expected '|' or ']', got the end of the pattern\n[a|b«»");
  CHECK(pattern("(a|b)") == "expected ')', got '|'\n(a«|»b)");
  CHECK(pattern("{value}") == "expected ':', got '}'\n{value«}»");
  CHECK(pattern("{where: count}") == "expected a name or '@', got 'where'\n{«where»: count}");
  CHECK(pattern("{a: count by b}") == "expected 'of' or '}', got 'by'\n{a: count «by» b}");
  CHECK(pattern("{a: count of}") == "expected a head noun or '@', got '}'\n{a: count of«}»");
  CHECK(pattern("{@ }") == "expected a word class, got '}'\n{@ «}»");
  CHECK(pattern("a \"\"") ==
        "expected another element or the end of the pattern, got \"\"\na «\"\"»");
  CHECK(pattern("..5.") == "expected '..', got '.'\n..5«.»");
  CHECK(pattern("..99999999999..") ==
        "expected a number of tokens, got '99999999999'\n..«99999999999»..");
}

TEST_CASE("nesting and length are capped", "[grammar]") {
  CHECK(parse_check(times(64, "(") + "a" + times(64, ")")));
  const std::string deep = "nested too deeply (more than 64 levels)";
  const auto brackets = parse_check(times(5000, "(") + "a" + times(5000, ")"));
  CHECK(brackets.error.message == deep);
  CHECK(brackets.error.at.begin == 65);
  CHECK(brackets.error.at.end == 66);
  for (const char* part : {"{", "-", "not ", "f(", "when a: ", "for each a b: ", "exists a b: ",
                           "count(a in ", "a of ", "a implies ", "count(a in b where "}) {
    INFO(part);
    CHECK(parse_check(times(5000, part)).error.message == deep);
  }
  CHECK(parse_check("for each a b" + times(5000, " in c d") + ": e").error.message == deep);
  CHECK(parse_pattern(times(5000, "[")).error.message == deep);
  CHECK(parse_pattern(times(64, "(") + "a" + times(64, ")")));

  CHECK(parse_check("a" + times(2000, " + a")));
  const auto chain = parse_check("a" + times(2001, " + a"));
  CHECK(chain.error.message == "too many operators (more than 2000)");
  CHECK(chain.error.at.begin == 8004);
  CHECK(chain.error.at.end == 8005);
  CHECK(parse_check("a" + times(100000, ".b")).error.message ==
        "too many operators (more than 2000)");
}

TEST_CASE("time is linear in the text", "[grammar]") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(parse_check(times(60, "(") + "a" + times(60, ")")));
  CHECK_FALSE(parse_check(times(60, "(a + ")));
  CHECK_FALSE(parse_check(times(60, "count(a in ")));
  CHECK_FALSE(parse_check(times(60, "f(a, max(")));
  CHECK(parse_check("a" + times(500, " and a + a * a .. a = a of a")).error.message ==
        "too many operators (more than 2000)");
  CHECK(parse_check("a" + times(300, " and a + a * a .. a = a of a")));
  CHECK(parse_pattern(times(20000, "[a|b c]? ... ")));
  const auto spent = std::chrono::steady_clock::now() - start;
  // Two hundred times what a release build needs: exponential time fails, a sanitizer passes.
  CHECK(spent < std::chrono::seconds(5));
}
