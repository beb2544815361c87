// A small pack, a small reader of numbers, and one call from a rule and documents to findings as
// text: the evaluator is tested without what the scanner's numbers make of a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/eval/evaluate.hpp"

namespace factlint::eval_test {

struct Text {
  std::string text;  ///< lines: "# headline", "| cell | cell" of a table, else a paragraph each
  std::string published = {};
  std::string path = {};  ///< "1.txt", "2.txt", … if empty
};

/// Lexicons and tables of the tests.
const Knowledge& knowledge();
/// Scans, then puts its own numbers in place of the scanner's: "$5", "5%", "5 km", "5 homes".
Reading read(const Text& text, const std::string& path = "1.txt");
/// The rule set of one rule: `rule` is YAML from `check` or `facts` on, the head is added.
RuleSet rule_set(const std::string& rule);
/// Evaluates and keeps the documents alive.
EvalResult run(const std::string& rule, const std::vector<Text>& texts, EvalOptions options = {});
/// "1.txt: 'cited' | 2.txt: 'cited': message", one finding a line.
std::string show(const EvalResult& result);
std::string check(const std::string& rule, const std::vector<Text>& texts,
                  EvalOptions options = {});

}  // namespace factlint::eval_test
