// The words of each document of a corpus as sorted hashes: its capitalised words, those inside its
// sentences, its content stems. align_measure.cpp asks whether two documents are of one story.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/eval/corpus.hpp"

namespace factlint {

class DocumentWords {
 public:
  explicit DocumentWords(const Corpus& corpus);

  /// Do the two share two names? Not every place is in a table: capitalised words are counted.
  [[nodiscard]] bool related(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] const std::vector<std::uint64_t>& capitals(std::uint32_t d) const {
    return capitals_[d];
  }
  [[nodiscard]] const std::vector<std::uint64_t>& stems(std::uint32_t d) const { return stems_[d]; }

 private:
  std::vector<std::vector<std::uint64_t>> names_;  ///< capitalised though no sentence begins there
  std::vector<std::vector<std::uint64_t>> capitals_;
  std::vector<std::vector<std::uint64_t>> stems_;
};

inline void sort_once(std::vector<std::uint64_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace factlint
