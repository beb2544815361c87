#include "engine/model/reading.hpp"

#include <algorithm>

namespace factlint {

std::uint32_t Reading::sentence_of(std::uint32_t token) const {
  const auto next =
      std::upper_bound(sentences.begin(), sentences.end(), token,
                       [](std::uint32_t t, const Sentence& s) { return t < s.tokens.first; });
  return next == sentences.begin() ? 0 : static_cast<std::uint32_t>(next - sentences.begin() - 1);
}

}  // namespace factlint
