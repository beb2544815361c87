#include "engine/rule/expressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include "grammar/print.hpp"

namespace factlint {

using grammar::NodeKind;
using grammar::Op;

namespace {

bool is_text(const StaticType& type) {
  return type.type == Type::text || type.type == Type::entity;
}

bool is_order(Op op) {
  return op == Op::less || op == Op::less_equal || op == Op::greater || op == Op::greater_equal;
}

}  // namespace

void ExpressionChecker::error(Span in_text, std::string message, std::string help) {
  issues_.error(text_.to_source({in_text.begin + begin_, in_text.end + begin_}), std::move(message),
                std::move(help));
}

Span ExpressionChecker::word(const Node& node, std::string_view text, std::uint32_t from) const {
  const std::size_t found = std::string_view(text_.text).find(text, from + begin_);
  if (found == std::string_view::npos || found + text.size() > node.at.end + begin_) return node.at;
  const auto begin = static_cast<std::uint32_t>(found) - begin_;
  return {begin, begin + static_cast<std::uint32_t>(text.size())};
}

void ExpressionChecker::condition(const Node& node) {
  if (!node.present()) return;
  const StaticType type = infer(node);
  if (type.known() && type.type != Type::boolean) {
    error(node.at, fmt::format("expected a condition, got {}", describe(type)));
  }
}

StaticType ExpressionChecker::infer(const Node& node) {
  const StaticType boolean = StaticType::of(Type::boolean);
  switch (node.kind) {
    case NodeKind::absent:
      return {};
    case NodeKind::number:
      return StaticType::value(kPlainNumber);
    case NodeKind::quantity:
      return quantity(node);
    case NodeKind::percent:
      return StaticType::value(kPercent);
    case NodeKind::date:
      return StaticType::of(Type::date);
    case NodeKind::string:
      return StaticType::of(Type::text);
    case NodeKind::boolean:
      return boolean;
    case NodeKind::name:
      return name(node);
    case NodeKind::set: {
      StaticType first;
      for (const Node& kid : node.kids) {
        const StaticType type = plain(infer(kid));
        if (!first.known()) {
          first = type;
        } else {
          comparable(kid, first, type, "a set mixes");
        }
      }
      return StaticType::list(first.type, first.dimension);
    }
    case NodeKind::field:
      return field(node);
    case NodeKind::call:
      return call(node);
    case NodeKind::of:
      return of(node);
    case NodeKind::unary_minus: {
      const StaticType type = plain(infer(node.kids[0]));
      if (!type.known() || type.type == Type::value) return type;
      error(node.at, fmt::format("`-` needs a number, not {}", describe(type)));
      return {};
    }
    case NodeKind::logical_not:
      condition(node.kids[0]);
      return boolean;
    case NodeKind::binary:
      return binary(node);
    case NodeKind::range: {
      const StaticType low = plain(infer(node.kids[0]));
      const StaticType high = plain(infer(node.kids[1]));
      comparable(node, low, high, "a range mixes");
      for (const StaticType& end : {low, high}) {
        if (!end.known() || end.type == Type::value || end.type == Type::date) continue;
        error(node.at, fmt::format("a range needs numbers or dates, not {}", describe(end)));
        return {};
      }
      const StaticType& known = low.dimension.empty() ? high : low;
      return StaticType::list(known.type, known.dimension);
    }
    case NodeKind::tolerance:
      return tolerance(node);
    case NodeKind::is_known:
      infer(node.kids[0]);
      return boolean;
    case NodeKind::has: {
      const StaticType owner = infer(node.kids[0]);
      check_field_or_part(node, owner, word(node, node.text, node.kids[0].at.end));
      return boolean;
    }
    case NodeKind::mentions:
      return mentions(node);
    case NodeKind::exists:
    case NodeKind::for_each:
    case NodeKind::when:
      return scoped(node);
    case NodeKind::aggregate:
      return aggregate(node);
    case NodeKind::binder:
      return binder(node);
    case NodeKind::must_match:
      must_match(node);
      return boolean;
    case NodeKind::must_have:
      must_have(node);
      return boolean;
    case NodeKind::forbid:
      forbid(node);
      return boolean;
  }
  return {};
}

/// exists, for each, when: names bound in them end with them.
StaticType ExpressionChecker::scoped(const Node& node) {
  const std::size_t before = bindings_.size();
  if (node.kind == NodeKind::when) {
    condition(node.kids[0]);
    condition(node.kids[1]);
  } else {
    const bool exists = node.kind == NodeKind::exists;
    local_ += exists ? 1 : 0;
    for (std::size_t i = 0; i + 2 < node.kids.size(); ++i) binder(node.kids[i]);
    condition(node.kids[node.kids.size() - 2]);
    condition(node.kids.back());
    local_ -= exists ? 1 : 0;
  }
  bindings_.resize(before);
  return StaticType::of(Type::boolean);
}

StaticType ExpressionChecker::mentions(const Node& node) {
  const StaticType owner = infer(node.kids[0]);
  if (owner.known() && owner.type != Type::item && owner.type != Type::text) {
    error(node.kids[0].at,
          fmt::format("only a document, a part or text mentions things, not {}", describe(owner)));
  }
  if (node.kids[1].kind == NodeKind::binder) {
    binder(node.kids[1]);
  } else {
    infer(node.kids[1]);
  }
  return StaticType::of(Type::boolean);
}

StaticType ExpressionChecker::binary(const Node& node) {
  if (node.op == Op::and_ || node.op == Op::or_ || node.op == Op::implies) {
    condition(node.kids[0]);
    condition(node.kids[1]);
    return StaticType::of(Type::boolean);
  }
  if (node.op == Op::add || node.op == Op::subtract || node.op == Op::multiply ||
      node.op == Op::divide) {
    return arithmetic(node);
  }
  const StaticType left = infer(node.kids[0]);
  const StaticType right = infer(node.kids[1]);
  if (node.op == Op::in || node.op == Op::not_in) {
    membership(node, left, right);
  } else {
    compare(node, left, right);
  }
  return StaticType::of(Type::boolean);
}

bool ExpressionChecker::comparable(const Node& node, const StaticType& left,
                                   const StaticType& right, std::string_view operation) {
  if (!left.known() || !right.known()) return true;
  if (left.type == Type::value && right.type == Type::value) {
    if (same_dimension(left.dimension, right.dimension)) return true;
    std::string help;
    const bool percent = left.dimension == kPercent || right.dimension == kPercent;
    if (percent && (left.dimension == kPlainNumber || right.dimension == kPlainNumber)) {
      help = "a percentage is written with its sign: 5%";
    } else if (percent && (left.dimension == kPoints || right.dimension == kPoints)) {
      help = "a change by percentage points is no change by per cent";
    }
    error(node.at, fmt::format("{} {} with {}", operation, describe(left), describe(right)), help);
    return false;
  }
  if (left.type == right.type || (is_text(left) && is_text(right))) return true;
  const bool date_and_text = (left.type == Type::date && right.type == Type::text) ||
                             (left.type == Type::text && right.type == Type::date);
  error(node.at, fmt::format("{} {} with {}", operation, describe(left), describe(right)),
        date_and_text ? "dates are written without quotes: 2026-01-13" : "");
  return false;
}

void ExpressionChecker::compare(const Node& node, const StaticType& left, const StaticType& right) {
  const StaticType a = plain(left);
  const StaticType b = plain(right);
  for (const auto& [side, type] : {std::pair{&node.kids[0], a}, std::pair{&node.kids[1], b}}) {
    // A range or a set: the other side may be any of it.
    const Type each = type.type == Type::list ? type.element : type.type;
    if (each == Type::unknown || each == Type::value || each == Type::date) continue;
    if (is_order(node.op) || node.op == Op::approx) {
      error(side->at,
            fmt::format("`{}` needs numbers or dates, not {}",
                        grammar::symbol(node.op, grammar::Spelling::ascii), describe(type)));
      return;
    }
  }
  const auto element = [](const StaticType& type) {
    if (type.type != Type::list) return type;
    StaticType out = StaticType::of(type.element);
    out.dimension = type.dimension;
    return out;
  };
  comparable(node, element(a), element(b), "this compares");
}

void ExpressionChecker::membership(const Node& node, const StaticType& left,
                                   const StaticType& right) {
  if (!right.known()) return;
  if (right.type == Type::item) {
    if (right.table != nullptr) {
      error(node.kids[1].at, "a table is no list", "name one of its columns behind a `.`");
    } else if (left.known() && left.type != Type::item && !is_text(left)) {
      error(node.kids[0].at,
            fmt::format("only what a document says is in a place, not {}", describe(left)));
    }
    return;
  }
  if (right.type == Type::list) {
    StaticType element = StaticType::of(right.element);
    element.dimension = right.dimension;
    comparable(node, plain(left), element, "this looks among");
    return;
  }
  error(node.kids[1].at,
        fmt::format("`in` needs a list, a range or a place, not {}", describe(right)),
        right.type == Type::text ? "for words inside text: contains(text, part)" : "");
}

StaticType ExpressionChecker::arithmetic(const Node& node) {
  const StaticType left = plain(infer(node.kids[0]));
  const StaticType right = plain(infer(node.kids[1]));
  const bool sum = node.op == Op::add || node.op == Op::subtract;
  for (const auto& [side, type] :
       {std::pair{&node.kids[0], left}, std::pair{&node.kids[1], right}}) {
    if (!type.known() || type.type == Type::value || (sum && type.type == Type::date)) continue;
    error(side->at, fmt::format("`{}` needs numbers{}, not {}",
                                grammar::symbol(node.op, grammar::Spelling::ascii),
                                sum ? " or dates" : "", describe(type)));
    return {};
  }
  if (left.type == Type::date || right.type == Type::date) {
    if (left.type == Type::date && right.type == Type::date) {
      if (node.op == Op::subtract) return StaticType::value(kTime);
      error(node.at, "two dates cannot be added");
      return {};
    }
    const StaticType& other = left.type == Type::date ? right : left;
    if (other.known() && !same_dimension(other.dimension, kTime)) {
      error(node.at, fmt::format("a date is moved by a length of time, not by {}", describe(other)),
            "write it with its unit: 3 days");
    }
    return StaticType::of(Type::date);
  }
  if (!left.known() || !right.known()) return StaticType::value();
  if (sum) {
    if (!comparable(node, left, right, node.op == Op::add ? "this adds" : "this subtracts")) {
      return StaticType::value();
    }
    return StaticType::value(left.dimension.empty() ? right.dimension : left.dimension);
  }
  const auto is_factor = [](std::string_view d) {
    return d == kPlainNumber || d == kRatio || d == kPercent;
  };
  if (node.op == Op::divide) {
    if (left.dimension.empty() || right.dimension.empty()) return StaticType::value();
    if (left.dimension == right.dimension) return StaticType::value(kRatio);
    // Money for a count is money each: "m.value / c.value in 20000 USD .. 35000 USD".
    return StaticType::value(is_factor(right.dimension) ? left.dimension : std::string_view());
  }
  if (is_factor(right.dimension)) return StaticType::value(left.dimension);
  if (is_factor(left.dimension)) return StaticType::value(right.dimension);
  return StaticType::value();
}

StaticType ExpressionChecker::tolerance(const Node& node) {
  const StaticType center = plain(infer(node.kids[0]));
  const StaticType slack = plain(infer(node.kids[1]));
  if (slack.known() && slack.type != Type::value) {
    error(node.kids[1].at, fmt::format("a tolerance is a number, not {}", describe(slack)));
    return center;
  }
  const Type each = center.type == Type::list ? center.element : center.type;
  if (each != Type::unknown && each != Type::value && each != Type::date) {
    error(node.kids[0].at,
          fmt::format("only numbers and dates have a tolerance, not {}", describe(center)));
    return {};
  }
  const std::string_view wanted = each == Type::date ? kTime : center.dimension;
  const bool share = slack.dimension == kPercent && each != Type::date;
  if (slack.known() && !share && !same_dimension(wanted, slack.dimension)) {
    error(node.kids[1].at,
          fmt::format("{} cannot have a tolerance of {}", describe(center), describe(slack)),
          each == Type::date ? "write it with its unit: 3 days" : "");
  }
  return center;
}

StaticType ExpressionChecker::aggregate(const Node& node) {
  const std::size_t before = bindings_.size();
  ++local_;
  StaticType each;
  if (node.kids[0].kind == NodeKind::binder) {
    each = plain(binder(node.kids[0]));
    condition(node.kids[1]);
    if (node.kids[2].present()) each = plain(infer(node.kids[2]));
  } else {
    const StaticType all = infer(node.kids[0]);
    each = StaticType::of(all.type == Type::list ? all.element : Type::unknown);
    each.dimension = all.dimension;
    const bool many = !all.known() || all.type == Type::list || all.facts != nullptr;
    if (!many) {
      error(node.kids[0].at,
            fmt::format("`{}` needs a list or facts, not {}", node.text, describe(all)));
      each = {};
    } else if (all.facts != nullptr) {
      each = plain(all);
    }
  }
  --local_;
  bindings_.resize(before);
  if (node.text == "count") return StaticType::value(kPlainNumber);
  if (each.known() && each.type != Type::value &&
      !(each.type == Type::date && (node.text == "min" || node.text == "max"))) {
    error(node.at, fmt::format("`{}` needs numbers, not {}", node.text, describe(each)));
    return {};
  }
  return each.known() ? each : StaticType::value();
}

}  // namespace factlint
