#include "grammar/ast.hpp"

namespace factlint::grammar {

bool operator==(const Node& a, const Node& b) {
  return a.kind == b.kind && a.op == b.op && a.text == b.text && a.number == b.number &&
         a.kids == b.kids;
}

bool operator==(const Element& a, const Element& b) {
  return a.kind == b.kind && a.optional == b.optional && a.most == b.most && a.text == b.text &&
         a.name == b.name && a.head == b.head && a.branches == b.branches;
}

bool operator==(const Pattern& a, const Pattern& b) {
  return a.elements == b.elements;
}

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::absent:
      return "absent";
    case NodeKind::number:
      return "number";
    case NodeKind::quantity:
      return "quantity";
    case NodeKind::percent:
      return "percent";
    case NodeKind::date:
      return "date";
    case NodeKind::string:
      return "string";
    case NodeKind::boolean:
      return "boolean";
    case NodeKind::name:
      return "name";
    case NodeKind::set:
      return "set";
    case NodeKind::field:
      return "field";
    case NodeKind::call:
      return "call";
    case NodeKind::of:
      return "of";
    case NodeKind::unary_minus:
      return "unary_minus";
    case NodeKind::logical_not:
      return "logical_not";
    case NodeKind::binary:
      return "binary";
    case NodeKind::range:
      return "range";
    case NodeKind::tolerance:
      return "tolerance";
    case NodeKind::is_known:
      return "is_known";
    case NodeKind::has:
      return "has";
    case NodeKind::mentions:
      return "mentions";
    case NodeKind::exists:
      return "exists";
    case NodeKind::aggregate:
      return "aggregate";
    case NodeKind::binder:
      return "binder";
    case NodeKind::for_each:
      return "for_each";
    case NodeKind::when:
      return "when";
    case NodeKind::must_match:
      return "must_match";
    case NodeKind::must_have:
      return "must_have";
    case NodeKind::forbid:
      return "forbid";
  }
  return "";
}

std::string_view name_of(ElementKind kind) {
  switch (kind) {
    case ElementKind::word:
      return "word";
    case ElementKind::exact:
      return "exact";
    case ElementKind::alternatives:
      return "alternatives";
    case ElementKind::group:
      return "group";
    case ElementKind::gap:
      return "gap";
    case ElementKind::capture:
      return "capture";
    case ElementKind::class_:
      return "class";
  }
  return "";
}

}  // namespace factlint::grammar
