#include "engine/eval/columns.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::uint32_t kNoFact = 0xFFFFFFFFU;
// Far enough ahead that the slot has arrived from memory, near enough to stay in cache.
constexpr std::size_t kAhead = 16;

/// Half a cache line: what the sweep has to know of a group.
struct Slot {
  std::uint64_t key = 0;
  double least_hi = kInfinity;
  double most_lo = -kInfinity;
  std::uint32_t first = kNoFact;  ///< kNoFact: the slot is free
  std::uint32_t conflict = kNoFact;
};

/// Open addressing with linear steps. Doubled at half load, so the table of few groups with many
/// facts stays small enough for the cache.
class SlotTable {
 public:
  SlotTable() : slots_(1024), mask_(slots_.size() - 1) {}

  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[place(key)], 1); }
  Slot& at(std::uint64_t key, std::uint32_t fact) {
    std::size_t i = place(key);
    while (slots_[i].first != kNoFact) {
      if (slots_[i].key == key) return slots_[i];
      i = (i + 1) & mask_;
    }
    if (++used_ * 2 > slots_.size()) {
      grow();
      i = place(key);
      while (slots_[i].first != kNoFact) i = (i + 1) & mask_;
    }
    slots_[i].key = key;
    slots_[i].first = fact;
    return slots_[i];
  }
  [[nodiscard]] const Slot& find(std::uint64_t key) const {
    std::size_t i = place(key);
    while (slots_[i].key != key || slots_[i].first == kNoFact) i = (i + 1) & mask_;
    return slots_[i];
  }
  std::vector<Slot>& all() { return slots_; }

 private:
  // Keys are hashes, but a caller may also number its groups 0, 1, 2.
  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15ULL >> 20) & mask_;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 4);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.first == kNoFact) continue;
      std::size_t i = place(slot.key);
      while (slots_[i].first != kNoFact) i = (i + 1) & mask_;
      slots_[i] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t mask_;
  std::size_t used_ = 0;
};

/// The two extreme facts of different sides, if they are apart.
bool settle(const FactColumns& facts, double share, double absolute, Conflict& group) {
  // The best two of different sides, for either end: a pair that conflicts is among them.
  struct Best {
    std::uint32_t fact = kNoFact;
    std::uint32_t other = kNoFact;  ///< the best of another side
  };
  const auto side = [&](std::uint32_t i) { return facts.side.empty() ? i : facts.side[i]; };
  const auto offer = [&](Best& best, std::uint32_t i, const auto& better) {
    if (best.fact == kNoFact) {
      best.fact = i;
    } else if (side(i) == side(best.fact)) {
      if (better(i, best.fact)) best.fact = i;
    } else if (better(i, best.fact)) {
      best.other = best.fact;
      best.fact = i;
    } else if (best.other == kNoFact || better(i, best.other)) {
      best.other = i;
    }
  };
  Best low;
  Best high;
  for (std::uint32_t i : group.members) {
    offer(low, i, [&](std::uint32_t a, std::uint32_t b) { return facts.hi[a] < facts.hi[b]; });
    offer(high, i, [&](std::uint32_t a, std::uint32_t b) { return facts.lo[a] > facts.lo[b]; });
  }
  double widest = 0;
  bool found = false;
  for (std::uint32_t a : {low.fact, low.other}) {
    for (std::uint32_t b : {high.fact, high.other}) {
      if (a == kNoFact || b == kNoFact || a == b || side(a) == side(b)) continue;
      const double gap = facts.lo[b] - (facts.hi[a] + std::fabs(facts.hi[a]) * share + absolute);
      if (gap > 0 && gap > widest) {
        widest = gap;
        group.low = a;
        group.high = b;
        found = true;
      }
    }
  }
  return found;
}

}  // namespace

void FactColumns::reserve(std::size_t n) {
  key.reserve(n);
  lo.reserve(n);
  hi.reserve(n);
  side.reserve(n);
}

void FactColumns::push(std::uint64_t group_key, double low, double high, std::uint32_t on_side) {
  key.push_back(group_key);
  lo.push_back(low);
  hi.push_back(high);
  side.push_back(on_side);
}

std::vector<Conflict> find_conflicts(const FactColumns& facts, double share, double absolute) {
  const auto n = static_cast<std::uint32_t>(facts.size());
  SlotTable table;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i + kAhead < n) table.prefetch(facts.key[i + kAhead]);
    Slot& slot = table.at(facts.key[i], i);
    const double hi = facts.hi[i] + std::fabs(facts.hi[i]) * share + absolute;
    if (hi < slot.least_hi) slot.least_hi = hi;
    if (facts.lo[i] > slot.most_lo) slot.most_lo = facts.lo[i];
  }
  // Few groups conflict; only their members are gathered, in a second pass.
  std::vector<Slot*> suspects;
  for (Slot& slot : table.all()) {
    if (slot.first != kNoFact && slot.most_lo > slot.least_hi) suspects.push_back(&slot);
  }
  std::vector<Conflict> out;
  if (suspects.empty()) return out;
  std::sort(suspects.begin(), suspects.end(),
            [](const Slot* a, const Slot* b) { return a->first < b->first; });
  out.resize(suspects.size());
  for (std::size_t s = 0; s < suspects.size(); ++s) {
    suspects[s]->conflict = static_cast<std::uint32_t>(s);
  }
  // One bit a suspect key first: most facts belong to no suspect and are passed without the table.
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(suspects.size() * 16, 1024));
  std::vector<std::uint64_t> filter(bits / 64);
  const auto bit = [&](std::uint64_t key) {
    return (key * 0xD6E8FEB86659FD93ULL >> 24) & (bits - 1);
  };
  for (const Slot* slot : suspects)
    filter[bit(slot->key) / 64] |= std::uint64_t{1} << (bit(slot->key) % 64);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint64_t at = bit(facts.key[i]);
    if ((filter[at / 64] >> (at % 64) & 1) == 0) continue;
    const Slot& slot = table.find(facts.key[i]);
    if (slot.conflict != kNoFact) out[slot.conflict].members.push_back(i);
  }
  std::erase_if(out, [&](Conflict& group) { return !settle(facts, share, absolute, group); });
  return out;
}

Groups group_facts(const std::vector<std::uint64_t>& key) {
  const auto n = static_cast<std::uint32_t>(key.size());
  SlotTable table;
  std::vector<std::uint32_t> group(n);
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i + kAhead < n) table.prefetch(key[i + kAhead]);
    Slot& slot = table.at(key[i], i);
    if (slot.conflict == kNoFact) slot.conflict = count++;
    group[i] = slot.conflict;
  }
  Groups out;
  out.starts.assign(count + 1, 0);
  for (std::uint32_t g : group) ++out.starts[g + 1];
  for (std::uint32_t g = 0; g < count; ++g) out.starts[g + 1] += out.starts[g];
  out.members.resize(n);
  std::vector<std::uint32_t> next(out.starts.begin(), out.starts.end() - 1);
  for (std::uint32_t i = 0; i < n; ++i) out.members[next[group[i]]++] = i;
  return out;
}

}  // namespace factlint
