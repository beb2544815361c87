#include "engine/eval/align_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/eval/blocks.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kKeyStems = 4;   // rarest stems of a clause that make its keys
constexpr std::uint32_t kMinShared = 3;  // fewer shared stems prove nothing
constexpr double kAcross = 0.65;         // share of the shorter clause's stems, two documents
constexpr double kWithin = 0.8;          // the same, inside one document
constexpr std::size_t kBlockLimit = 32;

// Stems in more than one clause, rarest first: a stem that stands alone can never be shared.
struct Rarest {
  std::array<std::uint64_t, kKeyStems> stems{};
  std::uint32_t size = 0;
};

Rarest rarest(std::span<const std::uint64_t> stems, const HashCounts& counts) {
  std::array<std::pair<std::uint32_t, std::uint64_t>, kKeyStems> ranked;
  Rarest out;
  for (const std::uint64_t stem : stems) {
    std::pair<std::uint32_t, std::uint64_t> next{counts.of(stem), stem};
    if (next.first < 2) continue;
    for (std::uint32_t i = 0; i < out.size; ++i) {
      if (next < ranked[i]) std::swap(next, ranked[i]);
    }
    if (out.size < kKeyStems) ranked[out.size++] = next;
  }
  for (std::uint32_t i = 0; i < out.size; ++i) out.stems[i] = ranked[i].second;
  return out;
}

class Matcher {
 public:
  Matcher(const Corpus& corpus, const Frames& frames) : corpus_(corpus), frames_(frames) {
    const Lexicon& lexicon = corpus.knowledge().lexicon;
    reporting_ = lexicon.class_id("reporting-verb");
    light_ = light_verb_classes(lexicon);
  }

  [[nodiscard]] const Clause& clause(const ClauseFrame& f) const {
    return corpus_.reading(f.document).clauses[f.clause];
  }

  [[nodiscard]] bool usable(const ClauseFrame& f) const {
    const Clause& c = clause(f);
    if (c.in_quote || f.stem_count < kMinShared) return false;
    // "the agency said": the credit itself states nothing.
    const Reading& reading = corpus_.reading(f.document);
    return !(c.predicate.test(reporting_) && c.attribution == kNone &&
             reading.part_kind(c.sentence) == PartKind::headline);
  }

  [[nodiscard]] bool same(const ClauseFrame& a, const ClauseFrame& b, std::uint32_t& shared) const {
    const auto sa = frames_.of(a);
    const auto sb = frames_.of(b);
    const auto shorter = static_cast<double>(std::min(sa.size(), sb.size()));
    const auto longer = static_cast<double>(std::max(sa.size(), sb.size()));
    if (longer > 3 * shorter) return false;
    shared = shared_stems(sa, sb);
    const double needed = a.document == b.document ? kWithin : kAcross;
    if (shared < kMinShared || shared < needed * shorter) return false;
    if (shared == kMinShared && longer > 2 * kMinShared) return false;
    const Clause& ca = clause(a);
    const Clause& cb = clause(b);
    if (ca.when.known && cb.when.known && !ca.when.overlaps(cb.when)) return false;
    if (a.named_subject && b.named_subject && a.subject != b.subject) {
      const bool crossed = std::binary_search(sa.begin(), sa.end(), b.subject) ||
                           std::binary_search(sb.begin(), sb.end(), a.subject);
      if (!crossed) return false;
    }
    // The predicates: one verb, one class, or the verb among the other's words ("was contained" /
    // "is fully contained").
    if (a.verb == b.verb) return true;
    if (((ca.predicate & cb.predicate) & ~light_).any()) return true;
    const bool named = std::binary_search(sb.begin(), sb.end(), a.verb) ||
                       std::binary_search(sa.begin(), sa.end(), b.verb);
    return named || shared >= 5;
  }

 private:
  const Corpus& corpus_;
  const Frames& frames_;
  ClassId reporting_;
  ClassSet light_;
};

// The stems of a clause as a set of 64 bits, which bounds from above how many of them two clauses
// share: most candidates are dropped without a look at their stems.
struct Sketch {
  std::uint64_t bits = 0;
  std::uint32_t needed = 0;   ///< fewer shared stems are too few, if this is the shorter clause
  std::uint32_t doubled = 0;  ///< stems that fell on the bit of another
};

// Without a call: a build for any x86-64 has no instruction for it.
std::uint32_t ones(std::uint64_t bits) {
  bits -= (bits >> 1) & 0x5555555555555555ULL;
  bits = (bits & 0x3333333333333333ULL) + ((bits >> 2) & 0x3333333333333333ULL);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
  return static_cast<std::uint32_t>((bits * 0x0101010101010101ULL) >> 56);
}

Sketch sketch_of(std::span<const std::uint64_t> stems) {
  Sketch sketch;
  for (const std::uint64_t stem : stems) sketch.bits |= std::uint64_t{1} << (stem >> 58);
  const auto size = static_cast<std::uint32_t>(stems.size());
  sketch.doubled = size - ones(sketch.bits);
  sketch.needed = std::max(
      kMinShared, static_cast<std::uint32_t>(std::ceil(std::min(kAcross, kWithin) * size)));
  return sketch;
}

bool may_match(const Sketch& a, const Sketch& b) {
  return ones(a.bits & b.bits) + std::min(a.doubled, b.doubled) >= std::min(a.needed, b.needed);
}

}  // namespace

std::vector<JoinPair> same_event_pairs(const Corpus& corpus, const Frames& frames) {
  const Matcher matcher(corpus, frames);
  HashCounts counts;
  for (const ClauseFrame& f : frames.clauses) {
    for (const std::uint64_t stem : frames.of(f)) counts.add(stem);
  }
  Blocks blocks;
  for (std::uint32_t i = 0; i < frames.clauses.size(); ++i) {
    const ClauseFrame& f = frames.clauses[i];
    if (!matcher.usable(f)) continue;
    const Rarest keys = rarest(frames.of(f), counts);
    for (std::size_t x = 0; x < keys.size; ++x) {
      for (std::size_t y = x + 1; y < keys.size; ++y) {
        blocks.add(hash_mix(std::min(keys.stems[x], keys.stems[y]),
                            std::max(keys.stems[x], keys.stems[y])),
                   i);
      }
    }
  }
  std::vector<JoinPair> pairs;
  std::vector<Sketch> sketches;
  sketches.reserve(frames.clauses.size());
  for (const ClauseFrame& f : frames.clauses) sketches.push_back(sketch_of(frames.of(f)));
  const auto sketch = [&](std::uint32_t i) { return sketches[i]; };
  blocks.for_each_pair(kBlockLimit, sketch, may_match, [&](std::uint32_t i, std::uint32_t k) {
    const ClauseFrame& a = frames.clauses[i];
    const ClauseFrame& b = frames.clauses[k];
    if (a.document == b.document && matcher.clause(a).sentence == matcher.clause(b).sentence)
      return;
    std::uint32_t shared = 0;
    if (!matcher.same(a, b, shared)) return;
    pairs.push_back({{a.document, Kind::statement, a.clause},
                     {b.document, Kind::statement, b.clause},
                     fmt::format("one event: {} of {} and {} content words are shared", shared,
                                 a.stem_count, b.stem_count)});
  });
  return pairs;
}

}  // namespace factlint
