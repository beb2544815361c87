#include "engine/eval/evaluate.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

#include "engine/eval/check.hpp"
#include "engine/eval/search.hpp"

namespace factlint {

namespace {

/// Runs `work(i)` for each i below `jobs`; results go into slots by index, so that the order of
/// threads is not seen.
void parallel(unsigned threads, std::size_t jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < jobs; i = next++) work(i);
  };
  std::vector<std::jthread> pool;
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t n = std::min<std::size_t>(threads, jobs); n > 1; --n) pool.emplace_back(run);
  run();
}

}  // namespace

EvalResult evaluate(const RuleSet& rules, const std::vector<Reading>& readings,
                    const EvalOptions& options) {
  const Corpus corpus(*rules.knowledge, readings);
  const Comparer comparer(*rules.knowledge);
  const OfficeIndex offices(*rules.knowledge);
  JoinCache joins;
  const Shared shared{corpus, comparer, offices, joins};

  // All patterns of all rules go over a document at once; then each rule has its own facts.
  const PatternSearch search(rules);
  std::vector<DocumentMatches> matches(corpus.size());
  parallel(options.threads, corpus.size(),
           [&](std::size_t d) { matches[d] = search.run(corpus, static_cast<std::uint32_t>(d)); });
  std::vector<RuleMatches> by_rule = search.by_rule(std::move(matches));

  EvalResult result;
  result.stats.resize(rules.rules.size());
  std::vector<std::vector<Finding>> findings(rules.rules.size());
  parallel(options.threads, rules.rules.size(), [&](std::size_t i) {
    const RuleFacts facts = build_facts(shared, rules.rules[i], std::move(by_rule[i].facts));
    CheckRunner(shared, rules.rules[i], facts, by_rule[i].forbidden, options, result.stats[i],
                findings[i])
        .run();
  });
  for (std::vector<Finding>& some : findings) {
    std::move(some.begin(), some.end(), std::back_inserter(result.findings));
  }
  sort_findings(result.findings);
  return result;
}

}  // namespace factlint
