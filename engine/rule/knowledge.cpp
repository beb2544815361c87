#include "engine/rule/knowledge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/rule/inflect.hpp"
#include "engine/rule/knowledge_files.hpp"
#include "engine/rule/pack_files.hpp"

namespace factlint {

struct KnowledgeBuilder::State {
  std::shared_ptr<Knowledge> knowledge = std::make_shared<Knowledge>();
  std::vector<LexiconFile> lexicons;
  IrregularForms irregular_verbs;
  IrregularForms irregular_nouns;

  void add_lexicon(LexiconFile file, FileIssues& issues);
  void add_table(Table table, Span columns_at, FileIssues& issues);
  void add_word_lists(const LexiconFile& file, FileIssues& issues);
  void build_lexicon();
  void build_units();
  void build_entities();
  EntityId entity(const std::string& name, const std::string& kind);
  void add_names(EntityId id, const std::vector<std::string>& names);
};

void KnowledgeBuilder::State::add_lexicon(LexiconFile file, FileIssues& issues) {
  for (std::size_t i = 0; i < file.classes.size(); ++i) {
    if (knowledge->lexicon.declare(file.classes[i]) == 0) {
      issues.error(file.class_places[i],
                   fmt::format("too many word classes (more than {})", kMaxClasses - 1));
    }
  }
  add_word_lists(file, issues);
  for (const LexiconEntry& entry : file.entries) {
    const std::string& cls = file.classes[entry.cls];
    if (cls == "irregular-verb") irregular_verbs[entry.value].push_back(entry.words);
    if (cls == "irregular-noun") irregular_nouns[entry.value].push_back(entry.words);
  }
  lexicons.push_back(std::move(file));
}

/// A later pack's list of the same name takes the place of the earlier one.
void KnowledgeBuilder::State::add_word_lists(const LexiconFile& file, FileIssues& issues) {
  for (std::size_t i = 0; i < file.word_lists.size(); ++i) {
    const auto& [name, path] = file.word_lists[i];
    const std::filesystem::path folder = std::filesystem::path(issues.source()->path).parent_path();
    std::ifstream in(folder / path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.empty()) {
      issues.error(file.word_list_places[i],
                   fmt::format("no word list can be read from `{}`", path),
                   "the path is taken from this file's folder");
      continue;
    }
    knowledge->word_lists.insert_or_assign(name, WordList(std::move(bytes)));
  }
}

/// Later files extend a table of the same name; their columns have to be the same.
void KnowledgeBuilder::State::add_table(Table table, Span columns_at, FileIssues& issues) {
  const auto [known, is_new] = knowledge->tables.try_emplace(table.name);
  Table& into = known->second;
  if (is_new) {
    into = std::move(table);
    return;
  }
  if (into.columns != table.columns) {
    issues.error(columns_at,
                 fmt::format("table `{}` has other columns in {}", table.name, into.source->path),
                 fmt::format("there: {}", fmt::join(into.columns, " | ")));
    return;
  }
  if (table.as_of.known) into.as_of = table.as_of;
  std::move(table.rows.begin(), table.rows.end(), std::back_inserter(into.rows));
}

namespace {

// Which form a verb has tells finite verbs from participles: see scan/verbs.cpp.
void mark_verb_forms(Lexicon& lexicon, const std::vector<std::string>& forms,
                     std::string_view lemma) {
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
  std::vector<std::string> forms;
  for (const LexiconFile& file : lexicons) {
    std::vector<ClassId> ids;
    for (const std::string& name : file.classes) ids.push_back(lexicon.class_id(name));
    for (const LexiconEntry& entry : file.entries) {
      const std::string& name = file.classes[entry.cls];
      const ClassId cls = ids[entry.cls];
      ClassValue value;
      value.text = entry.value;
      value.has_number = to_number(entry.value, value.number);
      const ClassValue* given = entry.has_value ? &value : nullptr;
      forms.assign(1, entry.words);
      if (entry.forms == Forms::verb) forms = verb_forms(entry.words, irregular_verbs);
      if (entry.forms == Forms::noun) forms = noun_forms(entry.words, irregular_nouns);
      std::string_view lemma;
      if (entry.forms != Forms::none) lemma = entry.words;
      if (name == "irregular-verb" || name == "irregular-noun") lemma = entry.value;
      for (const std::string& form : forms) lexicon.add(cls, form, given, lemma);
      if (entry.forms == Forms::verb && entry.words.find(' ') == std::string::npos) {
        mark_verb_forms(lexicon, forms, lemma);
      }
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

void KnowledgeBuilder::add(const YamlNode& root, FileIssues& issues) {
  if (root.find("lexicon") != nullptr) {
    state_->add_lexicon(read_lexicon(root, issues), issues);
  } else if (root.find("table") != nullptr) {
    Span columns_at;
    if (auto table = read_table(root, issues, columns_at)) {
      state_->add_table(std::move(*table), columns_at, issues);
    }
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
  KnowledgeBuilder builder;
  for (const PackFile& file : read_packs(packs, issues)) {
    // Cheap look before the YAML parser: rule files are not for here.
    const std::string_view bytes = file.source->bytes;
    if (bytes.find("lexicon:") == std::string_view::npos &&
        bytes.find("table:") == std::string_view::npos) {
      continue;
    }
    FileIssues file_issues(file.source, issues);
    if (const auto root = read_yaml(file_issues)) builder.add(*root, file_issues);
  }
  return builder.build();
}

}  // namespace factlint
