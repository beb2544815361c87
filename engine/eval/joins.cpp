#include "engine/eval/joins.hpp"

#include <algorithm>
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
        // One name on every line of a document would be all pairs of its items.
        constexpr std::size_t kMostOthers = 256;
        std::size_t others = 0;
        auto other = hit->second.begin();
        if (a == b) other = std::lower_bound(other, hit->second.end(), item);
        for (; other != hit->second.end() && others < kMostOthers; ++other) {
          if (*other == item) continue;
          out.push_back({item, *other, "both of one subject"});
          ++others;
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
  by_a_ = order(&JoinPair::a);
  by_b_ = order(&JoinPair::b);
}

// A counting sort, so that `at` is two look-ups: a rule asks for each item of the corpus.
JoinIndex::Ends JoinIndex::order(ItemRef JoinPair::*end) const {
  Ends out;
  std::vector<std::uint32_t> sizes;  // by document: greatest index + 1
  for (const JoinPair& pair : pairs_) {
    const ItemRef& item = pair.*end;
    if (sizes.size() <= item.document) sizes.resize(item.document + 1, 0);
    sizes[item.document] = std::max(sizes[item.document], item.index + 1);
  }
  out.documents.assign(1, 0);
  for (const std::uint32_t size : sizes) out.documents.push_back(out.documents.back() + size);
  out.first.assign(out.documents.back() + 1, 0);
  const auto slot = [&](const JoinPair& pair) {
    return out.documents[(pair.*end).document] + (pair.*end).index;
  };
  for (const JoinPair& pair : pairs_) ++out.first[slot(pair) + 1];
  for (std::size_t i = 1; i < out.first.size(); ++i) out.first[i] += out.first[i - 1];
  std::vector<std::uint32_t> next(out.first);
  out.pairs.resize(pairs_.size());
  for (std::uint32_t i = 0; i < pairs_.size(); ++i) out.pairs[next[slot(pairs_[i])]++] = i;
  for (std::size_t s = 0; s + 1 < out.first.size(); ++s) {
    std::stable_sort(out.pairs.begin() + out.first[s], out.pairs.begin() + out.first[s + 1],
                     [&](std::uint32_t x, std::uint32_t y) {
                       return (pairs_[x].*end).kind < (pairs_[y].*end).kind;
                     });
  }
  return out;
}

std::span<const std::uint32_t> JoinIndex::at(const ItemRef& item, bool from_b) const {
  const Ends& side = from_b ? by_b_ : by_a_;
  if (item.document + 1 >= side.documents.size()) return {};
  const std::uint32_t slot = side.documents[item.document] + item.index;
  if (slot >= side.documents[item.document + 1]) return {};
  const auto kind = [&](std::uint32_t i) { return (from_b ? pairs_[i].b : pairs_[i].a).kind; };
  auto begin = side.pairs.begin() + side.first[slot];
  auto end = side.pairs.begin() + side.first[slot + 1];
  while (begin != end && kind(*begin) != item.kind) ++begin;
  while (begin != end && kind(*(end - 1)) != item.kind) --end;
  return {begin, end};
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
