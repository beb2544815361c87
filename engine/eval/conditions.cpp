#include "engine/eval/conditions.hpp"

namespace factlint {

using grammar::Node;
using grammar::NodeKind;
using grammar::Op;

namespace {

// The one name that the expression uses, if it is of the kinds that depend on nothing else; nullptr
// if it names several, none, or looks into the document around.
bool only_name(const Node& node, std::string_view& name) {
  switch (node.kind) {
    case NodeKind::name:
      if (!name.empty() && name != node.text) return false;
      name = node.text;
      return true;
    case NodeKind::field:
      // A table's column is that of whatever cell is bound.
      return node.text != "column" && node.kids[0].kind == NodeKind::name &&
             only_name(node.kids[0], name);
    case NodeKind::number:
    case NodeKind::quantity:
    case NodeKind::percent:
    case NodeKind::date:
    case NodeKind::string:
    case NodeKind::boolean:
      return true;
    case NodeKind::set:
    case NodeKind::is_known:
    case NodeKind::logical_not:
    case NodeKind::binary:
      for (const Node& kid : node.kids) {
        if (!only_name(kid, name)) return false;
      }
      return true;
    default:
      return false;
  }
}

}  // namespace

Conditions::Conditions(Evaluator& evaluator, const Node& loop,
                       const std::vector<Partners>& partners)
    : evaluator_(evaluator), loop_(loop), partners_(partners), own_(partners.size()) {
  for (std::size_t i = 1; i < own_.size(); ++i) {
    own_[i].remembered = kind_info(find_kind(loop.kids[i].text)).members.empty();
  }
  const Node& where = loop.kids[loop.kids.size() - 2];
  if (where.present()) take_apart(where);
}

void Conditions::take_apart(const Node& node) {
  if (node.kind == NodeKind::binary && node.op == Op::and_) {
    take_apart(node.kids[0]);
    take_apart(node.kids[1]);
    return;
  }
  // The join that lists a binder's items holds for each of them.
  for (const Partners& partners : partners_) {
    if (partners.listed_by() == &node) return;
  }
  std::string_view name;
  if (only_name(node, name) && !name.empty()) {
    for (std::size_t i = own_.size(); i-- > 0;) {
      if (loop_.kids[i].kids[0].text != name) continue;
      own_[i].parts.push_back(&node);
      return;
    }
  }
  rest_.push_back(&node);
}

Truth Conditions::all(const std::vector<const Node*>& parts) {
  Truth result = Truth::true_;
  for (const Node* part : parts) {
    result = result & evaluator_.test(*part);
    if (result == Truth::false_) break;
  }
  return result;
}

Truth Conditions::own(std::size_t binder, const ItemRef& item) {
  Own& own = own_[binder];
  if (own.parts.empty()) return Truth::true_;
  if (!own.remembered) return all(own.parts);
  if (own.known.empty()) own.known.resize(evaluator_.corpus().size());
  std::vector<std::uint8_t>& known = own.known[item.document];
  if (known.size() <= item.index)
    known.resize(std::max<std::size_t>(2 * known.size(), item.index + 1));
  std::uint8_t& slot = known[item.index];
  if (slot == 0) slot = static_cast<std::uint8_t>(1 + static_cast<int>(all(own.parts)));
  return static_cast<Truth>(slot - 1);
}

Truth Conditions::rest() {
  return all(rest_);
}

}  // namespace factlint
