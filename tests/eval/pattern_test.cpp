// Patterns over sentences: what each element matches, and that the machine agrees with a plain
// search over all ways to match.
#include "engine/eval/pattern.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "grammar/parse.hpp"
#include "tests/eval/support.hpp"

using namespace factlint;
using namespace factlint::eval_test;

namespace {

/// "'words' name='capture'; …" for each match.
std::string found(const std::string& pattern, const std::string& text) {
  const auto parsed = grammar::parse_pattern(pattern);
  REQUIRE(parsed);
  PatternSet patterns(knowledge());
  patterns.add(*parsed);
  patterns.compile();
  const std::vector<Reading> readings{read({text})};
  const Corpus corpus(knowledge(), readings);
  const auto names = capture_names(*parsed);
  std::string out;
  for (const PatternMatch& match : patterns.match(corpus, 0)) {
    if (!out.empty()) out += "; ";
    out += "'" + std::string(readings[0].text(match.tokens)) + "'";
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (match.captures[i].known()) {
        out += " " + names[i] + "='" + std::string(readings[0].text(match.places[i])) + "'";
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("words match by lemma, strings as written", "[eval]") {
  CHECK(found("approve", "They Approved it and will approve more.") == "'Approved'; 'approve'");
  CHECK(found("\"US\" chip", "US chips, us chips") == "'US chips'");
  CHECK(found("market[-]leading", "a market-leading mill, market leading") == "'market-leading'");
  CHECK(found("market-leading", "a market-leading mill") == "'market-leading'");
  CHECK(found("don't", "they don’t go") == "'don’t'");
}

TEST_CASE("alternatives, options, groups and gaps", "[eval]") {
  CHECK(found("[chip|graphics card] order", "graphics card orders and chip order") ==
        "'graphics card orders'; 'chip order'");
  CHECK(found("a big? red? mill", "a mill, a red mill, a big red mill") ==
        "'a mill'; 'a red mill'; 'a big red mill'");
  CHECK(found("paid (per month)? now", "paid now; paid per month now; paid per now") ==
        "'paid now'; 'paid per month now'");
  CHECK(found("mill ... roof", "The mill lost its old roof and a roof.") ==
        "'mill lost its old roof'");
  CHECK(found("mill ... roof", "The mill burned. A roof fell.") == "");
  CHECK(found("mill ..2.. roof", "mill its old roof") == "'mill its old roof'");
  CHECK(found("mill ..2.. roof", "mill lost its old roof") == "");
}

TEST_CASE("classes and captures", "[eval]") {
  CHECK(found("{@approve} ... {value: count of chip} {p: product}?",
              "Norland approved 412 chips. It cleared 5 tables. It approved 90 T9 chips.") ==
        "'approved 412' value='412'; 'approved 90 T9' value='90' p='T9'");
  CHECK(found("{verb: @approve} {value: count of @accelerator}", "approved 40 chips") ==
        "'approved 40' verb='approved' value='40'");
  CHECK(found("new {what: @accelerator}", "new graphics cards, new tables") ==
        "'new graphics cards' what='graphics cards'");
  CHECK(found("{value: money} for", "$5 for $6 of") == "'$5 for' value='$5'");
}

TEST_CASE("a match takes time in proportion to steps and tokens", "[eval]") {
  std::string text;
  for (int i = 0; i < 800; ++i) text += "ha ";
  // Tried naively, each gap doubles the work.
  std::string pattern;
  for (int i = 0; i < 12; ++i) pattern += "ha? ... ha ... ";
  CHECK(found(pattern + "ho", text + "hu") == "");
}

namespace {

using grammar::Element;
using grammar::ElementKind;

// All ends of all ways in which elements [i, …) match from token `at`.
std::set<std::size_t> ends(const std::vector<Element>& elements, std::size_t i,
                           const std::vector<std::string>& tokens, std::size_t at) {
  if (i == elements.size()) return {at};
  const Element& e = elements[i];
  std::set<std::size_t> here;
  if (e.optional) here.insert(at);
  if (e.kind == ElementKind::gap) {
    for (std::size_t n = 0; n <= e.most && at + n <= tokens.size(); ++n) here.insert(at + n);
  } else if (e.kind == ElementKind::word) {
    if (at < tokens.size() && tokens[at] == e.text) here.insert(at + 1);
  } else {
    for (const auto& branch : e.branches) here.merge(ends(branch, 0, tokens, at));
  }
  std::set<std::size_t> out;
  for (std::size_t next : here) out.merge(ends(elements, i + 1, tokens, next));
  return out;
}

}  // namespace

TEST_CASE("the machine finds a match where there is one", "[eval]") {
  std::mt19937 random(17);
  const std::vector<std::string> pieces{"ba",    "be",         "ba?",      "...",
                                        "..2..", "[ba|be bo]", "(be ba)?", "bo"};
  for (int round = 0; round < 400; ++round) {
    std::string pattern = "bo";
    for (auto n = random() % 4; n > 0; --n) pattern += " " + pieces[random() % pieces.size()];
    std::vector<std::string> tokens;
    std::string text;
    for (auto n = random() % 12; n > 0; --n) {
      tokens.push_back(std::vector<std::string>{"ba", "be", "bo"}[random() % 3]);
      text += tokens.back() + " ";
    }
    if (tokens.empty()) continue;
    const auto parsed = grammar::parse_pattern(pattern);
    REQUIRE(parsed);
    PatternSet patterns(knowledge());
    patterns.add(*parsed);
    patterns.compile();
    const std::vector<Reading> readings{read({text})};
    const Corpus corpus(knowledge(), readings);
    const auto matches = patterns.match(corpus, 0);
    std::size_t first = 0;
    while (first < tokens.size() && ends(parsed->elements, 0, tokens, first).empty()) ++first;
    INFO(pattern << " in " << text);
    REQUIRE(matches.empty() == (first == tokens.size()));
    if (matches.empty()) continue;
    CHECK(matches[0].tokens.first == first);
    CHECK(ends(parsed->elements, 0, tokens, first).contains(matches[0].tokens.last));
  }
}
