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
      {"She carried four of the city's six districts: Old Harbour, Linden, Marsh, Kirkgate and "
       "North Quay.",
       "list count=4 size=5 of=district open=no"},
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
      {"Two things let it down. First, the lid jams. Second, the hinge squeaks. Third, it rusts.",
       "enumeration count=2 size=3 of=thing open=no"},
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
      {"The fire covers 12,400 acres (about 30,600 hectares).",
       "conversion from=12,400 acre to=about 30,600 hectare computed=5018 hectare"},
      {"It runs for 42 km (68 miles).",
       "conversion from=42 kilometre to=68 mile computed=26.1 mile"},
      {"It was 30C (68F) in the shade.",
       "conversion from=30 degree Celsius to=68 degree Fahrenheit computed=86 degree Fahrenheit"},
      {"a 6.7-inch (17 cm) screen",
       "conversion from=6.7 inch to=17 centimetre computed=17.02 centimetre"},
      {"The set costs \xE2\x82\xAC"
       "899, or about $1,169 at the rate of $1.20 to the euro.",
       "conversion from=899 euro to=about 1169 dollar rate=1.2 dollar computed=1079 "
       "dollar"},
      {"You can walk 5 km or 10 miles.", "-"},
      {"It is 5 km from the town and 3 miles from the sea.", "-"},
  });
}

TEST_CASE("a change and its two values", "[scan]") {
  check({
      {"The number of passes rose from 8,000 to 9,200, an increase of 25 per cent.",
       "change stated=25% from=8000 to=9200 computed=15%"},
      {"Turnout rose 6.2 per cent to 61.7% from 55.5% in 2019.",
       "change stated=6.2% from=55.5% to=61.7% computed=11.17% points=6.2%"},
      {"Unemployment rose to 5.4% in December from 4.9% a year earlier, an increase of half a "
       "percentage point.",
       "change stated=0.5 percentage point from=4.9% to=5.4% computed=0.5 percentage point"},
      {"On Monday 214 people were in hospital with it, against 131 on the same day last year, a "
       "rise "
       "of 63 per cent.",
       "change stated=63% from=131 to=214 computed=63.36%"},
      {"Insolvencies halved, from 84 to 42.", "change stated=0.5 from=84 to=42 computed=0.5"},
      {"Sales fell 5 per cent to $95m from $100m.",
       "change stated=5% from=100,000,000 dollar to=95,000,000 dollar computed=5%"},
      {"The bank raised its rate by 25 basis points to 3.75%.", "-"},
      {"The price rose from 40 to 46.", "-"},
  });
}

TEST_CASE("a margin and its two values", "[scan]") {
  check({
      {"She took 51,874 votes to 47,306 for her rival, a margin of 5,568.",
       "difference stated=5568 first=51,874 second=47,306 computed=4568"},
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
      {"It was a run-off. Lund's 53.3 per cent to Orr's 47.7 per cent looks comfortable.",
       "sum stated=100% computed=101% parts=2 parts"},
      {"Lund led with 53.3 per cent, up from 47.7 per cent.", "-"},
  });
}

TEST_CASE("a part of a whole said twice", "[scan]") {
  check({
      {"Of the 134 patients, 118, or 88 per cent, had not been vaccinated.",
       "share stated=88% first=118 second=134 computed=88.06%"},
      {"Two-thirds of the 1,200 people asked, or 800, said yes.",
       "share stated=66.6667% first=800 second=1200 computed=66.67%"},
      {"The council heard 118 of the 134, or 78 per cent.",
       "share stated=78% first=118 second=134 computed=88.06%"},
  });
}

TEST_CASE("so many at so much each", "[scan]") {
  check({
      {"The plan costs \xE2\x82\xAC"
       "84 a month for four lines, or \xE2\x82\xAC"
       "24 a line.",
       "rate stated=84 euro first=24 euro second=4 computed=96 euro"},
      {"They sold 300 tickets at \xC2\xA3"
       "12 each, raising \xC2\xA3"
       "3,600.",
       "rate stated=3600 pound first=12 pound second=300 computed=3600 pound"
       ""},
      {"Coal costs $80 a tonne, and the yard paid $5,000 for its new roof.", "-"},
  });
}

}  // namespace factlint
