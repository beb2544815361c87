#include "engine/eval/blocks.hpp"

#include <catch2/catch.hpp>

#include <map>

#include "engine/model/hash.hpp"

using namespace factlint;

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

}  // namespace

TEST_CASE("items that share a key meet once, in ascending order", "[eval]") {
  Blocks blocks;
  blocks.add(7, 3);
  blocks.add(7, 0);
  blocks.add(9, 3);
  blocks.add(9, 0);
  blocks.add(9, 2);
  blocks.add(9, 2);
  blocks.add(5, 1);
  Pairs pairs;
  const std::size_t visits =
      blocks.for_each_pair(8, [&](std::uint32_t a, std::uint32_t b) { pairs.emplace_back(a, b); });
  CHECK(pairs == Pairs{{0, 2}, {0, 3}, {2, 3}});
  CHECK(visits == 3);
}

TEST_CASE("a block of all items costs linear work", "[eval]") {
  std::map<std::uint32_t, std::size_t> visits;
  for (const std::uint32_t size : {1000U, 2000U, 4000U}) {
    Blocks blocks;
    for (std::uint32_t i = 0; i < size; ++i) blocks.add(1, i);
    visits[size] = blocks.for_each_pair(32, [](std::uint32_t, std::uint32_t) {});
  }
  CHECK(visits[1000] == 2994);
  CHECK(visits[2000] == 5994);
  CHECK(visits[4000] == 11994);
}

TEST_CASE("a pair that may not match is not visited", "[eval]") {
  Blocks blocks;
  for (std::uint32_t i = 0; i < 4; ++i) blocks.add(1, i);
  Pairs pairs;
  blocks.for_each_pair(
      8, [](std::uint32_t item) { return item; },
      [](std::uint32_t a, std::uint32_t b) { return (a + b) % 2 == 1; },
      [&](std::uint32_t a, std::uint32_t b) { pairs.emplace_back(a, b); });
  CHECK(pairs == Pairs{{0, 1}, {0, 3}, {1, 2}, {2, 3}});
}

TEST_CASE("hashes are counted past the first size of the table", "[eval]") {
  HashCounts counts;
  CHECK(counts.of(1) == 0);
  for (std::uint64_t round = 0; round < 3; ++round) {
    for (std::uint64_t i = 0; i < 5000; ++i) counts.add(hash_mix(i, 1));
  }
  for (std::uint64_t i = 0; i < 5000; ++i) REQUIRE(counts.of(hash_mix(i, 1)) == 3);
  CHECK(counts.of(12345) == 0);
}
