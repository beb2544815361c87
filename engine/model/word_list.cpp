#include "engine/model/word_list.hpp"

#include <algorithm>

namespace factlint {

bool WordList::contains(std::string_view word) const {
  const std::string_view bytes = bytes_;
  std::size_t first = 0;  // always the start of a line
  std::size_t last = bytes.size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const std::size_t before = bytes.rfind('\n', middle == 0 ? 0 : middle - 1);
    const std::size_t begin =
        middle == 0 || before == std::string_view::npos || before < first ? first : before + 1;
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const int order = bytes.substr(begin, end - begin).compare(word);
    if (order == 0) return true;
    if (order < 0) {
      first = end + 1;
    } else {
      last = begin;
    }
  }
  return false;
}

}  // namespace factlint
