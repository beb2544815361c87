#include <catch2/catch.hpp>

#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "The pump is new, <Ada Thorn>": words and speaker of each quotation that is speech; <he> where
// somebody speaks whom nothing names, <?> where nobody does.
std::vector<std::string> spoken(std::string_view text) {
  const Reading reading = read_text(text);
  std::vector<std::string> out;
  for (const Quotation& q : reading.quotations) {
    if (!q.speech) continue;
    std::string line(reading.text(q.pieces.front()));
    const Name* name = q.speaker == kNone ? nullptr : &reading.names[q.speaker];
    const std::string given = name == nullptr || name->given.empty() ? "" : name->given + " ";
    line += name != nullptr ? " <" + given + name->surname + ">" : q.credited ? " <he>" : " <?>";
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("Who speaks", "[scan]") {
  const std::vector<std::pair<std::string_view, std::vector<std::string>>> rows{
      {"“The pump is new,” said Ada Thorn, the mayor.", {"The pump is new, <Ada Thorn>"}},
      {"Ada Thorn, who runs the mill, said: “The pump is old.”", {"The pump is old. <Ada Thorn>"}},
      {"“The pump is new,” said the town's engineer, Petra Holm. “It was dear from the first.”",
       {"The pump is new, <Petra Holm>", "It was dear from the first. <Petra Holm>"}},
      {"‘The farmers’ pump is gone,’ said Petra Holm.",
       {"The farmers’ pump is gone, <Petra Holm>"}},
      {"“Who pays for it?” asked Petra Holm, a plumber.", {"Who pays for it? <Petra Holm>"}},
      {"“We paid twice,” his wife said.", {"We paid twice, <he>"}},
      {"Ada Thorn was tired. “It will rain again,” she continued.",
       {"It will rain again, <Ada Thorn>"}},
      {"“We knew about the pump,” Petra Holm was quoted as saying.",
       {"We knew about the pump, <Petra Holm>"}},
      {"Ada Thorn: “We will open the pump in May.”", {"We will open the pump in May. <Ada Thorn>"}},
      {"“A pump is a pump, and we are a town.” — Ada Thorn",
       {"A pump is a pump, and we are a town. <Ada Thorn>"}},
      {"Ada Thorn defended the plan, saying the town could not “keep paying for empty boats”.",
       {"keep paying for empty boats <Ada Thorn>"}},
      {"“The road is bad,” Terri Quorn said. Ms Quorn drove on.",
       {"The road is bad, <Terri Quorn>"}},
  };
  for (const auto& [text, found] : rows) {
    INFO(text);
    CHECK(spoken(text) == found);
  }
}

TEST_CASE("A pronoun names a person only where one reading is left", "[scan]") {
  CHECK(spoken("Ada Thorn met Petra Holm at the mill. “The wheel has to go,” she said.") ==
        std::vector<std::string>{"The wheel has to go, <he>"});
  CHECK(spoken("Ada Thorn met Paul Renwick at the mill. “The wheel has to go,” she said.") ==
        std::vector<std::string>{"The wheel has to go, <Ada Thorn>"});
}

TEST_CASE("Words in marks that nobody speaks", "[scan]") {
  for (const std::string_view text : {
           "They called it “the bridge that nobody ever asked for” and laughed.",
           "Click “Save and close the window now” to go on.",
           "The choir sang “I Shall Be Late for You Tomorrow” twice.",
           "“Overdue” means that a book has been out for a month.",
           "printf(\"You have %d books, and they are late.\\n\", n);",
       }) {
    INFO(text);
    CHECK(spoken(text).empty());
  }
  CHECK(spoken("The council met on Monday and went home late. “We will not pay for a bridge.”") ==
        std::vector<std::string>{"We will not pay for a bridge. <?>"});
}
