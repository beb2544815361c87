// Names, places, binders, `exists`, aggregates and `mentions`: the part of expr.hpp that reaches
// into the documents.
#include <fmt/format.h>

#include <algorithm>

#include "engine/eval/expr.hpp"
#include "engine/eval/fields.hpp"
#include "engine/eval/show.hpp"
#include "engine/model/words.hpp"
#include "grammar/print.hpp"

namespace factlint {

using grammar::Node;
using grammar::NodeKind;

namespace {

// "body" is all running text: paragraphs and what stands between them, but no headline or heading.
bool part_is(PartKind part, std::string_view place) {
  if (place == "document") return part != PartKind::boilerplate;
  if (place == "body") {
    return part == PartKind::body || part == PartKind::list_item || part == PartKind::table_cell ||
           part == PartKind::block_quote || part == PartKind::caption;
  }
  if (place == "table_cell") return part == PartKind::table_cell;
  std::string name(part_name(part));
  std::replace(name.begin(), name.end(), ' ', '_');
  return name == place;
}

const Node* find_call(const Node& node, std::string_view function) {
  if (node.kind == NodeKind::call && node.text == function) return &node;
  for (const Node& kid : node.kids) {
    if (const Node* found = find_call(kid, function)) return found;
  }
  return nullptr;
}

std::vector<std::uint64_t> hashes(std::string_view text) {
  std::vector<std::uint64_t> out;
  for (RawToken t = next_token(text, 0); t.begin != t.end; t = next_token(text, t.end)) {
    out.push_back(hash_folded(text.substr(t.begin, t.end - t.begin)));
  }
  return out;
}

}  // namespace

bool contains_words(std::string_view text, std::string_view part) {
  const std::vector<std::uint64_t> all = hashes(text);
  const std::vector<std::uint64_t> some = hashes(part);
  return std::search(all.begin(), all.end(), some.begin(), some.end()) != all.end();
}

const Evaluator::Binding* Evaluator::binding(std::string_view wanted) const {
  for (auto it = names.rbegin(); it != names.rend(); ++it) {
    if (it->name == wanted) return &*it;
  }
  return nullptr;
}

std::uint32_t Evaluator::current_document() const {
  for (auto it = names.rbegin(); it != names.rend(); ++it) {
    if (const auto* item = std::get_if<ItemRef>(&it->value)) return item->document;
  }
  return document;
}

Datum Evaluator::field_of(const Datum& object, std::string_view wanted) {
  const auto of_one = [&](const Datum& d) -> Datum {
    const auto* item = std::get_if<ItemRef>(&d);
    if (item == nullptr) return {};
    if (item->kind == Kind::none) {
      const FoundFact& fact = facts_.facts[item->index];
      const int slot = facts_.sets[fact.set].slot(wanted);
      if (slot >= 0) return fact.captures[slot];
      if (wanted == "text") {
        return std::string(corpus().reading(fact.document).text(fact.tokens));
      }
      if (wanted == "document") return ItemRef{fact.document, Kind::document, 0};
      for (const Datum& capture : fact.captures) {
        if (const auto* inner = std::get_if<ItemRef>(&capture)) {
          return field(corpus(), *inner, wanted);
        }
      }
      return {};
    }
    if (item->kind == Kind::table && wanted == "column") {
      // The column at hand is that of the innermost item bound in this table.
      for (auto it = names.rbegin(); it != names.rend(); ++it) {
        const auto* inner = std::get_if<ItemRef>(&it->value);
        if (inner == nullptr || inner->document != item->document ||
            home_of(inner->kind) != Home::mention) {
          continue;
        }
        const Reading& r = corpus().reading(inner->document);
        const Part& part = r.document->parts[r.sentences[corpus().sentence(*inner)].part];
        if (part.kind == PartKind::table_cell && part.table == item->index) {
          return column(*inner, part);
        }
      }
      return {};
    }
    if (wanted == "column" && home_of(item->kind) == Home::mention) {
      const Reading& r = corpus().reading(item->document);
      const Part& part = r.document->parts[r.sentences[corpus().sentence(*item)].part];
      if (part.kind == PartKind::table_cell) return column(*item, part);
    }
    return field(corpus(), *item, wanted);
  };
  // Nearly always one item: no list and no std::function for it.
  return std::holds_alternative<List>(object) ? map_list(object, of_one) : of_one(object);
}

// One list for all cells of a column: a rule that asks each cell for its column stays linear.
Datum Evaluator::column(const ItemRef& cell, const Part& part) {
  List& list = table_columns_[{cell.document, part.table, part.column, cell.kind}];
  if (list == nullptr) list = std::make_shared<const DatumList>(column_of(corpus(), cell));
  return list;
}

Datum Evaluator::field_node(const Node& node) {
  const Node& object = node.kids[0];
  if (object.kind == NodeKind::call && object.text == "table") {
    const auto known = columns_.find(&node);
    if (known != columns_.end()) return known->second.list;
    const Datum wanted = eval(object.kids[0]);
    const auto* table_name = std::get_if<std::string>(&wanted);
    const Table* table = table_name ? corpus().knowledge().table(*table_name) : nullptr;
    if (table == nullptr) return {};
    return columns_.emplace(&node, read_column(*table, node.text)).first->second.list;
  }
  if (object.kind == NodeKind::name && binding(object.text) == nullptr && is_place(object.text)) {
    return name(object);
  }
  const Datum owner = eval(object);
  if (used != nullptr && node.text == "when") {
    if (const auto* item = std::get_if<ItemRef>(&owner); item && item->kind != Kind::none) {
      const ItemRef date = dated_by(corpus(), *item);
      if (date.kind != Kind::none) used->push_back(date);
    }
  }
  return field_of(owner, node.text);
}

Datum Evaluator::name(const Node& node) {
  if (const Binding* found = binding(node.text)) return found->value;
  if (const FoundSet* set = facts_.find(node.text)) return fact_values(*set, group, grouped);
  if (is_place(node.text)) {
    const std::uint32_t in = current_document();
    if (in == kNone) return {};
    std::string out;
    const Document& d = corpus().document(in);
    for (const Part& part : d.parts) {
      if (!part_is(part.kind, node.text)) continue;
      if (!out.empty()) out += ' ';
      out += std::string_view(d.text).substr(part.span.begin, part.span.size());
    }
    return out.empty() ? Datum{} : Datum(out);
  }
  // In a message, "{holder}" is what the check's call of holder() gave.
  if (const Node* called = find_call(rule_.check, node.text)) return called_result(*called);
  return {};
}

Datum Evaluator::fact_values(const FoundSet& set, std::uint64_t key, bool keyed) {
  const std::vector<std::uint32_t>* group_facts = &set.facts;
  if (keyed && !set.set->key.empty()) {
    const auto hit = set.groups.find(key);
    if (hit == set.groups.end()) return {};
    group_facts = &hit->second;
  }
  constexpr std::size_t kMostValues = 32;
  auto out = std::make_shared<DatumList>();
  for (std::uint32_t i : *group_facts) {
    const FoundFact& fact = facts_.facts[i];
    const auto* item = std::get_if<ItemRef>(&fact.value);
    const Datum value = item ? plain(corpus(), *item) : fact.value;
    if (!value.known()) continue;
    const bool seen = std::any_of(out->begin(), out->end(), [&](const Datum& other) {
      const auto* a = std::get_if<Value>(&value);
      const auto* b = std::get_if<Value>(&other);
      if (a && b) {
        return a->unit == b->unit && a->precision == b->precision &&
               (a->lo == b->lo || !(a->lo == a->lo)) && (a->hi == b->hi || !(a->hi == a->hi));
      }
      return shared_.comparer.equal(value, other) == Truth::true_;
    });
    if (seen) continue;
    if (used != nullptr) used->push_back({fact.document, Kind::none, i});
    if (out->size() < kMostValues) out->push_back(value);
  }
  if (out->empty()) return {};
  if (out->size() == 1) return out->front();
  return List(std::move(out));
}

Datum Evaluator::of(const Node& node) {
  const Node& attribute = node.kids[0];
  const Datum raw = eval(node.kids[1]);
  if (const FoundSet* set = facts_.find(attribute.text)) {
    const Datum owner = eval_plain(node.kids[1]);
    const std::uint64_t key = fact_key(corpus().knowledge(), owner);
    if (set->groups.contains(key)) return fact_values(*set, key, true);
    // "H200" for facts of the entity "Nvidia H200": by any of its names.
    for (std::uint32_t i : set->facts) {
      const FoundFact& fact = facts_.facts[i];
      const int slot = set->slot(set->set->key);
      if (slot < 0) break;
      const auto* item = std::get_if<ItemRef>(&fact.captures[slot]);
      const Datum own = item ? plain(corpus(), *item) : fact.captures[slot];
      if (shared_.comparer.equal(own, owner) == Truth::true_) {
        return fact_values(*set, fact.key, true);
      }
    }
    return {};
  }
  if (const auto* item = std::get_if<ItemRef>(&raw);
      item != nullptr && (item->kind == Kind::none || find_field(item->kind, attribute.text))) {
    return field_of(raw, attribute.text);
  }
  const Datum owner = eval_plain(node.kids[1]);
  if (!owner.known()) return {};
  return cell_of(corpus().knowledge(), attribute.text, show(corpus(), owner));
}

bool Evaluator::in_place(const ItemRef& item, std::string_view place) const {
  const std::uint32_t s = corpus().sentence(item);
  return s != kNone && part_is(corpus().reading(item.document).part_kind(s), place);
}

void Evaluator::each_at(const Node& place, Kind kind,
                        const std::function<bool(const ItemRef&)>& use) {
  const auto all = [&](std::uint32_t in, std::string_view part) {
    const auto items = in == kNone ? corpus().items(kind) : corpus().items(kind, in);
    for (const ItemRef& item : items) {
      if (!part.empty() && !in_place(item, part)) continue;
      if (!use(item)) return;
    }
  };
  if (!place.present()) return all(document, "");
  if (place.kind == NodeKind::name && binding(place.text) == nullptr && is_place(place.text)) {
    return all(current_document(), place.text);
  }
  const Datum where = eval(place);
  const auto* outer = std::get_if<ItemRef>(&where);
  if (outer == nullptr) return;
  const TokenRange tokens =
      outer->kind == Kind::none ? facts_.facts[outer->index].tokens : corpus().tokens(*outer);
  // A table's cells and a document's parts are whole; inside a mention or clause nothing finds
  // itself.
  for (const ItemRef& item : corpus().items(kind, outer->document, tokens)) {
    if (item == *outer) continue;
    if (!use(item)) return;
  }
}

void Evaluator::each(const Node& binder, const std::function<bool(const ItemRef&)>& use) {
  const Kind kind = find_kind(binder.text);
  const Node& label = binder.kids[0];
  const Node& place = binder.kids[1];
  if (place.kind == NodeKind::binder) {
    bool go_on = true;
    each(place, [&](const ItemRef& outer) {
      for (const ItemRef& item : corpus().items(kind, outer.document, corpus().tokens(outer))) {
        if (item == outer) continue;
        const Bound bind(*this, label.text, item, kind);
        go_on = use(item);
        if (!go_on) break;
      }
      return go_on;
    });
    return;
  }
  each_at(place, kind, [&](const ItemRef& item) {
    const Bound bind(*this, label.text, item, kind);
    return use(item);
  });
}

Truth Evaluator::exists(const Node& node) {
  std::vector<std::string>* const kept = trace;
  trace = nullptr;
  Truth any = Truth::false_;
  std::size_t tried = 0;
  each(node.kids[0], [&](const ItemRef&) {
    const Truth chosen = node.kids[1].present() ? test(node.kids[1]) : Truth::true_;
    if (chosen == Truth::false_) return true;
    ++tried;
    const std::size_t before = incomparable;
    Truth holds = test(node.kids[2]);
    // 5 kg is no candidate for 7 km: it neither is it nor leaves it open.
    if (holds == Truth::unknown && incomparable > before) holds = Truth::false_;
    any = any | (chosen & holds);
    return any != Truth::true_;
  });
  trace = kept;
  if (trace != nullptr) {
    trace->push_back(fmt::format("{}: {} of {} candidates", grammar::print(node),
                                 any == Truth::true_ ? "one" : "none", tried));
  }
  return any;
}

Datum Evaluator::aggregate(const Node& node) {
  if (node.kids[0].kind != NodeKind::binder) {
    const Datum value = eval_plain(node.kids[0]);
    const auto* list = std::get_if<List>(&value);
    if (list != nullptr) return fold(node.text, **list);
    return value.known() ? fold(node.text, {value}) : Datum{};
  }
  DatumList values;
  std::size_t maybe = 0;
  std::size_t sure = 0;
  each(node.kids[0], [&](const ItemRef& item) {
    const Truth chosen = node.kids[1].present() ? test(node.kids[1]) : Truth::true_;
    if (chosen == Truth::false_) return true;
    ++(chosen == Truth::true_ ? sure : maybe);
    if (node.text != "count") {
      values.push_back(node.kids[2].present() ? eval_plain(node.kids[2]) : plain(corpus(), item));
    }
    return true;
  });
  if (node.text == "count") {
    Value count = Value::exactly(static_cast<double>(sure));
    if (maybe > 0) {
      count.hi += static_cast<double>(maybe);
      count.precision = Precision::range;
    }
    return count;
  }
  return maybe > 0 ? Datum{} : fold(node.text, values);
}

Datum Evaluator::fold(std::string_view function, const DatumList& list) {
  if (function == "count") return Value::exactly(static_cast<double>(list.size()));
  std::optional<Value> out;
  if (function == "sum" && list.empty()) return Value::exactly(0);
  for (const Datum& each : list) {
    const auto* value = std::get_if<Value>(&each);
    if (value == nullptr || !value->known()) return {};
    if (!out) {
      out = *value;
      continue;
    }
    if (function == "sum" || function == "avg") {
      out = shared_.comparer.add(*out, *value);
    } else {
      const auto other = shared_.comparer.convert(*value, out->unit);
      if (!other) return {};
      const bool least = function == "min";
      const auto pick = [&](double a, double b) { return least ? std::min(a, b) : std::max(a, b); };
      const double lo = pick(out->lo, other->lo);
      const double hi = pick(out->hi, other->hi);
      if (pick(out->point, other->point) == other->point) out = other;
      out->lo = lo;
      out->hi = hi;
    }
    if (!out) {
      ++incomparable;
      return {};
    }
  }
  if (!out) return {};
  if (function == "avg") {
    out = shared_.comparer.divide(*out, Value::exactly(static_cast<double>(list.size())));
  }
  return out ? Datum(*out) : Datum{};
}

Truth Evaluator::known(const Node& node) {
  const Datum value = eval(node.kids[0]);
  bool is = value.known();
  if (const auto* list = std::get_if<List>(&value)) {
    is = std::any_of((*list)->begin(), (*list)->end(), [](const Datum& d) { return d.known(); });
  }
  return truth(is == (node.text == "known"));
}

bool Evaluator::mentions_words(std::uint32_t in, TokenRange range, std::string_view words) {
  const Reading& r = corpus().reading(in);
  const bool whole = range.first == 0 && range.last == r.tokens.size();
  std::pair<std::uint32_t, std::string> key{in, words};
  if (whole) {
    const auto hit = mentioned_.find(key);
    if (hit != mentioned_.end()) return hit->second;
  }
  const std::vector<std::uint64_t> wanted = hashes(words);
  const auto first = r.tokens.begin() + range.first;
  const auto last = r.tokens.begin() + range.last;
  bool found = !wanted.empty() &&
               std::search(first, last, wanted.begin(), wanted.end(),
                           [](const Token& t, std::uint64_t h) { return t.hash == h; }) != last;
  const EntityId entity = corpus().knowledge().entity(words);
  if (!found && entity != 0) {
    for (const ItemRef& item : corpus().items(Kind::name, in, range)) {
      if (r.mentions[item.index].entity == entity) found = true;
    }
  }
  if (whole) mentioned_.emplace(std::move(key), found);
  return found;
}

Truth Evaluator::mentions(const Node& node) {
  const Node& place = node.kids[0];
  const Node& what = node.kids[1];
  if (what.kind == NodeKind::binder) {
    // Bound by `when`: then it is mentioned.
    if (what.kids[0].present() && binding(what.kids[0].text) != nullptr) return Truth::true_;
    bool any = false;
    each_at(place, find_kind(what.text), [&](const ItemRef&) { return !(any = true); });
    return truth(any);
  }
  // `d mentions organisation`: anything of that kind.
  if (what.kind == NodeKind::name && binding(what.text) == nullptr &&
      facts_.find(what.text) == nullptr && find_kind(what.text) != Kind::none) {
    bool found = false;
    each_at(place, find_kind(what.text), [&](const ItemRef&) { return !(found = true); });
    return truth(found);
  }
  const Datum value = eval_plain(what);
  if (!value.known()) return Truth::unknown;
  const bool part =
      place.kind == NodeKind::name && binding(place.text) == nullptr && is_place(place.text);
  const Datum where = part ? Datum{} : eval(place);
  bool any = false;
  const auto look = [&](const Datum& each) {
    if (!each.known() || any) return Datum{};
    const std::string words = show(corpus(), each);
    if (part) {
      const std::uint32_t in = current_document();
      if (in == kNone) return Datum{};
      const Reading& r = corpus().reading(in);
      for (const Sentence& s : r.sentences) {
        if (!part_is(r.document->parts[s.part].kind, place.text)) continue;
        any = any || mentions_words(in, s.tokens, words);
      }
    } else if (const auto* item = std::get_if<ItemRef>(&where)) {
      const TokenRange range =
          item->kind == Kind::none ? facts_.facts[item->index].tokens : corpus().tokens(*item);
      any = mentions_words(item->document, range, words);
    } else if (const auto* text = std::get_if<std::string>(&where)) {
      any = contains_words(*text, words);
    }
    return Datum{};
  };
  map_list(value, look);
  return truth(any);
}

}  // namespace factlint
