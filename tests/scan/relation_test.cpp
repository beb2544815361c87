// Relations as the scanner reads them: a text and its records, one line each. "-" is no record at
// all: every phenomenon that has to stay silent is a row, too.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "tests/support/knowledge.hpp"

namespace factlint {

namespace {

std::string show(const Datum& datum) {
  if (const auto* v = std::get_if<Value>(&datum)) {
    const Unit& unit = shipped_knowledge().units[v->unit];
    return format_value(*v, unit.name == "percent" ? "%" : unit.name);
  }
  if (const auto* b = std::get_if<bool>(&datum)) return *b ? "yes" : "no";
  if (const auto* t = std::get_if<std::string>(&datum)) return *t;
  if (const auto* l = std::get_if<std::shared_ptr<const DatumList>>(&datum)) {
    return fmt::format("{} parts", (*l)->size());
  }
  return "?";
}

/// "list: count 3, size 2, of ship, open no": all relations of the text.
std::string relations(std::string_view text) {
  const Reading reading = read_text(text);
  std::string out;
  for (const Record& r : reading.records) {
    if (r.kind < Kind::conversion || r.kind > Kind::product_of) continue;
    const KindInfo& info = kind_info(r.kind);
    if (!out.empty()) out += "; ";
    out += info.name;
    for (std::size_t i = 0; i < r.fields.size(); ++i) {
      if (info.fields[i].name == "slack" || !r.fields[i].known()) continue;
      out += fmt::format(" {}={}", info.fields[i].name, show(r.fields[i]));
    }
  }
  return out.empty() ? "-" : out;
}

struct Row {
  const char* text;
  const char* records;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(relations(row.text) == row.records);
  }
}

}  // namespace

TEST_CASE("a count and the names behind it", "[scan]") {
  check({
      {"Four men appeared in court over the theft of copper: Ruairi Sheldrake, Dominic Tolland and "
       "Pius Wetherby.",
       "list count=4 size=3 of=man open=no"},
      {"He visited four of the island's nine villages: Alder Bay, Tolm, Reed, Castlegate and "
       "South Pier.",
       "list count=4 size=5 of=village open=no"},
      {"Two further ships, the Corvus and the Lyra, are due on Friday.",
       "list count=2 size=2 of=ship open=no"},
      {"Three companies, Orbex and Tallin Freight, were fined.",
       "list count=3 size=2 of=company open=no"},
      {"Three witnesses were heard: a farmer, a vet and the owner of the dog.",
       "list count=3 size=3 of=witness open=no"},
      {"Six towns, including Ambry, Coldharbour and Tewes, sent a press.",
       "list count=6 size=3 of=town open=yes"},
      {"Three firms reached the final: Hale and Dorsey, Pym & Sons and the Orchard Press.",
       "list count=3 size=3 of=firm open=no"},
      {"The jury had four members: the brothers Kofi and Yaw Amparo, Ines Quintal and Per Halldin.",
       "list count=4 size=4 of=member open=no"},
  });
}

TEST_CASE("what is no list is not counted", "[scan]") {
  check({
      {"Two prizes were given.", "-"},
      {"In two games, Leeds and Hull drew.", "-"},
      {"Among the five books on the list were Salt, The Weir and Forty Gates.", "-"},
      {"Three winners took a bow: Ann Lee, a farmer, Tom Dray, a vet, and Sue Orr.", "-"},
      {"Two cities were named: Ambry, Norland, and Tewes, Ostmark.", "-"},
      {"Two days later, Ann Lee and Tom Dray left.", "-"},
  });
}

TEST_CASE("numbered items against their announced count", "[scan]") {
  check({
      {"Two faults spoil the kettle. First, the lid jams. Second, the hinge squeaks. Third, it "
       "rusts.",
       "enumeration count=2 size=3 of=fault open=no"},
      {"There are three reasons for this. Firstly, the road is shut. Secondly, it rains. Finally, "
       "nobody asked.",
       "enumeration count=3 size=3 of=reason open=no"},
      {"She gave three reasons. First, it rains. Second, it is cold. And nobody asked.",
       "enumeration count=3 size=2 of=reason open=yes"},
      {"Two things matter. The first of May is a holiday.", "-"},
  });
}

TEST_CASE("one value in two units", "[scan]") {
  check({
      {"The marsh measures 2,000 acres (about 4,940 hectares).",
       "conversion from=2000 acre to=about 4940 hectare computed=809.4 hectare"},
      {"It runs for 42 km (68 miles).",
       "conversion from=42 kilometre to=68 mile computed=26.1 mile"},
      {"It was 30C (68F) in the shade.",
       "conversion from=30 degree Celsius to=68 degree Fahrenheit computed=86 degree Fahrenheit"},
      {"an 8.5-inch (21.6 cm) blade",
       "conversion from=8.5 inch to=21.6 centimetre computed=21.59 centimetre"},
      {"The set costs \xE2\x82\xAC"
       "250, or about $350 at the rate of $1.10 to the euro.",
       "conversion from=250 euro to=about 350 dollar rate=1.1 dollar computed=275 "
       "dollar"},
      {"You can walk 5 km or 10 miles.", "-"},
      {"It is 5 km from the town and 3 miles from the sea.", "-"},
  });
}

TEST_CASE("a change and its two values", "[scan]") {
  check({
      {"The number of passes rose from 8,000 to 9,200, an increase of 25 per cent.",
       "change stated=25% from=8000 to=9200 computed=15%"},
      {"Attendance rose 4.5 per cent to 40.5% from 36.0% in 2021.",
       "change stated=4.5% from=36% to=40.5% computed=12.5% points=4.5%"},
      {"Unemployment rose to 5.4% in December from 4.9% a year earlier, an increase of half a "
       "percentage point.",
       "change stated=0.5 percentage point from=4.9% to=5.4% computed=0.5 percentage point"},
      {"In May 150 ships called at the port, against 120 in the same month of 2024, a rise of 25 "
       "per cent.",
       "change stated=25% from=120 to=150 computed=25%"},
      {"Insolvencies halved, from 84 to 42.", "change stated=0.5 from=84 to=42 computed=0.5"},
      {"Sales fell 5 per cent to $95m from $100m.",
       "change stated=5% from=100,000,000 dollar to=95,000,000 dollar computed=5%"},
      {"The bank raised its rate by 25 basis points to 3.75%.", "-"},
      {"The price rose from 40 to 46.", "-"},
  });
}

TEST_CASE("a margin and its two values", "[scan]") {
  check({
      {"He won 8,450 votes to 7,120 for the other side, a margin of 2,330.",
       "difference stated=2330 first=8450 second=7120 computed=1330"},
      {"The poll has a margin of error of three points.", "-"},
  });
}

TEST_CASE("a total and its parts", "[scan]") {
  check({
      {"The budget is \xC2\xA3"
       "48.6m. Of that, \xC2\xA3"
       "19.2m goes to schools, \xC2\xA3"
       "14.1m to roads and the remaining \xC2\xA3"
       "11.3m to parks.",
       "sum stated=48,600,000 pound computed=44,600,000 pound parts=3 parts"},
      {"There were 12 men and 9 women aboard, 21 people in all.",
       "sum stated=21 computed=21 parts=2 parts"},
      {"It was a run-off. Lund's 56.1 per cent against Orr's 44.9 per cent settled it.",
       "sum stated=100% computed=101% parts=2 parts"},
      {"Lund led with 56.1 per cent, up from 44.9 per cent.", "-"},
      {"The barge has 34 crates for five shops: 12 for Orr, nine for Lund, five for Prowse, five "
       "for "
       "Hale and four for the mill.",
       "sum stated=34 computed=35 parts=5 parts"},
      {"The first three men and women get $200, $100 and $50 each, a total of $700.", "-"},
  });
}

TEST_CASE("a whole, what has gone, and what is left", "[scan]") {
  check({
      {"Of the 40 boats, nine were sold, leaving 33.",
       "difference stated=33 first=40 second=9 computed=31"},
      {"The 40 boats gained nine more, leaving 33 dry.", "-"},
  });
}

TEST_CASE("a part of a whole said twice", "[scan]") {
  check({
      {"Of the 50 boats, 43, or 86 per cent, were wooden.",
       "share stated=86% first=43 second=50 computed=86%"},
      {"Two-thirds of the 1,200 people asked, or 800, said yes.",
       "share stated=66.6667% first=800 second=1200 computed=66.67%"},
      {"The council heard 43 of the 50, or 76 per cent.",
       "share stated=76% first=43 second=50 computed=86%"},
  });
}

TEST_CASE("so many at so much each", "[scan]") {
  check({
      {"The plan costs \xE2\x82\xAC"
       "60 a week for five seats, or \xE2\x82\xAC"
       "15 a seat.",
       "rate stated=60 euro first=15 euro second=5 computed=75 euro"},
      {"They sold 300 tickets at \xC2\xA3"
       "12 each, raising \xC2\xA3"
       "3,600.",
       "rate stated=3600 pound first=12 pound second=300 computed=3600 pound"
       ""},
      {"Coal costs $80 a tonne, and the yard paid $5,000 for its new roof.", "-"},
  });
}

}  // namespace factlint
