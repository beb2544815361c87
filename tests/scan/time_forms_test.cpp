#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/model/schema.hpp"
#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "date three Sundays ago = 2026-01-18" for each mention of time; readings that are not settled
// stand behind "?", times of day behind "at".
std::vector<std::string> read(std::string_view text) {
  const Reading reading = read_text(text, "2026-02-05");  // a Thursday
  std::vector<std::string> out;
  for (const Mention& m : reading.mentions) {
    if (m.kind < Kind::date || m.kind > Kind::age) continue;
    std::string line = fmt::format("{} {} =", kind_info(m.kind).name, reading.text(m.tokens));
    if (m.kind == Kind::duration || m.kind == Kind::age) {
      line += fmt::format(" {}", m.value.point);
    } else {
      const DateDetail& d = reading.dates[m.detail];
      if (m.kind != Kind::clock) line += " " + format_date(m.when);
      if (!m.when.known && !d.readings.empty()) line += "? " + format_date(d.readings.back());
      if (d.clock) line += fmt::format(" at {:02}:{:02}", d.seconds / 3600, d.seconds / 60 % 60);
    }
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
    CHECK(read(row.text) == row.found);
  }
}

}  // namespace

TEST_CASE("Dates in unusual digits", "[scan]") {
  check({
      {"It is due on 5.12.", {"date 5.12 = 2026-05-12"}},
      {"It spent money on 5.12 million lamps.", {}},
      {"Filed 08/12,2015 by hand.", {"date 08/12,2015 = 2015-08-12"}},
      {"It began on 2016 10 16, at noon.",
       {"date 2016 10 16 = 2016-10-16 at 12:00", "clock noon = at 12:00"}},
      {"Sent 2020/23/Sep by post.", {"date 2020/23/Sep = 2020-09-23"}},
      {"Sent September-2020-23 by post.", {"date September-2020-23 = 2020-09-23"}},
      {"It is planned for the 27.", {"date 27 = 2026-02-27"}},
      {"It is planned for the 27 states.", {}},
  });
}

TEST_CASE("Weekdays counted back and on", "[scan]") {
  check({
      {"The kiln cracked three Sundays ago.", {"weekday three Sundays ago = 2026-01-18"}},
      {"It will open two Thursdays from now.", {"weekday two Thursdays from now = 2026-02-19"}},
  });
}

TEST_CASE("Stretches given by a length, a feast or a bare unit", "[scan]") {
  check({
      {"She will be away for a week starting tomorrow.",
       {"period a week starting tomorrow = 2026-02-06..2026-02-12"}},
      {"The fair runs three days, from 9 March.",
       {"period three days, from 9 March = 2026-03-09..2026-03-11"}},
      {"Roads filled on Labor Day weekend.", {"period Labor Day weekend = 2025-08-30..2025-09-01"}},
      {"It rained all Halloween weekend 2021.",
       {"period Halloween weekend 2021 = 2021-10-30..2021-10-31"}},
      {"It was the goal of the month.", {"period month = unknown? 2026-02"}},
      {"In the month after, it fell.", {}},
      {"They met on this day.", {"date this day = 2026-02-05"}},
      {"Stocks are up to date.", {}},
      {"It is closed on May 1 and after.", {"period May 1 and after = 2026-05-01.."}},
      {"It closed more than two weeks ago.", {"date two weeks ago = unknown? ..2026-01-21"}},
      {"It will end less than 3 days from now.",
       {"date 3 days from now = unknown? 2026-02-05..2026-02-07"}},
  });
}

TEST_CASE("Feasts of the Islamic calendar are known to a day or so", "[scan]") {
  check({
      {"Shops closed for Eid al-Fitr 2023.", {"date Eid al-Fitr 2023 = 2023-04-21..2023-04-23"}},
      {"They met on Eid al-Adha 2021.", {"date Eid al-Adha 2021 = 2021-07-19..2021-07-21"}},
  });
}
