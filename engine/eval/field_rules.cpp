// Fields that need more than one look-up: the time of an item, a table's column, what an item
// stands for, and `has`; fields.cpp has the others.
#include <algorithm>
#include <array>

#include "engine/eval/fields.hpp"

namespace factlint {

std::string_view part_name(PartKind part) {
  constexpr std::array<std::string_view, 10> kNames{
      "headline", "byline",    "dateline", "body",        "heading",
      "caption",  "list item", "table",    "block quote", "boilerplate"};
  return kNames[static_cast<std::size_t>(part)];
}

DateRange when_of(const Corpus& corpus, const ItemRef& item) {
  if (const Record* record = corpus.record(item)) {
    const int slot = field_slot(record->kind, "when");
    if (slot >= 0 && static_cast<std::size_t>(slot) < record->fields.size()) {
      if (const auto* date = std::get_if<DateRange>(&record->fields[slot])) return *date;
    }
  }
  const Clause* in = corpus.clause(item);
  if (in != nullptr) return in->when;
  const std::uint32_t s = corpus.sentence(item);
  if (s == kNone) return {};
  const Reading& r = corpus.reading(item.document);
  DateRange only;
  for (Kind kind : {Kind::date, Kind::weekday, Kind::period}) {
    for (const ItemRef& at : corpus.items(kind, item.document, r.sentences[s].tokens)) {
      const DateRange& when = r.mentions[at.index].when;
      if (!when.known || when == only) continue;
      if (only.known) return {};  // two days in one sentence: which one is meant is not said
      only = when;
    }
  }
  return only;
}

ItemRef dated_by(const Corpus& corpus, const ItemRef& item) {
  const Clause* in = corpus.clause(item);
  if (in == nullptr || in->dated == kNone) return {};
  return {item.document, corpus.reading(item.document).mentions[in->dated].kind, in->dated};
}

ItemRef year_from(const Corpus& corpus, const ItemRef& date) {
  if (date.kind != Kind::date) return {};
  const Reading& r = corpus.reading(date.document);
  const std::uint32_t detail = r.mentions[date.index].detail;
  if (detail == kNone || !r.dates[detail].from_other_document) return {};
  return {r.dates[detail].anchor_document, Kind::date, r.dates[detail].anchor_mention};
}

DatumList column_of(const Corpus& corpus, const ItemRef& item) {
  DatumList out;
  const Reading& r = corpus.reading(item.document);
  const std::uint32_t s = corpus.sentence(item);
  if (s == kNone) return out;
  const Part& own = r.document->parts[r.sentences[s].part];
  if (own.kind != PartKind::table_cell) return out;
  const ClassId total = corpus.knowledge().lexicon.class_id("total");
  std::vector<std::uint32_t> total_rows;
  for (const Sentence& cell : corpus.table_sentences(item.document, own.table)) {
    const Part& part = r.document->parts[cell.part];
    if (part.kind != PartKind::table_cell || part.table != own.table || part.column != 0) continue;
    for (std::uint32_t t = cell.tokens.first; t < cell.tokens.last; ++t) {
      if (corpus.knowledge().lexicon.is(r.tokens[t].word, total)) total_rows.push_back(part.row);
    }
  }
  for (const Sentence& cell : corpus.table_sentences(item.document, own.table)) {
    const Part& part = r.document->parts[cell.part];
    if (part.kind != PartKind::table_cell || part.table != own.table || part.column != own.column ||
        std::find(total_rows.begin(), total_rows.end(), part.row) != total_rows.end()) {
      continue;
    }
    for (const ItemRef& at : corpus.items(Kind::measure, item.document, cell.tokens)) {
      // A header such as "2025" is a bare number above a column of percentages.
      if (at.kind != item.kind) continue;
      out.emplace_back(r.mentions[at.index].value);
      break;
    }
  }
  // "40%" beside "31.5%" is meant as "40.0%": one column is written to one place.
  double place = 0;
  for (const Datum& each : out) {
    const double ulp = std::get<Value>(each).ulp;
    if (ulp > 0 && (place == 0 || ulp < place)) place = ulp;
  }
  for (Datum& each : out) {
    Value& value = std::get<Value>(each);
    if (value.precision != Precision::written || value.ulp <= place) continue;
    value.ulp = place;
    value.lo = value.point - place / 2;
    value.hi = value.point + place / 2;
  }
  return out;
}

// What an item of each kind stands for; empty: itself.
static std::string_view plain_field(Kind kind) {
  static const auto kFields = [] {
    std::array<std::string_view, kKindCount> fields;
    for (std::size_t k = 0; k < kKindCount; ++k) {
      const auto of = static_cast<Kind>(k);
      fields[k] = of == Kind::quotation     ? "words"
                  : of == Kind::attribution ? "source"
                  : of == Kind::document    ? ""
                                            : "text";
      if (of == Kind::quotation) continue;
      for (std::string_view name : {"entity", "date", "length", "value"}) {
        if (find_field(of, name) != nullptr) fields[k] = name;
      }
    }
    return fields;
  }();
  return kFields[static_cast<std::size_t>(kind)];
}

Datum plain(const Corpus& corpus, const ItemRef& item) {
  const std::string_view name = plain_field(item.kind);
  return name.empty() ? Datum(item) : field(corpus, item, name);
}

Truth has(const Corpus& corpus, const ItemRef& item, std::string_view what) {
  const Reading& r = corpus.reading(item.document);
  if (find_field(item.kind, what) != nullptr) {
    const Datum value = field(corpus, item, what);
    if (const bool* b = std::get_if<bool>(&value)) return truth(*b);
    if (const auto* text = std::get_if<std::string>(&value)) return truth(!text->empty());
    return truth(value.known());
  }
  if (what == "attribution") return truth(corpus.attribution(item) != nullptr);
  for (const Part& part : r.document->parts) {
    if (item.kind == Kind::document && part_name(part.kind) == what) return Truth::true_;
  }
  if (item.kind == Kind::document && what == "byline")
    return truth(!r.document->meta.author.empty());
  if (const Kind kind = find_kind(what); kind != Kind::none) {
    const std::uint32_t s = corpus.sentence(item);
    const TokenRange range = s == kNone ? corpus.tokens(item) : r.sentences[s].tokens;
    return truth(!corpus.items(kind, item.document, range).empty());
  }
  return item.kind == Kind::document ? Truth::false_ : Truth::unknown;
}

}  // namespace factlint
