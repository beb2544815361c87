// `must match`: which facts are compared, what is a conflict, a difference, an agreement.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "engine/eval/columns.hpp"
#include "engine/eval/compare.hpp"
#include "tests/eval/support.hpp"

using namespace factlint;
using namespace factlint::eval_test;

namespace {

std::string approved(const std::string& check) {
  return "facts:\n  approved:\n    find: \"{@approve} ... {value: count of chip} for {product: "
         "product}\"\n    key: product\ncheck: " +
         check + "\n";
}

}  // namespace

TEST_CASE("facts of one key must match across documents", "[eval]") {
  const std::string rule = approved("approved must match across documents") +
                           "message: \"{key}: {first} here, {second} there\"\n";
  const EvalResult result = run(rule, {{"Norland approved 412 chips for Tarn 9."},
                                       {"Norland cleared 417 chips for Tarn 9."},
                                       {"They approved 90 chips for Tarn 2."},
                                       {"It approved 412 chips for T9."}});
  CHECK(show(result) ==
        "1.txt: '412' | 2.txt: '417' | 4.txt: '412': Tarn 9: 412 here, 417 there\n");
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].derivation ==
        std::vector<std::string>{"1.txt: \"412\" = 412 (411.5 to 412.5)",
                                 "2.txt: \"417\" = 417 (416.5 to 417.5)", "no number fits both",
                                 "4.txt: \"412\" = 412 (411.5 to 412.5)"});
  CHECK(result.findings[0].sides[1].note == "here: 417");
  CHECK(result.stats[0].fired == 1);
  // Another product, another number; one document alone proves nothing here.
  CHECK(check(rule, {{"It approved 412 chips for Tarn 9."}, {"It approved 5 chips for Tarn 2."}}) ==
        "");
  CHECK(check(rule, {{"It approved 412 chips for T9. It approved 417 chips for T9."}}) == "");
}

TEST_CASE("numbers are held against each other as precisely as they are written", "[eval]") {
  const std::string rule = approved("approved must match across documents");
  const auto two = [&](const std::string& a, const std::string& b) {
    return check(rule, {{"It approved " + a + " chips for Tarn 9."},
                        {"It approved " + b + " chips for Tarn 9."}});
  };
  CHECK(two("400,000", "412,000") == "");
  CHECK(two("411,600", "412,000") == "");
  CHECK(two("412,000", "413,000") ==
        "1.txt: '412,000' | 2.txt: '413,000': approved of Tarn 9: 412,000 against 413,000\n");
  CHECK(two("17", "18") == "1.txt: '17' | 2.txt: '18': approved of Tarn 9: 17 against 18\n");
  CHECK(two("400", "560") == "1.txt: '400' | 2.txt: '560': approved of Tarn 9: 400 against 560\n");
}

TEST_CASE("slack is a share or an amount", "[eval]") {
  const std::vector<Text> texts{{"It approved 412 chips for Tarn 9."},
                                {"It approved 417 chips for Tarn 9."}};
  CHECK(check(approved("approved must match across documents within 2%"), texts) == "");
  CHECK(check(approved("approved must match across documents within 5"), texts) == "");
  CHECK(check(approved("approved must match across documents within 3"), texts) ==
        "1.txt: '412' | 2.txt: '417': approved of Tarn 9: 412 against 417\n");
}

TEST_CASE("a document can contradict itself", "[eval]") {
  CHECK(check(approved("approved must match within document"),
              {{"It approved 412 chips for T9. It approved 417 chips for Tarn 9."},
               {"It approved 500 chips for T9."}}) ==
        "1.txt: '412' | 1.txt: '417': approved of Tarn 9: 412 against 417\n");
}

TEST_CASE("agreements are shown on request with their origins", "[eval]") {
  EvalOptions options;
  options.agreements = true;
  CHECK(check(approved("approved must match across documents"),
              {{"It approved 412 chips for Tarn 9."}, {"It approved 412 chips for Tarn 9."}},
              options) ==
        "1.txt: '412' | 2.txt: '412': agreement: approved of Tarn 9: 2 documents "
        "agree on 412; none names its origin\n");
}

TEST_CASE("a calculation over fact sets goes key by key", "[eval]") {
  const std::string rule =
      "facts:\n"
      "  ordered: {find: 'ordered {value: count of chip} for {p: product}', key: p}\n"
      "  approved: {find: 'approved {value: count of chip} for {p: product}', key: p}\n"
      "  pending: {find: 'pending {value: count of chip} for {p: product}', key: p}\n"
      "check: pending ≈ ordered - approved ± 10%\n"
      "message: \"{pending} pending, {ordered - approved} expected\"\n";
  CHECK(check(rule, {{"They ordered 412 chips for Tarn 9 and approved 202 chips for Tarn 9. Now "
                      "pending 117 chips for Tarn 9."}}) ==
        "1.txt: 'pending 117 chips for Tarn 9' | 1.txt: 'ordered 412 chips for Tarn 9' | 1.txt: "
        "'approved 202 chips for Tarn 9': 117 pending, 210 expected\n");
  CHECK(check(rule, {{"They ordered 412 chips for Tarn 9 and approved 202 chips for Tarn 9. Now "
                      "pending 211 chips for Tarn 9."}}) == "");
  // Two numbers are told for the order: it is enough if one of them fits.
  CHECK(check(rule, {{"They ordered 412 chips for Tarn 9 and approved 202 chips for Tarn 9. Now "
                      "pending 117 chips for Tarn 9."},
                     {"They ordered 319 chips for Tarn 9."}}) == "");
  CHECK(check(rule, {{"They ordered 412 chips for Tarn 9. Now pending 117 chips for Tarn 9."}}) ==
        "");
}

TEST_CASE("facts of a key are asked for by name", "[eval]") {
  const std::string rule =
      "facts:\n  speed: {find: '{p: product} runs {value: number}', key: p}\n"
      "check: speed of \"Tarn 9\" / speed of \"T2\" ≈ 6 ± 10%\n"
      "message: '{speed of \"Tarn 9\" / speed of \"T2\"} times'\n";
  CHECK(check(rule, {{"Tarn 9 runs 60 jobs. Tarn 2 runs 15 jobs."}}) ==
        "1.txt: 'Tarn 9 runs 60' | 1.txt: 'Tarn 2 runs 15': 4 times\n");
  CHECK(check(rule, {{"Tarn 9 runs 60 jobs. Tarn 2 runs 10 jobs."}}) == "");
  CHECK(check(rule, {{"Tarn 9 runs 60 jobs."}}) == "");
}

TEST_CASE("the sweep finds exactly the groups in which two intervals are apart", "[eval]") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    FactColumns facts;
    const auto n = static_cast<std::uint32_t>(random() % 40);
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto lo = static_cast<double>(random() % 20);
      facts.push(random() % 6, lo, lo + static_cast<double>(random() % 12),
                 static_cast<std::uint32_t>(random() % 3));
    }
    const double share = round % 3 == 0 ? 0.1 : 0;
    std::vector<std::uint64_t> expected;
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t j = 0; j < n; ++j) {
        if (facts.key[i] == facts.key[j] && facts.side[i] != facts.side[j] &&
            facts.lo[j] > facts.hi[i] + facts.hi[i] * share) {
          expected.push_back(facts.key[i]);
        }
      }
    }
    std::sort(expected.begin(), expected.end());
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    std::vector<std::uint64_t> found;
    for (const Conflict& conflict : find_conflicts(facts, share)) {
      found.push_back(facts.key[conflict.low]);
      CHECK(facts.side[conflict.low] != facts.side[conflict.high]);
      CHECK(facts.lo[conflict.high] > facts.hi[conflict.low]);
    }
    std::sort(found.begin(), found.end());
    CHECK(found == expected);
  }
}

TEST_CASE("quotations must match across documents by their words", "[eval]") {
  const std::string rule = "check: quotation must match across documents\n";
  const std::string said =
      "\"The river has always been our road and it will be our road again,\" Mara Lind said.";
  const std::string told =
      "\"The river was always our road and it will be our road again,\" Mara Lind said.";
  CHECK(check(rule, {{said, "2026-01-10"}, {said, "2026-01-10"}}) == "");
  CHECK(check(rule, {{said, "2026-01-10"}, {told, "2026-01-10"}}) ==
        "1.txt: '" + said.substr(0, said.find(" Mara")) + "' | 2.txt: '" +
            told.substr(0, told.find(" Mara")) + "': " + said.substr(0, said.find(" Mara")) +
            " against " + told.substr(0, told.find(" Mara")) + "\n");
}
