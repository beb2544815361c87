// Counts and the names that follow them.
#include <catch2/catch.hpp>

#include "tests/support/knowledge.hpp"

using namespace factlint;

TEST_CASE("Lists and the count in front of them", "[scan]") {
  const auto lists = [](std::string_view text) {
    const Reading reading = read_text(text);
    std::vector<std::string> out;
    for (const Record& r : reading.records) {
      if (r.kind == Kind::list) out.emplace_back(reading.text(r.tokens));
    }
    return out;
  };
  CHECK(lists("Two ships, the Corvus and the Lyra, left Halvorsen.").size() == 1);
  CHECK(lists("Three people are sought: a tall man, a woman with a dog and a boy.").size() == 1);
  CHECK(lists("Two ships left Halvorsen on Monday.").empty());
  CHECK(lists("The ship left Halvorsen and came back.").empty());
}
