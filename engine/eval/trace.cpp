// The derivation of a finding: which facts were used, how they were read, and what came of them;
// Evaluator's other methods are in expr.cpp and names.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "engine/eval/expr.hpp"
#include "engine/eval/fields.hpp"
#include "engine/eval/show.hpp"
#include "grammar/print.hpp"

namespace factlint {

using grammar::Node;
using grammar::NodeKind;

void Evaluator::note(const Node& node, const Datum& value) {
  const auto* number = std::get_if<Value>(&value);
  const std::string line =
      fmt::format("{} = {}", grammar::print(node),
                  number ? show_interval(corpus().knowledge(), *number) : show(corpus(), value));
  if (std::find(trace->begin(), trace->end(), line) == trace->end()) trace->push_back(line);
}

// `"January 13" has its year from slowread.txt:19`, where another document dates the item.
void Evaluator::explain_year(const ItemRef& item) {
  const ItemRef date = dated_by(corpus(), item);
  const ItemRef year = year_from(corpus(), date);
  if (year.kind == Kind::none) return;
  const Document& other = corpus().document(year.document);
  const LineColumn at =
      LineIndex(other.source->bytes).bytes_at(other.to_source(corpus().span(year)).begin);
  trace->push_back(fmt::format("\"{}\" has its year from {}:{}", corpus().text(date),
                               other.source->path, at.line));
}

// Facts first, as they are written and as they were read, then what was computed from them.
void Evaluator::explain(const Node& node) {
  switch (node.kind) {
    case NodeKind::name:
    case NodeKind::field: {
      const Node& object = node.kind == NodeKind::field ? node.kids[0] : node;
      std::vector<std::string>* const kept = trace;
      trace = nullptr;
      const Datum value = eval_plain(node);
      const Datum owner = eval(object);
      trace = kept;
      const auto* item = std::get_if<ItemRef>(&owner);
      if (item == nullptr || item->kind == Kind::document || item->kind == Kind::table) {
        note(node, value);
        return;
      }
      const auto* number = std::get_if<Value>(&value);
      const std::string line = fmt::format(
          "{}: \"{}\" = {}", grammar::print(node), show(corpus(), field_of(owner, "text")),
          number ? show_interval(corpus().knowledge(), *number) : show(corpus(), value));
      if (std::find(trace->begin(), trace->end(), line) == trace->end()) trace->push_back(line);
      if (node.text == "when" && item->kind != Kind::none) explain_year(*item);
      return;
    }
    case NodeKind::call:
    case NodeKind::of:
    case NodeKind::unary_minus:
    case NodeKind::aggregate:
    case NodeKind::binary: {
      if (node.kind != NodeKind::aggregate && node.kind != NodeKind::of) {
        for (const Node& kid : node.kids) explain(kid);
      }
      std::vector<std::string>* const kept = trace;
      trace = nullptr;
      const Datum value = eval_plain(node);
      trace = kept;
      note(node, value);
      return;
    }
    case NodeKind::range:
    case NodeKind::tolerance:
    case NodeKind::set:
      for (const Node& kid : node.kids) explain(kid);
      return;
    default:
      return;
  }
}

}  // namespace factlint
