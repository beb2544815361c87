// Text of a rule to syntax trees: one function for each start symbol of the language. The trees are
// described in ast.hpp, the language in REFERENCE.md; names and types are checked later, in
// engine/rule.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/ast.hpp"

namespace factlint::grammar {

/// Why a text did not parse: the first place where nothing fits.
struct ParseError {
  /// "expected X, got Y", for example "expected ':', got 'must'"; X lists all that would have
  /// fitted.
  std::string message;
  /// Bytes of the text: the whole unexpected word, mark or string. Empty, and just behind the last
  /// word, if the text ended too early.
  Span at;
};

template <class T>
struct ParseResult {
  std::optional<T> value;
  /// Meaningful only without a value.
  ParseError error;

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
};

/// How deep brackets, `not`, unary minus, nested checks and binders may nest, and how many
/// operators (chains, fields, `of`) one check may have: together they bound the height of a tree,
/// so that whoever walks it may recurse.
inline constexpr int max_depth = 64;
inline constexpr int max_operators = 2000;

/// The value of a rule's `check`. Time is linear in the text; any bytes are safe.
ParseResult<Node> parse_check(std::string_view text);

/// A condition alone, as in a fact's `where` or a message's `{m.value / 2}`: what may stand in a
/// check behind `where`.
ParseResult<Node> parse_expression(std::string_view text);

/// The value of a fact's `find`, or the string of a `forbid` check.
ParseResult<Pattern> parse_pattern(std::string_view text);

/// Where byte `offset` of a string node's text stands in the check's `text`, so that a fault in the
/// pattern of a `forbid` is shown at its place although `\"` takes two bytes.
std::uint32_t offset_in_literal(std::string_view text, const Node& literal, std::uint32_t offset);

/// True if the language keeps the word for itself ("where"), so that it cannot name a fact set, a
/// binding or a unit. After a `.`, `has` or `must have` every word is a field.
bool is_keyword(std::string_view word);

}  // namespace factlint::grammar
