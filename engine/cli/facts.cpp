#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/cli/common.hpp"
#include "engine/model/schema.hpp"
#include "engine/report/text.hpp"
#include "engine/report/view.hpp"

namespace factlint::cli {

namespace {

/// One line of output: a clause, a numeric fact or a record.
struct Row {
  std::string what;  ///< "statement", "fact" or the record's kind
  Span span;         ///< bytes of the document's text
  std::vector<std::pair<std::string, std::string>> details;

  void add(std::string name, std::string value) {
    if (!value.empty()) details.emplace_back(std::move(name), std::move(value));
  }
};

constexpr std::array<std::string_view, 5> kCertainties{"flat", "probable", "possible", "planned",
                                                       "conditional"};
constexpr std::array<std::pair<std::uint16_t, std::string_view>, 7> kScopes{
    {{kEach, "each"},
     {kTotal, "total"},
     {kSubset, "subset"},
     {kBaseline, "baseline"},
     {kSoFar, "so far"},
     {kForecast, "forecast"},
     {kInHeadline, "headline"}}};

class Lister {
 public:
  Lister(const Reading& reading, const Knowledge& knowledge)
      : reading_(reading), knowledge_(knowledge) {}

  /// In text order.
  std::vector<Row> rows() {
    for (const Clause& clause : reading_.clauses) add(clause);
    for (const Fact& fact : reading_.facts) add(fact);
    for (const Record& record : reading_.records) add(record);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const Row& a, const Row& b) { return a.span.begin < b.span.begin; });
    return std::move(rows_);
  }

 private:
  std::string text(TokenRange tokens) const { return std::string(reading_.text(tokens)); }
  std::string token(std::uint32_t index) const {
    return index == kNone ? std::string() : std::string(reading_.text(index));
  }
  static std::string date(const DateRange& range) {
    return range.known ? format_date(range) : std::string();
  }
  std::string value(const Value& v) const {
    if (!v.known()) return {};
    const Unit& unit = knowledge_.units[v.unit];
    return format_value(v, unit.name);
  }
  std::string source(std::uint32_t attribution) const {
    if (attribution == kNone) return {};
    const Attribution& a = reading_.attributions[attribution];
    return a.source.empty() ? a.key : text(a.source);
  }

  void add(const Clause& clause) {
    Row row{"statement", reading_.span(clause.tokens), {}};
    row.add("subject", text(clause.subject));
    row.add("verb", text(clause.verb));
    if (clause.negated) row.add("negated", "yes");
    if (clause.certainty != Certainty::flat) {
      row.add("certainty", std::string(kCertainties[static_cast<std::size_t>(clause.certainty)]));
    }
    row.add("when", date(clause.when));
    row.add("said by", source(clause.attribution));
    rows_.push_back(std::move(row));
  }

  void add(const Fact& fact) {
    const Mention& mention = reading_.mentions[fact.mention];
    Row row{"fact", mention.span, {}};
    row.add("value", value(mention.value));
    row.add("of", token(mention.head));
    if (fact.clause != kNone) row.add("verb", token(reading_.clauses[fact.clause].head));
    if (fact.entity != 0) row.add("entity", knowledge_.entities[fact.entity].name);
    row.add("as of", date(fact.as_of));
    std::string scope;
    for (const auto& [bit, name] : kScopes) {
      if ((fact.scope & bit) == 0) continue;
      if (!scope.empty()) scope += ", ";
      scope += name;
    }
    row.add("scope", scope);
    rows_.push_back(std::move(row));
  }

  void add(const Record& record) {
    const KindInfo& kind = kind_info(record.kind);
    Row row{std::string(kind.name), reading_.span(record.tokens), {}};
    for (std::size_t i = 0; i < record.fields.size() && i < kind.fields.size(); ++i) {
      row.add(std::string(kind.fields[i].name), datum(record.fields[i]));
    }
    rows_.push_back(std::move(row));
  }

  std::string datum(const Datum& d) const {
    if (const auto* b = std::get_if<bool>(&d)) return *b ? "yes" : "no";
    if (const auto* v = std::get_if<Value>(&d)) return value(*v);
    if (const auto* r = std::get_if<DateRange>(&d)) return date(*r);
    if (const auto* s = std::get_if<std::string>(&d)) return *s;
    if (const auto* e = std::get_if<EntityRef>(&d)) {
      return e->id != 0 ? knowledge_.entities[e->id].name : e->name;
    }
    if (const auto* item = std::get_if<ItemRef>(&d)) {
      return item->index < reading_.mentions.size() ? text(reading_.mentions[item->index].tokens)
                                                    : std::string();
    }
    std::string out;
    if (const auto* list = std::get_if<std::shared_ptr<const DatumList>>(&d); list && *list) {
      for (const Datum& one : **list) {
        if (!out.empty()) out += "; ";
        out += datum(one);
      }
    }
    return out;
  }

  const Reading& reading_;
  const Knowledge& knowledge_;
  std::vector<Row> rows_;
};

void print_table(const Reading& reading, const std::vector<Row>& rows, std::string& out) {
  Lines lines;
  for (const Row& row : rows) {
    const SourcePlace place = place_of_side({reading.document.get(), row.span, {}});
    const LineColumn at = lines.of(*place.source).code_points_at(place.bytes.begin);
    std::string details;
    for (const auto& [name, value] : row.details) {
      details += fmt::format("{}{}: {}", details.empty() ? "" : ", ", name, value);
    }
    fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: \"{}\"{}{}\n",
                   printable(place.source->path), at.line, at.column, row.what,
                   printable(place.text), details.empty() ? "" : "  ", printable(details));
  }
}

void print_jsonl(const Reading& reading, const std::vector<Row>& rows, std::string& out) {
  using Json = nlohmann::ordered_json;
  Lines lines;
  for (const Row& row : rows) {
    const SourcePlace place = place_of_side({reading.document.get(), row.span, {}});
    const LineColumn at = lines.of(*place.source).code_points_at(place.bytes.begin);
    Json details = Json::object();
    for (const auto& [name, value] : row.details) details[name] = value;
    const Json line = {{"path", place.source->path},
                       {"line", at.line},
                       {"column", at.column},
                       {"byte_offset", place.bytes.begin},
                       {"byte_length", place.bytes.size()},
                       {"kind", row.what},
                       {"text", place.text},
                       {"details", std::move(details)}};
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  }
}

}  // namespace

int run_facts(const FactsCommand& command) {
  const ReadInputs inputs = read_inputs(command.packs, command.inputs);
  std::string out;
  for (const Reading& reading : inputs.readings) {
    const std::vector<Row> rows = Lister(reading, *inputs.packs.rules.knowledge).rows();
    command.jsonl ? print_jsonl(reading, rows, out) : print_table(reading, rows, out);
  }
  return write_out(out) ? inputs.exit_code : int{kUsage};
}

}  // namespace factlint::cli
