// The time of a clause: its own date, the one it points back to, or the year another document
// gives.
#include "engine/eval/anchor.hpp"

#include <catch2/catch.hpp>

#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// The time of the clause that holds `word`, as "2026-02-03"; "" if it has none.
std::string time_at(const Reading& reading, std::string_view word) {
  const std::size_t at = reading.document->text.find(word);
  REQUIRE(at != std::string::npos);
  for (const Clause& clause : reading.clauses) {
    const Span span = reading.span(clause.tokens);
    if (at < span.begin || at >= span.end || !clause.when.known) continue;
    return format_date(clause.when);
  }
  return "";
}

}  // namespace

TEST_CASE("a clause takes the time that it points back to", "[eval][scan]") {
  const Reading bargain = read_text(
      "The council let the barges through on 3 February 2026. The bargain bears the mark of the "
      "mayor.");
  CHECK(time_at(bargain, "bears") == "2026-02-03");
  const Reading that = read_text(
      "The council let the barges through on 3 February 2026. That bargain bears the mark of the "
      "mayor.");
  CHECK(time_at(that, "bears") == "2026-02-03");
  // A noun that stands for no event, and the past, do not.
  const Reading crane = read_text(
      "The council let the barges through on 3 February 2026. The crane bears the mark of the "
      "mayor.");
  CHECK(time_at(crane, "bears").empty());
}

TEST_CASE("what came earlier does not share the time of its sentence", "[eval][scan]") {
  const Reading limit = read_text(
      "On 3 February 2026 a judge struck down a limit that the harbour board had set for ferries.");
  CHECK(time_at(limit, "struck") == "2026-02-03");
  CHECK(time_at(limit, "had set").empty());
}

TEST_CASE("a day without a year is anchored on the same event in a dated document", "[eval]") {
  std::vector<Reading> readings;
  readings.push_back(
      read_text("Norbridge cleared the barges on January 13, the council said.", "2026-01-29"));
  readings.push_back(
      read_text("The January 13 permit came late.\nNorbridge cleared the barges on January 13."));
  anchor_dates(readings, shipped_knowledge());
  CHECK(time_at(readings[1], "came late") == "2026-01-13");
  CHECK(time_at(readings[1], "cleared") == "2026-01-13");
  const Mention* date = nullptr;
  for (const Mention& m : readings[1].mentions) {
    if (m.kind == Kind::date && date == nullptr) date = &m;
  }
  REQUIRE(date != nullptr);
  CHECK(readings[1].dates[date->detail].anchor_document == 0);
}

TEST_CASE("dated documents that differ in the year anchor nothing", "[eval]") {
  std::vector<Reading> readings;
  readings.push_back(read_text("Norbridge cleared the barges on January 13.", "2026-01-29"));
  readings.push_back(read_text("Norbridge cleared the barges on January 13.", "2025-01-29"));
  readings.push_back(read_text("Norbridge cleared the barges on January 13."));
  anchor_dates(readings, shipped_knowledge());
  CHECK(time_at(readings[2], "cleared").empty());
}
