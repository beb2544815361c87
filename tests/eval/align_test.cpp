// Joins of statements: a thing said and denied, opposites, decisions before their day, wholes and
// parts, effects and meetings; each with its traps.
#include <catch2/catch.hpp>

#include "engine/eval/align_decision.hpp"
#include "engine/eval/align_denial.hpp"
#include "engine/eval/align_effect.hpp"
#include "engine/eval/align_since.hpp"
#include "engine/eval/align_whole.hpp"
#include "engine/eval/stage_claims.hpp"
#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

using Pairs = std::vector<JoinPair> (*)(const Corpus&, const Frames&);

// In both documents, so that they tell one story.
constexpr std::string_view kStory = "\nOdile Marchetti of Pellworm saw it in Halvorsen.";

std::size_t pairs(Pairs join, std::string_view a, std::string_view b,
                  std::string_view second = "2026-03-13") {
  std::vector<Reading> readings;
  readings.push_back(read_text(std::string(a) + std::string(kStory), "2026-03-12"));
  readings.push_back(read_text(std::string(b) + std::string(kStory), second));
  const Corpus corpus(shipped_knowledge(), readings);
  return join(corpus, corpus.frames()).size();
}

struct Row {
  std::string_view a;
  std::string_view b;
  std::size_t found;
};

void check(Pairs join, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.a << " / " << row.b);
    CHECK(pairs(join, row.a, row.b) == row.found);
  }
}

// "ladder:stage/how" of each claim.
std::vector<std::string> claims(std::string_view text) {
  std::vector<Reading> readings;
  readings.push_back(read_text(text, "2026-03-12"));
  const Corpus corpus(shipped_knowledge(), readings);
  std::vector<std::string> out;
  for (const StageClaim& c : corpus.frames().stage_claims(corpus).all()) {
    const char* how = c.reached == Reached::asserted      ? "asserted"
                      : c.reached == Reached::presupposed ? "presupposed"
                      : c.reached == Reached::denied      ? "denied"
                                                          : "prospective";
    out.push_back(c.stage->ladder + ":" + c.stage->name + "/" + how);
  }
  return out;
}

}  // namespace

TEST_CASE("A thing said and denied", "[eval]") {
  check(denied_pairs, {{"The siren sounded at 2.40 a.m.", "The siren did not sound.", 1},
                       {"The siren sounded.", "The siren did not sound in the mill.", 0},
                       {"The siren sounded.", "In 2009 the siren did not sound.", 0},
                       {"The siren sounded.", "The bell did not sound.", 0},
                       {"The siren sounded.", "The siren may not have sounded.", 0}});
  CHECK(pairs(denied_pairs, "The siren sounded.", "The siren did not sound.", "2026-05-13") == 0);
}

TEST_CASE("A state and its opposite", "[eval]") {
  check(opposed_pairs,
        {{"The footbridge was closed on Tuesday.", "The footbridge was open on Tuesday.", 1},
         {"The footbridge was closed on Tuesday.", "The footbridge was open on Monday.", 0},
         {"The north gate was closed.", "The south gate was open.", 0}});
}

TEST_CASE("A decision before its day", "[eval]") {
  const std::string_view coming =
      "The harbour board will vote on the wall of the quay on 24 March.";
  check(decided_ahead_pairs,
        {{"The harbour board approved the wall of the quay on Tuesday.", coming, 1},
         {"The harbour board approved a ladder on Tuesday.", coming, 0},
         {"The fishery council approved the wall of the quay on Tuesday.", coming, 0},
         {"The harbour board approved the wall of the quay in principle.", coming, 0},
         {"The harbour board has not approved the wall of the quay.", coming, 0},
         {"The harbour board approved the wall of the quay on Tuesday.",
          "The harbour board will vote again on the wall of the quay on 24 March.", 0}});
}

TEST_CASE("All of them, and one that did not", "[eval]") {
  check(
      whole_broken_pairs,
      {{"All the boats returned on Sunday.", "One of the boats did not return on Sunday.", 1},
       {"All the boats returned on Sunday.", "The boats were late. One of them did not return.", 1},
       {"All the boats returned on Sunday.", "One of the boats did not leave on Sunday.", 0},
       {"All the boats returned on Sunday.", "One of the buses did not return on Sunday.", 0},
       {"All 14 boats returned on Sunday.", "One of the nine boats did not return.", 0},
       {"All the boats returned on Sunday.", "One of the boats has not returned yet.", 0}});
}

TEST_CASE("An effect and no effect", "[eval]") {
  const std::string_view none =
      "The frames were tested. There was no significant difference in taste.";
  check(effect_denied_pairs,
        {{"The frames brought a significant improvement in taste.", none, 1},
         {"The frames brought a significant reduction in weeds.", none, 0},
         {"A glasshouse brought a significant improvement in taste.", none, 0},
         {"The frames may bring a significant improvement in taste.", none, 0}});
}

TEST_CASE("A meeting in a time without one", "[eval]") {
  const std::string_view none = "The two sides have not met since 5 March, the managers said.";
  check(not_met_since_pairs, {{"The drivers met the managers on Tuesday.", none, 1},
                              {"The mediator met the managers on Tuesday.", none, 0},
                              {"The drivers met the managers on 3 March.", none, 0},
                              {"The drivers met the bakers on Tuesday.", none, 0}});
}

TEST_CASE("Stages that a text claims", "[eval]") {
  using Claims = std::vector<std::string>;
  CHECK(claims("The Ardmore tram has not opened.") == Claims{"works:opened/denied"});
  CHECK(claims("The Ardmore tram opened on Monday.") == Claims{"works:opened/asserted"});
  CHECK(claims("The Ardmore tram will open on 2 May.") == Claims{"works:opened/prospective"});
  CHECK(claims("The Ardmore tram has yet to open.") == Claims{"works:opened/denied"});
  CHECK(claims("The Ardmore tram is red.") == Claims{});
}
