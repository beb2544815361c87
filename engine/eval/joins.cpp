#include "engine/eval/joins.hpp"

#include <array>

#include "engine/eval/align_event.hpp"
#include "engine/eval/align_withholding.hpp"
#include "engine/eval/aligners.hpp"
#include "engine/eval/compare.hpp"
#include "engine/eval/fields.hpp"
#include "engine/eval/tables.hpp"

namespace factlint {

namespace {

// The simple form: an amount and a count of one clause belong to one event ("ordered 400,000 chips
// for $10 billion").
class SameClause : public Join {
 public:
  [[nodiscard]] std::string_view name() const override { return "same_event"; }
  [[nodiscard]] std::vector<JoinPair> pairs(const Corpus& corpus, Kind a, Kind b) const override {
    if (a == Kind::statement && b == Kind::statement)
      return same_event_pairs(corpus, corpus.frames());
    std::vector<JoinPair> out;
    for (const ItemRef& left : corpus.items(a)) {
      const Clause* clause = corpus.clause(left);
      if (clause == nullptr) continue;
      for (const ItemRef& right : corpus.items(b, left.document, clause->tokens)) {
        if (corpus.clause(right) != clause || right == left) continue;
        if (a == b && corpus.tokens(right).first < corpus.tokens(left).first) continue;
        out.push_back({left, right, "both in one clause"});
      }
    }
    return out;
  }
};

// Items of one document that name the same entity or person.
class SameSubject : public Join {
 public:
  [[nodiscard]] std::string_view name() const override { return "same_subject"; }
  [[nodiscard]] std::vector<JoinPair> pairs(const Corpus& corpus, Kind a, Kind b) const override {
    std::vector<JoinPair> out;
    for (std::uint32_t d = 0; d < corpus.size(); ++d) {
      std::unordered_map<std::uint64_t, std::vector<ItemRef>> right;
      for (const ItemRef& item : corpus.items(b, d)) {
        if (const std::uint64_t key = subject(corpus, item)) right[key].push_back(item);
      }
      for (const ItemRef& item : corpus.items(a, d)) {
        const auto hit = right.find(subject(corpus, item));
        if (hit == right.end()) continue;
        for (const ItemRef& other : hit->second) {
          if (other == item || (a == b && other < item)) continue;
          out.push_back({item, other, "both of one subject"});
        }
      }
    }
    return out;
  }

 private:
  static std::uint64_t subject(const Corpus& corpus, const ItemRef& item) {
    for (std::string_view name : {"entity", "person", "subject"}) {
      const Datum value = field(corpus, item, name);
      if (const auto* entity = std::get_if<EntityRef>(&value)) return words_hash(entity->name);
      if (const auto* text = std::get_if<std::string>(&value)) return words_hash(*text);
    }
    return 0;
  }
};

const SameClause kSameClause;
const SameSubject kSameSubject;

const std::array<const Join*, 2> kJoins{
    &kSameClause,
    &kSameSubject,
};

}  // namespace

const Join* find_join(std::string_view name) {
  for (const Join* join : kJoins) {
    if (join->name() == name) return join;
  }
  for (const Join* join : aligners()) {
    if (join->name() == name) return join;
  }
  if (named_elsewhere().name() == name) return &named_elsewhere();
  return nullptr;
}

JoinIndex::JoinIndex(std::vector<JoinPair> pairs) : pairs_(std::move(pairs)) {
  for (std::uint32_t i = 0; i < pairs_.size(); ++i) {
    by_a_[pairs_[i].a].push_back(i);
    by_b_[pairs_[i].b].push_back(i);
  }
}

const std::vector<std::uint32_t>& JoinIndex::at(const ItemRef& item, bool from_b) const {
  static const std::vector<std::uint32_t> kNoPairs;
  const auto& side = from_b ? by_b_ : by_a_;
  const auto hit = side.find(item);
  return hit == side.end() ? kNoPairs : hit->second;
}

const JoinPair* JoinIndex::find(const ItemRef& a, const ItemRef& b) const {
  for (std::uint32_t i : at(a, false)) {
    if (pairs_[i].b == b) return &pairs_[i];
  }
  for (std::uint32_t i : at(a, true)) {
    if (pairs_[i].a == b) return &pairs_[i];
  }
  return nullptr;
}

const JoinIndex& JoinCache::get(const Corpus& corpus, const Join& join, Kind a, Kind b) {
  Entry* entry = nullptr;
  {
    const std::lock_guard lock(mutex_);
    entry = &entries_[{join.name(), a, b}];
  }
  std::call_once(entry->once,
                 [&] { entry->index = std::make_unique<JoinIndex>(join.pairs(corpus, a, b)); });
  return *entry->index;
}

}  // namespace factlint
