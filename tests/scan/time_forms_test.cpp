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
      if (m.value.known()) line += fmt::format(" {}..{} h", m.value.lo / 3600, m.value.hi / 3600);
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

TEST_CASE("Times of day", "[scan]") {
  check({
      {"It struck at 340pm.", {"clock 340pm = at 15:40"}},
      {"It struck at 1140 a.m. and stopped.", {"clock 1140 a.m. = at 11:40"}},
      {"It struck at 9.am.", {"clock 9.am = at 09:00"}},
      {"It struck at 8:00:24pm.", {"clock 8:00:24pm = at 20:00"}},
      {"It struck at seven thirty-five pm.", {"clock seven thirty-five pm = at 19:35"}},
      {"It struck at seven thirty.", {"clock seven thirty = at 07:30"}},
      {"It took seven thirty hammers.", {}},
      {"She came in the morning at 7.", {"clock in the morning at 7 = at 07:00"}},
      {"It is still open at night at 7.", {"clock 7 = at 19:00"}},
      {"It broke at two at night.", {"clock two at night = at 02:00"}},
      {"It broke at 12 at night.", {"clock 12 at night = at 00:00"}},
      {"It broke at 8pm in the evening.", {"clock 8pm in the evening = at 20:00"}},
      {"Open tomorrow at 5.", {"date tomorrow = 2026-02-06 at 05:00", "clock 5 = at 05:00"}},
      {"Open tomorrow at 5 mills.", {"date tomorrow = 2026-02-06"}},
      {"It begins on March 3 around 8:00am.",
       {"date March 3 = 2026-03-03 at 08:00", "clock 8:00am = at 08:00"}},
      {"It ran at mid morning.", {"clock mid morning = at 10:00"}},
      {"Logged 2026-01-16T12:23:59 by the gate.",
       {"date 2026-01-16T12:23:59 = 2026-01-16 at 12:23"}},
  });
}

TEST_CASE("Stretches of a day", "[scan]") {
  check({
      {"The gate is open from 5 to 6 p.m.", {"clock from 5 to 6 p.m. = at 17:00 17..18 h"}},
      {"The gate is open 11-1pm.", {"clock 11-1pm = at 11:00 11..13 h"}},
      {"The gate is open from 11 a.m. to 3.", {"clock from 11 a.m. to 3 = at 11:00 11..15 h"}},
      {"The gate is open from 11 a.m. to 3 visitors.", {"clock 11 a.m. = at 11:00"}},
      {"The gate shuts before 4pm.", {"clock before 4pm = at 16:00 -inf..16 h"}},
      {"Come at 3 p.m. or later.", {"clock 3 p.m. or later = at 15:00 15..inf h"}},
      {"It froze in the late evening.", {"clock in the late evening = 18..20 h"}},
      {"He wrote it in the evening paper.", {}},
      {"The mill burnt on Tuesday afternoon.", {"weekday Tuesday = 2026-02-03 12..16 h"}},
      {"It rained early this morning.", {"date this morning = 2026-02-05 8..10 h"}},
      {"He will speak on Saturday from 9am to 11am.",
       {"weekday Saturday = 2026-02-07 at 09:00 9..11 h",
        "clock from 9am to 11am = at 09:00 9..11 h"}},
      {"They meet Monday 1-3 pm.",
       {"weekday Monday = 2026-02-02 at 13:00 13..15 h", "clock 1-3 pm = at 13:00 13..15 h"}},
  });
}

TEST_CASE("Lengths with two ends and days told by others", "[scan]") {
  check({
      {"It took 10 to 12 weeks.", {"duration 10 to 12 weeks = 6652800"}},
      {"It took two or three days.", {"duration two or three days = 216000"}},
      {"It took a day or two.", {"duration a day or two = 129600"}},
      {"The term rose from 5 to 10 years.", {"duration 10 years = 315360000"}},
      {"It took two-and-a-half years.", {"duration two-and-a-half years = 78840000"}},
      {"It closed a year and a half ago.", {"date a year and a half ago = 2024-02-04..2025-02-04"}},
      {"It closed the day after Christmas 2024.",
       {"date the day after Christmas 2024 = 2024-12-26"}},
      {"It closed the day after the storm.", {}},
      {"It closed the Monday after Easter 2024.",
       {"weekday Monday after Easter 2024 = 2024-04-01"}},
      {"It ran March 3, 2025 - April 5, 2025.",
       {"period March 3, 2025 - April 5, 2025 = 2025-03-03..2025-04-05"}},
      {"It began at 0900 GMT.", {"clock 0900 = at 09:00"}},
  });
}
