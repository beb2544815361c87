#include "engine/eval/corpus.hpp"

#include <algorithm>

#include "engine/eval/frame.hpp"

namespace factlint {

namespace {

// The longest word for each value of a class: "friday" rather than "fri" for 4.
template <std::size_t N>
std::array<std::string, N> full_names(const Lexicon& lexicon, std::string_view class_name) {
  std::array<std::string, N> names;
  const ClassId cls = lexicon.class_id(class_name);
  if (cls == 0) return names;
  for (std::uint32_t i = 1; i < lexicon.word_count(); ++i) {
    const ClassValue* value = lexicon.value(i, cls);
    if (value == nullptr || !value->has_number || value->number < 0 || value->number >= N) continue;
    std::string& name = names[static_cast<std::size_t>(value->number)];
    const std::string_view word = lexicon.text(lexicon.word(i));
    if (word.size() > name.size()) name = word;
  }
  for (std::string& name : names) {
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
      name[0] = static_cast<char>(name[0] - 'a' + 'A');
    }
  }
  return names;
}

}  // namespace

Home home_of(Kind kind) {
  switch (kind) {
    case Kind::quotation:
      return Home::quotation;
    case Kind::attribution:
      return Home::attribution;
    case Kind::statement:
      return Home::clause;
    case Kind::document:
      return Home::document;
    case Kind::table:
      return Home::table;
    default:
      return kind > Kind::statement && kind < Kind::count ? Home::record : Home::mention;
  }
}

Corpus::Corpus(const Knowledge& knowledge, const std::vector<Reading>& readings)
    : knowledge_(knowledge),
      weekdays_(full_names<7>(knowledge.lexicon, "weekday")),
      months_(full_names<13>(knowledge.lexicon, "month")) {
  readings_.reserve(readings.size());
  for (const Reading& reading : readings) readings_.push_back(&reading);
  std::stable_sort(readings_.begin(), readings_.end(), [](const Reading* a, const Reading* b) {
    return a->document->source->path < b->document->source->path;
  });
  tables_.resize(readings_.size());
  for (std::size_t d = 0; d < readings_.size(); ++d) {
    const Reading& r = *readings_[d];
    for (std::uint32_t s = 0; s < r.sentences.size(); ++s) {
      const Part& part = r.document->parts[r.sentences[s].part];
      if (part.kind != PartKind::table_cell) continue;
      if (tables_[d].size() <= part.table) tables_[d].resize(part.table + 1);
      TokenRange& sentences = tables_[d][part.table];
      if (sentences.empty()) sentences.first = s;
      sentences.last = s + 1;
    }
  }
  with_given_.resize(readings_.size());
  for (std::size_t d = 0; d < readings_.size(); ++d) {
    std::vector<std::uint32_t>& names = with_given_[d];
    for (std::uint32_t n = 0; n < readings_[d]->names.size(); ++n) {
      const Name& name = readings_[d]->names[n];
      if (name.cluster == kNone || name.given.empty()) continue;
      if (names.size() <= name.cluster) names.resize(name.cluster + 1, kNone);
      if (names[name.cluster] == kNone) names[name.cluster] = n;
    }
  }
}

std::string_view Corpus::weekday_name(int weekday) const {
  return weekday < 0 || weekday > 6 ? std::string_view() : weekdays_[weekday];
}

std::string_view Corpus::month_name(unsigned month) const {
  return month > 12 ? std::string_view() : months_[month];
}

// A statistic is a figure that a reader would want sourced: "12 per cent", "$4m", "400 homes"; not
// "three friends", not a figure in a heading, and not the words of somebody quoted.
bool Corpus::large(const Reading& reading, const Mention& m) const {
  if (m.in_quote || reading.part_kind(m.sentence) != PartKind::body) return false;
  if (!m.value.known()) return false;
  if (m.kind != Kind::number) return m.kind != Kind::points && m.kind != Kind::multiple;
  return m.head != kNone && !(m.value.hi < 100);
}

bool Corpus::is(const ItemRef& item, Kind kind) const {
  if (item.kind == kind) return true;
  const auto members = kind_info(kind).members;
  if (std::find(members.begin(), members.end(), item.kind) == members.end()) return false;
  if (kind != Kind::count && kind != Kind::statistic) return true;
  const Mention* m = mention(item);
  if (m == nullptr) return false;
  return kind == Kind::count ? m->head != kNone : large(reading(item.document), *m);
}

void Corpus::build(Kind kind, Index& out) const {
  const KindInfo& info = kind_info(kind);
  std::array<bool, kKindCount> wanted{};
  wanted[static_cast<std::size_t>(kind)] = info.members.empty();
  for (Kind member : info.members) wanted[static_cast<std::size_t>(member)] = true;
  const auto wants = [&](Kind k) { return wanted[static_cast<std::size_t>(k)]; };
  out.starts.reserve(readings_.size() + 1);
  for (std::uint32_t d = 0; d < size(); ++d) {
    const Reading& r = *readings_[d];
    out.starts.push_back(static_cast<std::uint32_t>(out.items.size()));
    const auto first = static_cast<std::ptrdiff_t>(out.items.size());
    const auto add = [&](Kind k, std::size_t i) {
      out.items.push_back({d, k, static_cast<std::uint32_t>(i)});
    };
    for (std::size_t i = 0; i < r.mentions.size(); ++i) {
      const Mention& m = r.mentions[i];
      const bool dated_weekday = kind == Kind::weekday && m.kind == Kind::date &&
                                 m.detail < r.dates.size() && r.dates[m.detail].weekday >= 0;
      if (dated_weekday) add(kind, i);
      // Quotations and attributions have lists of their own, with more than a mention says.
      if (!wants(m.kind) || home_of(m.kind) != Home::mention) continue;
      if (kind == Kind::count && m.head == kNone) continue;
      if (kind == Kind::statistic && !large(r, m)) continue;
      add(m.kind, i);
    }
    if (wants(Kind::quotation)) {
      for (std::size_t i = 0; i < r.quotations.size(); ++i) {
        if (!r.quotations[i].continued) add(Kind::quotation, i);
      }
    }
    if (wants(Kind::attribution)) {
      for (std::size_t i = 0; i < r.attributions.size(); ++i) add(Kind::attribution, i);
    }
    if (wants(Kind::statement)) {
      for (std::size_t i = 0; i < r.clauses.size(); ++i) add(Kind::statement, i);
    }
    if (wants(Kind::document)) add(Kind::document, 0);
    if (wants(Kind::table)) {
      std::uint32_t next = 0;
      for (const Part& part : r.document->parts) {
        if (part.kind != PartKind::table_cell || part.table < next) continue;
        add(Kind::table, part.table);
        next = part.table + 1;
      }
    }
    if (home_of(kind) == Home::record && info.members.empty()) {
      for (std::size_t i = 0; i < r.records.size(); ++i) {
        if (r.records[i].kind == kind) add(kind, i);
      }
    }
    std::stable_sort(
        out.items.begin() + first, out.items.end(),
        [&](const ItemRef& a, const ItemRef& b) { return tokens(a).first < tokens(b).first; });
  }
  out.starts.push_back(static_cast<std::uint32_t>(out.items.size()));
}

const Corpus::Index& Corpus::index(Kind kind) const {
  Index& found = indexes_[static_cast<std::size_t>(kind)];
  std::call_once(found.once, [&] { build(kind, found); });
  return found;
}

std::span<const ItemRef> Corpus::items(Kind kind) const {
  return index(kind).items;
}

std::span<const ItemRef> Corpus::items(Kind kind, std::uint32_t document) const {
  const Index& found = index(kind);
  const std::uint32_t first = found.starts[document];
  return std::span<const ItemRef>(found.items).subspan(first, found.starts[document + 1] - first);
}

std::span<const ItemRef> Corpus::items(Kind kind, std::uint32_t document, TokenRange range) const {
  const std::span<const ItemRef> all = items(kind, document);
  const auto before = [&](const ItemRef& item, std::uint32_t token) {
    return tokens(item).first < token;
  };
  const auto first = std::lower_bound(all.begin(), all.end(), range.first, before);
  const auto last = std::lower_bound(first, all.end(), range.last, before);
  return {first, last};
}

const Mention* Corpus::mention(const ItemRef& item) const {
  return home_of(item.kind) == Home::mention ? &reading(item.document).mentions[item.index]
                                             : nullptr;
}

const Record* Corpus::record(const ItemRef& item) const {
  return home_of(item.kind) == Home::record ? &reading(item.document).records[item.index] : nullptr;
}

TokenRange Corpus::tokens(const ItemRef& item) const {
  const Reading& r = reading(item.document);
  switch (home_of(item.kind)) {
    case Home::mention:
      return r.mentions[item.index].tokens;
    case Home::quotation:
      return r.quotations[item.index].tokens;
    case Home::attribution: {
      const Attribution& a = r.attributions[item.index];
      if (a.source.empty()) return a.cue;
      return {std::min(a.source.first, a.cue.first), std::max(a.source.last, a.cue.last)};
    }
    case Home::clause:
      return r.clauses[item.index].tokens;
    case Home::record:
      return r.records[item.index].tokens;
    case Home::document:
      return {0, static_cast<std::uint32_t>(r.tokens.size())};
    case Home::table:
      break;
  }
  TokenRange cells{0, 0};
  for (const Sentence& s : table_sentences(item.document, item.index)) {
    const Part& part = r.document->parts[s.part];
    if (part.kind != PartKind::table_cell || part.table != item.index) continue;
    if (cells.empty()) cells.first = s.tokens.first;
    cells.last = s.tokens.last;
  }
  return cells;
}

std::uint32_t Corpus::sentence(const ItemRef& item) const {
  const Reading& r = reading(item.document);
  switch (home_of(item.kind)) {
    case Home::mention:
      return r.mentions[item.index].sentence;
    case Home::quotation:
      return r.quotations[item.index].sentence;
    case Home::attribution:
      return r.attributions[item.index].sentence;
    case Home::clause:
      return r.clauses[item.index].sentence;
    case Home::record:
      return r.records[item.index].sentence;
    case Home::document:
    case Home::table:
      break;
  }
  return kNone;
}

Span Corpus::span(const ItemRef& item) const {
  const Reading& r = reading(item.document);
  if (const Mention* m = mention(item); m != nullptr && !m->span.empty()) return m->span;
  if (item.kind != Kind::document) return r.span(tokens(item));
  for (const Part& part : r.document->parts) {
    if (part.kind == PartKind::headline) return part.span;
  }
  return r.sentences.empty() ? Span{} : r.span(r.sentences.front().tokens);
}

std::string_view Corpus::text(const ItemRef& item) const {
  const Span s = span(item);
  return std::string_view(document(item.document).text).substr(s.begin, s.size());
}

const Clause* Corpus::clause(const ItemRef& item) const {
  const Reading& r = reading(item.document);
  if (item.kind == Kind::statement) return &r.clauses[item.index];
  const std::uint32_t s = sentence(item);
  if (s == kNone) return nullptr;
  const std::uint32_t token = tokens(item).first;
  const Sentence& in = r.sentences[s];
  const Clause* best = nullptr;
  for (std::uint32_t i = in.first_clause; i < in.first_clause + in.clause_count; ++i) {
    if (r.clauses[i].tokens.contains(token)) best = &r.clauses[i];
  }
  return best;
}

const Attribution* Corpus::attribution(const ItemRef& item) const {
  const Reading& r = reading(item.document);
  if (item.kind == Kind::attribution) return &r.attributions[item.index];
  const auto entry = [&](std::uint32_t i) { return i == kNone ? nullptr : &r.attributions[i]; };
  if (item.kind == Kind::quotation) return entry(r.quotations[item.index].attribution);
  if (const Clause* c = clause(item); c != nullptr && c->attribution != kNone) {
    return entry(c->attribution);
  }
  const std::uint32_t s = sentence(item);
  if (s == kNone) return nullptr;
  const std::uint32_t token = tokens(item).first;
  // Attributions stand in document order; a scope may reach into the sentence after its cue.
  const auto after =
      std::upper_bound(r.attributions.begin(), r.attributions.end(), s,
                       [](std::uint32_t at, const Attribution& a) { return at < a.sentence; });
  for (auto a = after; a != r.attributions.begin() && after - a < 8;) {
    --a;
    if (a->scope.contains(token)) return &*a;
  }
  return nullptr;
}

std::span<const Sentence> Corpus::table_sentences(std::uint32_t document,
                                                  std::uint32_t table) const {
  if (table >= tables_[document].size()) return {};
  const TokenRange range = tables_[document][table];
  return std::span(reading(document).sentences).subspan(range.first, range.size());
}

const Name* Corpus::with_given(std::uint32_t document, std::uint32_t cluster) const {
  const std::vector<std::uint32_t>& names = with_given_[document];
  if (cluster >= names.size() || names[cluster] == kNone) return nullptr;
  return &reading(document).names[names[cluster]];
}

const Frames& Corpus::frames() const {
  std::call_once(frames_once_, [&] { frames_ = build_frames(*this); });
  return *frames_;
}

}  // namespace factlint
