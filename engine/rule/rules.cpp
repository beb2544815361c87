#include "engine/rule/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/rule/map_reader.hpp"
#include "grammar/parse.hpp"

namespace factlint {

namespace {

/// A scalar as rule language; nullopt, with an issue, if it is too long or its positions are lost.
std::optional<DslText> dsl_text(const YamlNode& scalar, FileIssues& issues) {
  if (scalar.text.size() > kMaxRuleText) {
    issues.error(scalar.at, fmt::format("this text is too long: {} bytes, at most {} are read",
                                        scalar.text.size(), kMaxRuleText));
    return std::nullopt;
  }
  std::optional<ScalarMap> map = map_scalar(issues.bytes(), scalar);
  if (map) return DslText{scalar.text, std::move(*map), scalar.at};
  if (scalar.style == YamlStyle::folded) {
    issues.error(scalar.at, "a folded scalar (`>`) loses its line positions", "use `|` instead");
  } else {
    issues.error(scalar.at, "text over several lines loses its positions here",
                 "put it on one line or into a `|` block");
  }
  return std::nullopt;
}

void syntax_issue(const DslText& text, const grammar::ParseError& error, FileIssues& issues) {
  issues.error(text.to_source(error.at), error.message);
}

/// A word out of a fixed list: severity, outcome, category.
bool one_of(const YamlNode& node, std::string_view what, const std::vector<std::string_view>& known,
            FileIssues& issues) {
  if (std::find(known.begin(), known.end(), node.text) != known.end()) return true;
  issues.error(node.at, fmt::format("unknown {} `{}`", what, node.text),
               did_you_mean_or_list(node.text, known));
  return false;
}

bool is_rule_id(std::string_view id) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !id.empty() && id.front() != '-' && id.back() != '-' &&
         std::all_of(id.begin(), id.end(), good);
}

bool is_name(std::string_view name) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
         std::all_of(name.begin(), name.end(), good);
}

class RuleReader {
 public:
  RuleReader(const YamlNode& root, FileIssues& issues) : root_(root), issues_(issues) {}

  RuleDraft read(std::string_view file_name) {
    draft_.rule.source = issues_.source();
    only_keys(root_,
              {"rule", "category", "severity", "outcome", "why", "facts", "check", "message",
               "suggest", "examples"},
              issues_);
    read_head(file_name);
    read_facts();
    read_check();
    read_template("message", draft_.message, draft_.rule.message, draft_.rule.message_pieces,
                  draft_.message_begins);
    read_template("suggest", draft_.suggest, draft_.rule.suggest, draft_.rule.suggest_pieces,
                  draft_.suggest_begins);
    read_examples();
    return std::move(draft_);
  }

 private:
  void read_head(std::string_view file_name) {
    Rule& rule = draft_.rule;
    if (const YamlNode* id = required_text(root_, "rule", "a rule", issues_)) {
      rule.id = id->text;
      draft_.id_at = id->at;
      if (!is_rule_id(id->text)) {
        issues_.error(id->at, fmt::format("`{}` is no rule id", id->text),
                      "lower-case words joined by hyphens: approved-units-disagree");
      } else if (!file_name.empty() && file_name != id->text + ".yaml") {
        issues_.error(id->at, fmt::format("rule `{}` stands in the file `{}`", id->text, file_name),
                      fmt::format("rename the file to `{}.yaml` or the rule", id->text));
      }
    }
    if (const YamlNode* category = required_text(root_, "category", "a rule", issues_)) {
      if (one_of(*category, "category", known_categories(), issues_))
        rule.category = category->text;
    }
    if (const YamlNode* severity = required_text(root_, "severity", "a rule", issues_)) {
      if (one_of(*severity, "severity", {"error", "warning", "note"}, issues_)) {
        parse_level(severity->text, rule.level);
      }
    }
    if (const YamlNode* outcome = text_at(root_, "outcome", issues_)) {
      if (one_of(*outcome, "outcome", {"conflict", "difference", "unresolved", "agreement"},
                 issues_)) {
        parse_outcome(outcome->text, rule.outcome);
      }
    }
    if (const YamlNode* why = required_text(root_, "why", "a rule", issues_)) {
      rule.why = why->text;
      while (!rule.why.empty() && rule.why.back() == '\n') rule.why.pop_back();
      if (rule.why.empty()) issues_.error(why->at, "`why` is empty");
    }
  }

  void read_facts() {
    const YamlNode* facts = root_.find("facts");
    if (facts == nullptr || !expect_kind(*facts, YamlKind::map, "facts", issues_)) return;
    for (const YamlEntry& entry : facts->entries) {
      if (!read_fact(entry)) draft_.broken_facts.push_back(entry.key.text);
    }
  }

  bool read_fact(const YamlEntry& entry) {
    if (!expect_kind(entry.value, YamlKind::map, entry.key.text, issues_)) return false;
    bool good = true;
    if (grammar::is_keyword(entry.key.text)) {
      issues_.error(
          entry.key.at,
          fmt::format("`{}` is a word of the language and cannot name facts", entry.key.text));
      good = false;
    } else if (!is_name(entry.key.text)) {
      issues_.error(entry.key.at, fmt::format("`{}` is no name for facts", entry.key.text),
                    "letters, digits and `_`, no digit first");
      good = false;
    }
    only_keys(entry.value, {"find", "key", "value", "where"}, issues_);
    FactSet set;
    FactSetText text;
    set.name = entry.key.text;
    text.name = entry.key.at;
    if (const YamlNode* key = text_at(entry.value, "key", issues_)) {
      set.key = key->text;
      text.key = key->at;
    }
    if (const YamlNode* value = text_at(entry.value, "value", issues_)) {
      set.value = value->text;
      text.value = value->at;
    }
    if (const YamlNode* where = text_at(entry.value, "where", issues_)) {
      if (auto dsl = dsl_text(*where, issues_)) {
        text.where = std::move(*dsl);
        if (auto parsed = grammar::parse_check(text.where.text)) {
          set.where = std::move(*parsed.value);
        } else {
          syntax_issue(text.where, parsed.error, issues_);
        }
      }
    }
    const YamlNode* find = entry.value.find("find");
    if (find == nullptr) {
      issues_.error(entry.key.at, fmt::format("facts `{}` need `find`", entry.key.text));
      return false;
    }
    if (!expect_kind(*find, YamlKind::scalar, "find", issues_)) return false;
    auto dsl = dsl_text(*find, issues_);
    if (!dsl) return false;
    text.find = std::move(*dsl);
    auto pattern = grammar::parse_pattern(text.find.text);
    if (!pattern) {
      syntax_issue(text.find, pattern.error, issues_);
      return false;
    }
    if (!good) return false;
    set.find = std::move(*pattern.value);
    draft_.rule.facts.push_back(std::move(set));
    draft_.facts.push_back(std::move(text));
    return true;
  }

  void read_check() {
    const YamlNode* check = required_text(root_, "check", "a rule", issues_);
    if (check == nullptr) return;
    auto dsl = dsl_text(*check, issues_);
    if (!dsl) return;
    draft_.check = std::move(*dsl);
    draft_.rule.check_text = draft_.check.text;
    if (auto parsed = grammar::parse_check(draft_.check.text)) {
      draft_.rule.check = std::move(*parsed.value);
    } else {
      syntax_issue(draft_.check, parsed.error, issues_);
    }
  }

  /// Splits "{a.person} was not in office" at its placeholders. `{{` and `}}` are braces.
  void read_template(std::string_view key, DslText& dsl, std::string& written,
                     std::vector<MessagePiece>& pieces, std::vector<std::uint32_t>& begins) {
    const YamlNode* node = text_at(root_, key, issues_);
    if (node == nullptr) return;
    written = node->text;
    while (!written.empty() && written.back() == '\n') written.pop_back();
    const bool has_braces = written.find_first_of("{}") != std::string::npos;
    if (!has_braces) {
      dsl.text = written;
      dsl.at = node->at;
      pieces.push_back({written, {}});
      begins.push_back(0);
      return;
    }
    auto mapped = dsl_text(*node, issues_);
    if (!mapped) return;
    dsl = std::move(*mapped);
    split_template(written, dsl, pieces, begins);
  }

  void split_template(const std::string& text, const DslText& dsl,
                      std::vector<MessagePiece>& pieces, std::vector<std::uint32_t>& begins) {
    std::string plain;
    const auto flush = [&] {
      if (plain.empty()) return;
      pieces.push_back({std::move(plain), {}});
      begins.push_back(0);
      plain.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool doubled = i + 1 < text.size() && text[i + 1] == c;
      if ((c == '{' || c == '}') && doubled) {
        plain += c;
        ++i;
      } else if (c == '}') {
        issues_.error(dsl.to_source(span_of(i, i + 1)), "a `}` without its `{`",
                      "write `}}` for the character itself");
        return;
      } else if (c != '{') {
        plain += c;
      } else {
        const std::size_t end = placeholder_end(text, i);
        if (end == std::string::npos) {
          issues_.error(dsl.to_source(span_of(i, i + 1)), "a `{` without its `}`",
                        "write `{{` for the character itself");
          return;
        }
        flush();
        read_placeholder(text, i + 1, end, dsl, pieces, begins);
        i = end;
      }
    }
    flush();
  }

  static Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  /// Where the `}` stands that closes the `{` at `open`: strings and sets may lie between.
  static std::size_t placeholder_end(std::string_view text, std::size_t open) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = open; i < text.size(); ++i) {
      if (in_string) {
        if (text[i] == '\\')
          ++i;
        else if (text[i] == '"')
          in_string = false;
      } else if (text[i] == '"') {
        in_string = true;
      } else if (text[i] == '{') {
        ++depth;
      } else if (text[i] == '}' && --depth == 0) {
        return i;
      }
    }
    return std::string::npos;
  }

  void read_placeholder(std::string_view text, std::size_t begin, std::size_t end,
                        const DslText& dsl, std::vector<MessagePiece>& pieces,
                        std::vector<std::uint32_t>& begins) {
    auto parsed = grammar::parse_check(text.substr(begin, end - begin));
    if (parsed) {
      pieces.push_back({"", std::move(*parsed.value)});
      begins.push_back(static_cast<std::uint32_t>(begin));
      return;
    }
    Span at = parsed.error.at;
    at.begin += static_cast<std::uint32_t>(begin);
    at.end += static_cast<std::uint32_t>(begin);
    issues_.error(dsl.to_source(at), parsed.error.message);
  }

  void read_examples() {
    const YamlNode* examples = root_.find("examples");
    if (examples == nullptr || !expect_kind(*examples, YamlKind::map, "examples", issues_)) return;
    only_keys(*examples, {"fires", "silent"}, issues_);
    read_example_list(*examples, "fires", draft_.rule.fires);
    read_example_list(*examples, "silent", draft_.rule.silent);
  }

  void read_example_list(const YamlNode& examples, std::string_view key,
                         std::vector<Example>& out) {
    const YamlNode* list = examples.find(key);
    if (list == nullptr || !expect_kind(*list, YamlKind::list, key, issues_)) return;
    for (const YamlNode& item : list->items) {
      Example example;
      example.at = item.at;
      if (item.is_scalar()) {
        example.text = item.text;
      } else if (!item.is_map()) {
        issues_.error(item.at,
                      fmt::format("an example has to be text or a map, not {}", describe(item)));
        continue;
      } else if (const YamlNode* documents = item.find("documents")) {
        only_keys(item, {"documents"}, issues_);
        if (!read_documents(*documents, example)) continue;
      } else if (!read_document(item, example)) {
        continue;
      }
      out.push_back(std::move(example));
    }
  }

  bool read_documents(const YamlNode& documents, Example& example) {
    if (!expect_kind(documents, YamlKind::list, "documents", issues_)) return false;
    if (documents.items.empty()) {
      issues_.error(documents.at, "`documents` is empty");
      return false;
    }
    bool good = true;
    for (const YamlNode& item : documents.items) {
      ExampleDocument document;
      if (item.is_scalar()) {
        document.text = item.text;
      } else {
        good = expect_kind(item, YamlKind::map, "a document", issues_) &&
               read_document(item, document) && good;
      }
      if (&item == &documents.items.front()) {
        static_cast<ExampleDocument&>(example) = std::move(document);
      } else {
        example.others.push_back(std::move(document));
      }
    }
    return good;
  }

  bool read_document(const YamlNode& map, ExampleDocument& out) {
    only_keys(map, {"text", "published", "title", "publisher"}, issues_);
    const YamlNode* text = required_text(map, "text", "an example", issues_);
    if (text == nullptr) return false;
    out.text = text->text;
    if (const YamlNode* title = text_at(map, "title", issues_)) out.title = title->text;
    if (const YamlNode* publisher = text_at(map, "publisher", issues_)) {
      out.publisher = publisher->text;
    }
    if (const YamlNode* published = text_at(map, "published", issues_)) {
      out.published = published->text;
      const auto date = parse_iso_date(published->text);
      if (!date || !date->single()) {
        issues_.error(published->at, fmt::format("`{}` is no day", published->text),
                      "write it as 2026-01-29");
      }
    }
    return true;
  }

  const YamlNode& root_;
  FileIssues& issues_;
  RuleDraft draft_;
};

}  // namespace

const std::vector<std::string_view>& known_categories() {
  static const std::vector<std::string_view> kCategories{
      "quantity",  "arithmetic",  "calendar", "officeholder", "quotation", "name",
      "headline",  "list",        "status",   "attribution",  "polarity",  "unit",
      "certainty", "unsupported", "table",    "reference",    "ranking",   "hygiene"};
  return kCategories;
}

RuleDraft read_rule(const YamlNode& root, std::string_view file_name, FileIssues& issues) {
  return RuleReader(root, issues).read(file_name);
}

}  // namespace factlint
