// The syntax trees of the rule language: a check is one Node, a find string one Pattern. Written by
// parse.hpp, shown by print.hpp; the language itself is described in REFERENCE.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/span.hpp"

namespace factlint::grammar {

// clang-format off
/// What a Node is. `text` and `number` are empty and 0 where the table does not name them. Kids
/// have fixed places: an optional part that was left out is an `absent` node, so kids[1] is always
/// the same part of the sentence.
///
/// kind         text                   number  kids                         example
/// -------------------------------------------------------------------------------------------------------
/// absent                                                                   a part left out
/// number                              value                                400_000
/// quantity     unit as written        value                                141 GB
/// percent                             value                                5% (number is 5)
/// date         2026-01-13                                                  2026-01-13 (a day that exists)
/// string       unescaped                                                   "H200"
/// boolean      true, false                                                 true
/// name         name                                                        approved
/// set                                         expressions, 1 or more       {"a", "b"}
/// field        field                          object                       m.value
/// call         function                       arguments, 0 or more         holder(t.office, t.when)
/// of                                          attribute, owner             performance of "H200"
/// unary_minus                                 operand                      -m.value
/// logical_not                                 operand                      not a.historical
/// binary       see op                         left, right                  a + b; a = b; a and b; a in b
/// range                                       low, high                    5 .. 6
/// tolerance                                   value, slack                 6 ± 10%
/// is_known     known, unknown                 operand                      a.when is known
/// has          field                          owner                        q has speaker
/// mentions                                    place, expression or binder  d mentions "H200"
/// exists                                      binder, where, body          exists count m in d: m = n
/// aggregate    count sum min max avg          binder, where, body          count(quotation in d)
///                                             or: one expression           sum(t.column)
/// binder       kind                           name, place                  percent p in table t
/// for_each                                    binders, where, check        for each money m: m.value > 0
/// when                                        condition, check             when a is known: a = b
/// must_match   across, within                 subject, scope, slack        x must match across sources
/// must_have    field                          binder without a name        every title must have holder
/// forbid                                      pattern (string), names      forbid "a b" outside heading
///
/// Notes. A binder's name is absent in `count(quotation in d)` and `every ...`; its place is absent,
/// an expression, or another binder, which binds as well (`percent p in table t` binds p and t). A
/// binder under `mentions` binds in the check behind `when ...:`, as n does in `when headline
/// mentions count n: ...`. `x is not known` is is_known with text "unknown". where, body and slack
/// may be absent, except that exists always has a body. An aggregate is of the first form if kids[0]
/// is a binder.
// clang-format on
enum class NodeKind : std::uint8_t {
  absent,
  number,
  quantity,
  percent,
  date,
  string,
  boolean,
  name,
  set,
  field,
  call,
  of,
  unary_minus,
  logical_not,
  binary,
  range,
  tolerance,
  is_known,
  has,
  mentions,
  exists,
  aggregate,
  binder,
  for_each,
  when,
  must_match,
  must_have,
  forbid,
};

/// The operator of a binary node; `none` on every other kind.
enum class Op : std::uint8_t {
  none,
  implies,
  or_,
  and_,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  approx,
  in,
  not_in,
  add,
  subtract,
  multiply,
  divide,
};

struct Node {
  NodeKind kind = NodeKind::absent;
  Op op = Op::none;
  /// Bytes of the check's text. Brackets around an expression belong to its span; the span of a
  /// binder begins with its kind; an absent node's span is {0, 0}.
  Span at;
  std::string text;
  double number = 0;
  std::vector<Node> kids;

  [[nodiscard]] bool present() const { return kind != NodeKind::absent; }
};

/// Structural equality; spans are ignored.
bool operator==(const Node& a, const Node& b);

// clang-format off
/// What an Element of a pattern is.
///
/// kind          text        other fields         example
/// ----------------------------------------------------------------------------
/// word          as written                       approve (matches by lemma); -
/// exact         unescaped                        "US" (matches as written)
/// alternatives              branches, 1 or more  [chip|graphics card]; [-]
/// group                     branches, exactly 1  (per month)?
/// gap                       most                 ... or ..5..
/// capture       kind        name, head           {value: count of chip}
/// class_        class       name, may be empty   {@approve}; {verb: @deny}
// clang-format on
enum class ElementKind : std::uint8_t { word, exact, alternatives, group, gap, capture, class_ };

/// A gap's `most` when it is bounded by its sentence only.
inline constexpr std::uint32_t unbounded_gap = 0xFFFFFFFFU;

struct Element {
  ElementKind kind = ElementKind::word;
  /// A `?` follows. Never set on a gap, which may be empty anyway.
  bool optional = false;
  /// Gap only: how many tokens it may skip at most (the least is none).
  std::uint32_t most = 0;
  /// Bytes of the pattern's text, with brackets, without the `?`.
  Span at;
  std::string text;
  /// The name a capture or class binds.
  std::string name;
  /// Capture only: the words after `of` with one space between ("memory chip"), or a class with its
  /// sign ("@chip"); empty if the capture does not ask for a head noun.
  std::string head;
  /// Alternatives and group: each branch is a sequence of at least one element.
  std::vector<std::vector<Element>> branches;
};

/// A find string: elements in the order of the text. White space between elements means nothing:
/// `market[-]leading` is a word, an alternative of one punctuation mark and a word.
struct Pattern {
  std::vector<Element> elements;
};

/// Structural equality; spans are ignored.
bool operator==(const Element& a, const Element& b);
bool operator==(const Pattern& a, const Pattern& b);

/// The node kind's name as in the table above ("for_each"), for messages and dumps.
std::string_view name_of(NodeKind kind);
std::string_view name_of(ElementKind kind);

}  // namespace factlint::grammar
