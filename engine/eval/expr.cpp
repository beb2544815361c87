#include "engine/eval/expr.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/eval/fields.hpp"
#include "engine/eval/show.hpp"
#include "grammar/print.hpp"

namespace factlint {

using grammar::Node;
using grammar::NodeKind;
using grammar::Op;
using List = Evaluator::List;

namespace {

constexpr std::size_t kMostReadings = 64;  // of a value that several facts give

bool is_written(const Node& node) {
  return node.kind == NodeKind::field && node.text == "written";
}

bool is_quotient(const Node& node) {
  return node.kind == NodeKind::binary && node.op == Op::divide;
}

const DatumList* members(const Datum& datum) {
  const auto* list = std::get_if<List>(&datum);
  return list == nullptr ? nullptr : list->get();
}

// The same operation for every pair of readings; a value of one reading has itself only.
template <class Operation>
Datum for_readings(const Datum& left, const Datum& right, const Operation& operation) {
  const DatumList* a = members(left);
  const DatumList* b = members(right);
  if (a == nullptr && b == nullptr) return operation(left, right);
  auto out = std::make_shared<DatumList>();
  const auto add = [&](const Datum& x, const Datum& y) {
    if (out->size() < kMostReadings) out->push_back(operation(x, y));
  };
  const DatumList one_left{left};
  const DatumList one_right{right};
  for (const Datum& x : a ? *a : one_left) {
    for (const Datum& y : b ? *b : one_right) add(x, y);
  }
  return List(std::move(out));
}

template <class Test>
Truth any_reading(const Datum& left, const Datum& right, const Test& test) {
  const DatumList* a = members(left);
  const DatumList* b = members(right);
  if (a == nullptr && b == nullptr) return test(left, right);
  const DatumList one_left{left};
  const DatumList one_right{right};
  Truth any = Truth::false_;
  for (const Datum& x : a ? *a : one_left) {
    for (const Datum& y : b ? *b : one_right) any = any | test(x, y);
  }
  return any;
}

void take_unit(Datum& plain_number, const Datum& other) {
  auto* number = std::get_if<Value>(&plain_number);
  const auto* value = std::get_if<Value>(&other);
  if (number != nullptr && value != nullptr && number->unit == 0) number->unit = value->unit;
}

}  // namespace

Datum map_list(const Datum& datum, const std::function<Datum(const Datum&)>& op) {
  const DatumList* list = members(datum);
  if (list == nullptr) return op(datum);
  auto out = std::make_shared<DatumList>();
  for (const Datum& each : *list) out->push_back(op(each));
  return List(std::move(out));
}

Truth Evaluator::test(const Node& node) {
  switch (node.kind) {
    case NodeKind::binary:
      switch (node.op) {
        case Op::and_: {
          const Truth left = test(node.kids[0]);
          return left == Truth::false_ ? left : left & test(node.kids[1]);
        }
        case Op::or_: {
          const Truth left = test(node.kids[0]);
          return left == Truth::true_ ? left : left | test(node.kids[1]);
        }
        case Op::implies: {
          const Truth left = test(node.kids[0]);
          return left == Truth::false_ ? Truth::true_ : implies(left, test(node.kids[1]));
        }
        case Op::in:
          return in(node);
        case Op::not_in:
          return !in(node);
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::none:
          return Truth::unknown;
        default:
          return compare(node);
      }
    case NodeKind::logical_not:
      return !test(node.kids[0]);
    case NodeKind::is_known:
      return known(node);
    case NodeKind::has: {
      const Datum object = eval(node.kids[0]);
      if (const auto* item = std::get_if<ItemRef>(&object)) {
        if (item->kind == Kind::none) return truth(field_of(object, node.text).known());
        return has(corpus(), *item, node.text);
      }
      return Truth::unknown;
    }
    case NodeKind::mentions:
      return mentions(node);
    case NodeKind::exists:
      return exists(node);
    default:
      break;
  }
  const Datum value = eval(node);
  if (const bool* flag = std::get_if<bool>(&value)) return truth(*flag);
  if (const DatumList* list = members(value)) {
    Truth any = Truth::false_;
    for (const Datum& each : *list) {
      const bool* flag = std::get_if<bool>(&each);
      any = any | (flag == nullptr ? Truth::unknown : truth(*flag));
    }
    return any;
  }
  return Truth::unknown;
}

Datum Evaluator::eval(const Node& node) {
  switch (node.kind) {
    case NodeKind::number:
      return Value::exactly(node.number);
    case NodeKind::quantity:
      return Value::exactly(node.number, corpus().knowledge().unit(node.text));
    case NodeKind::percent:
      return Value::exactly(node.number, corpus().knowledge().unit("percent"));
    case NodeKind::date: {
      const auto date = parse_iso_date(node.text);
      return date ? Datum(*date) : Datum{};
    }
    case NodeKind::string:
      return node.text;
    case NodeKind::boolean:
      return node.text == "true";
    case NodeKind::name:
      return name(node);
    case NodeKind::set: {
      auto out = std::make_shared<DatumList>();
      for (const Node& kid : node.kids) {
        const Datum member = eval_plain(kid);
        if (const DatumList* list = members(member)) {
          out->insert(out->end(), list->begin(), list->end());
        } else {
          out->push_back(member);
        }
      }
      return List(std::move(out));
    }
    case NodeKind::field:
      return field_node(node);
    case NodeKind::call:
      return call(node);
    case NodeKind::of:
      return of(node);
    case NodeKind::unary_minus:
      return map_list(eval_plain(node.kids[0]), [](const Datum& d) -> Datum {
        const auto* value = std::get_if<Value>(&d);
        return value == nullptr ? Datum{} : Datum(Comparer::negate(*value));
      });
    case NodeKind::binary:
      switch (node.op) {
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
          return arithmetic(node);
        default:
          break;
      }
      break;
    case NodeKind::range: {
      const Datum from = eval_plain(node.kids[0]);
      const Datum to = eval_plain(node.kids[1]);
      if (const auto* a = std::get_if<Value>(&from), *b = std::get_if<Value>(&to); a && b) {
        Value low = *a;
        if (node.kids[0].kind == NodeKind::number) low.unit = b->unit;
        const auto high = shared_.comparer.convert(*b, low.unit);
        if (!high) return {};
        low.hi = high->hi;
        low.hi_open = high->hi_open;
        low.point = (low.lo + low.hi) / 2;
        low.precision = Precision::range;
        return low;
      }
      if (const auto* a = std::get_if<DateRange>(&from), *b = std::get_if<DateRange>(&to); a && b) {
        return DateRange{a->first, b->last, a->known && b->known && a->first <= b->last};
      }
      return {};
    }
    case NodeKind::tolerance: {
      const Tolerance slack = tolerance(node.kids[1]);
      return map_list(eval_plain(node.kids[0]), [&](const Datum& d) -> Datum {
        const auto* value = std::get_if<Value>(&d);
        return value == nullptr ? Datum{} : Datum(shared_.comparer.widen(*value, slack));
      });
    }
    case NodeKind::aggregate:
      return aggregate(node);
    default:
      break;
  }
  const Truth result = test(node);
  return result == Truth::unknown ? Datum{} : Datum(result == Truth::true_);
}

Datum Evaluator::eval_plain(const Node& node) {
  Datum found = eval(node);
  if (!std::holds_alternative<ItemRef>(found) && members(found) == nullptr) return found;
  return map_list(found, [&](const Datum& d) -> Datum {
    const auto* item = std::get_if<ItemRef>(&d);
    if (item == nullptr) return d;
    if (item->kind != Kind::none) return plain(corpus(), *item);
    const Datum& value = facts_.facts[item->index].value;
    const auto* inner = std::get_if<ItemRef>(&value);
    return inner == nullptr ? value : plain(corpus(), *inner);
  });
}

Tolerance Evaluator::tolerance(const Node& slack) {
  if (slack.kind == NodeKind::percent) return Tolerance::percent(slack.number);
  const Datum value = eval_plain(slack);
  const auto* amount = std::get_if<Value>(&value);
  if (amount == nullptr || !amount->known()) return {Value::exactly(0), false};
  return {*amount, shared_.comparer.is_percent(amount->unit)};
}

// `a.document != b.document`, asked of every pair of a join: no value is made for it.
std::optional<Truth> Evaluator::same_document(const Node& node) const {
  if (trace != nullptr || (node.op != Op::equal && node.op != Op::not_equal)) return std::nullopt;
  const auto place = [&](const Node& side) -> const ItemRef* {
    if (side.kind != NodeKind::field || side.text != "document") return nullptr;
    if (side.kids[0].kind != NodeKind::name) return nullptr;
    const Binding* bound = binding(side.kids[0].text);
    const auto* item = bound == nullptr ? nullptr : std::get_if<ItemRef>(&bound->value);
    return item == nullptr || item->kind == Kind::none ? nullptr : item;
  };
  const ItemRef* left = place(node.kids[0]);
  const ItemRef* right = left == nullptr ? nullptr : place(node.kids[1]);
  if (right == nullptr) return std::nullopt;
  return truth((left->document == right->document) == (node.op == Op::equal));
}

Truth Evaluator::compare(const Node& node) {
  if (const auto known = same_document(node)) return *known;
  const Node* left_node = &node.kids[0];
  const Node* right_node = &node.kids[1];
  const Node* slack = nullptr;
  const bool equality = node.op == Op::equal || node.op == Op::not_equal || node.op == Op::approx;
  if (equality) {
    // `a ± 5% = b`: the tolerance belongs to the side that it is written on.
    if (left_node->kind == NodeKind::tolerance && right_node->kind != NodeKind::tolerance) {
      std::swap(left_node, right_node);
    }
    if (right_node->kind == NodeKind::tolerance) {
      slack = &right_node->kids[1];
      right_node = &right_node->kids[0];
    }
  }
  Datum left = eval_plain(*left_node);
  Datum right = eval_plain(*right_node);
  if (left_node->kind == NodeKind::number) take_unit(left, right);
  if (right_node->kind == NodeKind::number && !is_quotient(*left_node)) take_unit(right, left);
  // A quotient of two lengths is 0.3 or 30%: both name one ratio.
  const auto as_ratio = [&](Datum& percent) {
    percent = map_list(percent, [&](const Datum& d) -> Datum {
      const auto* value = std::get_if<Value>(&d);
      if (value == nullptr || !shared_.comparer.is_percent(value->unit)) return d;
      const auto ratio = shared_.comparer.multiply(Value::exactly(1), *value);
      return ratio ? Datum(*ratio) : d;
    });
  };
  if (is_quotient(*left_node)) {
    const auto* value = std::get_if<Value>(&left);
    if (value != nullptr && value->unit == 0) as_ratio(right);
  }
  if (is_quotient(*right_node)) {
    const auto* value = std::get_if<Value>(&right);
    if (value != nullptr && value->unit == 0) as_ratio(left);
  }
  Truth result = Truth::unknown;
  if (equality && (slack != nullptr || node.op == Op::approx)) {
    const Tolerance by = slack == nullptr ? Tolerance::percent(10) : tolerance(*slack);
    result = any_reading(left, right, [&](const Datum& a, const Datum& b) {
      const auto* x = std::get_if<Value>(&a);
      const auto* y = std::get_if<Value>(&b);
      if (x == nullptr || y == nullptr) return compare(Op::equal, a, b);
      if (!shared_.comparer.same_dimension(x->unit, y->unit)) ++incomparable;
      return shared_.comparer.near(*x, *y, by);
    });
    if (node.op == Op::not_equal) result = !result;
  } else if (equality && (is_written(*left_node) || is_written(*right_node))) {
    // House style is about letters: "NVIDIA" is not "Nvidia" there.
    result = any_reading(left, right, [&](const Datum& a, const Datum& b) {
      if (!a.known() || !b.known()) return Truth::unknown;
      return truth(show(corpus(), a) == show(corpus(), b));
    });
    if (node.op == Op::not_equal) result = !result;
  } else {
    const Op op = node.op == Op::not_equal ? Op::equal : node.op;
    result =
        any_reading(left, right, [&](const Datum& a, const Datum& b) { return compare(op, a, b); });
    if (node.op == Op::not_equal) result = !result;
  }
  if (trace != nullptr) {
    explain(*left_node);
    explain(*right_node);
    trace->push_back(fmt::format("{}: {} against {}: {}", grammar::print(node),
                                 show(corpus(), left), show(corpus(), right),
                                 result == Truth::true_    ? "holds"
                                 : result == Truth::false_ ? "does not hold"
                                                           : "unknown"));
  }
  return result;
}

Truth Evaluator::compare(Op op, const Datum& left, const Datum& right) {
  const auto* x = std::get_if<Value>(&left);
  const auto* y = std::get_if<Value>(&right);
  if (x && y && !shared_.comparer.same_dimension(x->unit, y->unit)) ++incomparable;
  switch (op) {
    case Op::equal:
      return shared_.comparer.equal(left, right);
    case Op::less:
      return shared_.comparer.less(left, right, false);
    case Op::less_equal:
      return shared_.comparer.less(left, right, true);
    case Op::greater:
      return shared_.comparer.less(right, left, false);
    case Op::greater_equal:
      return shared_.comparer.less(right, left, true);
    default:
      return Truth::unknown;
  }
}

Truth Evaluator::in(const Node& node) {
  const Node& set = node.kids[1];
  const Datum left = eval_plain(node.kids[0]);
  Truth result = Truth::unknown;
  const Node& range = set.kind == NodeKind::tolerance ? set.kids[0] : set;
  // A column of a reference table may be long: looked up by hash, not member by member.
  const bool column = set.kind == NodeKind::field && set.kids[0].kind == NodeKind::call &&
                      set.kids[0].text == "table";
  Datum right;
  if (column) {
    right = eval(set);
    const auto* list = std::get_if<List>(&right);
    const std::string text = left.known() ? show(corpus(), left) : std::string();
    if (list != nullptr && left.known()) {
      result = truth(columns_.at(&set).has(text, is_written(node.kids[0])));
    }
  } else if (set.kind == NodeKind::name && binding(set.text) == nullptr && is_place(set.text)) {
    const Datum item = eval(node.kids[0]);
    if (const auto* ref = std::get_if<ItemRef>(&item)) result = truth(in_place(*ref, set.text));
  } else {
    right = eval_plain(set);
    if (range.kind == NodeKind::range) {
      result = any_reading(left, right, [&](const Datum& a, const Datum& b) {
        if (const auto* x = std::get_if<Value>(&a), *y = std::get_if<Value>(&b); x && y) {
          if (!shared_.comparer.same_dimension(x->unit, y->unit)) ++incomparable;
          return shared_.comparer.within(*x, *y, *y);
        }
        const auto* day = std::get_if<DateRange>(&a);
        const auto* days = std::get_if<DateRange>(&b);
        if (day == nullptr || days == nullptr || !day->known || !days->known) {
          return Truth::unknown;
        }
        if (!day->overlaps(*days)) return Truth::false_;
        return day->first >= days->first && day->last <= days->last ? Truth::true_ : Truth::unknown;
      });
    } else if (const auto* text = std::get_if<std::string>(&right);
               text != nullptr && std::holds_alternative<std::string>(left)) {
      result = truth(contains_words(*text, std::get<std::string>(left)));
    } else if (is_written(node.kids[0])) {
      result = any_reading(left, right, [&](const Datum& a, const Datum& b) {
        if (!a.known() || !b.known()) return Truth::unknown;
        return truth(show(corpus(), a) == show(corpus(), b));
      });
    } else {
      result = any_reading(
          left, right, [&](const Datum& a, const Datum& b) { return compare(Op::equal, a, b); });
    }
  }
  if (trace != nullptr) {
    explain(node.kids[0]);
    if (!column) explain(set);
    trace->push_back(fmt::format("{}: {}: {}", grammar::print(node), show(corpus(), left),
                                 result == Truth::true_    ? "holds"
                                 : result == Truth::false_ ? "does not hold"
                                                           : "unknown"));
  }
  return result;
}

Datum Evaluator::arithmetic(const Node& node) {
  const Datum left = eval_plain(node.kids[0]);
  const Datum right = eval_plain(node.kids[1]);
  const Comparer& c = shared_.comparer;
  const UnitId day = corpus().knowledge().unit("day");
  return for_readings(left, right, [&](const Datum& a, const Datum& b) -> Datum {
    const auto* x = std::get_if<Value>(&a);
    const auto* y = std::get_if<Value>(&b);
    if (x && y) {
      if (!x->known() || !y->known()) return {};
      const auto result = node.op == Op::add        ? c.add(*x, *y)
                          : node.op == Op::subtract ? c.subtract(*x, *y)
                          : node.op == Op::multiply ? c.multiply(*x, *y)
                                                    : c.divide(*x, *y);
      if (!result && (node.op == Op::add || node.op == Op::subtract)) ++incomparable;
      return result ? Datum(*result) : Datum{};
    }
    const auto* from = std::get_if<DateRange>(&a);
    const auto* to = std::get_if<DateRange>(&b);
    if (from && to && node.op == Op::subtract && from->known && to->known) {
      Value days = Value::exactly(from->first - to->first, day);
      days.lo = from->first - to->last;
      days.hi = from->last - to->first;
      if (days.lo != days.hi) days.precision = Precision::range;
      return days;
    }
    if (from && y && from->known && (node.op == Op::add || node.op == Op::subtract)) {
      const auto days = y->unit == 0 ? std::optional<Value>(*y) : c.convert(*y, day);
      if (!days || std::isnan(days->point) || std::fabs(days->point) > 1e7) return {};
      const auto by = static_cast<Day>(std::lround(days->point)) * (node.op == Op::add ? 1 : -1);
      return DateRange{from->first + by, from->last + by, true};
    }
    return {};
  });
}

}  // namespace factlint
