#include "engine/model/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::array<std::string_view, 4> kOutcomes{"conflict", "difference", "unresolved",
                                                    "agreement"};
constexpr std::array<std::string_view, 3> kLevels{"error", "warning", "note"};

template <class Names, class Enum>
bool parse_name(const Names& names, std::string_view word, Enum& out) {
  const auto hit = std::find(names.begin(), names.end(), word);
  if (hit == names.end()) return false;
  out = static_cast<Enum>(hit - names.begin());
  return true;
}

auto place(const Finding& f) {
  const Side* side = f.sides.empty() ? nullptr : &f.sides.front();
  const std::string_view path =
      side && side->document ? std::string_view(side->document->source->path) : std::string_view();
  return std::make_tuple(path, side ? side->span : Span{}, std::string_view(f.rule),
                         std::string_view(f.message));
}

std::pair<std::string_view, Span> place(const Side& side) {
  return {side.document ? std::string_view(side.document->source->path) : std::string_view(),
          side.span};
}

// Findings of one rule that say one thing of one place are one finding with all their sides.
void merge_same_place(std::vector<Finding>& findings) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size();) {
    std::size_t end = i + 1;
    while (end < findings.size() && place(findings[i]) == place(findings[end]) &&
           findings[i].outcome == findings[end].outcome) {
      ++end;
    }
    Finding& one = findings[i];
    if (end > i + 1 && !one.sides.empty()) {
      for (std::size_t k = i + 1; k < end; ++k) {
        for (std::size_t side = 1; side < findings[k].sides.size(); ++side) {
          one.sides.push_back(std::move(findings[k].sides[side]));
        }
      }
      std::stable_sort(one.sides.begin() + 1, one.sides.end(),
                       [](const Side& a, const Side& b) { return place(a) < place(b); });
      one.sides.erase(
          std::unique(one.sides.begin() + 1, one.sides.end(),
                      [](const Side& a, const Side& b) { return place(a) == place(b); }),
          one.sides.end());
      set_fingerprint(one);
    }
    if (kept != i) findings[kept] = std::move(one);
    ++kept;
    i = end;
  }
  findings.resize(kept);
}

}  // namespace

std::string_view to_string(Outcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}
std::string_view to_string(Level level) {
  return kLevels[static_cast<std::size_t>(level)];
}
bool parse_outcome(std::string_view word, Outcome& out) {
  return parse_name(kOutcomes, word, out);
}
bool parse_level(std::string_view word, Level& out) {
  return parse_name(kLevels, word, out);
}

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return place(a) < place(b); });
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [](const Finding& a, const Finding& b) {
                               return place(a) == place(b) && a.outcome == b.outcome &&
                                      a.fingerprint == b.fingerprint;
                             }),
                 findings.end());
  merge_same_place(findings);
}

void set_fingerprint(Finding& finding) {
  // Only words and digits count, so moved, re-wrapped and re-punctuated text keeps its print. The
  // sides count in no order: theirs is that of the paths, and a renamed document changes it.
  std::vector<std::uint64_t> sides;
  for (const Side& side : finding.sides) {
    if (!side.document) continue;
    std::uint64_t h = hash_text({});
    const std::string_view text =
        std::string_view(side.document->text).substr(side.span.begin, side.span.size());
    for (std::size_t i = 0; i < text.size();) {
      if (!is_word_byte(text[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < text.size() && is_word_byte(text[end])) ++end;
      h = hash_mix(h, hash_folded(text.substr(i, end - i)));
      i = end;
    }
    sides.push_back(h);
  }
  std::sort(sides.begin(), sides.end());
  std::uint64_t h = hash_text(finding.rule);
  h = hash_mix(h, static_cast<std::uint64_t>(finding.outcome));
  for (std::uint64_t side : sides) h = hash_mix(h, side);
  finding.fingerprint = fmt::format("{:016x}", h);
}

}  // namespace factlint
