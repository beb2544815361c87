#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/cli/common.hpp"
#include "engine/model/schema.hpp"

namespace factlint::cli {

namespace {

bool selected(const Rule& rule, const std::vector<std::string>& paths) {
  return paths.empty() ||
         (rule.source && std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
            return is_within(rule.source->path, path);
          }));
}

/// The shipped packs and the named ones; a path inside of the shipped packs is there already.
LoadResult load(const RulesCommand& command) {
  std::vector<std::string> packs = pack_paths(command.packs);
  for (const std::string& path : command.paths) {
    const bool there = std::any_of(packs.begin(), packs.end(),
                                   [&](const std::string& pack) { return is_within(path, pack); });
    if (!there) packs.push_back(path);
  }
  LoadResult result = load_rules(packs);
  print_issues(result.issues, command.color);
  return result;
}

int list(const RulesCommand& command) {
  const LoadResult loaded = load(command);
  std::vector<const Rule*> rules;
  std::size_t id = 0;
  std::size_t category = 0;
  for (const Rule& rule : loaded.rules.rules) {
    if (!selected(rule, command.paths)) continue;
    rules.push_back(&rule);
    id = std::max(id, rule.id.size());
    category = std::max(category, rule.category.size());
  }
  std::string out;
  for (const Rule* rule : rules) {
    const std::string_view what =
        rule->outcome == Outcome::conflict ? to_string(rule->level) : to_string(rule->outcome);
    fmt::format_to(std::back_inserter(out), "{:<{}}  {:<{}}  {:<10}  {}\n", rule->id, id,
                   rule->category, category, what, rule->pack);
  }
  fmt::format_to(std::back_inserter(out), "{} rules\n", rules.size());
  if (!write_out(out)) return kUsage;
  return exit_code(loaded.issues, {}, kClean);
}

int check(const RulesCommand& command) {
  const LoadResult loaded = load(command);
  const Knowledge& knowledge = *loaded.rules.knowledge;
  std::size_t rules = 0;
  for (const Rule& rule : loaded.rules.rules) rules += selected(rule, command.paths) ? 1 : 0;
  const auto errors =
      std::count_if(loaded.issues.begin(), loaded.issues.end(),
                    [](const Issue& issue) { return issue.level == Issue::Level::error; });
  const std::string out = fmt::format(
      "{} rules, {} word classes, {} tables, {} entities: {} errors, {} warnings\n", rules,
      knowledge.lexicon.class_count() - 1, knowledge.tables.size(), knowledge.entities.size() - 1,
      errors, static_cast<std::ptrdiff_t>(loaded.issues.size()) - errors);
  if (!write_out(out)) return kUsage;
  return exit_code(loaded.issues, {}, kClean);
}

void add_fields(std::string& out, std::span<const Field> fields) {
  for (const Field& field : fields) {
    fmt::format_to(std::back_inserter(out), "    {:<14} {:<8} {}\n", field.name,
                   to_string(field.type), field.doc);
  }
}

int kinds() {
  std::string out = "every mention and record\n";
  add_fields(out, common_fields());
  for (std::size_t i = 1; i < kKindCount; ++i) {
    const KindInfo& kind = kind_info(static_cast<Kind>(i));
    fmt::format_to(std::back_inserter(out), "\n{} ({}): {}\n", kind.name, kind.plural, kind.doc);
    if (!kind.members.empty()) {
      out += "    any of:";
      for (const Kind member : kind.members) {
        fmt::format_to(std::back_inserter(out), " {}", kind_info(member).name);
      }
      out += '\n';
    }
    add_fields(out, kind.fields);
  }
  return write_out(out) ? kClean : kUsage;
}

}  // namespace

int run_rules(const RulesCommand& command) {
  switch (command.action) {
    case RulesCommand::Action::list:
      return list(command);
    case RulesCommand::Action::check:
      return check(command);
    case RulesCommand::Action::kinds:
      return kinds();
  }
  return kUsage;
}

}  // namespace factlint::cli
