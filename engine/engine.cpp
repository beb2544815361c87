#include "engine/engine.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "engine/document/dateline_year.hpp"
#include "engine/eval/anchor.hpp"
#include "engine/scan/scan.hpp"

namespace factlint {

namespace {

unsigned thread_count(unsigned wanted) {
  return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

/// With --against, the draft is what is reported on: what concerns sources only goes, and a finding
/// is placed in the draft first.
void report_on_drafts(std::vector<Finding>& findings) {
  const auto in_draft = [](const Side& side) {
    return side.document == nullptr || !side.document->meta.is_source;
  };
  std::erase_if(findings, [&](const Finding& finding) {
    return !finding.sides.empty() &&
           std::none_of(finding.sides.begin(), finding.sides.end(), in_draft);
  });
  for (Finding& finding : findings) {
    if (finding.sides.empty() || in_draft(finding.sides.front())) continue;
    std::stable_partition(finding.sides.begin(), finding.sides.end(), in_draft);
    set_fingerprint(finding);
  }
}

}  // namespace

std::vector<Reading> read_documents(const Knowledge& knowledge,
                                    const std::vector<std::shared_ptr<const Document>>& documents,
                                    unsigned threads) {
  const Scanner scanner(knowledge);
  std::vector<Reading> readings(documents.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < documents.size(); i = next++) {
      readings[i] = scanner.read(documents[i]);
    }
  };
  std::vector<std::jthread> pool;
  const std::size_t count = std::min<std::size_t>(thread_count(threads), documents.size());
  for (std::size_t n = 1; n < count; ++n) pool.emplace_back(work);
  work();
  pool.clear();
  return readings;
}

Report check(const RuleSet& rules, LoadedDocuments documents, const CheckOptions& options) {
  Report report;
  report.documents = std::move(documents.documents);
  report.input_errors = std::move(documents.errors);
  std::stable_sort(report.documents.begin(), report.documents.end(),
                   [](const auto& a, const auto& b) { return a->source->path < b->source->path; });
  take_dateline_years(report.documents);
  report.rules = describe_rules(rules);
  std::vector<Reading> readings =
      read_documents(*rules.knowledge, report.documents, options.threads);
  anchor_dates(readings, *rules.knowledge);
  EvalOptions eval = options.eval;
  eval.threads = thread_count(options.threads);
  report.findings = evaluate(rules, readings, eval).findings;
  report_on_drafts(report.findings);
  sort_findings(report.findings);
  return report;
}

std::vector<RuleInfo> describe_rules(const RuleSet& rules) {
  std::vector<RuleInfo> out;
  out.reserve(rules.rules.size());
  const auto texts = [](const std::vector<Example>& examples) {
    std::vector<std::string> all;
    all.reserve(examples.size());
    for (const Example& example : examples) all.push_back(example.text);
    return all;
  };
  for (const Rule& rule : rules.rules) {
    out.push_back(
        {rule.id, rule.category, rule.level, rule.why, texts(rule.fires), texts(rule.silent)});
  }
  return out;
}

}  // namespace factlint
