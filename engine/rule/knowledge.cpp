#include "engine/rule/knowledge.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>

#include "engine/rule/inflect.hpp"

namespace factlint {

namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t cut = text.find(separator);
    parts.push_back(trim(text.substr(0, cut)));
    if (cut == std::string_view::npos) return parts;
    text = text.substr(cut + separator.size());
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split(text, "\n");
  return lines;
}

bool to_number(std::string_view text, double& out) {
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, out);
  return result.ec == std::errc() && result.ptr == end;
}

enum class Forms { none, verb, noun };

struct Entry {
  std::string cls;
  std::string words;
  std::string value;
  bool has_value = false;
  Forms forms = Forms::none;
};

// " | " separates cells; an empty cell may be written "|  |" or "| |".
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t at = 0;
  while (true) {
    std::size_t cut = at;
    while (cut < line.size() && !(line[cut] == '|' && (cut == 0 || line[cut - 1] == ' ') &&
                                  (cut + 1 == line.size() || line[cut + 1] == ' '))) {
      ++cut;
    }
    cells.emplace_back(trim(line.substr(at, cut - at)));
    if (cut >= line.size()) return cells;
    at = cut + 1;
  }
}

constexpr Day kOpen = std::numeric_limits<Day>::max();

}  // namespace

struct KnowledgeBuilder::State {
  std::shared_ptr<Knowledge> knowledge = std::make_shared<Knowledge>();
  std::vector<Entry> entries;
  IrregularForms irregular_verbs;
  IrregularForms irregular_nouns;
  std::vector<std::string> class_order;

  void read_lexicon(const YAML::Node& root, const std::shared_ptr<const Source>& source,
                    std::vector<Issue>& issues);
  void read_words(const std::string& cls, const YAML::Node& node, Forms forms);
  void read_table(const YAML::Node& root, const std::shared_ptr<const Source>& source,
                  std::vector<Issue>& issues);
  void build_lexicon();
  void build_units();
  void build_entities();
  EntityId entity(const std::string& name, const std::string& kind);
  void add_names(EntityId id, const std::vector<std::string>& names);
};

namespace {

void report(std::vector<Issue>& issues, const std::shared_ptr<const Source>& source,
            const YAML::Mark& mark, std::string message, std::string help = "") {
  const auto at = static_cast<std::uint32_t>(std::max(0, mark.pos));
  issues.push_back({source,
                    source->path,
                    {at, at + 1},
                    std::move(message),
                    std::move(help),
                    Issue::Level::error});
}

bool only_keys(const YAML::Node& map, std::initializer_list<std::string_view> allowed,
               const std::shared_ptr<const Source>& source, std::vector<Issue>& issues) {
  bool good = true;
  for (const auto& pair : map) {
    const std::string key = pair.first.Scalar();
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
      report(issues, source, pair.first.Mark(), fmt::format("unknown key `{}`", key),
             fmt::format("allowed here: {}", fmt::join(allowed, ", ")));
      good = false;
    }
  }
  return good;
}

}  // namespace

void KnowledgeBuilder::State::read_words(const std::string& cls, const YAML::Node& node,
                                         Forms forms) {
  const std::string& text = node.Scalar();
  for (std::string_view line : lines_of(text)) {
    if (!line.empty() && line.front() == '#') continue;
    for (std::string_view item : split(line, ",")) {
      if (item.empty()) continue;
      Entry entry;
      entry.cls = cls;
      entry.forms = forms;
      const std::size_t equals = item.find(" = ");
      entry.words = trim(item.substr(0, equals));
      if (equals != std::string_view::npos) {
        entry.value = trim(item.substr(equals + 3));
        entry.has_value = true;
      }
      if (cls == "irregular-verb") irregular_verbs[entry.value].push_back(entry.words);
      if (cls == "irregular-noun") irregular_nouns[entry.value].push_back(entry.words);
      entries.push_back(std::move(entry));
    }
  }
}

void KnowledgeBuilder::State::read_lexicon(const YAML::Node& root,
                                           const std::shared_ptr<const Source>& source,
                                           std::vector<Issue>& issues) {
  only_keys(root, {"lexicon", "why", "classes"}, source, issues);
  const YAML::Node classes = root["classes"];
  if (!classes || !classes.IsMap()) {
    report(issues, source, root.Mark(), "a lexicon needs `classes`, a map of class name to words");
    return;
  }
  for (const auto& pair : classes) {
    const std::string name = pair.first.Scalar();
    if (knowledge->lexicon.declare(name) == 0) {
      report(issues, source, pair.first.Mark(),
             fmt::format("too many word classes (more than {})", kMaxClasses - 1));
      continue;
    }
    if (pair.second.IsScalar()) {
      read_words(name, pair.second, Forms::none);
    } else if (pair.second.IsMap()) {
      only_keys(pair.second, {"forms", "words"}, source, issues);
      const std::string forms = pair.second["forms"] ? pair.second["forms"].Scalar() : "none";
      if (forms != "none" && forms != "verb" && forms != "noun") {
        report(issues, source, pair.second["forms"].Mark(),
               fmt::format("unknown forms `{}`", forms), "one of: verb, noun, none");
        continue;
      }
      if (!pair.second["words"] || !pair.second["words"].IsScalar()) {
        report(issues, source, pair.first.Mark(), fmt::format("class `{}` has no `words`", name));
        continue;
      }
      read_words(name, pair.second["words"],
                 forms == "verb"   ? Forms::verb
                 : forms == "noun" ? Forms::noun
                                   : Forms::none);
    } else {
      report(issues, source, pair.first.Mark(),
             fmt::format("class `{}` must be words or a map with `words`", name));
    }
  }
}

void KnowledgeBuilder::State::read_table(const YAML::Node& root,
                                         const std::shared_ptr<const Source>& source,
                                         std::vector<Issue>& issues) {
  only_keys(root, {"table", "why", "as_of", "columns", "rows", "sources"}, source, issues);
  const YAML::Node columns = root["columns"];
  const YAML::Node rows = root["rows"];
  if (!columns || !columns.IsScalar() || !rows || !rows.IsScalar()) {
    report(issues, source, root.Mark(),
           "a table needs `columns`, one line, and `rows`, a `|` block");
    return;
  }
  const std::string name = root["table"].Scalar();
  Table& table = knowledge->tables[name];
  const std::vector<std::string> heads = cells_of(trim(columns.Scalar()));
  if (table.columns.empty()) {
    table.name = name;
    table.columns = heads;
    table.source = source;
  } else if (table.columns != heads) {
    report(issues, source, columns.Mark(),
           fmt::format("table `{}` has other columns in another file", name),
           fmt::format("there: {}", fmt::join(table.columns, " | ")));
    return;
  }
  if (root["as_of"]) {
    if (const auto date = parse_iso_date(root["as_of"].Scalar())) table.as_of = *date;
  }
  const int from = table.column("from");
  const int to = table.column("to");
  // A block scalar's mark stands at `|`; its rows begin on the next line, one line each.
  std::size_t line_start =
      source->bytes.find('\n', static_cast<std::size_t>(std::max(0, rows.Mark().pos)));
  for (std::string_view line : lines_of(rows.Scalar())) {
    line_start = line_start == std::string::npos ? source->bytes.size() : line_start + 1;
    const std::size_t line_end =
        std::min(source->bytes.find('\n', line_start), source->bytes.size());
    const Span at{static_cast<std::uint32_t>(line_start), static_cast<std::uint32_t>(line_end)};
    line_start = source->bytes.find('\n', line_start);
    if (line.empty() || line.front() == '#') continue;
    Table::Row row;
    row.cells = cells_of(line);
    row.at = at;
    if (row.cells.size() != heads.size()) {
      issues.push_back({source, source->path, at,
                        fmt::format("this row has {} cells, the table {} columns", row.cells.size(),
                                    heads.size()),
                        fmt::format("columns: {}", fmt::join(heads, " | ")), Issue::Level::error});
      continue;
    }
    if (from >= 0 && to >= 0) {
      const auto parsed_from = parse_iso_date(row.cells[from]);
      const auto parsed_to = parse_iso_date(row.cells[to]);
      if ((!parsed_from && !row.cells[from].empty()) || (!parsed_to && !row.cells[to].empty())) {
        issues.push_back({source, source->path, at,
                          "`from` and `to` must be dates: 2026-01-13, 2026-01, 2026 or empty", "",
                          Issue::Level::error});
        continue;
      }
      row.from = parsed_from.value_or(DateRange{});
      row.to = parsed_to.value_or(DateRange{});
      row.valid = {parsed_from ? parsed_from->first : std::numeric_limits<Day>::min(),
                   parsed_to ? parsed_to->last : kOpen, true};
    }
    table.rows.push_back(std::move(row));
  }
}

namespace {

// Which form a verb has tells finite verbs from participles: see scan/verbs.cpp.
void mark_verb_forms(Lexicon& lexicon, const std::vector<std::string>& forms, std::string_view lemma) {
  const ClassId base = lexicon.declare("verb-base");
  const ClassId third = lexicon.declare("verb-s");
  const ClassId gerund = lexicon.declare("verb-ing");
  const ClassId past = lexicon.declare("verb-past");
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const bool ing = i > 1 && forms[i].size() > 4 && forms[i].ends_with("ing");
    lexicon.add(i == 0 ? base : i == 1 ? third : ing ? gerund : past, forms[i], nullptr, lemma);
  }
}

}  // namespace

void KnowledgeBuilder::State::build_lexicon() {
  Lexicon& lexicon = knowledge->lexicon;
  for (const Entry& entry : entries) {
    const ClassId cls = lexicon.class_id(entry.cls);
    ClassValue value;
    value.text = entry.value;
    value.has_number = to_number(entry.value, value.number);
    const ClassValue* given = entry.has_value ? &value : nullptr;
    std::vector<std::string> forms{entry.words};
    if (entry.forms == Forms::verb) forms = verb_forms(entry.words, irregular_verbs);
    if (entry.forms == Forms::noun) forms = noun_forms(entry.words, irregular_nouns);
    std::string_view lemma =
        entry.forms == Forms::none ? std::string_view() : std::string_view(entry.words);
    if (entry.cls == "irregular-verb" || entry.cls == "irregular-noun") lemma = entry.value;
    for (const std::string& form : forms) lexicon.add(cls, form, given, lemma);
    if (entry.forms == Forms::verb && entry.words.find(' ') == std::string::npos) {
      mark_verb_forms(lexicon, forms, lemma);
    }
  }
}

void KnowledgeBuilder::State::build_units() {
  Lexicon& lexicon = knowledge->lexicon;
  const ClassId unit_name = lexicon.declare("unit-name");
  const ClassId currency_name = lexicon.declare("currency-name");
  const ClassId currency_sign = lexicon.declare("currency-sign");
  const auto add = [&](const Table& table, const Table::Row& row, bool currency) {
    Unit unit;
    unit.name = table.cell(row, "name");
    unit.symbol = table.cell(row, "symbol");
    if (currency) {
      unit.dimension = "money";
      unit.iso = table.cell(row, "iso");
    } else {
      unit.dimension = table.cell(row, "dimension");
      to_number(table.cell(row, "factor"), unit.factor);
      to_number(table.cell(row, "offset"), unit.offset);
    }
    if (unit.name.empty() || knowledge->unit_ids.contains(unit.name)) return;
    const auto id = static_cast<UnitId>(knowledge->units.size());
    knowledge->unit_ids.emplace(unit.name, id);
    if (!unit.iso.empty()) knowledge->unit_ids.emplace(unit.iso, id);
    if (!unit.symbol.empty()) knowledge->unit_ids.emplace(unit.symbol, id);
    ClassValue value;
    value.text = unit.name;
    for (const std::string& form : table.list(row, "names")) {
      if (!currency) knowledge->unit_ids.emplace(form, id);
      lexicon.add(currency ? currency_name : unit_name, form, &value);
    }
    if (currency) {
      for (const std::string& sign : table.list(row, "signs"))
        lexicon.add(currency_sign, sign, &value);
      if (!unit.symbol.empty()) lexicon.add(currency_sign, unit.symbol, &value);
    }
    knowledge->units.push_back(std::move(unit));
  };
  if (const Table* units = knowledge->table("units")) {
    for (const Table::Row& row : units->rows) add(*units, row, false);
  }
  if (const Table* currencies = knowledge->table("currencies")) {
    for (const Table::Row& row : currencies->rows) add(*currencies, row, true);
  }
}

EntityId KnowledgeBuilder::State::entity(const std::string& name, const std::string& kind) {
  if (name.empty()) return 0;
  const auto [hit, is_new] =
      knowledge->entity_ids.try_emplace(name, static_cast<EntityId>(knowledge->entities.size()));
  if (is_new) {
    knowledge->entities.push_back({name, kind, {}, 0});
    knowledge->lexicon.add_entity(hit->second, name, true);
  }
  return hit->second;
}

void KnowledgeBuilder::State::add_names(EntityId id, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (name.empty()) continue;
    knowledge->entities[id].aliases.push_back(name);
    knowledge->lexicon.add_entity(id, name, true);
  }
}

void KnowledgeBuilder::State::build_entities() {
  if (const Table* table = knowledge->table("entities")) {
    for (const Table::Row& row : table->rows) {
      const EntityId id =
          entity(std::string(table->cell(row, "name")), std::string(table->cell(row, "kind")));
      if (id == 0) continue;
      add_names(id, table->list(row, "aliases"));
      add_names(id, table->list(row, "demonyms"));
      add_names(id, table->list(row, "seat"));
    }
    for (const Table::Row& row : table->rows) {
      const EntityId id = knowledge->entity(table->cell(row, "name"));
      if (id != 0) knowledge->entities[id].of = knowledge->entity(table->cell(row, "of"));
    }
  }
  if (const Table* table = knowledge->table("products")) {
    for (const Table::Row& row : table->rows) {
      const EntityId maker = entity(std::string(table->cell(row, "maker")), "company");
      const EntityId id = entity(std::string(table->cell(row, "name")), "product");
      if (id == 0) continue;
      add_names(id, table->list(row, "aliases"));
      knowledge->entities[id].of = maker;
    }
  }
  for (const char* name : {"offices", "company-heads"}) {
    const Table* table = knowledge->table(name);
    if (table == nullptr) continue;
    for (const Table::Row& row : table->rows) {
      if (std::string_view(name) == "company-heads") {
        const EntityId company = entity(std::string(table->cell(row, "of")), "company");
        if (company != 0) add_names(company, table->list(row, "org_aliases"));
      }
      const EntityId person = entity(std::string(table->cell(row, "person")), "person");
      if (person == 0) continue;
      // A surname alone is no name of its own: it needs a title or an earlier full name.
      for (const std::string& alias : table->list(row, "aliases")) {
        auto& known = knowledge->entities[person].aliases;
        if (std::find(known.begin(), known.end(), alias) != known.end()) continue;
        known.push_back(alias);
        if (alias.find(' ') != std::string::npos)
          knowledge->lexicon.add_entity(person, alias, true);
      }
    }
  }
}

KnowledgeBuilder::KnowledgeBuilder() : state_(std::make_unique<State>()) {}
KnowledgeBuilder::~KnowledgeBuilder() = default;

void KnowledgeBuilder::add(std::shared_ptr<const Source> source, std::vector<Issue>& issues) {
  try {
    const YAML::Node root = YAML::Load(source->bytes);
    if (root.IsMap() && root["lexicon"]) {
      state_->read_lexicon(root, source, issues);
    } else if (root.IsMap() && root["table"]) {
      state_->read_table(root, source, issues);
    }
  } catch (const YAML::Exception& fault) {
    report(issues, source, fault.mark, fmt::format("not valid YAML: {}", fault.msg));
  }
}

std::shared_ptr<const Knowledge> KnowledgeBuilder::build() {
  state_->build_lexicon();
  state_->build_units();
  state_->build_entities();
  return state_->knowledge;
}

std::shared_ptr<const Knowledge> load_knowledge(const std::vector<std::string>& packs,
                                                std::vector<Issue>& issues) {
  namespace fs = std::filesystem;
  std::set<std::string> paths;
  for (const std::string& pack : packs) {
    std::error_code error;
    if (!fs::is_directory(pack, error)) {
      paths.insert(pack);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(pack, error)) {
      if (entry.is_regular_file(error) && entry.path().extension() == ".yaml") {
        paths.insert(entry.path().generic_string());
      }
    }
  }
  KnowledgeBuilder builder;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    // Cheap look before the YAML parser: rule files are not for here.
    if (bytes.view().find("lexicon:") == std::string_view::npos &&
        bytes.view().find("table:") == std::string_view::npos)
      continue;
    builder.add(std::make_shared<const Source>(Source{path, bytes.str()}), issues);
  }
  return builder.build();
}

}  // namespace factlint
