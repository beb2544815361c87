#include <catch2/catch.hpp>

#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "their identities remain undisclosed: company/undisclosed <three large companies>".
std::vector<std::string> withheld(std::string_view text) {
  const Reading reading = read_text(text);
  std::vector<std::string> out;
  for (const Record& r : reading.records) {
    if (r.kind != Kind::opposition) continue;
    std::string line = std::string(reading.text(r.tokens)) + ": ";
    line += r.fields[0].known() ? std::get<std::string>(r.fields[0]) : "?";
    line += "/" + std::get<std::string>(r.fields[1]);
    for (const TokenRange& more : r.more) line += " <" + std::string(reading.text(more)) + ">";
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("Names that are kept back", "[scan]") {
  const std::vector<std::pair<std::string_view, std::vector<std::string>>> rows{
      {"The ferry goes to three large shipping companies, but their identities remain "
       "undisclosed.",
       {"their identities remain undisclosed: company/undisclosed <three large shipping "
        "companies>"}},
      {"The boats are meant for two banks, whose names have not been disclosed.",
       {"whose names have not been disclosed: bank/disclose <two banks>"}},
      {"The museum declined to identify the donor who paid.",
       {"declined to identify the donor: donor/identify"}},
      {"An unnamed company bought the harbour.", {"unnamed company: company/unnamed"}},
      {"The suspect has not been named.", {"suspect has not been named: suspect/name"}},
      {"The company was named after a river, and its name is short.", {}},
  };
  for (const auto& [text, found] : rows) {
    INFO(text);
    CHECK(withheld(text) == found);
  }
}
