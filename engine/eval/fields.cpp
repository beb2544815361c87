#include "engine/eval/fields.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/eval/compared.hpp"

namespace factlint {

namespace {

using Getter = Datum (*)(const Corpus&, const ItemRef&);

std::string words_of(std::string_view text) {
  std::string out;
  bool space = false;
  for (char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

Datum text_or_unknown(std::string_view text) {
  if (text.empty()) return {};
  return words_of(text);
}

Datum known_date(const DateRange& date) {
  if (!date.known) return {};
  return date;
}

const DateDetail* date_detail(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  const auto& dates = c.reading(item.document).dates;
  return m != nullptr && m->detail < dates.size() ? &dates[m->detail] : nullptr;
}

const Name* name_detail(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  const auto& names = c.reading(item.document).names;
  const bool named = item.kind == Kind::person || item.kind == Kind::organisation;
  return m != nullptr && named && m->detail < names.size() ? &names[m->detail] : nullptr;
}

const Fact* fact_of(const Corpus& c, const ItemRef& item) {
  if (home_of(item.kind) != Home::mention) return nullptr;
  const auto& facts = c.reading(item.document).facts;
  const auto hit =
      std::lower_bound(facts.begin(), facts.end(), item.index,
                       [](const Fact& f, std::uint32_t mention) { return f.mention < mention; });
  return hit != facts.end() && hit->mention == item.index ? &*hit : nullptr;
}

// The fullest form of a name in its document: "Ruth Castell" for a later "Castell".
std::string full_name(const Corpus& c, std::uint32_t document, const Name& name) {
  const Reading& r = c.reading(document);
  const Name* best = &name;
  if (name.given.empty() && name.cluster != kNone) {
    if (const Name* full = c.with_given(document, name.cluster)) best = full;
  }
  if (best->organisation || best->given.empty()) {
    return best->surname.empty() ? words_of(r.text(best->tokens)) : best->surname;
  }
  return best->given + " " + best->surname;
}

Datum entity_ref(const Corpus& c, EntityId id, std::string name) {
  if (id != 0 && id < c.knowledge().entities.size()) {
    return EntityRef{id, c.knowledge().entities[id].name};
  }
  if (name.empty()) return {};
  return EntityRef{0, std::move(name)};
}

Datum named(const Corpus& c, std::uint32_t document, std::uint32_t name) {
  const Reading& r = c.reading(document);
  if (name >= r.names.size()) return {};
  // Its mention begins with the name or with the title in front of it.
  const Name& wanted = r.names[name];
  const std::uint32_t from = wanted.title.empty()
                                 ? wanted.tokens.first
                                 : std::min(wanted.title.first, wanted.tokens.first);
  auto m = std::lower_bound(
      r.mentions.begin(), r.mentions.end(), from,
      [](const Mention& mention, std::uint32_t token) { return mention.tokens.first < token; });
  for (; m != r.mentions.end() && m->tokens.first <= wanted.tokens.first; ++m) {
    if ((m->kind == Kind::person || m->kind == Kind::organisation) && m->detail == name) {
      return entity_ref(c, m->entity, full_name(c, document, wanted));
    }
  }
  return entity_ref(c, 0, full_name(c, document, r.names[name]));
}

Datum credit(const Corpus& c, std::uint32_t document, const Attribution* a) {
  if (a == nullptr) return {};
  if (a->entity != 0) return entity_ref(c, a->entity, "");
  if (a->name != kNone) return named(c, document, a->name);
  const std::string_view written = c.reading(document).text(a->source);
  return entity_ref(c, 0, written.empty() ? a->key : words_of(written));
}

Datum get_value(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  if (m == nullptr || !m->value.known()) return {};
  return m->value;
}

Datum get_point(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  if (m == nullptr || !m->value.has_point()) return {};
  return Value::exactly(m->value.point, m->value.unit);
}

Datum get_of(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  if (m == nullptr || m->head == kNone) return {};
  return c.knowledge().lexicon.lemma_text(c.reading(item.document).text(m->head));
}

Datum get_entity(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  if (m == nullptr) return {};
  if (const Name* name = name_detail(c, item)) {
    return entity_ref(c, m->entity, full_name(c, item.document, *name));
  }
  if (m->entity != 0) return entity_ref(c, m->entity, "");
  if (c.is(item, Kind::measure) || item.kind == Kind::ordinal) {
    const Fact* fact = fact_of(c, item);
    return fact == nullptr ? Datum{} : entity_ref(c, fact->entity, "");
  }
  return c.is(item, Kind::name) ? entity_ref(c, 0, words_of(c.text(item))) : Datum{};
}

Datum get_scope(const Corpus& c, const ItemRef& item) {
  constexpr std::array<std::pair<Scope, std::string_view>, 6> kNames{{{kEach, "each"},
                                                                      {kTotal, "total"},
                                                                      {kSubset, "subset"},
                                                                      {kBaseline, "baseline"},
                                                                      {kSoFar, "so far"},
                                                                      {kForecast, "forecast"}}};
  if (const Fact* fact = fact_of(c, item)) {
    for (const auto& [bit, name] : kNames) {
      if (fact->scope & bit) return std::string(name);
    }
  }
  return std::string();
}

Datum get_column(const Corpus& c, const ItemRef& item) {
  return std::make_shared<const DatumList>(column_of(c, item));
}

// A bare weekday ("on Friday") is resolved from its own name, so its days prove nothing; only one
// with a date beside it can be wrong. Without a certain year all accepted readings are kept.
Datum get_date(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  if (m == nullptr) return {};
  if (item.kind != Kind::weekday) return known_date(m->when);
  const DateDetail* d = date_detail(c, item);
  if (d == nullptr || d->day == 0 || d->impossible || !m->when.single()) return {};
  if (d->readings.size() < 2) return m->when;
  return std::make_shared<const DatumList>(d->readings.begin(), d->readings.end());
}

Datum get_day(const Corpus& c, const ItemRef& item) {
  const DateDetail* d = date_detail(c, item);
  if (d == nullptr || d->weekday < 0) return {};
  return text_or_unknown(c.weekday_name(d->weekday));
}

Datum get_impossible(const Corpus& c, const ItemRef& item) {
  const DateDetail* d = date_detail(c, item);
  if (d == nullptr) return {};
  return d->impossible;
}

Datum get_anchored(const Corpus& c, const ItemRef& item) {
  const DateDetail* d = date_detail(c, item);
  if (d == nullptr) return {};
  return !d->needs_anchor;
}

Datum get_name(const Corpus& c, const ItemRef& item) {
  if (const Name* name = name_detail(c, item)) return full_name(c, item.document, *name);
  return text_or_unknown(c.text(item));
}

Datum get_written(const Corpus& c, const ItemRef& item) {
  if (const Name* name = name_detail(c, item)) {
    return text_or_unknown(c.reading(item.document).text(name->tokens));
  }
  return text_or_unknown(c.text(item));
}

Datum get_name_title(const Corpus& c, const ItemRef& item) {
  const Name* name = name_detail(c, item);
  return name == nullptr ? Datum{} : text_or_unknown(c.reading(item.document).text(name->title));
}

Datum get_person(const Corpus& c, const ItemRef& item) {
  const Mention* m = c.mention(item);
  if (m == nullptr) return {};
  if (m->entity != 0) return entity_ref(c, m->entity, "");
  return named(c, item.document, m->detail);
}

const Quotation& quotation(const Corpus& c, const ItemRef& item) {
  return c.reading(item.document).quotations[item.index];
}

Datum get_words(const Corpus& c, const ItemRef& item) {
  std::string out;
  for (const TokenRange& piece : quotation(c, item).pieces) {
    if (!out.empty()) out += ' ';
    out += words_of(c.reading(item.document).text(piece));
  }
  return out;
}

// A pronoun or an office tells nobody who that is, so it can differ from nobody.
Datum get_speaker(const Corpus& c, const ItemRef& item) {
  const Quotation& q = quotation(c, item);
  if (q.speaker != kNone) return named(c, item.document, q.speaker);
  if (q.attribution == kNone) return {};
  const Attribution& a = c.reading(item.document).attributions[q.attribution];
  return a.entity != 0 ? entity_ref(c, a.entity, "") : Datum{};
}

Datum get_credited(const Corpus& c, const ItemRef& item) {
  return quotation(c, item).credited;
}

Datum get_whole(const Corpus& c, const ItemRef& item) {
  return quotation(c, item).whole;
}

Datum get_before(const Corpus& c, const ItemRef& item) {
  const Quotation& q = quotation(c, item);
  if (q.before == kNone) return {};
  return credit(c, item.document, &c.reading(item.document).attributions[q.before]);
}

Datum get_speech(const Corpus& c, const ItemRef& item) {
  return quotation(c, item).speech;
}

double count_words(const Reading& r, TokenRange range) {
  double n = 0;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    n += r.tokens[i].is(kWord | kDigits | kMixed) ? 1 : 0;
  }
  return n;
}

Datum get_alone(const Corpus& c, const ItemRef& item) {
  const Reading& reading = c.reading(item.document);
  const Quotation& q = quotation(c, item);
  const Part& part = reading.document->parts[reading.sentences[q.sentence].part];
  const Span span = reading.span(q.tokens);
  return span.begin <= part.span.begin + 1 && span.end + 1 >= part.span.end;
}

Datum get_quotation_length(const Corpus& c, const ItemRef& item) {
  double n = 0;
  for (const TokenRange& piece : quotation(c, item).pieces) {
    n += count_words(c.reading(item.document), piece);
  }
  return Value::exactly(n);
}

Datum get_named(const Corpus& c, const ItemRef& item) {
  const Attribution& a = c.reading(item.document).attributions[item.index];
  return !a.anonymous && !a.key.empty();
}

const Clause& clause(const Corpus& c, const ItemRef& item) {
  return c.reading(item.document).clauses[item.index];
}

Datum get_verb(const Corpus& c, const ItemRef& item) {
  const Clause& s = clause(c, item);
  if (s.head == kNone) return {};
  return c.knowledge().lexicon.lemma_text(c.reading(item.document).text(s.head));
}

Datum get_subject(const Corpus& c, const ItemRef& item) {
  return text_or_unknown(c.reading(item.document).text(clause(c, item).subject));
}

Datum get_certainty(const Corpus& c, const ItemRef& item) {
  constexpr std::array<const char*, 5> kNames{"flat", "probable", "possible", "planned",
                                              "conditional"};
  return std::string(kNames[static_cast<std::size_t>(clause(c, item).certainty)]);
}

// The first clause of the first paragraph: where a text begins to tell.
Datum get_lead(const Corpus& c, const ItemRef& item) {
  const Reading& r = c.reading(item.document);
  if (r.part_kind(r.clauses[item.index].sentence) != PartKind::body) return false;
  for (std::uint32_t k = item.index; k-- > 0;) {
    if (r.part_kind(r.clauses[k].sentence) == PartKind::body) return false;
  }
  return true;
}

Datum get_tense(const Corpus& c, const ItemRef& item) {
  constexpr std::array<const char*, 4> kNames{"", "past", "present", "future"};
  return text_or_unknown(kNames[static_cast<std::size_t>(clause(c, item).tense)]);
}

Datum get_source(const Corpus& c, const ItemRef& item) {
  return credit(c, item.document, c.attribution(item));
}

std::string headline_of(const Document& d) {
  for (const Part& part : d.parts) {
    if (part.kind == PartKind::headline) {
      return words_of(std::string_view(d.text).substr(part.span.begin, part.span.size()));
    }
  }
  return d.meta.title;
}

Datum get_title(const Corpus& c, const ItemRef& i) {
  return text_or_unknown(headline_of(c.document(i.document)));
}
Datum get_published(const Corpus& c, const ItemRef& i) {
  return known_date(c.document(i.document).meta.published);
}
Datum get_author(const Corpus& c, const ItemRef& i) {
  const Document& d = c.document(i.document);
  if (!d.meta.author.empty()) return d.meta.author;
  for (const Part& part : d.parts) {
    if (part.kind == PartKind::byline) {
      return words_of(std::string_view(d.text).substr(part.span.begin, part.span.size()));
    }
  }
  return {};
}
Datum get_publisher(const Corpus& c, const ItemRef& i) {
  return text_or_unknown(c.document(i.document).meta.publisher);
}
Datum get_path(const Corpus& c, const ItemRef& i) {
  return c.document(i.document).source->path;
}
Datum get_word_count(const Corpus& c, const ItemRef& i) {
  return Value::exactly(count_words(c.reading(i.document), c.tokens(i)));
}

Datum get_text(const Corpus& c, const ItemRef& item) {
  return words_of(c.text(item));
}
Datum get_sentence(const Corpus& c, const ItemRef& item) {
  const std::uint32_t s = c.sentence(item);
  if (s == kNone) return {};
  const Reading& r = c.reading(item.document);
  return words_of(r.text(r.sentences[s].tokens));
}
Datum get_document(const Corpus&, const ItemRef& item) {
  return ItemRef{item.document, Kind::document, 0};
}
Datum get_part(const Corpus& c, const ItemRef& item) {
  const std::uint32_t s = c.sentence(item);
  if (s == kNone) return {};
  return std::string(part_name(c.reading(item.document).part_kind(s)));
}
Datum get_when(const Corpus& c, const ItemRef& item) {
  return known_date(when_of(c, item));
}
Datum get_negated(const Corpus& c, const ItemRef& item) {
  const Clause* in = c.clause(item);
  return in != nullptr && in->negated;
}
Datum get_hedged(const Corpus& c, const ItemRef& item) {
  const Clause* in = c.clause(item);
  return in != nullptr && (in->hedge != kNone || in->certainty == Certainty::probable ||
                           in->certainty == Certainty::possible);
}

using Getters = std::unordered_map<std::string_view, Getter>;

// Own fields of a kind hide common ones of the same name, as find_field() has it.
const Getters& getters(Kind kind) {
  static const Getters numeric{{"value", get_value}, {"point", get_point},
                               {"of", get_of},       {"entity", get_entity},
                               {"scope", get_scope}, {"column", get_column}};
  static const Getters multiple{{"value", get_value},        {"point", get_point},
                                {"of", compared_thing},      {"subject", compared_subject},
                                {"object", compared_object}, {"scope", get_scope}};
  static const Getters dates{{"date", get_date},
                             {"day", get_day},
                             {"impossible", get_impossible},
                             {"anchored", get_anchored}};
  static const Getters duration{{"length", get_value}, {"value", get_value}, {"point", get_point}};
  static const Getters age{{"value", get_value}, {"person", get_person}};
  static const Getters names{{"entity", get_entity},
                             {"name", get_name},
                             {"written", get_written},
                             {"title", get_name_title}};
  static const Getters quote{{"words", get_words},       {"speaker", get_speaker},
                             {"speech", get_speech},     {"length", get_quotation_length},
                             {"alone", get_alone},       {"whole", get_whole},
                             {"credited", get_credited}, {"before", get_before}};
  static const Getters attribution{{"named", get_named}};
  static const Getters statement{{"verb", get_verb},           {"subject", get_subject},
                                 {"certainty", get_certainty}, {"tense", get_tense},
                                 {"lead", get_lead},           {"attribution", get_source}};
  static const Getters document{{"title", get_title},   {"published", get_published},
                                {"author", get_author}, {"publisher", get_publisher},
                                {"path", get_path},     {"words", get_word_count}};
  static const Getters none;
  switch (kind) {
    case Kind::number:
    case Kind::quantity:
    case Kind::money:
    case Kind::percent:
    case Kind::points:
    case Kind::ordinal:
      return numeric;
    case Kind::multiple:
      return multiple;
    case Kind::date:
    case Kind::weekday:
    case Kind::period:
    case Kind::clock:
      return dates;
    case Kind::duration:
      return duration;
    case Kind::age:
      return age;
    case Kind::person:
    case Kind::organisation:
    case Kind::place:
    case Kind::product:
    case Kind::office:
      return names;
    case Kind::quotation:
      return quote;
    case Kind::attribution:
      return attribution;
    case Kind::statement:
      return statement;
    case Kind::document:
      return document;
    default:
      return none;
  }
}

const Getters& common() {
  static const Getters table{{"text", get_text},
                             {"sentence", get_sentence},
                             {"document", get_document},
                             {"part", get_part},
                             {"when", get_when},
                             {"source", get_source},
                             {"negated", get_negated},
                             {"hedged", get_hedged},
                             // Rules about `mention` may ask any mention for these.
                             {"written", get_written},
                             {"entity", get_entity},
                             {"name", get_name}};
  return table;
}

// Own and common ones in one table: fields are asked for by name millions of times.
const Getters& all_getters(Kind kind) {
  static const auto kAll = [] {
    std::array<Getters, kKindCount> all;
    for (std::size_t k = 0; k < kKindCount; ++k) all[k] = getters(static_cast<Kind>(k));
    for (Getters& each : all) each.insert(common().begin(), common().end());
    return all;
  }();
  return kAll[static_cast<std::size_t>(kind)];
}

}  // namespace

Datum field(const Corpus& corpus, const ItemRef& item, std::string_view name) {
  if (const Record* record = corpus.record(item)) {
    const int slot = field_slot(record->kind, name);
    if (slot >= 0 && static_cast<std::size_t>(slot) < record->fields.size()) {
      return record->fields[slot];
    }
    // A time that the record leaves open is that of its clause.
    if (slot >= 0) return name == "when" ? get_when(corpus, item) : Datum{};
  }
  const auto hit = all_getters(item.kind).find(name);
  return hit == all_getters(item.kind).end() ? Datum{} : hit->second(corpus, item);
}

}  // namespace factlint
