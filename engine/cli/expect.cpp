#include "engine/cli/expect.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/model/date.hpp"
#include "engine/rule/map_reader.hpp"
#include "engine/rule/rules.hpp"
#include "engine/rule/yaml_file.hpp"

namespace factlint::cli {

namespace {

const std::vector<std::string_view> kOutcomes{"conflict", "difference", "unresolved", "agreement"};
const std::vector<std::string_view> kLevels{"error", "warning", "note"};

class Reader {
 public:
  explicit Reader(FileIssues& issues) : issues_(issues) {}

  Expectation read() {
    Expectation out;
    out.source = issues_.source();
    const std::optional<YamlNode> root = read_yaml(issues_);
    if (!root) return out;
    if (!expect_kind(*root, YamlKind::map, "expect.yaml", issues_)) return out;
    only_keys(*root, {"why", "published", "against", "expect", "silent"}, issues_);
    out.why = text(*root, "why");
    out.published = published(*root);
    if (const YamlNode* node = list(*root, "against")) {
      for (const YamlNode& item : node->items) {
        if (expect_kind(item, YamlKind::scalar, "against", issues_)) {
          out.against.push_back(item.text);
        }
      }
    }
    if (const YamlNode* node = list(*root, "expect")) {
      for (const YamlNode& item : node->items) {
        if (auto row = expected(item)) out.expect.push_back(std::move(*row));
      }
    }
    if (const YamlNode* node = list(*root, "silent")) {
      for (const YamlNode& item : node->items) {
        if (auto row = silent(item)) out.silent.push_back(std::move(*row));
      }
    }
    return out;
  }

 private:
  std::string text(const YamlNode& map, std::string_view key) {
    const YamlNode* node = text_at(map, key, issues_);
    return node == nullptr ? std::string() : node->text;
  }

  std::string published(const YamlNode& map) {
    const YamlNode* node = text_at(map, "published", issues_);
    if (node == nullptr) return {};
    const auto range = parse_iso_date(node->text);
    if (range && range->single()) return node->text;
    issues_.error(node->at, fmt::format("`{}` is not a day", node->text), "write it as 2026-01-28");
    return {};
  }

  /// Null if there is none; an empty value (`silent:` alone) is an empty list.
  const YamlNode* list(const YamlNode& map, std::string_view key) {
    const YamlNode* node = map.find(key);
    if (node == nullptr || node->kind == YamlKind::null) return nullptr;
    return expect_kind(*node, YamlKind::list, key, issues_) ? node : nullptr;
  }

  /// A required word out of a list.
  std::string_view word(const YamlNode& map, std::string_view key, std::string_view what,
                        const std::vector<std::string_view>& known) {
    const YamlNode* node = required_text(map, key, what, issues_);
    if (node == nullptr) return {};
    const auto hit = std::find(known.begin(), known.end(), node->text);
    if (hit != known.end()) return *hit;
    issues_.error(node->at, fmt::format("unknown {} `{}`", key, node->text),
                  did_you_mean_or_list(node->text, known));
    return {};
  }

  std::optional<QuotedPlace> place(const YamlNode& map, std::string_view what) {
    const YamlNode* file = required_text(map, "file", what, issues_);
    const YamlNode* quote = required_text(map, "quote", what, issues_);
    if (file == nullptr || quote == nullptr) return std::nullopt;
    if (quote->text.empty()) {
      issues_.error(quote->at, "an empty quote stands everywhere");
      return std::nullopt;
    }
    return QuotedPlace{file->text, quote->text, quote->at};
  }

  std::optional<ExpectedRow> expected(const YamlNode& item) {
    if (!expect_kind(item, YamlKind::map, "expect", issues_)) return std::nullopt;
    only_keys(item, {"category", "outcome", "level", "rule", "at", "why", "gap"}, issues_);
    ExpectedRow row;
    row.category = word(item, "category", "an expected row", known_categories());
    const std::string_view outcome = word(item, "outcome", "an expected row", kOutcomes);
    if (row.category.empty() || !parse_outcome(outcome, row.outcome)) return std::nullopt;
    if (item.find("level") != nullptr) {
      Level level{};
      if (!parse_level(word(item, "level", "an expected row", kLevels), level)) {
        return std::nullopt;
      }
      row.level = level;
    }
    row.rule = text(item, "rule");
    row.why = text(item, "why");
    row.gap = text(item, "gap");
    const YamlNode* at = list(item, "at");
    if (at == nullptr || at->items.empty()) {
      issues_.error(item.at, "an expected row needs `at`: a list of {file, quote}");
      return std::nullopt;
    }
    for (const YamlNode& side : at->items) {
      if (!expect_kind(side, YamlKind::map, "at", issues_)) return std::nullopt;
      only_keys(side, {"file", "quote"}, issues_);
      auto quoted = place(side, "a place");
      if (!quoted) return std::nullopt;
      row.at.push_back(std::move(*quoted));
    }
    return row;
  }

  std::optional<SilentRow> silent(const YamlNode& item) {
    if (!expect_kind(item, YamlKind::map, "silent", issues_)) return std::nullopt;
    only_keys(item, {"file", "quote", "why"}, issues_);
    auto quoted = place(item, "a silent row");
    if (!quoted) return std::nullopt;
    return SilentRow{std::move(*quoted), text(item, "why")};
  }

  FileIssues& issues_;
};

}  // namespace

Expectation read_expectation(FileIssues& issues) {
  return Reader(issues).read();
}

}  // namespace factlint::cli
