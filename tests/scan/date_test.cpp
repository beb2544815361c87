#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "date Friday, December 6 = 2024-12-06 (4)" for each mention of time, in text order.
std::vector<std::string> times_of(std::string_view text, std::string_view published) {
  const Reading reading = read_text(text, published);
  std::vector<std::string> out;
  for (const Mention& m : reading.mentions) {
    if (m.kind < Kind::date || m.kind > Kind::age) continue;
    std::string line = fmt::format("{} {} =", kind_info(m.kind).name, reading.text(m.tokens));
    if (m.kind == Kind::duration || m.kind == Kind::age) {
      line += fmt::format(" {}", m.value.point);
    } else {
      line += " " + format_date(m.when);
      const DateDetail& d = reading.dates[m.detail];
      if (d.impossible) line += " impossible";
      if (d.weekday >= 0 && m.kind == Kind::date) line += fmt::format(" ({})", d.weekday);
    }
    out.push_back(line);
  }
  return out;
}

struct Row {
  std::string_view published;
  std::string_view text;
  std::vector<std::string> found;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.published << ": " << row.text);
    CHECK(times_of(row.text, row.published) == row.found);
  }
}

}  // namespace

TEST_CASE("Days, months and years in the usual orders", "[scan]") {
  check({
      {"2026-02-01",
       "The bridge opened on January 13, 2026.",
       {"date January 13, 2026 = 2026-01-13"}},
      {"2026-02-01", "It opened on 13 January 2026.", {"date 13 January 2026 = 2026-01-13"}},
      {"2026-02-01", "It opened on Jan. 13.", {"date Jan. 13 = 2026-01-13"}},
      {"2026-02-01", "Built 2026-01-13 by hand.", {"date 2026-01-13 = 2026-01-13"}},
      {"2026-02-01", "She was born on 29 February 1956.", {"date 29 February 1956 = 1956-02-29"}},
      {"2026-02-01",
       "It fell on 30 February 2024.",
       {"date 30 February 2024 = unknown impossible"}},
      {"2026-02-01",
       "It fell on 29 February 2023.",
       {"date 29 February 2023 = unknown impossible"}},
      {"2026-02-01", "The mill closed in April.", {"date April = 2025-04"}},
      {"2026-02-01", "The mill closed in May 2025.", {"date May 2025 = 2025-05"}},
      {"2026-02-01", "The mill closed in 2024.", {"date 2024 = 2024"}},
      {"2026-02-01",
       "the twenty-first of June 1999",
       {"date twenty-first of June 1999 = 1999-06-21"}},
  });
}

TEST_CASE("A year not written comes from tense and publication", "[scan]") {
  check({
      {"2026-01-05", "The ferry sank on December 30.", {"date December 30 = 2025-12-30"}},
      {"2025-12-29", "The ferry will sail on January 4.", {"date January 4 = 2026-01-04"}},
      {"2025-12-29", "The ferry timetable, January 4", {"date January 4 = 2026-01-04"}},
      {"2025-03-02", "The baby was born on February 29.", {"date February 29 = 2024-02-29"}},
      {"", "The ferry sank on December 30.", {"date December 30 = unknown"}},
  });
}

TEST_CASE("A weekday chooses only between the day past and the next to come", "[scan]") {
  check({
      {"2025-10-30",
       "The board has declared a dividend, payable on Friday 28 November.",
       {"date Friday 28 November = 2025-11-28 (4)"}},
      {"2025-10-30",
       "The board paid a dividend on Monday 28 November.",
       {"date Monday 28 November = 2024-11-28 (0)"}},
      {"2025-12-10",
       "The fair opened on Friday, December 6.",
       {"date Friday, December 6 = 2025-12-06 (4)"}},
      {"2026-06-30",
       "Registration, which opened on Monday, 2 March, closed.",
       {"date Monday, 2 March = 2026-03-02 (0)"}},
      {"2026-01-29", "The court ruled on Wednesday.", {"weekday Wednesday = 2026-01-28"}},
      {"2026-01-29", "The court will rule on Wednesday.", {"weekday Wednesday = 2026-02-04"}},
      {"", "The court ruled on Wednesday.", {"weekday Wednesday = unknown"}},
      {"2026-01-29", "The pool is closed on Mondays.", {}},
  });
}

TEST_CASE("Months and weekdays that are other words", "[scan]") {
  check({
      {"2026-01-29", "May spoke to the house and may resign.", {}},
      {"2026-01-29", "They march on the capital; March was silent.", {}},
      {"2026-01-29", "The Sun reported it and the Sun sat low.", {}},
      {"2026-01-29", "April Jones and Jan Novak met August Wilson.", {}},
      {"2026-01-29", "The village counted 2,024 people and 1,900 cows.", {}},
      {"2026-01-29", "About 2000 homes were lost.", {}},
      {"2026-01-29", "Kelmoor won the second set and the match 3-2.", {}},
      {"2026-01-29", "He lives on the 27th floor.", {}},
  });
}

TEST_CASE("Lengths of time", "[scan]") {
  check({
      {"", "It took fifteen days.", {"duration fifteen days = 1296000"}},
      {"", "A fifteen-day march.", {"duration fifteen-day = 1296000"}},
      {"", "It ran for six weeks.", {"duration six weeks = 3628800"}},
      {"", "It lasted half an hour.", {"duration half an hour = 1800"}},
      {"", "He ruled for 26 years.", {"duration 26 years = 819936000"}},
      {"", "It lasted two and a half hours.", {"duration two and a half hours = 9000"}},
      {"", "It lasted a few weeks.", {"duration a few weeks = 1814400"}},
  });
}

TEST_CASE("Days and units named by their distance", "[scan]") {
  check({
      {"2026-01-29", "It closed yesterday.", {"date yesterday = 2026-01-28"}},
      {"2026-01-29", "It closed last week.", {"period last week = 2026-01-19..2026-01-25"}},
      {"2026-01-29", "It opens this month.", {"period this month = 2026-01"}},
      {"2026-01-29", "It opens next year.", {"period next year = 2027"}},
      {"2026-01-29", "It closed last October.", {"date last October = 2025-10"}},
      {"2026-01-29", "It fell three weeks ago.", {"date three weeks ago = 2026-01-05..2026-01-11"}},
      {"2026-01-29",
       "They met on January 5. Two days later the strike ended.",
       {"date January 5 = 2026-01-05", "date Two days later = 2026-01-07"}},
      {"2026-01-29", "Two days later the strike ended.", {"date Two days later = unknown"}},
      {"2026-06-30",
       "It ended two weeks before May 13.",
       {"date two weeks before May 13 = 2026-04-26..2026-05-02"}},
      {"2026-01-29", "He left two days after the vote.", {"duration two days = 172800"}},
      {"2026-01-29",
       "It will be the first Friday of July.",
       {"date first Friday of July = 2026-07-03 (4)"}},
      {"2026-06-30",
       "Next Sunday, 5 July, it will be shut.",
       {"date Next Sunday, 5 July = 2026-07-05 (6)"}},
      {"2026-01-29", "in June last year", {"date June last year = 2025-06"}},
  });
}

TEST_CASE("Stretches of days", "[scan]") {
  check({
      {"2026-02-24", "It ran Jan. 5-7.", {"period Jan. 5-7 = 2026-01-05..2026-01-07"}},
      {"2026-01-05",
       "The pool was closed between December 28 and January 4.",
       {"period between December 28 and January 4 = 2025-12-28..2026-01-04"}},
      {"2026-06-30",
       "It runs from 3 to 12 July.",
       {"period from 3 to 12 July = 2026-07-03..2026-07-12"}},
      {"2024-02-29",
       "The fair will run from Friday, March 29, to Monday, April 1.",
       {"period from Friday, March 29, to Monday, April 1 = 2024-03-29..2024-04-01",
        "date Friday, March 29 = 2024-03-29 (4)", "date Monday, April 1 = 2024-04-01 (0)"}},
      {"2026-02-24", "the 2012-13 season", {"period 2012-13 = 2012-01-01..2013-12-31"}},
      {"2026-02-24",
       "in the third quarter of 2025",
       {"period third quarter of 2025 = 2025-07-01..2025-09-30"}},
      {"2026-02-24", "in Q3 2024", {"period Q3 2024 = 2024-07-01..2024-09-30"}},
      {"2026-02-24", "sales in H1 2024", {"period H1 2024 = 2024-01-01..2024-06-30"}},
      {"2026-02-24",
       "sales of the fourth quarter of fiscal 2025",
       {"period fourth quarter = unknown", "period fiscal 2025 = unknown"}},
      {"2026-02-24", "in the 1990s", {"period 1990s = 1990-01-01..1999-12-31"}},
      {"2026-02-24", "since mid-2019", {"period since mid-2019 = 2019-04-01.."}},
      {"2026-02-24",
       "in the week of February 16",
       {"period week of February 16 = 2026-02-16..2026-02-22"}},
      {"2026-02-24", "last summer", {"period last summer = 2025-06-01..2025-08-31"}},
      {"2026-02-24", "after the January 13 clearance", {"date January 13 = 2026-01-13"}},
      {"2026-02-24", "jobs rose from 2,014 to 2,018", {}},
  });
}

TEST_CASE("Times of day and ages", "[scan]") {
  check({
      {"", "doors open at 7 p.m. and 14:30", {"clock 7 p.m. = unknown", "clock 14:30 = unknown"}},
      {"", "at ten minutes to midnight", {"clock ten minutes to midnight = unknown"}},
      {"", "Agnes Hale, 68, said so.", {"age 68 = 68"}},
      {"", "a 12-year-old aged 12", {"age 12-year-old = 12", "age aged 12 = 12"}},
      {"", "Kelmoor, 12, 14 and 16 points", {}},
  });
}

TEST_CASE("Tense and neighbours decide, not the nearest date", "[scan]") {
  check({
      {"2026-01-29",
       "The court is expected to rule on Friday; the minister resigned on Friday.",
       {"weekday Friday = 2026-01-30", "weekday Friday = 2026-01-23"}},
      {"2026-01-29",
       "Police said Tuesday that exports will start in March.",
       {"weekday Tuesday = 2026-01-27", "date March = 2026-03"}},
      {"2026-01-29",
       "From Monday to Friday the lock is closed.",
       {"period From Monday to Friday = unknown"}},
      {"2026-01-29",
       "The talks ran from Monday until Wednesday.",
       {"period from Monday until Wednesday = 2026-01-26..2026-01-28",
        "weekday Monday = 2026-01-26", "weekday Wednesday = 2026-01-28"}},
      {"2026-01-29",
       "The 2022 ban, imposed in October 2022, was eased in December.",
       {"date 2022 = 2022", "date October 2022 = 2022-10", "date December = 2025-12"}},
      {"2026-01-29",
       "On January 20 the mayor had promised to resign within a week.",
       {"date January 20 = 2026-01-20", "period within a week = unknown"}},
      {"2026-01-29", "He lives at 12 May Street.", {}},
      {"2026-01-29", "Shares stood at 2015.30, up from 2010.", {}},
      {"2026-01-29", "In November, two members left.", {"date November = 2025-11"}},
      {"2026-01-29", "It will last three weekends.", {"duration three weekends = 518400"}},
      {"2026-01-05", "The year ended on December 31.", {"date December 31 = 2025-12-31"}},
      {"2025-12-30", "The year will begin on January 1.", {"date January 1 = 2026-01-01"}},
  });
}

TEST_CASE("The ends of the calendar end no scan", "[scan]") {
  for (std::string_view published : {"0001-01-01", "9999-12-31"}) {
    const Reading reading = read_text(
        "last winter, next winter, next January, last December, 99999999 centuries ago, next "
        "century, the past 9,999,999 decades, three weeks later, last Easter, Friday the 31st, "
        "from December 30 to January 2, the year before last, the rest of the year, 31 December",
        published);
    CHECK(reading.mentions.size() > 10);
  }
}
