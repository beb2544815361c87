// The check language as X3 rules, one a precedence level, loosest first; REFERENCE.md has the same
// grammar as EBNF. Every level has its own BOOST_SPIRIT_DEFINE: inline they compile five times
// slower.
#include <boost/range/iterator_range.hpp>
#include <boost/spirit/home/x3.hpp>
#include <charconv>
#include <chrono>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "grammar/parse.hpp"
#include "grammar/trail.hpp"

#include "grammar/directives.ipp"

namespace factlint::grammar {
namespace {

constexpr const char* an_expression = "an expression";

// ---- actions: what a rule does with what its parts parsed

const auto set = [](auto& ctx) { _val(ctx) = std::move(_attr(ctx)); };
const auto add_kid = [](auto& ctx) { _val(ctx).kids.push_back(std::move(_attr(ctx))); };
const auto add_absent = [](auto& ctx) { _val(ctx).kids.emplace_back(); };
const auto set_text = [](auto& ctx) { _val(ctx).text = text_of(_attr(ctx)); };

/// Marks what is being built; always succeeds.
auto build(NodeKind kind) {
  return always[([kind](auto& ctx) { _val(ctx).kind = kind; })];
}

/// Puts `left` under a new node that begins where it began.
Node wrapped(NodeKind kind, Op op, Node&& left) {
  Node node;
  node.kind = kind;
  node.op = op;
  node.at = left.at;
  node.kids.push_back(std::move(left));
  return node;
}

Node joined(NodeKind kind, Op op, Node&& left, Node&& right) {
  Node node = wrapped(kind, op, std::move(left));
  node.at.end = right.at.end;
  node.kids.push_back(std::move(right));
  return node;
}

/// Counts an operator, at the operand behind it.
template <class Context>
bool counted(Context& ctx, std::uint32_t at) {
  if (trail_of(ctx).count_operator(at)) return true;
  _pass(ctx) = false;
  return false;
}

auto join(NodeKind kind, Op op = Op::none) {
  return [kind, op](auto& ctx) {
    if (!counted(ctx, _attr(ctx).at.begin)) return;
    _val(ctx) = joined(kind, op, std::move(_val(ctx)), std::move(_attr(ctx)));
  };
}

/// After `symbol >> operand`, where the symbol table gives the operator.
const auto join_pair = [](auto& ctx) {
  const Op op = boost::fusion::at_c<0>(_attr(ctx));
  Node& right = boost::fusion::at_c<1>(_attr(ctx));
  if (!counted(ctx, right.at.begin)) return;
  _val(ctx) = joined(NodeKind::binary, op, std::move(_val(ctx)), std::move(right));
};

/// After a word that belongs to the node: `.field`, `has field`, `is known`.
auto wrap(NodeKind kind) {
  return [kind](auto& ctx) {
    const Range& word = _attr(ctx);
    const Span at = trail_of(ctx).span(word.begin(), word.end());
    if (!counted(ctx, at.begin)) return;
    Node node = wrapped(kind, Op::none, std::move(_val(ctx)));
    node.text = text_of(word);
    node.at.end = at.end;
    _val(ctx) = std::move(node);
  };
}

const auto negate_known = [](auto& ctx) {
  _val(ctx).text = _val(ctx).text == "known" ? "unknown" : "known";
};

/// `400_000` to 400000. Out of range gives infinity, which `fault_of` reports.
const auto set_number = [](auto& ctx) {
  std::string digits = text_of(_attr(ctx));
  std::erase(digits, '_');
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  _val(ctx).kind = NodeKind::number;
  _val(ctx).number = error == std::errc() ? number : HUGE_VAL;
};

const auto set_unit = [](auto& ctx) {
  _val(ctx).kind = NodeKind::quantity;
  _val(ctx).text = text_of(_attr(ctx));
};

const auto set_string = [](auto& ctx) { _val(ctx).text = std::move(_attr(ctx)); };

/// `max(a, b)` compares its arguments and is a plain call; `max(a)` aggregates.
const auto call_if_many = [](auto& ctx) {
  if (_val(ctx).kids.size() > 1) _val(ctx).kind = NodeKind::call;
};

// ---- symbols

struct ComparisonSymbols : x3::symbols<Op> {
  ComparisonSymbols() {
    add("=", Op::equal)("!=", Op::not_equal)("≠", Op::not_equal)("<", Op::less)(
        "<=", Op::less_equal)("≤", Op::less_equal)(">", Op::greater)(">=", Op::greater_equal)(
        "≥", Op::greater_equal)("≈", Op::approx)("~=", Op::approx);
  }
};
const ComparisonSymbols comparison_symbol;

struct AggregateWords : x3::symbols<x3::unused_type> {
  AggregateWords() {
    for (const char* word : {"count", "sum", "min", "max", "avg"}) add(word);
  }
};
const AggregateWords aggregate_words;

const auto for_word = keyword("for"), each_word = keyword("each"), when_word = keyword("when"),
           where_word = keyword("where"), every_word = keyword("every"),
           forbid_word = keyword("forbid"), outside_word = keyword("outside"),
           exists_word = keyword("exists"), must_word = keyword("must"),
           match_word = keyword("match"), have_word = keyword("have"), in_word = keyword("in"),
           is_word = keyword("is"), not_word = keyword("not"), and_word = keyword("and"),
           or_word = keyword("or"), implies_word = keyword("implies"), has_word = keyword("has"),
           mentions_word = keyword("mentions"), of_word = keyword("of"),
           across_word = keyword("across"), within_word = keyword("within"),
           known_word = keyword("known"), unknown_word = keyword("unknown"),
           true_word = keyword("true"), false_word = keyword("false"), times_word = keyword("x");

const auto utf8_operator = lit("≈") | "±" | "×" | "≤" | "≥" | "≠";
const auto plus_minus = lit("±") | "+-";
/// `+-` is one operator: `a +- 5` is a tolerance, `a + -5` a sum.
const x3::rule<struct add_symbol_id, Op> add_symbol = "add";
const auto add_symbol_def = lexeme['+' >> !lit('-')] >> x3::attr(Op::add) |
                            '-' >> x3::attr(Op::subtract);
/// `x` multiplies where an operator may stand and is a name everywhere else.
const x3::rule<struct multiply_symbol_id, Op> multiply_symbol = "multiply";
const auto multiply_symbol_def = (lit('*') | "×" | times_word) >> x3::attr(Op::multiply) |
                                 '/' >> x3::attr(Op::divide);
BOOST_SPIRIT_DEFINE(add_symbol, multiply_symbol)
const auto dots = lexeme[".." >> !lit('.')];

const auto digits = x3::ascii::digit >> *(-lit('_') >> x3::ascii::digit);
const auto number_text =
    lexeme[digits >> -('.' >> digits) >> -(x3::char_("eE") >> -x3::char_("+-") >> digits)];
const auto two_digits = x3::ascii::digit >> x3::ascii::digit;
const auto date_text =
    lexeme[two_digits >> two_digits >> '-' >> two_digits >> '-' >> two_digits >> !word_byte];
const auto unit_high_byte = !utf8_operator >> high_byte;
const auto unit_text = lexeme[!reserved >> !times_word >> (x3::ascii::alpha | unit_high_byte) >>
                              *(word_byte | unit_high_byte)];

// ---- rules

#define FACTLINT_RULE(name) const x3::rule<struct name##_id, Node> name = #name

FACTLINT_RULE(check);
FACTLINT_RULE(when_check);
FACTLINT_RULE(for_each_check);
FACTLINT_RULE(every_check);
FACTLINT_RULE(forbid_check);
FACTLINT_RULE(match_check);
FACTLINT_RULE(binder);
FACTLINT_RULE(nameless_binder);
FACTLINT_RULE(counted_binder);
FACTLINT_RULE(place);
FACTLINT_RULE(implication);
FACTLINT_RULE(disjunction);
FACTLINT_RULE(conjunction);
FACTLINT_RULE(negation);
FACTLINT_RULE(not_expression);
FACTLINT_RULE(exists_expression);
FACTLINT_RULE(comparison);
FACTLINT_RULE(tolerance);
FACTLINT_RULE(range);
FACTLINT_RULE(additive);
FACTLINT_RULE(multiplicative);
FACTLINT_RULE(unary);
FACTLINT_RULE(minus_expression);
FACTLINT_RULE(of_expression);
FACTLINT_RULE(postfix);
FACTLINT_RULE(primary);
FACTLINT_RULE(brackets);
FACTLINT_RULE(set_literal);
FACTLINT_RULE(aggregate);
FACTLINT_RULE(call);
FACTLINT_RULE(name_node);
FACTLINT_RULE(boolean);
FACTLINT_RULE(date);
FACTLINT_RULE(number);
FACTLINT_RULE(string_node);
#undef FACTLINT_RULE

const auto& expression = implication;
const auto colon = must("':'", lit(':'));
const auto closing = must("')'", lit(')'));
const auto where_part =
    may("'where'", where_word) >> must(an_expression, expression)[add_kid] | always[add_absent];
const auto place_part =
    may("'in'", in_word) >> must("a place", place)[add_kid] | always[add_absent];

const auto check_def = when_check[set] | for_each_check[set] | every_check[set] |
                       forbid_check[set] | match_check[set] | expression[set];
const auto when_check_def =
    stamped(when_word >> build(NodeKind::when) >> must(an_expression, expression)[add_kid] >>
            colon >> nested(must("a check", check))[add_kid]);
const auto for_each_check_def =
    stamped(for_word >> must("'each'", each_word) >> build(NodeKind::for_each) >>
            (must("a kind", binder)[add_kid] % may("','", lit(','))) >> where_part >> colon >>
            nested(must("a check", check))[add_kid]);
const auto every_check_def = stamped(
    every_word >> build(NodeKind::must_have) >> must("a kind", nameless_binder)[add_kid] >>
    must("'must'", must_word) >> must("'have'", have_word) >> must("a field", any_word)[set_text]);
const auto forbid_check_def = stamped(
    forbid_word >> build(NodeKind::forbid) >> must("a pattern in quotes", string_node)[add_kid] >>
    -(may("'outside'", outside_word) >>
      (must("a part or a kind", name_node)[add_kid] % may("','", lit(',')))));
const auto match_check_def = stamped(
    &(name_word >> must_word) >> build(NodeKind::must_match) >> name_node[add_kid] >> must_word >>
    must("'match'", match_word) >>
    must("'across' or 'within'", raw[across_word | within_word])[set_text] >>
    must("a scope", name_node)[add_kid] >>
    (may("'within'", within_word) >> must("a tolerance", additive)[add_kid] | always[add_absent]));

const auto binder_def = stamped(build(NodeKind::binder) >> name_word[set_text] >>
                                must("a name", name_node)[add_kid] >> place_part);
const auto nameless_binder_def =
    stamped(build(NodeKind::binder) >> name_word[set_text] >> always[add_absent] >> place_part);
/// Inside an aggregate the name is optional: `count(quotation in d)`, `count(count n in d where
/// …)`.
const auto counted_binder_def = stamped(build(NodeKind::binder) >> name_word[set_text] >>
                                        (name_node[add_kid] | always[add_absent]) >> place_part);
/// `in table t` binds t, `in t` looks it up.
const auto place_def = &(name_word >> name_word) >> nested(binder)[set] | of_expression[set];

const auto implication_def = disjunction[set] >>
                             -(may(logical_operators, implies_word) >>
                               nested(must(an_expression,
                                           implication))[join(NodeKind::binary, Op::implies)]);
const auto disjunction_def = conjunction[set] >>
                             *(may(logical_operators, or_word) >>
                               must(an_expression, conjunction)[join(NodeKind::binary, Op::or_)]);
const auto conjunction_def = negation[set] >>
                             *(may(logical_operators, and_word) >>
                               must(an_expression, negation)[join(NodeKind::binary, Op::and_)]);
const auto negation_def = not_expression[set] | exists_expression[set] | comparison[set];
const auto not_expression_def = stamped(not_word >> build(NodeKind::logical_not) >>
                                        nested(must(an_expression, negation))[add_kid]);
const auto exists_expression_def =
    stamped(exists_word >> build(NodeKind::exists) >> must("a kind", binder)[add_kid] >>
            where_part >> colon >> nested(must(an_expression, expression))[add_kid]);

const auto knowledge = raw[known_word | unknown_word][wrap(NodeKind::is_known)];
const auto comparison_def =
    tolerance[set] >>
    -((may(comparison_operator, comparison_symbol) >> must(an_expression, tolerance))[join_pair] |
      may(comparison_operator, in_word) >>
          must(an_expression, tolerance)[join(NodeKind::binary, Op::in)] |
      may(comparison_operator, not_word) >> must("'in'", in_word) >>
          must(an_expression, tolerance)[join(NodeKind::binary, Op::not_in)] |
      may(comparison_operator, is_word) >>
          must("'known', 'unknown' or 'not'",
               knowledge | not_word >> must("'known' or 'unknown'", knowledge)[negate_known]) |
      may(comparison_operator, has_word) >> must("a field", any_word)[wrap(NodeKind::has)] |
      may(comparison_operator, mentions_word) >>
          (&(name_word >> name_word) >> binder[join(NodeKind::mentions)] |
           must("an expression or a kind", additive)[join(NodeKind::mentions)]));

const auto tolerance_def = range[set] >>
                           -(may(arithmetic_operator, plus_minus) >>
                             must(an_expression, additive)[join(NodeKind::tolerance)]);
const auto range_def = additive[set] >> -(may(arithmetic_operator, dots) >>
                                          must(an_expression, additive)[join(NodeKind::range)]);
const auto additive_def = multiplicative[set] >> *(may(arithmetic_operator, add_symbol) >>
                                                   must(an_expression, multiplicative))[join_pair];
const auto multiplicative_def = unary[set] >> *(may(arithmetic_operator, multiply_symbol) >>
                                                must(an_expression, unary))[join_pair];
const auto unary_def = minus_expression[set] | of_expression[set];
const auto minus_expression_def =
    stamped('-' >> build(NodeKind::unary_minus) >> nested(must(an_expression, unary))[add_kid]);
const auto of_expression_def = postfix[set] >>
                               -(of_word >>
                                 nested(must(an_expression, of_expression))[join(NodeKind::of)]);
const auto postfix_def = primary[set] >> *(lexeme['.' >> !lit('.')] >>
                                           must("a field", any_word)[wrap(NodeKind::field)]);

const auto primary_def = date[set] | number[set] | string_node[set] | brackets[set] |
                         set_literal[set] | aggregate[set] | call[set] | boolean[set] |
                         name_node[set];
const auto brackets_def = stamped('(' >> nested(must(an_expression, expression))[set] >> closing);
const auto expressions = must(an_expression, expression)[add_kid] % may("','", lit(','));
const auto set_literal_def =
    stamped('{' >> build(NodeKind::set) >> nested(expressions) >> must("'}'", lit('}')));

const auto aggregate_word = lexeme[aggregate_words >> !word_byte];
/// `quotation in d`, `quotation q`, `count n where …`, but not `t.column` or `a x b`.
const auto binder_ahead =
    name_word >> -name_word >> (in_word | where_word | lit(':')) | name_word >> name_word >> ')';
const auto aggregate_body = &binder_ahead >> must("a kind", counted_binder)[add_kid] >> where_part
                                >>
                                (may("':'", lit(':')) >> must(an_expression, expression)[add_kid] |
                                 always[add_absent]) |
                            expressions >> always[call_if_many];
const auto aggregate_def =
    stamped(&(aggregate_word >> '(') >> build(NodeKind::aggregate) >>
            raw[aggregate_word][set_text] >> '(' >> nested(aggregate_body) >> closing);
const auto call_def = stamped(&(name_word >> '(') >> build(NodeKind::call) >> name_word[set_text] >>
                              '(' >> (lit(')') | nested(expressions) >> closing));

const auto name_node_def = stamped(name_word[set_text] >> build(NodeKind::name));
const auto boolean_def = stamped(raw[true_word | false_word][set_text] >> build(NodeKind::boolean));
const auto date_def = stamped(raw[date_text][set_text] >> build(NodeKind::date));
const auto number_def =
    stamped(raw[number_text][set_number] >>
            -(lit('%') >> build(NodeKind::percent) | always >> raw[unit_text][set_unit]));
const auto string_node_def = stamped(string_text[set_string] >> build(NodeKind::string));

BOOST_SPIRIT_DEFINE(check, when_check, for_each_check, every_check, forbid_check, match_check)
BOOST_SPIRIT_DEFINE(binder, nameless_binder, counted_binder, place)
BOOST_SPIRIT_DEFINE(implication, disjunction, conjunction, negation, not_expression)
BOOST_SPIRIT_DEFINE(exists_expression, comparison, tolerance, range, additive, multiplicative)
BOOST_SPIRIT_DEFINE(unary, minus_expression, of_expression, postfix, primary, brackets)
BOOST_SPIRIT_DEFINE(set_literal, aggregate, call, name_node, boolean, date, number, string_node)

/// Literals that have the right form and mean nothing: `2026-02-30`, `1e999`.
const Node* meaningless_literal(const Node& node) {
  if (node.kind == NodeKind::date) {
    const auto part = [&](std::size_t from, std::size_t size) {
      int value = 0;
      std::from_chars(node.text.data() + from, node.text.data() + from + size, value);
      return value;
    };
    const std::chrono::year_month_day day{std::chrono::year(part(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(part(8, 2)))};
    if (!day.ok()) return &node;
  }
  if (!std::isfinite(node.number)) return &node;
  for (const Node& kid : node.kids) {
    if (const Node* found = meaningless_literal(kid)) return found;
  }
  return nullptr;
}

template <class Entry>
ParseResult<Node> parse_whole(std::string_view text, std::string_view called, const Entry& entry) {
  if (text.data() == nullptr) text = "";
  Trail trail(text, called);
  Node node;
  const char* first = text.data();
  ParseResult<Node> result;
  if (!x3::phrase_parse(first, first + text.size(), x3::with<trail_tag>(trail)[entry], blank,
                        node)) {
    result.error = trail.error();
  } else if (const Node* bad = meaningless_literal(node)) {
    const bool is_date = bad->kind == NodeKind::date;
    result.error = {fmt::format("expected {}, got '{}'",
                                is_date ? "a day that exists" : "a number that fits 64 bits",
                                text.substr(bad->at.begin, bad->at.size())),
                    bad->at};
  } else {
    result.value = std::move(node);
  }
  return result;
}

}  // namespace

ParseResult<Node> parse_check(std::string_view text) {
  return parse_whole(text, "check",
                     must("a check", check) >> must("the end of the check", x3::eoi));
}

ParseResult<Node> parse_expression(std::string_view text) {
  return parse_whole(text, "expression",
                     must(an_expression, expression) >> must("the end of the expression", x3::eoi));
}

std::uint32_t offset_in_literal(std::string_view text, const Node& literal, std::uint32_t offset) {
  std::uint32_t at = literal.at.begin + 1;
  for (std::uint32_t i = 0; i < offset && at < literal.at.end; ++i) at += text[at] == '\\' ? 2 : 1;
  return at;
}

bool is_keyword(std::string_view word) {
  const char* first = word.data();
  const char* const last = first + word.size();
  return x3::parse(first, last, reserved_words >> x3::eoi);
}

}  // namespace factlint::grammar
