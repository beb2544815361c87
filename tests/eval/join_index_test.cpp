#include "engine/eval/joins.hpp"

#include <catch2/catch.hpp>

using namespace factlint;

namespace {

std::vector<std::uint32_t> listed(const JoinIndex& index, const ItemRef& item, bool from_b) {
  const auto pairs = index.at(item, from_b);
  return {pairs.begin(), pairs.end()};
}

}  // namespace

TEST_CASE("pairs are found by either end, in the order of the join", "[eval]") {
  const ItemRef a{0, Kind::statement, 4};
  const ItemRef b{2, Kind::statement, 0};
  const ItemRef c{2, Kind::statement, 7};
  const JoinIndex index({{a, b, "x"}, {a, c, "y"}, {b, c, "z"}});
  using Numbers = std::vector<std::uint32_t>;
  CHECK(listed(index, a, false) == Numbers{0, 1});
  CHECK(listed(index, b, false) == Numbers{2});
  CHECK(listed(index, c, false).empty());
  CHECK(listed(index, c, true) == Numbers{1, 2});
  CHECK(listed(index, {1, Kind::statement, 0}, false).empty());
  CHECK(listed(index, {9, Kind::statement, 0}, true).empty());
  REQUIRE(index.find(c, a) != nullptr);
  CHECK(index.find(c, a)->why == "y");
  CHECK(index.find(a, a) == nullptr);
}

TEST_CASE("items of two kinds that share an index are told apart", "[eval]") {
  const ItemRef money{0, Kind::money, 3};
  const ItemRef quotation{0, Kind::quotation, 3};
  const ItemRef other{0, Kind::money, 9};
  const JoinIndex index({{quotation, other, ""}, {money, other, ""}, {quotation, money, ""}});
  using Numbers = std::vector<std::uint32_t>;
  CHECK(listed(index, quotation, false) == Numbers{0, 2});
  CHECK(listed(index, money, false) == Numbers{1});
  CHECK(listed(index, money, true) == Numbers{2});
  CHECK(listed(index, quotation, true).empty());
}
