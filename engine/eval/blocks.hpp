// Hash blocking for the joins: candidates that share a key, without ever comparing all pairs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace factlint {

/// How often each hash was counted; open addressing, for millions of them.
class HashCounts {
 public:
  void add(std::uint64_t hash) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot& slot = slots_[find(hash)];
    if (slot.count++ == 0) {
      slot.hash = hash;
      ++used_;
    }
  }
  [[nodiscard]] std::uint32_t of(std::uint64_t hash) const {
    return slots_.empty() ? 0 : slots_[find(hash)].count;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t count = 0;
  };
  [[nodiscard]] std::size_t find(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (hash ^ (hash >> 32)) & mask;
    while (slots_[at].count != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<Slot> old(std::max<std::size_t>(1024, slots_.size() * 2));
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.count != 0) slots_[find(slot.hash)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

/// Collects (key, item) entries; `for_each_pair` visits every pair that shares a key, each once.
class Blocks {
 public:
  void add(std::uint64_t key, std::uint32_t item) { entries_.push_back({key, item}); }

  /// Calls visit(a, b) with a < b, in ascending order, and returns how many times. In a block above
  /// `limit` items only near neighbours meet, so a frequent key costs linear time: an item meets at
  /// most `limit` others for each of its keys. Memory is that of the entries, not of the pairs.
  template <class Visit>
  std::size_t for_each_pair(std::size_t limit, Visit&& visit) {
    struct None {};
    return for_each_pair(
        limit, [](std::uint32_t) { return None{}; }, [](None, None) { return true; }, visit);
  }

  /// The same for the pairs for which may(sketch(a), sketch(b)) holds: a quick look that is taken
  /// for each key that two items share, before anything is remembered of them. Sketches lie in the
  /// order in which they are looked at.
  template <class Sketch, class May, class Visit>
  std::size_t for_each_pair(std::size_t limit, Sketch&& sketch, May&& may, Visit&& visit) {
    group(limit);
    std::vector<decltype(sketch(0U))> sketches;
    sketches.reserve(places_.size());
    for (const Place& place : places_) sketches.push_back(sketch(place.item));
    std::vector<std::uint32_t> seen(first_.empty() ? 0 : first_.size() - 1, 0);
    std::vector<std::uint32_t> near;
    std::size_t visits = 0;
    for (std::uint32_t item = 0; item + 1 < first_.size(); ++item) {
      near.clear();
      for (std::uint32_t p = first_[item]; p < first_[item + 1]; ++p) {
        const Place& place = places_[by_item_[p]];
        for (std::uint32_t k = by_item_[p] + 1; k < place.reach; ++k) {
          if (!may(sketches[by_item_[p]], sketches[k])) continue;
          const std::uint32_t other = places_[k].item;
          if (seen[other] == item + 1) continue;
          seen[other] = item + 1;
          near.push_back(other);
        }
      }
      std::sort(near.begin(), near.end());
      for (const std::uint32_t other : near) visit(item, other);
      visits += near.size();
    }
    return visits;
  }

 private:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t item = 0;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  /// An entry of a block of two or more; it meets the places behind it up to `reach`.
  struct Place {
    std::uint32_t item = 0;
    std::uint32_t reach = 0;
  };

  void group(std::size_t limit) {
    std::sort(entries_.begin(), entries_.end());
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
    std::uint32_t items = 0;
    for (std::size_t begin = 0; begin < entries_.size();) {
      std::size_t end = begin + 1;
      while (end < entries_.size() && entries_[end].key == entries_[begin].key) ++end;
      if (end - begin > 1) {
        const std::size_t window = end - begin > limit ? 3 : limit;
        const auto shift = static_cast<std::uint32_t>(places_.size());
        for (std::size_t i = begin; i < end; ++i) {
          const std::size_t reach = std::min(end, i + 1 + window) - begin;
          places_.push_back({entries_[i].item, shift + static_cast<std::uint32_t>(reach)});
          items = std::max(items, entries_[i].item + 1);
        }
      }
      begin = end;
    }
    first_.assign(items + 1, 0);
    for (const Place& place : places_) ++first_[place.item];
    std::uint32_t sum = 0;
    for (std::uint32_t& start : first_) {
      const std::uint32_t count = start;
      start = sum;
      sum += count;
    }
    by_item_.resize(places_.size());
    std::vector<std::uint32_t> next(first_);
    for (std::uint32_t p = 0; p < places_.size(); ++p) by_item_[next[places_[p].item]++] = p;
  }

  std::vector<Entry> entries_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> first_;    ///< by item: where its places begin in by_item_
  std::vector<std::uint32_t> by_item_;  ///< places, by item
};

}  // namespace factlint
