// Infers the type of one expression or check and reports wrong names and types in it; checker.cpp
// sets up the names that a rule's texts may use.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/rule/checker.hpp"
#include "engine/rule/static_type.hpp"

namespace factlint {

/// Names that an expression may use beside fact sets, places and functions.
using Binding = std::pair<std::string, StaticType>;

class ExpressionChecker {
 public:
  /// Spans of the nodes stand in `text` from byte `begin` on. All references must outlive this.
  ExpressionChecker(const RuleDraft& draft, const DslText& text, std::uint32_t begin,
                    const Knowledge& knowledge, FileIssues& issues)
      : draft_(draft), text_(text), begin_(begin), knowledge_(knowledge), issues_(issues) {}

  void bind(std::string name, StaticType type) { bindings_.emplace_back(std::move(name), type); }
  /// Takes names for known without knowing what they are: after a check that did not parse.
  void accept_any_name() { any_name_ = true; }

  StaticType infer(const grammar::Node& node);
  /// The same, and an issue unless it is a condition.
  void condition(const grammar::Node& node);

  /// What a message may name: bound by `for each` or `when`, or functions that were called.
  [[nodiscard]] const std::vector<Binding>& message_names() const { return message_names_; }

 private:
  using Node = grammar::Node;

  // --- names and places (names.cpp)
  StaticType name(const Node& node);
  StaticType field(const Node& node);
  StaticType of(const Node& node);
  StaticType call(const Node& node);
  StaticType table(const Node& node);
  StaticType quantity(const Node& node);
  void check_field_or_part(const Node& node, const StaticType& owner, Span at);
  StaticType binder(const Node& node);
  void place(const Node& node);
  void forbid(const Node& node);
  void must_match(const Node& node);
  void must_have(const Node& node);
  [[nodiscard]] const StaticType* bound(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> known_names() const;
  [[nodiscard]] std::vector<std::string_view> fields_of(const StaticType& owner) const;
  [[nodiscard]] bool is_broken(std::string_view name) const;

  // --- operators (expressions.cpp)
  StaticType binary(const Node& node);
  StaticType arithmetic(const Node& node);
  StaticType tolerance(const Node& node);
  StaticType aggregate(const Node& node);
  StaticType mentions(const Node& node);
  StaticType scoped(const Node& node);
  void compare(const Node& node, const StaticType& left, const StaticType& right);
  void membership(const Node& node, const StaticType& left, const StaticType& right);
  bool comparable(const Node& node, const StaticType& left, const StaticType& right,
                  std::string_view operation);

  void error(Span in_text, std::string message, std::string help = "");
  /// Bytes of a word of a node, looked for from byte `from` of the text.
  [[nodiscard]] Span word(const Node& node, std::string_view text, std::uint32_t from) const;

  const RuleDraft& draft_;
  const DslText& text_;
  std::uint32_t begin_;
  const Knowledge& knowledge_;
  FileIssues& issues_;
  std::vector<Binding> bindings_;
  std::vector<Binding> message_names_;
  int local_ = 0;  ///< inside exists or an aggregate, whose names end with them
  bool any_name_ = false;
};

}  // namespace factlint
