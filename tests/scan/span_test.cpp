#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "span 2026-01-13 2026-01-28 15..15 days", "birth 68 1956-02-29 at 2024-02-29"
std::vector<std::string> records_of(std::string_view text, std::string_view published) {
  std::vector<std::string> out;
  const Reading reading = read_text(text, published);
  for (const Record& r : reading.records) {
    if (r.kind == Kind::span) {
      const Value& v = std::get<Value>(r.fields[2]);
      out.push_back(
          fmt::format("span {} {} {}..{} days", format_date(std::get<DateRange>(r.fields[0])),
                      format_date(std::get<DateRange>(r.fields[1])), v.lo / 86400, v.hi / 86400));
    }
    if (r.kind == Kind::birth) {
      out.push_back(fmt::format("birth {} {} at {}", std::get<Value>(r.fields[0]).point,
                                format_date(std::get<DateRange>(r.fields[1])),
                                format_date(std::get<DateRange>(r.fields[2]))));
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("A length is tied to the two dates beside it", "[scan]") {
  CHECK(records_of("The glass show runs from July 1 to July 20, 2026, thirty days in all.",
                   "2026-02-24") == Lines{"span 2026-07-01 2026-07-20 29..30 days"});
  CHECK(records_of("The pool was closed between December 28 and January 4, eight days in all.",
                   "2026-01-05") == Lines{"span 2025-12-28 2026-01-04 7..8 days"});
  CHECK(records_of("The ban began on January 13 and fell on January 28, fifteen days later.",
                   "2026-02-10") == Lines{"span 2026-01-13 2026-01-28 15..15 days"});
  CHECK(records_of("Registration closed last Friday, four days ago.", "2026-06-30") ==
        Lines{"span 2026-06-26 2026-06-30 4..4 days"});
  CHECK(records_of("In 2024 I walked from 28 February to 1 March, two days.", "2026-06-30") ==
        Lines{"span 2024-02-28 2024-03-01 1..2 days"});
  CHECK(records_of("A four-day strike from 3 to 6 May ended.", "2026-06-30") ==
        Lines{"span 2026-05-03 2026-05-06 3..4 days"});
}

TEST_CASE("A length leads to the day written out behind it", "[scan]") {
  CHECK(records_of("It began on 3 March and ended 10 days later, on 16 March.", "2026-04-01") ==
        Lines{"span 2026-03-03 2026-03-16 10..10 days"});
  CHECK(records_of("Three days after Tuesday's ballot, the pickets left on Saturday 28 March.",
                   "2026-03-30") == Lines{"span 2026-03-24 2026-03-28 3..3 days"});
  // Another clause, another day.
  CHECK(
      records_of("Three days after Tuesday's ballot, he said they would leave on Saturday 4 April.",
                 "2026-03-30")
          .empty());
}

TEST_CASE("A length that only stands near two dates ties nothing", "[scan]") {
  CHECK(records_of("Until June 14 there are ten days of music.", "2026-02-24").empty());
  CHECK(records_of("From July 1 to July 20 the pool opens for three days a week.", "2026-02-24")
            .empty());
  CHECK(records_of("It ran from July 1 to July 20, about thirty days.", "2026-08-24").empty());
  CHECK(records_of("It ran from March 30 to April 2, four days.", "").empty());
  CHECK(records_of("The bridge opened on May 3. He left two days after the vote.", "2026-08-24")
            .empty());
}

TEST_CASE("An age and the birth date beside it", "[scan]") {
  CHECK(records_of("Agnes Hale, 68, was born on 29 February 1956.", "2024-02-29") ==
        Lines{"birth 68 1956-02-29 at 2024-02-29"});
  CHECK(records_of("Born on 3 May 1950, he died on 4 June 2020, aged 70.", "2024-02-29") ==
        Lines{"birth 70 1950-05-03 at 2020-06-04"});
  CHECK(records_of("Born on 3 May 1950, he was 31 years old when the mill shut.", "2024-02-29")
            .empty());
}
