// Clauses as events: who did what to what, flatly or not, and states told by an adjective.
#include "engine/eval/event.hpp"

#include <catch2/catch.hpp>

#include "engine/eval/frame.hpp"
#include "engine/eval/story.hpp"
#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "agent > patient", with "no" in front if denied, "state" if it is one; "-" if not particular.
std::string event_of(std::string_view text) {
  std::vector<Reading> readings;
  readings.push_back(read_text(text, "2026-03-13"));
  const Corpus corpus(shipped_knowledge(), readings);
  const EventReader reader(corpus);
  const Reading& r = readings.front();
  if (r.clauses.empty()) return "";
  const Event e = reader.read(0, 0);
  if (!e.particular) return "-";
  std::string out = e.negated ? "no " : "";
  if (e.state) out += "state ";
  out += std::string(r.text(e.agent.tokens)) + " > " + std::string(r.text(e.patient.tokens));
  return out;
}

bool one(std::string_view a, std::string_view b) {
  std::vector<Reading> readings;
  readings.push_back(read_text(a));
  readings.push_back(read_text(b));
  const Corpus corpus(shipped_knowledge(), readings);
  const EventReader reader(corpus);
  const auto role = [&](std::uint32_t d) {
    return reader.role(d, {0, static_cast<std::uint32_t>(readings[d].tokens.size())});
  };
  return are_one(role(0), role(1));
}

}  // namespace

TEST_CASE("Events and their parts", "[eval]") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"The council closed the bridge.", "The council > the bridge"},
      {"The bridge was closed by the council.", "the council > The bridge"},
      {"The siren did not sound.", "no The siren > "},
      {"The gate is open.", "state  > The gate"},
      {"The gate was not open.", "no state  > The gate"},
      {"The gate remained shut until noon.", "-"},  // a condition word
      {"The gate was public property.", "The gate > public property"},
      {"The siren may have sounded.", "-"},
      {"A siren sounded.", "-"},
      {"The siren usually sounds at noon.", "-"},
      {"The siren will sound at noon.", "-"},
  };
  for (const auto& [text, wanted] : rows) {
    INFO(text);
    CHECK(event_of(text) == wanted);
  }
}

TEST_CASE("Two descriptions of one thing", "[eval]") {
  CHECK(one("the north reservoir", "the reservoir"));
  CHECK_FALSE(one("the north reservoir", "the south reservoir"));
  CHECK(one("the roads committee", "the committee"));
  CHECK_FALSE(one("the bridge", "the ferry"));
}

TEST_CASE("Documents of one story share several names and the week", "[eval]") {
  const std::string_view here = "Odile Marchetti runs the Pellworm trams in Halvorsen.";
  const std::string_view there = "Halvorsen waits for Odile Marchetti and the Pellworm line.";
  const auto tied = [](std::string_view a, std::string_view x, std::string_view b,
                       std::string_view y) {
    std::vector<Reading> readings;
    readings.push_back(read_text(a, x));
    readings.push_back(read_text(b, y));
    const Corpus corpus(shipped_knowledge(), readings);
    const EventReader reader(corpus);
    return StoryReader(corpus, reader).tied(0, 1);
  };
  CHECK(tied(here, "2026-03-13", there, "2026-03-15"));
  CHECK_FALSE(tied(here, "2026-03-13", there, "2026-05-15"));
  CHECK_FALSE(tied(here, "2026-03-13", "Halvorsen has a new tram.", "2026-03-13"));
}
