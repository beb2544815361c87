// How long the evaluator's two hot parts take: comparing a million facts in groups, and finding the
// patterns of 100 and of 10,000 rules in the same text.
#include <benchmark/benchmark.h>

#include <random>

#include "engine/eval/columns.hpp"
#include "engine/eval/search.hpp"
#include "engine/scan/tokenize.hpp"
#include "grammar/parse.hpp"

namespace factlint {
namespace {

// 1,000,000 facts in 100,000 groups, 1,000 of which hold one value that is off.
FactColumns million_facts() {
  constexpr std::size_t kFacts = 1'000'000;
  constexpr std::size_t kGroups = 100'000;
  std::mt19937_64 random(7);
  FactColumns facts;
  facts.reserve(kFacts);
  for (std::size_t i = 0; i < kFacts; ++i) {
    const std::uint64_t group = i < kGroups ? i : random() % kGroups;
    const double point = 1000.0 + static_cast<double>(group % 977);
    const bool off = i < kGroups && group % 100 == 0;
    facts.push(hash_mix(group, 1), point - 0.5 + (off ? 5 : 0), point + 0.5 + (off ? 5 : 0),
               static_cast<std::uint32_t>(i % 5000));
  }
  return facts;
}

void conflicts_of_a_million_facts(benchmark::State& state) {
  const FactColumns facts = million_facts();
  std::size_t found = 0;
  for (auto _ : state) {
    const auto conflicts = find_conflicts(facts);
    found = conflicts.size();
    benchmark::DoNotOptimize(found);
  }
  state.counters["conflicts"] = static_cast<double>(found);
}
BENCHMARK(conflicts_of_a_million_facts)->Unit(benchmark::kMillisecond);

std::string some_word(std::uint64_t n) {
  std::string word;
  for (n += 37; n > 0; n /= 21) word += "bcdfghjklmnpqrtvwxyza"[n % 21];
  return "w" + word + "o";
}

void patterns_of_many_rules(benchmark::State& state) {
  const auto rules = static_cast<std::size_t>(state.range(0));
  const Knowledge knowledge;
  PatternSet patterns(knowledge);
  for (std::size_t i = 0; i < rules; ++i) {
    const auto parsed = grammar::parse_pattern(some_word(i) + " ... [" + some_word(i + 50'000) +
                                               "|" + some_word(i + 90'000) + "] to ..5.. of");
    patterns.add(*parsed);
  }
  patterns.compile();
  std::mt19937_64 random(11);
  auto document = std::make_shared<Document>();
  document->source = std::make_shared<const Source>();
  for (std::size_t words = 0; words < 160'000; ++words) {
    document->text +=
        random() % 100 == 0 ? some_word(random() % 10'000) : some_word(random() % 800'000);
    document->text += words % 20 == 19 ? ". The " : " ";
  }
  document->parts.push_back(
      {PartKind::body, {0, static_cast<std::uint32_t>(document->text.size())}, 0, 0, 0});
  std::vector<Reading> readings(1);
  readings[0].document = document;
  Context context{readings[0], knowledge};
  Tokenizer(knowledge).run(context);
  const Corpus corpus(knowledge, readings);
  for (auto _ : state) benchmark::DoNotOptimize(patterns.match(corpus, 0));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(document->text.size()));
}
BENCHMARK(patterns_of_many_rules)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace factlint

BENCHMARK_MAIN();
