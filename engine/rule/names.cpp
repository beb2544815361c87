// Names in expressions: what they mean, what their fields are, what was probably meant.
#include <fmt/format.h>

#include <algorithm>

#include "engine/rule/expressions.hpp"
#include "engine/rule/functions.hpp"
#include "grammar/parse.hpp"

namespace factlint {

using grammar::Node;
using grammar::NodeKind;

namespace {

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 1; i < kKindCount; ++i) {
    names.push_back(kind_info(static_cast<Kind>(i)).name);
  }
  return names;
}

void append(std::vector<std::string_view>& to, std::span<const std::string_view> from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// A fact set as an expression stands for the values of its facts.
StaticType facts_type(const FactSet& set) {
  StaticType type;
  if (const grammar::Element* capture = find_capture(set.find.elements, set.value)) {
    type = plain(capture_type(*capture));
  }
  type.facts = &set;
  return type;
}

/// Table and column that an office-holder rule may ask for: any column of any table.
bool is_column(const Knowledge& knowledge, std::string_view name) {
  return std::any_of(knowledge.tables.begin(), knowledge.tables.end(),
                     [&](const auto& entry) { return entry.second.column(name) >= 0; });
}

}  // namespace

const StaticType* ExpressionChecker::bound(std::string_view name) const {
  for (auto it = bindings_.rbegin(); it != bindings_.rend(); ++it) {
    if (it->first == name) return &it->second;
  }
  return nullptr;
}

bool ExpressionChecker::is_broken(std::string_view name) const {
  return std::find(draft_.broken_facts.begin(), draft_.broken_facts.end(), name) !=
         draft_.broken_facts.end();
}

std::vector<std::string_view> ExpressionChecker::known_names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, type] : bindings_) names.push_back(name);
  for (const FactSet& set : draft_.rule.facts) names.push_back(set.name);
  append(names, place_names());
  return names;
}

StaticType ExpressionChecker::name(const Node& node) {
  if (const StaticType* type = bound(node.text)) return *type;
  if (const FactSet* set = draft_.rule.fact_set(node.text)) return facts_type(*set);
  if (is_place(node.text)) return StaticType::item(Kind::none);
  if (any_name_ || is_broken(node.text)) return {};
  std::string help = did_you_mean(node.text, known_names());
  if (find_function(node.text) != nullptr) {
    help = fmt::format("a function is called with its arguments: {}(…)", node.text);
  } else if (find_kind(node.text) != Kind::none) {
    help = fmt::format("`{0}` is a kind; bind one first: for each {0} x: …", node.text);
  }
  error(node.at, fmt::format("unknown name `{}`", node.text), help);
  return {};
}

std::vector<std::string_view> ExpressionChecker::fields_of(const StaticType& owner) const {
  std::vector<std::string_view> names;
  if (owner.table != nullptr) {
    names.assign(owner.table->columns.begin(), owner.table->columns.end());
    return names;
  }
  if (owner.facts != nullptr) {
    const auto collect = [&](const auto& self, const std::vector<grammar::Element>& all) -> void {
      for (const grammar::Element& element : all) {
        if (!element.name.empty()) names.push_back(element.name);
        for (const auto& branch : element.branches) self(self, branch);
      }
    };
    collect(collect, owner.facts->find.elements);
  } else {
    for (const Field& field : kind_info(owner.kind).fields) names.push_back(field.name);
  }
  for (const Field& field : common_fields()) names.push_back(field.name);
  return names;
}

StaticType ExpressionChecker::field(const Node& node) {
  const StaticType owner = infer(node.kids[0]);
  if (!owner.known()) return {};
  const Span at = word(node, node.text, node.kids[0].at.end);
  const bool is_item = owner.type == Type::item || owner.facts != nullptr;
  if (!is_item) {
    error(at, fmt::format("{} has no fields", describe(owner)));
    return {};
  }
  if (owner.table != nullptr) {
    if (owner.table->column(node.text) >= 0) return StaticType::list(Type::text);
    error(at, fmt::format("table `{}` has no column `{}`", owner.table->name, node.text),
          did_you_mean_or_list(node.text, fields_of(owner)));
    return {};
  }
  if (owner.facts != nullptr) {
    if (const auto* capture = find_capture(owner.facts->find.elements, node.text)) {
      return capture_type(*capture);
    }
  }
  const Field* found = find_field(owner.kind, node.text);
  if (owner.kind == Kind::none && owner.facts == nullptr) {
    // A part of a document, which has no fields of its own: `headline.text`.
    found = node.text == "text" ? find_field(Kind::mention, "text") : nullptr;
  }
  if (found == nullptr) {
    error(at, fmt::format("{} has no field `{}`", describe(owner), node.text),
          did_you_mean_or_list(node.text, fields_of(owner)));
    return {};
  }
  if (found->type == Type::item) return StaticType::item(Kind::document);
  if (found->type == Type::value) {
    return StaticType::value(field_dimension(owner.kind, node.text));
  }
  if (found->type == Type::list) return StaticType::list(Type::unknown);
  return StaticType::of(found->type);
}

/// `q has speaker`, `d has byline`, `every statistic must have attribution`: a field, a part of a
/// document, or a kind that stands beside it.
void ExpressionChecker::check_field_or_part(const Node& node, const StaticType& owner, Span at) {
  if (!owner.known()) return;
  if (owner.type != Type::item && owner.facts == nullptr) {
    error(at, fmt::format("{} has no fields", describe(owner)));
    return;
  }
  std::vector<std::string_view> known = fields_of(owner);
  if (std::find(known.begin(), known.end(), node.text) != known.end()) return;
  if (find_kind(node.text) != Kind::none) return;
  if (owner.kind == Kind::document) append(known, place_names());
  if (std::find(known.begin(), known.end(), node.text) != known.end()) return;
  error(at, fmt::format("{} has no field `{}`", describe(owner), node.text),
        did_you_mean_or_list(node.text, known));
}

StaticType ExpressionChecker::of(const Node& node) {
  const Node& attribute = node.kids[0];
  const StaticType owner = infer(node.kids[1]);
  if (attribute.kind != NodeKind::name || bound(attribute.text) != nullptr) {
    error(attribute.at, "only facts, fields and table columns are `of` something");
    return {};
  }
  if (const FactSet* set = draft_.rule.fact_set(attribute.text)) {
    if (set->key.empty()) {
      error(attribute.at,
            fmt::format("facts `{}` have no `key`, so `of` cannot choose among them", set->name));
    }
    StaticType type = facts_type(*set);
    type.facts = nullptr;
    return type;
  }
  if (owner.type == Type::item && owner.kind != Kind::none) {
    if (const Field* found = find_field(owner.kind, attribute.text)) {
      return found->type == Type::value
                 ? StaticType::value(field_dimension(owner.kind, attribute.text))
                 : StaticType::of(found->type);
    }
  }
  if (is_column(knowledge_, attribute.text) || any_name_ || is_broken(attribute.text)) return {};
  std::vector<std::string_view> known;
  for (const FactSet& set : draft_.rule.facts) known.push_back(set.name);
  for (const auto& [name, table] : knowledge_.tables) {
    known.insert(known.end(), table.columns.begin(), table.columns.end());
  }
  error(attribute.at, fmt::format("no facts and no table column are called `{}`", attribute.text),
        did_you_mean(attribute.text, known));
  return {};
}

StaticType ExpressionChecker::call(const Node& node) {
  std::vector<StaticType> given;
  for (const Node& kid : node.kids) given.push_back(infer(kid));
  const Span at = word(node, node.text, node.at.begin);
  const FunctionInfo* info = find_function(node.text);
  if (info == nullptr) {
    std::vector<std::string_view> names{"count", "sum", "avg"};
    for (const FunctionInfo& each : all_functions()) names.push_back(each.name);
    error(at, fmt::format("unknown function `{}`", node.text), did_you_mean(node.text, names));
    return {};
  }
  std::vector<std::string> wanted;
  for (const Parameter& parameter : info->parameters) wanted.emplace_back(parameter.name);
  if (given.size() < info->required || (given.size() > info->parameters.size() && !info->repeats)) {
    error(at, fmt::format("`{}` takes {}, not {} argument{}", info->name,
                          fmt::join(wanted, " and "), given.size(), given.size() == 1 ? "" : "s"));
    return {};
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    const Parameter& parameter = info->parameters[std::min(i, info->parameters.size() - 1)];
    if (parameter.type == Type::unknown || !given[i].known()) continue;
    StaticType type = given[i];
    if (parameter.type != Type::item) type = plain(type);
    const bool text_like =
        parameter.type == Type::text && (type.type == Type::entity || given[i].type == Type::item);
    if (!type.known() || type.type == parameter.type || text_like) continue;
    error(node.kids[i].at, fmt::format("`{}` wants {} here, not {}", info->name,
                                       describe(StaticType::of(parameter.type)), describe(type)));
  }
  if (local_ == 0) message_names_.emplace_back(node.text, StaticType::of(info->result));
  switch (info->function) {
    case Function::table:
      return table(node);
    case Function::days:
      return StaticType::value(kTime);
    case Function::words:
    case Function::distance:
    case Function::year:
    case Function::month:
      return StaticType::value(kPlainNumber);
    case Function::abs:
    case Function::round:
    case Function::min:
    case Function::max:
      return plain(given[0]);
    case Function::matches:
      if (node.kids[1].kind == NodeKind::string) forbid(node);
      break;
    default:
      break;
  }
  return StaticType::of(info->result);
}

StaticType ExpressionChecker::table(const Node& node) {
  if (node.kids[0].kind != NodeKind::string) return {};
  StaticType type = StaticType::item(Kind::none);
  type.table = knowledge_.table(node.kids[0].text);
  if (type.table != nullptr) return type;
  std::vector<std::string_view> names;
  for (const auto& [name, table] : knowledge_.tables) names.push_back(name);
  error(node.kids[0].at, fmt::format("there is no table `{}`", node.kids[0].text),
        did_you_mean(node.kids[0].text, names));
  return {};
}

StaticType ExpressionChecker::quantity(const Node& node) {
  if (const UnitId id = knowledge_.unit(node.text); id != 0) {
    const std::string_view dimension = knowledge_.units[id].dimension;
    return StaticType::value(dimension == kRatio ? std::string_view() : dimension);
  }
  std::vector<std::string_view> names;
  for (const auto& [name, id] : knowledge_.unit_ids) names.push_back(name);
  std::sort(names.begin(), names.end());
  error(word(node, node.text, node.at.begin), fmt::format("unknown unit `{}`", node.text),
        did_you_mean(node.text, names));
  return StaticType::value();
}

StaticType ExpressionChecker::binder(const Node& node) {
  StaticType type;
  if (const Kind kind = find_kind(node.text); kind != Kind::none) {
    type = StaticType::item(kind);
  } else if (const FactSet* set = draft_.rule.fact_set(node.text)) {
    type = StaticType::item(Kind::none);
    type.facts = set;
  } else if (!is_broken(node.text)) {
    std::vector<std::string_view> names;
    for (const FactSet& each : draft_.rule.facts) names.push_back(each.name);
    const std::vector<std::string_view> kinds = kind_names();
    names.insert(names.end(), kinds.begin(), kinds.end());
    error(word(node, node.text, node.at.begin), fmt::format("unknown kind `{}`", node.text),
          did_you_mean(node.text, names));
  }
  if (node.kids[1].present()) place(node.kids[1]);
  if (!node.kids[0].present()) return type;
  const std::string& name = node.kids[0].text;
  if (bound(name) != nullptr) {
    error(node.kids[0].at, fmt::format("`{}` is bound already", name), "give it another name");
  } else if (draft_.rule.fact_set(name) != nullptr || is_place(name)) {
    error(node.kids[0].at,
          fmt::format("`{}` is the name of {} already", name, is_place(name) ? "a part" : "facts"),
          "give it another name");
  }
  bindings_.emplace_back(name, type);
  if (local_ == 0) message_names_.emplace_back(name, type);
  return type;
}

/// Where things are looked for: a part, a document, a table, or any of a kind ("in table").
void ExpressionChecker::place(const Node& node) {
  if (node.kind == NodeKind::binder) {
    binder(node);
    return;
  }
  const bool free_name = node.kind == NodeKind::name && bound(node.text) == nullptr;
  if (free_name && find_kind(node.text) != Kind::none) return;
  const StaticType type = infer(node);
  if (!type.known() || (type.type == Type::item && type.table == nullptr)) return;
  error(node.at,
        fmt::format("things are found in a document or a part of it, not in {}", describe(type)));
}

/// The pattern of `forbid "…"` (first kid) or of matches(text, "…") (second kid).
void ExpressionChecker::forbid(const Node& node) {
  const bool is_forbid = node.kind == NodeKind::forbid;
  const Node& string = node.kids[is_forbid ? 0 : 1];
  PatternPlace place{&text_, {}};
  const std::string_view written = text_.text;
  std::size_t at = written.find('"', string.at.begin + begin_) + 1;
  for (std::size_t i = 0; i < string.text.size() && at < written.size(); ++i) {
    place.bytes.push_back(static_cast<std::uint32_t>(at));
    at += written[at] == '\\' ? 2 : 1;
  }
  place.bytes.push_back(static_cast<std::uint32_t>(at));
  if (auto pattern = grammar::parse_pattern(string.text)) {
    check_pattern(*pattern, place, knowledge_, issues_);
  } else {
    issues_.error(place.to_source(pattern.error.at), pattern.error.message);
  }
  for (std::size_t i = 1; is_forbid && i < node.kids.size(); ++i) {
    const Node& outside = node.kids[i];
    if (is_place(outside.text) || find_kind(outside.text) != Kind::none) continue;
    std::vector<std::string_view> known = kind_names();
    append(known, place_names());
    error(outside.at, fmt::format("`{}` is no part and no kind", outside.text),
          did_you_mean(outside.text, known));
  }
  if (is_forbid) {
    message_names_.emplace_back(std::string(kFoundItem), StaticType::of(Type::text));
  }
}

void ExpressionChecker::must_match(const Node& node) {
  const Node& subject = node.kids[0];
  StaticType type;
  if (const FactSet* set = draft_.rule.fact_set(subject.text)) {
    type = StaticType::item(Kind::none);
    type.facts = set;
  } else if (const Kind kind = find_kind(subject.text); kind != Kind::none) {
    type = StaticType::item(kind);
  } else if (!is_broken(subject.text)) {
    std::vector<std::string_view> names;
    for (const FactSet& each : draft_.rule.facts) names.push_back(each.name);
    const std::vector<std::string_view> kinds = kind_names();
    names.insert(names.end(), kinds.begin(), kinds.end());
    error(subject.at, fmt::format("no facts and no kind are called `{}`", subject.text),
          did_you_mean(subject.text, names));
  }
  const auto scopes = node.text == "across" ? across_scopes() : within_scopes();
  const Node& scope = node.kids[1];
  if (std::find(scopes.begin(), scopes.end(), scope.text) == scopes.end()) {
    error(scope.at, fmt::format("facts do not match {} `{}`", node.text, scope.text),
          did_you_mean_or_list(scope.text,
                               std::vector<std::string_view>(scopes.begin(), scopes.end())));
  }
  if (node.kids[2].present()) {
    const StaticType slack = plain(infer(node.kids[2]));
    const StaticType value = plain(type.facts != nullptr ? facts_type(*type.facts) : type);
    if (slack.known() && slack.type != Type::value) {
      error(node.kids[2].at, fmt::format("a tolerance is a number, not {}", describe(slack)));
    } else if (value.known() && value.type != Type::value) {
      error(node.kids[2].at, "only numbers have a tolerance");
    } else if (slack.dimension != kPercent && !same_dimension(value.dimension, slack.dimension)) {
      error(node.kids[2].at,
            fmt::format("this compares {} with a tolerance of {}",
                        describe(StaticType::value(value.dimension)), describe(slack)));
    }
  }
  for (std::string_view side : {kFirstSide, kSecondSide}) {
    message_names_.emplace_back(std::string(side), type);
  }
  message_names_.emplace_back(std::string(kGroupKey), StaticType::of(Type::text));
}

void ExpressionChecker::must_have(const Node& node) {
  const std::size_t before = bindings_.size();
  const StaticType type = binder(node.kids[0]);
  check_field_or_part(node, type, word(node, node.text, node.kids[0].at.end));
  bindings_.resize(before);
  message_names_.emplace_back(std::string(kFoundItem), type);
}

}  // namespace factlint
