// Hash blocking for the joins: candidates that share a key, without ever comparing all pairs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace factlint {

/// Collects (key, item) entries; `for_each_pair` visits every pair that shares a key, each once.
class Blocks {
 public:
  void add(std::uint64_t key, std::uint32_t item) { entries_.emplace_back(key, item); }

  /// Calls visit(a, b) with a < b, in ascending order. In a block above `limit` items only near
  /// neighbours meet, so a frequent key costs linear time.
  template <class Visit>
  void for_each_pair(std::size_t limit, Visit&& visit) {
    std::sort(entries_.begin(), entries_.end());
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t begin = 0; begin < entries_.size();) {
      std::size_t end = begin + 1;
      while (end < entries_.size() && entries_[end].first == entries_[begin].first) ++end;
      const std::size_t window = end - begin > limit ? 3 : limit;
      for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t k = i + 1; k < std::min(end, i + 1 + window); ++k) {
          pairs.emplace_back(entries_[i].second, entries_[k].second);
        }
      }
      begin = end;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [a, b] : pairs) visit(a, b);
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries_;
};

}  // namespace factlint
