#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/model/schema.hpp"
#include "engine/scan/number.hpp"
#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "money $10bn = 10,000,000,000 dollar", "number 400,000 = 400,000 of chips" in text order.
std::vector<std::string> numbers_of(std::string_view text) {
  const Reading reading = read_text(text, "2026-02-01");
  const Knowledge& knowledge = shipped_knowledge();
  std::vector<std::string> out;
  for (const Mention& m : reading.mentions) {
    if (m.kind < Kind::number || m.kind > Kind::ordinal) continue;
    const std::string_view span = text.substr(m.span.begin, m.span.size());
    std::string line = fmt::format("{} {} = {}", kind_info(m.kind).name, span,
                                   format_value(m.value, knowledge.units[m.value.unit].name));
    if (m.head != kNone) line += fmt::format(" of {}", reading.text(m.head));
    out.push_back(line);
  }
  return out;
}

struct Row {
  std::string_view text;
  std::vector<std::string> found;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(numbers_of(row.text) == row.found);
  }
}

}  // namespace

TEST_CASE("Digits with group and decimal marks", "[scan]") {
  const auto read = [](std::string_view text) {
    const DigitsParse d = parse_digits(text);
    return fmt::format("{} ±{} {}", d.value, d.ulp, d.used);
  };
  CHECK(read("400,000") == "400000 ±100000 7");
  CHECK(read("1,234.50") == "1234.5 ±0.01 8");
  CHECK(read("12,34,567.89") == "1234567.89 ±0.01 12");
  CHECK(read("5,00") == "5 ±0.01 4");
  CHECK(read("1.111,11") == "1111.11 ±0.01 8");
  CHECK(read("0.25") == "0.25 ±0.01 4");
  CHECK(read("10bn") == "10 ±10 2");
  CHECK(read("192.168.1.2") == "0 ±1 0");
  CHECK(read("22,24,26") == "0 ±1 0");
}

TEST_CASE("Counts with their heads", "[scan]") {
  check({
      {"The order covers 400,000 T9 chips.", {"number 400,000 = 400,000 of chips"}},
      {"Three of its largest technology companies agreed.", {"number Three = 3 of companies"}},
      {"It takes two hundred and six bones.", {"number two hundred and six = 206 of bones"}},
      {"Some 2 million people voted.", {"number Some 2 million = about 2,000,000 of people"}},
      {"A 400-seat theatre opened.", {"number 400 = 400 of seat"}},
      {"They built 12 two-bedroom flats.",
       {"number 12 = 12 of flats", "number two = 2 of bedroom"}},
  });
}

TEST_CASE("Money, percent and units", "[scan]") {
  check({
      {"It paid $10bn.", {"money $10bn = 10,000,000,000 dollar"}},
      {"It paid US$3.5 million.", {"money US$3.5 million = 3,500,000 US dollar"}},
      {"It cost 50 cents.", {"money 50 cents = 0.5 dollar"}},
      {"It cost £1.2m.", {"money £1.2m = 1,200,000 pound"}},
      {"Prices rose 3.4 per cent.", {"percent 3.4 per cent = 3.4 percent"}},
      {"Rates rose by 25 basis points.", {"points 25 basis points = 25 basis point"}},
      {"The card has 141 GB of memory.", {"quantity 141 GB = 141 gigabyte of memory"}},
      {"A 3-inch crack.", {"quantity 3-inch = 3 inch"}},
  });
}
