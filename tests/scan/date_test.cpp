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

TEST_CASE("A weekday never chooses the year", "[scan]") {
  check({
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
