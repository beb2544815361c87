#include "engine/rule/file_issues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kLongestSuggested = 40;

/// Optimal string alignment distance with ASCII case folded; more than `most` may come back as any
/// larger number. (Damerau 1964, one edit between any two positions.)
unsigned distance(std::string_view a, std::string_view b, unsigned most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most || b.size() > kLongestSuggested) return most + 1;
  using Row = std::array<unsigned, kLongestSuggested + 1>;
  Row before_last{}, last{}, now{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<unsigned>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char x = fold_ascii(a[i - 1]);
      const char y = fold_ascii(b[j - 1]);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (x == y ? 0U : 1U)});
      if (i > 1 && j > 1 && x == fold_ascii(b[j - 2]) && fold_ascii(a[i - 2]) == y) {
        now[j] = std::min(now[j], before_last[j - 2] + 1);
      }
    }
    before_last = last;
    last = now;
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  if (word.size() < 3) return {};
  unsigned best = word.size() <= 4 ? 1 : 2;
  std::string_view found;
  for (std::string_view candidate : known) {
    if (candidate.empty()) continue;
    const unsigned d = distance(word, candidate, best);
    if (d < best || (d == best && found.empty())) {
      best = d;
      found = candidate;
    }
  }
  return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string_view found = nearest(word, known);
  return found.empty() ? std::string() : fmt::format("did you mean `{}`?", found);
}

std::string did_you_mean_or_list(std::string_view word,
                                 const std::vector<std::string_view>& known) {
  std::string help = did_you_mean(word, known);
  return help.empty() ? fmt::format("one of: {}", fmt::join(known, ", ")) : help;
}

}  // namespace factlint
