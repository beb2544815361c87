#include <fmt/format.h>

#include <algorithm>

#include "engine/cli/test_run.hpp"
#include "engine/engine.hpp"
#include "engine/report/text.hpp"

namespace factlint::cli {

namespace {

std::shared_ptr<Document> example_document(const ExampleDocument& example,
                                           const DocumentWords& words, std::string path) {
  auto document =
      make_document(example.text, example.title, example.published, words, std::move(path));
  if (!example.publisher.empty()) document->meta.publisher = example.publisher;
  return document;
}

/// What the rule finds in the example, whatever the outcome.
std::vector<Finding> findings_of(const RuleSet& only, const Example& example,
                                 const DocumentWords& words, LoadedDocuments& documents) {
  documents.documents.push_back(example_document(example, words, "example"));
  for (std::size_t i = 0; i < example.others.size(); ++i) {
    documents.documents.push_back(
        example_document(example.others[i], words, fmt::format("other-{}", i + 1)));
  }
  CheckOptions options;
  options.threads = 1;
  return factlint::check(only, documents, options).findings;
}

}  // namespace

TestResult run_examples(const RuleSet& rules, const Rule& rule) {
  TestResult result;
  const DocumentWords words(*rules.knowledge);
  const RuleSet only{rules.knowledge, {rule}};
  const std::string path = rule.source ? rule.source->path : rule.id;
  const auto run = [&](const std::vector<Example>& examples, std::string_view list, bool fires) {
    for (std::size_t i = 0; i < examples.size(); ++i) {
      LoadedDocuments documents;
      const auto findings = findings_of(only, examples[i], words, documents);
      const auto hit = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& f) { return f.rule == rule.id; });
      const bool fired = hit != findings.end();
      if (fired == fires) {
        ++result.passed;
        continue;
      }
      result.failures.push_back(fmt::format(
          "{}: {} {} {}: \"{}\"", path, list, i + 1,
          fired ? fmt::format("gives {}: {}", to_string(hit->outcome), printable(hit->message))
                : "gives nothing",
          shortened(examples[i].text)));
    }
  };
  run(rule.fires, "fires", true);
  run(rule.silent, "silent", false);
  return result;
}

}  // namespace factlint::cli
