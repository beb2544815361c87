// dump() of print.hpp: the trees as nested brackets, for tests that assert a whole tree in one
// line.
#include <fmt/format.h>

#include "grammar/print.hpp"

namespace factlint::grammar {
namespace {

std::string_view symbol(Op op) {
  constexpr std::string_view symbols[] = {
      "",   "implies", "or", "and",    "=", "!=", "<", "<=", ">",
      ">=", "~=",      "in", "not-in", "+", "-",  "*", "/"};
  return symbols[static_cast<std::size_t>(op)];
}

void dump_into(std::string& out, const Node& node) {
  switch (node.kind) {
    case NodeKind::absent:
      out += '_';
      return;
    case NodeKind::number:
      out += fmt::format("{}", node.number);
      return;
    case NodeKind::percent:
      out += fmt::format("{}%", node.number);
      return;
    case NodeKind::quantity:
      out += fmt::format("{}~{}", node.number, node.text);
      return;
    case NodeKind::string:
      out += fmt::format("\"{}\"", node.text);
      return;
    case NodeKind::date:
    case NodeKind::boolean:
    case NodeKind::name:
      out += node.text;
      return;
    default:
      break;
  }
  out += '(';
  out += node.kind == NodeKind::binary ? symbol(node.op) : name_of(node.kind);
  if (!node.text.empty()) out += ' ' + node.text;
  for (const Node& kid : node.kids) {
    out += ' ';
    dump_into(out, kid);
  }
  out += ')';
}

void dump_into(std::string& out, const std::vector<Element>& elements);

void dump_into(std::string& out, const Element& element) {
  out += '(';
  out += name_of(element.kind);
  if (element.kind == ElementKind::gap) {
    out += element.most == unbounded_gap ? " sentence" : fmt::format(" {}", element.most);
  }
  if (!element.text.empty()) out += ' ' + element.text;
  if (!element.name.empty()) out += " as " + element.name;
  if (!element.head.empty()) out += " of " + element.head;
  for (const auto& branch : element.branches) {
    out += " [";
    dump_into(out, branch);
    out += ']';
  }
  out += element.optional ? ")?" : ")";
}

void dump_into(std::string& out, const std::vector<Element>& elements) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (i > 0) out += ' ';
    dump_into(out, elements[i]);
  }
}

}  // namespace

std::string dump(const Node& node) {
  std::string out;
  dump_into(out, node);
  return out;
}

std::string dump(const Pattern& pattern) {
  std::string out;
  dump_into(out, pattern.elements);
  return out;
}

}  // namespace factlint::grammar
