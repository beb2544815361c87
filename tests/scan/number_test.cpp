#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/model/schema.hpp"
#include "engine/scan/bound.hpp"
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

TEST_CASE("Number words, scales and fractions", "[scan]") {
  check({
      {"It holds one hundred and sixty-one jars.",
       {"number one hundred and sixty-one = 161 of jars"}},
      {"It holds two hundred and two thousand jars.",
       {"number two hundred and two thousand = 202,000 of jars"}},
      {"It holds 3 hundred and 21 jars.", {"number 3 hundred and 21 = 321 of jars"}},
      {"It holds half a million jars.", {"number half a million = 500,000 of jars"}},
      {"It holds five and a half million jars.",
       {"number five and a half million = 5,500,000 of jars"}},
      {"It holds half a dozen jars.", {"number half a dozen = 6 of jars"}},
      {"It lies 10 1/2 miles off.", {"quantity 10 1/2 miles = 10.5 mile"}},
      {"It cost $10 million and two cars went.",
       {"money $10 million = 10,000,000 dollar", "number two = 2 of cars"}},
      {"It fell by a third.", {"number a third = 0.3333"}},
      {"A third man came.", {"ordinal third = 3"}},
      {"It rose by minus five point five.", {"number minus five point five = -5.5"}},
      {"It covers 1 414 021 100 people.", {"number 1 414 021 100 = 1,414,021,100 of people"}},
  });
}

TEST_CASE("Exponents, mixed numbers and decimals behind a code", "[scan]") {
  check({
      {"It weighs 2.5e+3 parts.", {"number 2.5e+3 = 2500 of parts"}},
      {"It fell by 4e-1.", {"number 4e-1 = 0.4"}},
      {"It holds two hundred and two dozen jars.",
       {"number two hundred and two dozen = 224 of jars"}},
      {"It holds three hundred and two fifths.", {"number three hundred and two fifths = 300.4"}},
      {"It is six and three quarters.", {"number six and three quarters = 6.75"}},
      {"three quarters", {"number three quarters = 0.75"}},
      {"It took a twenty-first of the total.",
       {"percent a twenty-first = 4.7619 percent of total"}},
      {"It was her twenty-first.", {"ordinal twenty-first = 21"}},
      {"It takes one one hundred and tenth.", {"number one one hundred and tenth = 0.0091"}},
      {"It paid EUR12.75 each.", {"money EUR12.75 = 12.75 euro"}},
      {"It paid EUR12.75m.", {"money EUR12.75m = 12,750,000 euro"}},
  });
}

TEST_CASE("Numbers in words with scales and large denominators", "[scan]") {
  check({
      {"It sold one point five million jars.",
       {"number one point five million = 1,500,000 of jars"}},
      {"It raised $10 to 12 million.",
       {"money $10 to 12 million = 10,000,000 to 12,000,000 dollar"}},
      {"It is one ten-thousandth of that.", {"percent one ten-thousandth = 0.01 percent"}},
      {"She is five foot ten.", {"quantity five foot ten = 5.8333 foot"}},
      {"She is five feet from 10 jars.", {"quantity five feet = 5 foot", "number 10 = 10 of jars"}},
      {"It is 3m x 4m.", {"quantity 3m = 3 metre", "quantity 4m = 4 metre"}},
      {"Three out of every five jars broke.",
       {"percent Three out of every five = 60 percent of jars"}},
  });
}

TEST_CASE("A number with m is millions unless the talk is of length", "[scan]") {
  check({
      {"Sales fell to 2.7m in March.", {"number 2.7m = 2,700,000"}},
      {"They sold 3m of them.", {"number 3m = 3,000,000"}},
      {"The fence is 2.7m.", {"quantity 2.7m = 2.7 metre"}},
      {"A 2.7m fence stands there.", {"quantity 2.7m = 2.7 metre"}},
      {"It rose from 9 ft to 3m.", {"quantity 9 ft = 9 foot", "quantity 3m = 3 metre"}},
      {"The crane lifts 90t and reaches 48m.",
       {"quantity 90t = 90 tonne", "quantity 48m = 48 metre"}},
      {"The shelf is 10 \" long.", {"quantity 10 \" = 10 inch"}},
  });
}

TEST_CASE("A currency between two numbers", "[scan]") {
  check({
      {"It went from 10 $ 30 $.", {"money 10 $ = 10 dollar", "money 30 $ = 30 dollar"}},
      {"They ask rmb 10 usd 20.", {"money rmb 10 = 10 yuan", "money usd 20 = 20 US dollar"}},
      {"Bids start at dollar 22.5 million.", {"money dollar 22.5 million = 22,500,000 dollar"}},
  });
}

TEST_CASE("Units without a number", "[scan]") {
  const auto valueless = [](std::string_view text) {
    std::vector<std::string> out;
    const Reading reading = read_text(text, "2026-02-01");
    for (const Mention& m : reading.mentions) {
      if (m.kind < Kind::number || m.kind > Kind::ordinal || m.value.known()) continue;
      out.push_back(fmt::format("{} {} in {}", kind_info(m.kind).name, reading.text(m.tokens),
                                shipped_knowledge().units[m.value.unit].name));
    }
    return out;
  };
  using Found = std::vector<std::string>;
  CHECK(valueless("The pound fell against the dollar.") ==
        Found{"money pound in pound", "money dollar in dollar"});
  CHECK(valueless("A small percentage stayed; prices rose 3 per cent.") ==
        Found{"percent percentage in percent"});
  CHECK(valueless("They gained a percentage point in real terms.") == Found{});
  CHECK(valueless("It is 30 degrees Celsius, which is 86 in Fahrenheit.") ==
        Found{"quantity Fahrenheit in degree Fahrenheit"});
  CHECK(valueless("She shopped at Dollar Market.") == Found{});
  CHECK(numbers_of("Percent of 20") == Found{"percent Percent of 20 = 20 percent"});
  CHECK(numbers_of("Ten per cent of 20 boats sank.") ==
        Found{"percent Ten per cent = 10 percent of boats", "number 20 = 20 of boats"});
  CHECK(numbers_of("=>30") == Found{"number 30 = 30"});
}

TEST_CASE("Counts with their heads", "[scan]") {
  check({
      {"The order covers 400,000 T9 chips.", {"number 400,000 = 400,000 of chips"}},
      {"Three of her oldest sailing boats sank.", {"number Three = 3 of boats"}},
      {"It takes two hundred and six bones.", {"number two hundred and six = 206 of bones"}},
      {"Some 2 million people voted.", {"number Some 2 million = about 2,000,000 of people"}},
      {"It cut 1,200 of its 14,000 jobs.",
       {"number 1,200 = 1200 of jobs", "number 14,000 = 14,000 of jobs"}},
      {"The first of 12 F-16s came.", {"ordinal first = 1", "number 12 = 12"}},
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

TEST_CASE("Bounds and approximators", "[scan]") {
  check({
      {"More than 400,000 chips went.", {"number More than 400,000 = more than 400,000 of chips"}},
      {"At least about 60 boats sank.", {"number At least about 60 = at least 60 of boats"}},
      {"As many as 60 boats sank.", {"number As many as 60 = up to 60 of boats"}},
      {"Nearly 4,600 votes were lost.", {"number Nearly 4,600 = nearly 4600 of votes"}},
      {"A shade under 45 per cent came.",
       {"percent A shade under 45 per cent = nearly 45 percent"}},
      {"Just over 3 million jars broke.",
       {"number Just over 3 million = just over 3,000,000 of jars"}},
      {"About 400 jars or more broke.", {"number About 400 = at least 400 of jars"}},
      {"The 40-plus jars broke.", {"number 40-plus = at least 40 of jars"}},
      {"A dozen or so jars broke.", {"number A dozen or so = about 12 of jars"}},
      {"A dispute over 400 jars.", {"number 400 = 400 of jars"}},
      {"No fewer than 60 jars broke.", {"number No fewer than 60 = at least 60 of jars"}},
      {"More than 10 but fewer than 20 jars.",
       {"number More than 10 but fewer than 20 = 10 to 20 of jars"}},
      {"Dozens of homes burned.", {"number Dozens = 24 to 99 of homes"}},
      {"Several hundred thousand chips.",
       {"number Several hundred thousand = 300,000 to 999,999 of chips"}},
      {"It cost billions of dollars.",
       {"money billions of dollars = 2,000,000,000 to 99,999,999,999 dollar"}},
  });
}

TEST_CASE("Ranges share their multiplier and unit", "[scan]") {
  check({
      {"Between 5 and 6 per cent.", {"percent Between 5 and 6 per cent = 5 to 6 percent"}},
      {"It wants 10-12 billion dollars.",
       {"money 10-12 billion dollars = 10,000,000,000 to 12,000,000,000 dollar"}},
      {"It wants $10-$12bn.", {"money $10-$12bn = 10,000,000,000 to 12,000,000,000 dollar"}},
      {"It wants from 3 to 4 million jars.",
       {"number from 3 to 4 million = 3,000,000 to 4,000,000 of jars"}},
      {"Two or three jars broke.", {"number Two or three = 2 to 3 of jars"}},
      {"Sales rose from $3 million to $4 million.",
       {"money $3 million = 3,000,000 dollar", "money $4 million = 4,000,000 dollar"}},
      {"They won 3-1 after a 2-2 draw.", {}},
      {"Sales were up 5 to 10 per cent.", {"percent 5 to 10 per cent = 5 to 10 percent"}},
      {"It rose 5 per cent to 10 per cent.",
       {"percent 5 per cent = 5 percent", "percent 10 per cent = 10 percent"}},
      {"The odds are 3:1.", {}},
      {"The court ruled 6-3.", {}},
      {"A 5-to-4 vote.", {}},
  });
}

TEST_CASE("Shares, multiples and points stay apart", "[scan]") {
  check({
      {"One in five voters stayed away.", {"percent One in five = 20 percent of voters"}},
      {"Two-thirds of the seats are taken.", {"percent Two-thirds = 66.6667 percent of seats"}},
      {"Three-quarters of voters stayed.", {"percent Three-quarters = 75 percent of voters"}},
      {"It fell by three percentage points.",
       {"points three percentage points = 3 percentage point"}},
      {"It is about six times as fast.", {"multiple about six times = about 6"}},
      {"It is better by roughly six times.", {"multiple roughly six times = about 6"}},
      {"They won six times.", {"number six = 6 of times"}},
      {"About one in six of the 1.2 million homes.",
       {"percent About one in six = about 16.6667 percent of homes",
        "number 1.2 million = 1,200,000 of homes"}},
      {"It was cut by a quarter point.", {"points a quarter point = 0.25 percentage point"}},
      {"Sales doubled.", {"multiple doubled = 2"}},
      {"It has grown sixfold.", {"multiple sixfold = 6"}},
      {"It grew by a factor of 10.", {"multiple by a factor of 10 = 10"}},
      {"It is 6x faster.", {"multiple 6x = 6"}},
      {"It is five-eighths of an inch off.", {"number five-eighths = 0.625"}},
      {"A two-and-a-half times rise.", {"number two-and-a-half = 2.5 of times"}},
      {"The first half of the match.", {"ordinal first = 1"}},
  });
}

TEST_CASE("What is written like a number and counts nothing", "[scan]") {
  for (std::string_view text : {"No one came.",
                                "She is the right one.",
                                "One of them left.",
                                "A 24/7 line.",
                                "Version v2.1 is out.",
                                "It runs 3.0.1 now.",
                                "Ask 10.0.0.1 for it.",
                                "Call +44 20 7946 0958.",
                                "Call 555-1234.",
                                "He lives at 1600 Elm Street.",
                                "See page 3.",
                                "Under Article 5.",
                                "It spread COVID-19.",
                                "The F-35 flew.",
                                "The iPhone 15 sold well.",
                                "Its 13F filing.",
                                "The T900 flew.",
                                "It has 5G.",
                                "The 2008 crash.",
                                "As shown before [4].",
                                "1. Wash the jars",
                                "Wait a second.",
                                "It broke in 2024."}) {
    INFO(text);
    CHECK(numbers_of(text) == std::vector<std::string>{});
  }
}

TEST_CASE("An interval holds its point", "[scan]") {
  for (double point : {-1.2e9, -5.0, 0.0, 0.25, 7.0, 100.0, 412.0, 4e5, 1.23e12}) {
    for (double ulp : {0.0, 0.01, 1.0, 100.0, 1e5}) {
      for (int p = 0; p <= static_cast<int>(Precision::less_than); ++p) {
        const Value v = interval(point, ulp, static_cast<Precision>(p), 0);
        INFO(point << " ±" << ulp << " precision " << p);
        CHECK(v.lo <= v.point);
        CHECK(v.point <= v.hi);
      }
    }
  }
}

TEST_CASE("Intervals follow the digits and the words", "[scan]") {
  const auto of = [](std::string_view text) {
    const Reading reading = read_text(text);
    REQUIRE(reading.mentions.size() == 1);
    const Value& v = reading.mentions[0].value;
    return fmt::format("{}{}, {}{}", v.lo_open ? "(" : "[", v.lo, v.hi, v.hi_open ? ")" : "]");
  };
  CHECK(of("It has 400,000 jars.") == "[350000, 450000]");
  CHECK(of("It has 412,300 jars.") == "[412250, 412350]");
  CHECK(of("It has 17 jars.") == "[17, 17]");
  CHECK(of("It has about 400,000 jars.") == "[350000, 450000]");
  CHECK(of("It has about 412,000 jars.") == "[410000, 414000]");
  CHECK(of("It has nearly 400,000 jars.") == "[350000, 400000]");
  CHECK(of("It has just over 400,000 jars.") == "[400000, 450000]");
  CHECK(of("It has more than 400,000 jars.") == "(400000, inf)");
  CHECK(of("It has at least 400,000 jars.") == "[400000, inf)");
  CHECK(of("It has up to 400,000 jars.") == "(-inf, 400000]");
  CHECK(of("It has fewer than 400,000 jars.") == "(-inf, 400000)");
  CHECK(of("It has exactly 400,000 jars.") == "[400000, 400000]");
  CHECK(of("It rose 3.50 per cent.") == "[3.495, 3.505]");
}
