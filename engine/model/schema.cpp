#include "engine/model/schema.hpp"

#include <array>

namespace factlint {

namespace {

using enum Type;

constexpr Field kNumeric[] = {
    {"value", value, "the number, with its unit and interval"},
    {"point", value, "the number alone, without what rounding or about allows"},
    {"of", text, "base form of the head noun: what is counted or measured"},
    {"entity", entity, "the most specific name it belongs to"},
    {"scope", text, "each, total, subset, baseline, so far, forecast, or empty"},
    {"column", list, "in a table: the values of the same column"},
};
constexpr Field kMultiple[] = {
    {"value", value, "6 for six times, sixfold, 2 for doubled"},
    {"point", value, "the number alone, without what about allows"},
    {"of", text, "what is compared: performance, size"},
    {"subject", entity, "the thing that is larger"},
    {"object", entity, "the thing it is compared with"},
    {"scope", text, "as for numbers"},
};
constexpr Field kDate[] = {
    {"date", date, "the resolved days"},
    {"day", text, "the written weekday, or unknown"},
    {"impossible", boolean, "no such day in the calendar: February 30"},
    {"anchored", boolean, "false: relative, and nothing in the document dates it"},
};
constexpr Field kWeekday[] = {
    {"day", text, "the weekday as written: Monday"},
    {"date", date, "the date written beside it, with its year where that is certain"},
    {"anchored", boolean, "false: nothing in the document dates it"},
};
constexpr Field kDuration[] = {
    {"length", value, "how long, with its unit"},
    {"value", value, "the same, as of any measure"},
    {"point", value, "the number alone, without what rounding or about allows"},
};
constexpr Field kAge[] = {
    {"value", value, "years"},
    {"person", entity, "whose age"},
};
constexpr Field kName[] = {
    {"entity", entity, "who or what it is"},
    {"name", text, "the full name known in the document"},
    {"written", text, "as written here"},
    {"title", text, "the title or role in front of it"},
};
constexpr Field kQuotation[] = {
    {"words", text, "what is inside the marks"},
    {"speaker", entity, "who said it"},
    {"speech", boolean, "shown to be somebody's words: no term, title, message or scare quote"},
    {"length", value, "number of words"},
    {"alone", boolean, "a paragraph of its own, without a word around it"},
    {"whole", boolean, "a sentence of its own, no part of one of the author's"},
    {"credited", boolean, "the text shows who speaks, even if only as \"he said\""},
    {"before", entity,
     "who is quoted in the paragraph before, if this one does not say who speaks"},
};
constexpr Field kAttribution[] = {
    {"named", boolean, "false: a source, observers, officials"},
};
constexpr Field kStatement[] = {
    {"verb", text, "base form of the main verb"},
    {"subject", text, "the subject's words"},
    {"certainty", text, "flat, probable, possible, planned, conditional"},
    {"tense", text, "past, present, future"},
    {"lead", boolean, "the first of the first paragraph"},
    {"attribution", entity, "who is credited"},
};
constexpr Field kTitle[] = {
    {"person", entity, "who"},
    {"office", text, "which office: president of the United States"},
    {"historical", boolean, "former, then-, -elect, -era: not about the time of the sentence"},
    {"when", date, "the time at which the text shows the person at work in the office"},
};
constexpr Field kSpan[] = {
    {"start", date, "first day"},
    {"end", date, "last day"},
    {"length", value, "the stated length"},
    {"exact", boolean, "stated as exact"},
};
constexpr Field kBirth[] = {
    {"age", value, "the stated age in years"},
    {"born", date, "the birth date or year"},
    {"at", date, "the day at which the age is stated"},
    {"person", text, "full name, where only the age or only the birth date is told"},
};
constexpr Field kConversion[] = {
    {"from", value, "the value as first written"},
    {"to", value, "the value it is converted into"},
    {"rate", value, "the stated rate, for money"},
    {"computed", value, "what the first value gives in the second one's unit"},
};
constexpr Field kList[] = {
    {"count", value, "the number announced"},
    {"size", value, "how many follow"},
    {"of", text, "what is listed"},
    {"open", boolean, "including, such as, among them: not meant to be complete"},
};
constexpr Field kChange[] = {
    {"stated", value, "the change as stated"},
    {"from", value, "the earlier value"},
    {"to", value, "the later value"},
    {"computed", value, "the change that the two values give"},
    {"points", value, "for two percentages and a change in per cent: their difference"},
};
constexpr Field kTwoValues[] = {
    {"stated", value, "the number as stated"},
    {"first", value, "first operand"},
    {"second", value, "second operand"},
    {"computed", value, "what the operands give"},
};
constexpr Field kSum[] = {
    {"stated", value, "the total as stated"},
    {"computed", value, "the sum of the parts"},
    {"parts", list, "the parts"},
    {"slack", value, "rounding slack of the parts"},
};
constexpr Field kOpposition[] = {
    {"of", text, "what is said to be undisclosed"},
    {"verb", text, "disclose, name, identify"},
};
constexpr Field kGarble[] = {
    {"what", text,
     "run together, cut phrase, doubled mark, doubled word, garbled heading, leak, placeholder, "
     "signature, broken encoding"},
    {"hint", text, "what was probably meant"},
};
constexpr Field kReference[] = {
    {"resolvable", boolean, "has an address, an author, or a date"},
};
constexpr Field kRanking[] = {
    {"thing", text, "what is ranked"},
    {"place", value, "1 for the largest, 2 for the second largest"},
    {"set", text, "scale, noun, area and measure: large lake province"},
    {"down", boolean, "the first has the smallest number: the shortest, the cheapest"},
    {"measured", value, "the one number given with it"},
    {"of", text, "what that number counts, or empty"},
    {"feat", text, "of the third to do something: rocket to reach orbit"},
    {"area", text, "where and when it was done: new spaceport Skarn Island"},
};
constexpr Field kDocument[] = {
    {"title", text, "headline"},     {"published", date, "publication date"},
    {"author", text, "byline"},      {"publisher", text, "outlet"},
    {"path", text, "path as given"}, {"words", value, "number of words"},
};
constexpr Field kTable[] = {
    {"column", list, "values of the column at hand"},
};

constexpr Field kCommon[] = {
    {"text", text, "the words as written"},
    {"sentence", text, "the sentence"},
    {"document", item, "the document"},
    {"part", text, "headline, body, heading, list item, table, block quote"},
    {"when", date, "the resolved time of its clause, else unknown"},
    {"source", entity, "who is credited for it; unknown if nobody"},
    {"negated", boolean, "inside a negated clause"},
    {"hedged", boolean, "inside a hedged clause"},
};

constexpr Kind kCountMembers[] = {Kind::number};
constexpr Kind kStatisticMembers[] = {Kind::number,  Kind::quantity, Kind::money,
                                      Kind::percent, Kind::points,   Kind::multiple};
constexpr Kind kMeasureMembers[] = {Kind::number, Kind::quantity, Kind::money,   Kind::percent,
                                    Kind::points, Kind::multiple, Kind::duration};
constexpr Kind kNameMembers[] = {Kind::person, Kind::organisation, Kind::place, Kind::product};
constexpr Kind kMentionMembers[] = {
    Kind::number,   Kind::quantity, Kind::money,  Kind::percent,   Kind::points,
    Kind::multiple, Kind::ordinal,  Kind::date,   Kind::weekday,   Kind::period,
    Kind::duration, Kind::clock,    Kind::age,    Kind::person,    Kind::organisation,
    Kind::place,    Kind::product,  Kind::office, Kind::quotation, Kind::attribution,
    Kind::hedge,    Kind::negation};

constexpr std::array<KindInfo, kKindCount> kKinds{{
    {Kind::none, "", "", "", {}, {}},
    {Kind::number, "number", "numbers", "a plain number or count", kNumeric, {}},
    {Kind::quantity, "quantity", "quantities", "a number with a unit of measure", kNumeric, {}},
    {Kind::money, "money", "moneys", "an amount of money", kNumeric, {}},
    {Kind::percent, "percent", "percents", "a percentage", kNumeric, {}},
    {Kind::points, "points", "points", "percentage or basis points", kNumeric, {}},
    {Kind::multiple, "multiple", "multiples", "six times, sixfold, doubled", kMultiple, {}},
    {Kind::ordinal, "ordinal", "ordinals", "first, 17th", kNumeric, {}},
    {Kind::date, "date", "dates", "a day, month or year", kDate, {}},
    {Kind::weekday, "weekday", "weekdays", "a weekday by name", kWeekday, {}},
    {Kind::period, "period", "periods", "a stretch of days", kDate, {}},
    {Kind::duration, "duration", "durations", "a length of time", kDuration, {}},
    {Kind::clock, "clock", "clocks", "a time of day", kDate, {}},
    {Kind::age, "age", "ages", "a person's age", kAge, {}},
    {Kind::person, "person", "persons", "a person", kName, {}},
    {Kind::organisation, "organisation", "organisations", "a company, body or agency", kName, {}},
    {Kind::place, "place", "places", "a country, city or place", kName, {}},
    {Kind::product, "product", "products", "a product", kName, {}},
    {Kind::office, "office", "offices", "an office or role", kName, {}},
    {Kind::quotation, "quotation", "quotations", "words in quotation marks", kQuotation, {}},
    {Kind::attribution, "attribution", "attributions", "a credit to a source", kAttribution, {}},
    {Kind::hedge, "hedge", "hedges", "a word that weakens a statement", {}, {}},
    {Kind::negation, "negation", "negations", "a negating word", {}, {}},
    {Kind::statement, "statement", "statements", "a clause", kStatement, {}},
    {Kind::title, "title", "titles", "a person with an office and a time", kTitle, {}},
    {Kind::administration, "administration", "administrations", "the X administration", kTitle, {}},
    {Kind::span, "span", "spans", "a stated length with its two dates", kSpan, {}},
    {Kind::birth, "birth", "births", "an age with a birth date", kBirth, {}},
    {Kind::conversion, "conversion", "conversions", "one value in two units", kConversion, {}},
    {Kind::list, "list", "lists", "a count and the names that follow", kList, {}},
    {Kind::enumeration,
     "enumeration",
     "enumerations",
     "a count and first, second, third",
     kList,
     {}},
    {Kind::change, "change", "changes", "a rise or fall with its two values", kChange, {}},
    {Kind::difference, "difference", "differences", "a margin with its two values", kTwoValues, {}},
    {Kind::sum, "sum", "sums", "a total with its parts", kSum, {}},
    {Kind::share, "share", "shares", "n, or p%, of N", kTwoValues, {}},
    {Kind::product_of, "rate", "rates", "n at p each: total", kTwoValues, {}},
    {Kind::opposition,
     "withholding",
     "withholdings",
     "something said to be undisclosed or unnamed",
     kOpposition,
     {}},
    {Kind::garble, "garble", "garbles", "text that no writer meant", kGarble, {}},
    {Kind::reference,
     "reference",
     "references",
     "an entry of a list of references",
     kReference,
     {}},
    {Kind::ranking, "ranking", "rankings", "a thing's place in a set", kRanking, {}},
    {Kind::count, "count", "counts", "a number with a head noun", kNumeric, kCountMembers},
    {Kind::measure, "measure", "measures", "any numeric mention", kNumeric, kMeasureMembers},
    {Kind::statistic, "statistic", "statistics", "a percentage, amount or large count", kNumeric,
     kStatisticMembers},
    {Kind::name, "name", "names", "a person, organisation, place or product", kName, kNameMembers},
    {Kind::mention, "mention", "mentions", "any recognised span", kName, kMentionMembers},
    {Kind::document, "document", "documents", "one file", kDocument, {}},
    {Kind::table, "table", "tables", "a table of a document", kTable, {}},
}};

constexpr std::array<std::string_view, 8> kTypeNames{"unknown", "boolean", "value", "date",
                                                     "text",    "entity",  "item",  "list"};

constexpr bool kinds_in_order() {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (static_cast<std::size_t>(kKinds[i].kind) != i) return false;
  }
  return true;
}
static_assert(kinds_in_order(), "kKinds follows the order of Kind");

}  // namespace

const KindInfo& kind_info(Kind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

Kind find_kind(std::string_view name) {
  if (name.empty()) return Kind::none;
  for (const KindInfo& info : kKinds) {
    if (info.name == name || info.plural == name) return info.kind;
  }
  return Kind::none;
}

std::span<const Field> common_fields() {
  return kCommon;
}

const Field* find_field(Kind kind, std::string_view name) {
  for (const Field& field : kind_info(kind).fields) {
    if (field.name == name) return &field;
  }
  for (const Field& field : kCommon) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

int field_slot(Kind kind, std::string_view name) {
  const std::span<const Field> fields = kind_info(kind).fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

std::string_view to_string(Type type) {
  return kTypeNames[static_cast<std::size_t>(type)];
}

}  // namespace factlint
