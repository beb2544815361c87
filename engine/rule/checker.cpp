#include "engine/rule/checker.hpp"

#include <fmt/format.h>

#include "engine/rule/expressions.hpp"

namespace factlint {

namespace {

/// Every name of the captures, with what they bind.
void collect_captures(const std::vector<grammar::Element>& elements, std::vector<Binding>& out) {
  for (const grammar::Element& element : elements) {
    if (!element.name.empty()) out.emplace_back(element.name, capture_type(element));
    for (const auto& branch : element.branches) collect_captures(branch, out);
  }
}

class RuleChecker {
 public:
  RuleChecker(RuleDraft& draft, const Knowledge& knowledge, FileIssues& issues)
      : draft_(draft), knowledge_(knowledge), issues_(issues) {}

  void run() {
    for (std::size_t i = 0; i < draft_.facts.size(); ++i) {
      check_facts(draft_.rule.facts[i], draft_.facts[i]);
    }
    ExpressionChecker check(draft_, draft_.check, 0, knowledge_, issues_);
    check.condition(draft_.rule.check);
    check_pieces(draft_.rule.message_pieces, draft_.message, draft_.message_begins, check);
    check_pieces(draft_.rule.suggest_pieces, draft_.suggest, draft_.suggest_begins, check);
  }

 private:
  void check_facts(FactSet& set, const FactSetText& text) {
    check_pattern(set.find, {&text.find, {}}, knowledge_, issues_);
    std::vector<Binding> captures;
    collect_captures(set.find.elements, captures);
    if (captures.empty()) {
      issues_.error(text.find.at, "this pattern captures nothing",
                    "name what is compared: {value: count}");
      return;
    }
    if (!set.key.empty()) require_capture(set.key, text.key, captures);
    if (!set.value.empty()) {
      require_capture(set.value, text.value, captures);
    } else {
      set.value = compared_capture(set.key, captures);
    }
    if (set.where.present()) {
      ExpressionChecker where(draft_, text.where, 0, knowledge_, issues_);
      for (const auto& [name, type] : captures) where.bind(name, type);
      where.condition(set.where);
    }
  }

  void require_capture(const std::string& name, Span at, const std::vector<Binding>& captures) {
    std::vector<std::string_view> known;
    for (const auto& [capture, type] : captures) {
      if (capture == name) return;
      known.push_back(capture);
    }
    issues_.error(at, fmt::format("the pattern has no capture `{}`", name),
                  did_you_mean_or_list(name, known));
  }

  static std::string compared_capture(const std::string& key,
                                      const std::vector<Binding>& captures) {
    for (const auto& [name, type] : captures) {
      if (name == "value") return name;
    }
    for (const auto& [name, type] : captures) {
      if (name != key && plain(type).type == Type::value) return name;
    }
    for (const auto& [name, type] : captures) {
      if (name != key) return name;
    }
    return captures.front().first;
  }

  void check_pieces(const std::vector<MessagePiece>& pieces, const DslText& text,
                    const std::vector<std::uint32_t>& begins, const ExpressionChecker& check) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!pieces[i].value.present()) continue;
      ExpressionChecker piece(draft_, text, begins[i], knowledge_, issues_);
      for (const auto& [name, type] : check.message_names()) piece.bind(name, type);
      if (!draft_.rule.check.present()) piece.accept_any_name();
      piece.infer(pieces[i].value);
    }
  }

  RuleDraft& draft_;
  const Knowledge& knowledge_;
  FileIssues& issues_;
};

}  // namespace

void check_rule(RuleDraft& draft, const Knowledge& knowledge, FileIssues& issues) {
  RuleChecker(draft, knowledge, issues).run();
}

}  // namespace factlint
