#include "engine/model/document.hpp"

#include <algorithm>

namespace factlint {

namespace {

std::uint32_t map_offset(const std::vector<OffsetRun>& runs, std::uint32_t offset, bool is_end) {
  // An end offset belongs to the run of the byte before it: the end of "a" in "a</b>" is behind
  // the a, not behind the tag.
  const std::uint32_t probe = is_end && offset > 0 ? offset - 1 : offset;
  auto next = std::upper_bound(runs.begin(), runs.end(), probe,
                               [](std::uint32_t o, const OffsetRun& r) { return o < r.text; });
  if (next == runs.begin()) return runs.empty() ? offset : runs.front().source;
  const OffsetRun& run = *std::prev(next);
  const std::uint32_t inside = std::min(offset - run.text, run.length);
  if (run.length == run.source_length) return run.source + inside;
  return inside == 0 ? run.source : run.source + run.source_length;
}

}  // namespace

Span Document::to_source(Span text_span) const {
  if (runs.empty()) return text_span;
  const Span mapped{map_offset(runs, text_span.begin, false),
                    map_offset(runs, text_span.end, true)};
  return {mapped.begin, std::max(mapped.begin, mapped.end)};
}

}  // namespace factlint
