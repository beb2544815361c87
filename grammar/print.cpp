#include "grammar/print.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace factlint::grammar {
std::string_view symbol(Op op, Spelling spelling) {
  const bool ascii = spelling == Spelling::ascii;
  switch (op) {
    case Op::none:
      return "";
    case Op::implies:
      return "implies";
    case Op::or_:
      return "or";
    case Op::and_:
      return "and";
    case Op::equal:
      return "=";
    case Op::not_equal:
      return ascii ? "!=" : "≠";
    case Op::less:
      return "<";
    case Op::less_equal:
      return ascii ? "<=" : "≤";
    case Op::greater:
      return ">";
    case Op::greater_equal:
      return ascii ? ">=" : "≥";
    case Op::approx:
      return ascii ? "~=" : "≈";
    case Op::in:
      return "in";
    case Op::not_in:
      return "not in";
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return ascii ? "*" : "×";
    case Op::divide:
      return "/";
  }
  return "";
}

namespace {

/// The levels of the grammar, loosest first; an expression is put in brackets where its place asks
/// for a tighter one. Same order as the rules of parse_check.cpp.
enum class Level {
  check,
  implication,
  disjunction,
  conjunction,
  negation,
  comparison,
  tolerance,
  range,
  additive,
  multiplicative,
  unary,
  of,
  postfix,
};

Level tighter(Level level) {
  return static_cast<Level>(static_cast<int>(level) + 1);
}

Level level_of(Op op) {
  switch (op) {
    case Op::implies:
      return Level::implication;
    case Op::or_:
      return Level::disjunction;
    case Op::and_:
      return Level::conjunction;
    case Op::add:
    case Op::subtract:
      return Level::additive;
    case Op::multiply:
    case Op::divide:
      return Level::multiplicative;
    default:
      return Level::comparison;
  }
}

Level level_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::for_each:
    case NodeKind::when:
    case NodeKind::must_match:
    case NodeKind::must_have:
    case NodeKind::forbid:
      return Level::check;
    case NodeKind::binary:
      return level_of(node.op);
    case NodeKind::logical_not:
    case NodeKind::exists:
      return Level::negation;
    case NodeKind::is_known:
    case NodeKind::has:
    case NodeKind::mentions:
      return Level::comparison;
    case NodeKind::tolerance:
      return Level::tolerance;
    case NodeKind::range:
      return Level::range;
    case NodeKind::unary_minus:
      return Level::unary;
    case NodeKind::of:
      return Level::of;
    default:
      return Level::postfix;
  }
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// Shortest text that reads back as the same number; plain digits where people write them.
std::string digits_of(double number) {
  std::array<char, 400> buffer;
  const double size = std::fabs(number);
  const bool plain = size == 0 || (size >= 1e-6 && size < 1e15);
  const auto form = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, form).ptr;
  return {buffer.data(), end};
}

/// `count(n in d)` would read `n in d` as a binder: the test `(n in d)` keeps its brackets there.
bool reads_as_binder(const Node& node) {
  if (node.kind != NodeKind::binary) return false;
  if (node.op == Op::in) return node.kids[0].kind == NodeKind::name;
  const bool logical = node.op == Op::and_ || node.op == Op::or_ || node.op == Op::implies;
  return logical && reads_as_binder(node.kids[0]);
}

class Printer {
 public:
  explicit Printer(Spelling spelling) : spelling_(spelling) {}

  /// `last`: nothing of an enclosing expression follows, so that an `exists`, which reaches as far
  /// as it can, needs no brackets.
  void expression(const Node& node, Level wanted, bool last) {
    const Level level = level_of(node);
    const bool open_end = node.kind == NodeKind::exists && !last;
    if (level < wanted || open_end) {
      out_ += '(';
      body(node, true);
      out_ += ')';
    } else {
      body(node, last);
    }
  }

  void check(const Node& node) { expression(node, Level::check, true); }

  std::string take() { return std::move(out_); }

 private:
  void whole(const Node& node) { expression(node, Level::implication, true); }

  void list(const std::vector<Node>& nodes, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (i > from) out_ += ", ";
      node_in_list(nodes[i]);
    }
  }

  void node_in_list(const Node& node) {
    if (node.kind == NodeKind::binder) {
      binder(node);
    } else {
      whole(node);
    }
  }

  void binder(const Node& node) {
    out_ += node.text;
    if (node.kids[0].present()) out_ += ' ' + node.kids[0].text;
    const Node& place = node.kids[1];
    if (!place.present()) return;
    out_ += " in ";
    if (place.kind == NodeKind::binder) {
      binder(place);
    } else {
      expression(place, Level::of, true);
    }
  }

  void where(const Node& condition) {
    if (!condition.present()) return;
    out_ += " where ";
    whole(condition);
  }

  void infix(const Node& node, std::string_view text, Level left, Level right, bool last) {
    expression(node.kids[0], left, false);
    out_ += ' ';
    out_ += text;
    out_ += ' ';
    expression(node.kids[1], right, last);
  }

  void binary(const Node& node, bool last) {
    const Level level = level_of(node);
    const bool chains_left = level == Level::disjunction || level == Level::conjunction ||
                             level == Level::additive || level == Level::multiplicative;
    const bool chains_right = level == Level::implication;
    infix(node, symbol(node.op, spelling_), chains_left ? level : tighter(level),
          chains_right ? level : tighter(level), last);
  }

  void aggregate(const Node& node) {
    out_ += node.text + '(';
    if (node.kids[0].kind == NodeKind::binder) {
      binder(node.kids[0]);
      where(node.kids[1]);
      if (node.kids[2].present()) {
        out_ += ": ";
        whole(node.kids[2]);
      }
    } else if (reads_as_binder(node.kids[0])) {
      expression(node.kids[0], Level::postfix, true);
    } else {
      whole(node.kids[0]);
    }
    out_ += ')';
  }

  void must_match(const Node& node) {
    out_ += node.kids[0].text + " must match " + node.text + ' ' + node.kids[1].text;
    if (!node.kids[2].present()) return;
    out_ += " within ";
    expression(node.kids[2], Level::additive, true);
  }

  void sentence(const Node& node) {
    const std::vector<Node>& kids = node.kids;
    switch (node.kind) {
      case NodeKind::for_each:
        out_ += "for each ";
        list(kids, 0, kids.size() - 2);
        where(kids[kids.size() - 2]);
        out_ += ": ";
        check(kids.back());
        return;
      case NodeKind::when:
        out_ += "when ";
        whole(kids[0]);
        out_ += ": ";
        check(kids[1]);
        return;
      case NodeKind::must_have:
        out_ += "every ";
        binder(kids[0]);
        out_ += " must have " + node.text;
        return;
      case NodeKind::forbid:
        out_ += "forbid " + quoted(kids[0].text);
        if (kids.size() > 1) out_ += " outside ";
        list(kids, 1, kids.size());
        return;
      default:
        must_match(node);
    }
  }

  void body(const Node& node, bool last) {
    const std::vector<Node>& kids = node.kids;
    switch (node.kind) {
      case NodeKind::absent:
        return;
      case NodeKind::number:
        out_ += digits_of(node.number);
        return;
      case NodeKind::quantity:
        out_ += digits_of(node.number) + ' ' + node.text;
        return;
      case NodeKind::percent:
        out_ += digits_of(node.number) + '%';
        return;
      case NodeKind::string:
        out_ += quoted(node.text);
        return;
      case NodeKind::date:
      case NodeKind::boolean:
      case NodeKind::name:
        out_ += node.text;
        return;
      case NodeKind::set:
        out_ += '{';
        list(kids, 0, kids.size());
        out_ += '}';
        return;
      case NodeKind::field:
        expression(kids[0], Level::postfix, false);
        out_ += '.' + node.text;
        return;
      case NodeKind::call:
        out_ += node.text + '(';
        list(kids, 0, kids.size());
        out_ += ')';
        return;
      case NodeKind::of:
        infix(node, "of", Level::postfix, Level::of, last);
        return;
      case NodeKind::unary_minus:
        out_ += '-';
        expression(kids[0], Level::unary, last);
        return;
      case NodeKind::logical_not:
        out_ += "not ";
        expression(kids[0], Level::negation, last);
        return;
      case NodeKind::binary:
        binary(node, last);
        return;
      case NodeKind::range:
        infix(node, "..", Level::additive, Level::additive, last);
        return;
      case NodeKind::tolerance:
        infix(node, spelling_ == Spelling::ascii ? "+-" : "±", Level::range, Level::additive, last);
        return;
      case NodeKind::is_known:
        expression(kids[0], Level::tolerance, false);
        out_ += " is " + node.text;
        return;
      case NodeKind::has:
        expression(kids[0], Level::tolerance, false);
        out_ += " has " + node.text;
        return;
      case NodeKind::mentions:
        expression(kids[0], Level::tolerance, false);
        out_ += " mentions ";
        if (kids[1].kind == NodeKind::binder) {
          binder(kids[1]);
        } else {
          expression(kids[1], Level::additive, last);
        }
        return;
      case NodeKind::exists:
        out_ += "exists ";
        binder(kids[0]);
        where(kids[1]);
        out_ += ": ";
        whole(kids[2]);
        return;
      case NodeKind::aggregate:
        aggregate(node);
        return;
      case NodeKind::binder:
        binder(node);
        return;
      default:
        sentence(node);
    }
  }

  Spelling spelling_;
  std::string out_;
};

void print_into(std::string& out, const std::vector<Element>& elements);

void print_into(std::string& out, const Element& element) {
  switch (element.kind) {
    case ElementKind::word:
      out += element.text;
      break;
    case ElementKind::exact:
      out += quoted(element.text);
      break;
    case ElementKind::alternatives:
    case ElementKind::group: {
      const bool group = element.kind == ElementKind::group;
      out += group ? '(' : '[';
      for (std::size_t i = 0; i < element.branches.size(); ++i) {
        if (i > 0) out += '|';
        print_into(out, element.branches[i]);
      }
      out += group ? ')' : ']';
      break;
    }
    case ElementKind::gap:
      out += element.most == unbounded_gap ? "..." : ".." + std::to_string(element.most) + "..";
      break;
    case ElementKind::capture:
      out += '{' + element.name + ": " + element.text;
      if (!element.head.empty()) out += " of " + element.head;
      out += '}';
      break;
    case ElementKind::class_:
      out += '{' + (element.name.empty() ? "" : element.name + ": ") + '@' + element.text + '}';
      break;
  }
  if (element.optional) out += '?';
}

void print_into(std::string& out, const std::vector<Element>& elements) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (i > 0) out += ' ';
    print_into(out, elements[i]);
  }
}

}  // namespace

std::string print(const Node& node, Spelling spelling) {
  Printer printer(spelling);
  printer.check(node);
  return printer.take();
}

std::string print(const Pattern& pattern) {
  std::string out;
  print_into(out, pattern.elements);
  return out;
}

}  // namespace factlint::grammar
