// The two halves of `factlint test`: examples of rules (examples.cpp) and fixture corpora
// (corpora.cpp); test.cpp finds what to run and prints what they return.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/model/issue.hpp"
#include "engine/rule/load.hpp"

namespace factlint::cli {

struct TestResult {
  std::size_t passed = 0;
  std::size_t gaps = 0;               ///< rows marked `gap`, and not met
  std::vector<std::string> failures;  ///< one line each, without its newline
  std::set<std::string> fired;        ///< ids of the rules that found something
  std::vector<Issue> issues;          ///< faults of expect.yaml files

  void add(TestResult other);
};

/// Every example of the rule on its own: `fires` has to give a finding of that rule, `silent` none.
TestResult run_examples(const RuleSet& rules, const Rule& rule);

/// The corpus in this folder, which holds an expect.yaml.
TestResult run_corpus(const RuleSet& rules, const std::string& folder, unsigned threads);

/// "first words of a long te…": at most `length` bytes, in one line.
std::string shortened(std::string_view text, std::size_t length = 80);

}  // namespace factlint::cli
