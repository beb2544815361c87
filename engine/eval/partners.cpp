#include "engine/eval/partners.hpp"

#include <algorithm>

namespace factlint {

using grammar::Node;
using grammar::NodeKind;
using grammar::Op;

namespace {

bool names_it(const Node& node, std::string_view name) {
  if (node.kind == NodeKind::name && node.text == name) return true;
  return std::any_of(node.kids.begin(), node.kids.end(),
                     [&](const Node& kid) { return names_it(kid, name); });
}

}  // namespace

Partners::Partners(Evaluator& evaluator, const Node& loop, std::size_t binder)
    : evaluator_(evaluator),
      loop_(loop),
      binder_(loop.kids[binder]),
      position_(binder),
      kind_(find_kind(binder_.text)) {
  const Node& place = binder_.kids[1];
  first_ = binder == 0 || place.kind == NodeKind::binder || (place.present() && earlier(place));
  if (first_) return;
  const Node& where = loop.kids[loop.kids.size() - 2];
  if (!look_for_join(where)) look_for_equality(where);
}

bool Partners::earlier(const Node& expression) const {
  for (std::size_t i = 0; i < position_; ++i) {
    if (names_it(expression, loop_.kids[i].kids[0].text)) return true;
  }
  return false;
}

bool Partners::own(const Node& expression) const {
  return names_it(expression, binder_.kids[0].text);
}

bool Partners::look_for_join(const Node& condition) {
  if (condition.kind == NodeKind::binary && condition.op == Op::and_) {
    return look_for_join(condition.kids[0]) || look_for_join(condition.kids[1]);
  }
  if (condition.kind != NodeKind::call || condition.kids.size() != 2) return false;
  const Join* join = find_join(condition.text);
  if (join == nullptr) return false;
  const bool own_second = own(condition.kids[1]);
  const Node& other = condition.kids[own_second ? 0 : 1];
  if (other.kind != NodeKind::name || (!own_second && !own(condition.kids[0]))) return false;
  for (std::size_t i = 0; i < position_; ++i) {
    const Node& bound = loop_.kids[i];
    if (bound.kids[0].text != other.text) continue;
    const Kind with = find_kind(bound.text);
    join_with_ = other.text;
    join_call_ = &condition;
    join_from_b_ = !own_second;
    join_ = &evaluator_.shared().joins.get(evaluator_.corpus(), *join, own_second ? with : kind_,
                                           own_second ? kind_ : with);
    return true;
  }
  return false;
}

bool Partners::look_for_equality(const Node& condition) {
  if (condition.kind != NodeKind::binary) return false;
  if (condition.op == Op::and_) {
    return look_for_equality(condition.kids[0]) || look_for_equality(condition.kids[1]);
  }
  if (condition.op != Op::equal) return false;
  const Node& left = condition.kids[0];
  const Node& right = condition.kids[1];
  const bool own_right = own(right) && !earlier(right) && earlier(left) && !own(left);
  const bool own_left = own(left) && !earlier(left) && earlier(right) && !own(right);
  if (!own_right && !own_left) return false;
  const Node& mine = own_right ? right : left;
  // Intervals that meet have no common key; only names, texts and days can be hashed.
  bool hashable = true;
  std::unordered_map<std::uint64_t, std::vector<ItemRef>> keys;
  for (const ItemRef& item : evaluator_.corpus().items(kind_)) {
    const Bound bind(evaluator_, binder_.kids[0].text, item, kind_);
    const Datum value = evaluator_.eval_plain(mine);
    if (std::holds_alternative<Value>(value) || std::holds_alternative<Evaluator::List>(value)) {
      hashable = false;
      break;
    }
    const std::uint64_t key = fact_key(evaluator_.corpus().knowledge(), value);
    if (key != 0) keys[key].push_back(item);
  }
  if (!hashable) return false;
  by_key_ = std::move(keys);
  earlier_side_ = own_right ? &left : &right;
  return true;
}

// "for each date a, date b": the pair (b, a) would say the same again.
bool Partners::allowed(const ItemRef& item) const {
  for (std::size_t i = 0; i < position_; ++i) {
    const auto* bound = evaluator_.binding(loop_.kids[i].kids[0].text);
    const auto* other = bound ? std::get_if<ItemRef>(&bound->value) : nullptr;
    if (other == nullptr) continue;
    if (*other == item) return false;
    if (find_kind(loop_.kids[i].text) != kind_ || join_ != nullptr) continue;
    const auto place = [&](const ItemRef& at) {
      return std::make_pair(at.document, evaluator_.corpus().tokens(at).first);
    };
    if (place(item) < place(*other)) return false;
  }
  return true;
}

void Partners::only_joined_with(const Partners& second) {
  const bool joined = second.join_ != nullptr && second.join_with_ == binder_.kids[0].text;
  if (first_ && joined && !binder_.kids[1].present()) second_ = &second;
}

void Partners::each(const std::function<bool(const ItemRef&)>& use) {
  if (second_ != nullptr && evaluator_.document == kNone) {
    for (const ItemRef& item : evaluator_.corpus().items(kind_)) {
      if (second_->join_->at(item, second_->join_from_b_).empty()) continue;
      const Bound bind(evaluator_, binder_.kids[0].text, item, kind_);
      if (!use(item)) return;
    }
    return;
  }
  if (first_) return evaluator_.each(binder_, use);
  std::size_t left = kMostPartners;
  const auto bound = [&](const ItemRef& item) {
    if (!allowed(item)) return true;
    const Bound bind(evaluator_, binder_.kids[0].text, item, kind_);
    return use(item) && --left > 0;
  };
  if (join_ != nullptr) return each_joined(bound);
  if (earlier_side_ != nullptr) return each_equal(bound);
  each_near(bound);
}

void Partners::each_joined(const std::function<bool(const ItemRef&)>& use) {
  const auto* with = evaluator_.binding(join_with_);
  const auto* item = with ? std::get_if<ItemRef>(&with->value) : nullptr;
  if (item == nullptr) return;
  for (std::uint32_t i : join_->at(*item, join_from_b_)) {
    const JoinPair& pair = join_->pair(i);
    if (!use(join_from_b_ ? pair.a : pair.b)) return;
  }
}

void Partners::each_equal(const std::function<bool(const ItemRef&)>& use) {
  const std::uint64_t key =
      fact_key(evaluator_.corpus().knowledge(), evaluator_.eval_plain(*earlier_side_));
  const auto hit = by_key_.find(key);
  if (key == 0 || hit == by_key_.end()) return;
  for (const ItemRef& item : hit->second) {
    if (!use(item)) return;
  }
}

void Partners::each_near(const std::function<bool(const ItemRef&)>& use) {
  const Corpus& corpus = evaluator_.corpus();
  const auto* bound = evaluator_.binding(loop_.kids[0].kids[0].text);
  const auto* around = bound ? std::get_if<ItemRef>(&bound->value) : nullptr;
  if (around == nullptr) return;
  if (kind_ == Kind::document) {
    for (const ItemRef& item : corpus.items(kind_)) {
      if (!use(item)) return;
    }
    return;
  }
  TokenRange range = corpus.tokens(*around);
  const Reading& r = corpus.reading(around->document);
  if (const std::uint32_t s = corpus.sentence(*around); s != kNone) {
    const std::size_t next = std::min<std::size_t>(s + 1, r.sentences.size() - 1);
    range = {r.sentences[s > 0 ? s - 1 : 0].tokens.first, r.sentences[next].tokens.last};
  }
  for (const ItemRef& item : corpus.items(kind_, around->document, range)) {
    if (!use(item)) return;
  }
}

}  // namespace factlint
