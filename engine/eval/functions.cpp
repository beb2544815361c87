// The functions of the language, in the order of rule/functions.hpp, which declares their types.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/eval/align_quotation.hpp"
#include "engine/eval/expr.hpp"
#include "engine/eval/fields.hpp"
#include "engine/eval/search.hpp"
#include "engine/eval/show.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

// Optimal string alignment distance: one edit is a wrong, missing, added letter or two swapped
// ones (Damerau 1964); without case. O(length^2), so names only: longer texts are cut.
double edit_distance(std::string_view left, std::string_view right) {
  constexpr std::size_t kLongest = 200;
  const std::string_view a = left.substr(0, kLongest);
  const std::string_view b = right.substr(0, kLongest);
  std::vector<std::vector<int>> d(3, std::vector<int>(b.size() + 1));
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<int>& row = d[i % 3];
    const std::vector<int>& above = d[(i - 1) % 3];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char x = fold_ascii(a[i - 1]);
      const char y = fold_ascii(b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (x == y ? 0 : 1)});
      if (i > 1 && j > 1 && x == fold_ascii(b[j - 2]) && fold_ascii(a[i - 2]) == y) {
        row[j] = std::min(row[j], d[(i - 2) % 3][j - 2] + 1);
      }
    }
  }
  return d[a.size() % 3][b.size()];
}

double count_words(std::string_view text) {
  double n = 0;
  for (RawToken t = next_token(text, 0); t.begin != t.end; t = next_token(text, t.end)) {
    n += (t.shape & (kWord | kDigits | kMixed)) != 0 ? 1 : 0;
  }
  return n;
}

std::string lower(std::string text) {
  for (char& c : text) c = fold_ascii(c);
  return text;
}

// A function of one value, or of each of several readings of it.
template <class T, class Operation>
Datum on(const Datum& argument, const Operation& operation) {
  return map_list(argument, [&](const Datum& d) -> Datum {
    const T* value = std::get_if<T>(&d);
    return value == nullptr ? Datum{} : operation(*value);
  });
}

Value rounded(const Value& value, double digits) {
  const double scale = std::pow(10, std::clamp(std::round(digits), -12.0, 12.0));
  Value out = value;
  for (double* x : {&out.point, &out.lo, &out.hi}) *x = std::round(*x * scale) / scale;
  return out;
}

Value absolute(const Value& v) {
  if (v.lo >= 0) return v;
  if (v.hi <= 0) return Comparer::negate(v);
  Value out = v;
  out.point = std::fabs(v.point);
  out.hi = std::max(-v.lo, v.hi);
  out.lo = 0;
  return out;
}

bool closed(const DateRange& date) {
  return date.known && date.first != kNoBegin && date.last != kNoEnd;
}

// Birthdays passed; somebody born on 29 February has aged a year by 1 March.
double full_years(Day born, Day at) {
  const CivilDate a = to_civil(born);
  const CivilDate b = to_civil(at);
  const bool before = b.month < a.month || (b.month == a.month && b.day < a.day);
  return b.year - a.year - (before ? 1 : 0);
}

}  // namespace

Datum Evaluator::called_result(const Node& node) {
  const FunctionInfo* info = find_function(node.text);
  if (info == nullptr || info->function != Function::same_wording) return call(node);
  // "false" would tell nobody which words differ.
  const Datum one = eval(node.kids[0]);
  const Datum two = eval(node.kids[1]);
  const auto* a = std::get_if<ItemRef>(&one);
  const auto* b = std::get_if<ItemRef>(&two);
  if (a == nullptr || b == nullptr || a->kind != Kind::quotation || b->kind != Kind::quotation) {
    return {};
  }
  return match_wording(corpus(), *a, *b).difference;
}

// Joins: whether the two were found to belong together.
Datum Evaluator::joined(const Node& node, const Join& join) {
  const Datum left = eval(node.kids[0]);
  const Datum right = eval(node.kids[1]);
  const auto* a = std::get_if<ItemRef>(&left);
  const auto* b = std::get_if<ItemRef>(&right);
  if (a == nullptr || b == nullptr) return {};
  const auto kind = [&](const Node& argument, const ItemRef& item) {
    const Binding* bound_as = binding(argument.text);
    return bound_as != nullptr && bound_as->kind != Kind::none ? bound_as->kind : item.kind;
  };
  const JoinIndex& index =
      shared_.joins.get(corpus(), join, kind(node.kids[0], *a), kind(node.kids[1], *b));
  const JoinPair* pair = index.find(*a, *b);
  if (pair != nullptr && trace != nullptr) trace->push_back(pair->why);
  return pair != nullptr;
}

Datum Evaluator::call(const Node& node) {
  const FunctionInfo* info = find_function(node.text);
  if (info == nullptr || node.kids.size() < info->required) return {};
  // A join asks for the items themselves: what they are worth is not looked up.
  if (node.kids.size() == 2) {
    if (const Join* join = find_join(node.text)) return joined(node, *join);
  }
  std::vector<Datum> given;
  for (const Node& kid : node.kids) given.push_back(eval_plain(kid));
  // Text parameters take names and items as they are shown.
  const auto text = [&](std::size_t i) { return show(corpus(), given[i]); };
  const auto known_text = [&](std::size_t i) { return given[i].known(); };
  switch (info->function) {
    case Function::holder: {
      const auto* when = std::get_if<DateRange>(&given[1]);
      if (when == nullptr || !known_text(0)) return {};
      return shared_.offices.holders(text(0), *when);
    }
    case Function::sure_holder: {
      const auto* when = std::get_if<DateRange>(&given[1]);
      if (when == nullptr || !known_text(0)) return {};
      return shared_.offices.sure(text(0), *when);
    }
    case Function::weekday:
      return on<DateRange>(given[0], [&](const DateRange& d) -> Datum {
        if (!d.single()) return {};
        const std::string_view day = corpus().weekday_name(weekday_of(d.first));
        return day.empty() ? Datum{} : Datum(std::string(day));
      });
    case Function::days: {
      const auto* from = std::get_if<DateRange>(&given[0]);
      const auto* to = std::get_if<DateRange>(&given[1]);
      if (from == nullptr || to == nullptr || !from->known || !to->known) return {};
      Value out = Value::exactly(to->first - from->first, corpus().knowledge().unit("day"));
      if (!from->single() || !to->single()) {
        out.lo = to->first - from->last;
        out.hi = to->last - from->first;
        out.precision = Precision::range;
      }
      return out;
    }
    case Function::age: {
      const auto* born = std::get_if<DateRange>(&given[0]);
      const auto* at = std::get_if<DateRange>(&given[1]);
      if (born == nullptr || at == nullptr || !closed(*born) || !closed(*at)) return {};
      Value out =
          Value::exactly(full_years(born->first, at->last), corpus().knowledge().unit("year"));
      out.lo = full_years(born->last, at->first);
      if (out.lo < out.hi) out.precision = Precision::range;
      if (out.lo < 0) return {};
      return out;
    }
    case Function::year:
      return on<DateRange>(given[0], [](const DateRange& d) -> Datum {
        if (!d.known || to_civil(d.first).year != to_civil(d.last).year) return {};
        return Value::exactly(to_civil(d.first).year);
      });
    case Function::month:
      return on<DateRange>(given[0], [](const DateRange& d) -> Datum {
        if (!d.known) return {};
        const CivilDate a = to_civil(d.first);
        const CivilDate b = to_civil(d.last);
        if (a.year != b.year || a.month != b.month) return {};
        return Value::exactly(a.month);
      });
    case Function::abs:
      return on<Value>(given[0], [](const Value& v) -> Datum { return absolute(v); });
    case Function::round: {
      const auto* digits = given.size() > 1 ? std::get_if<Value>(&given[1]) : nullptr;
      const double places = digits ? digits->point : 0;
      return on<Value>(given[0], [&](const Value& v) -> Datum { return rounded(v, places); });
    }
    case Function::min:
      return fold("min", given);
    case Function::max:
      return fold("max", given);
    case Function::lower:
      return known_text(0) ? Datum(lower(text(0))) : Datum{};
    case Function::words:
      return known_text(0) ? Datum(Value::exactly(count_words(text(0)))) : Datum{};
    case Function::contains:
      if (!known_text(0) || !known_text(1)) return {};
      return contains_words(text(0), text(1));
    case Function::distance:
      if (!known_text(0) || !known_text(1)) return {};
      return Value::exactly(edit_distance(text(0), text(1)));
    case Function::matches:
      if (!known_text(0) || !known_text(1)) return {};
      return pattern_in_text(corpus().knowledge(), text(1), text(0));
    case Function::table:
      return {};  // only its columns have values: field_node()
    case Function::same_wording: {
      const Datum one = eval(node.kids[0]);
      const Datum two = eval(node.kids[1]);
      const auto* a = std::get_if<ItemRef>(&one);
      const auto* b = std::get_if<ItemRef>(&two);
      if (a == nullptr || b == nullptr || a->kind != Kind::quotation || b->kind != Kind::quotation)
        return {};
      return !match_wording(corpus(), *a, *b).altered;
    }
    default:
      break;
  }
  return {};
}

}  // namespace factlint
