#include "engine/eval/align_measure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/eval/blocks.hpp"
#include "engine/eval/compare.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr int kSame = 7;        // points across documents
constexpr int kSameWithin = 7;  // inside one document
constexpr int kSimilar = 5;
constexpr std::size_t kBlockLimit = 32;
constexpr std::uint32_t kKeyStems = 4;

struct Score {
  int points = 0;
  bool veto = false;
  bool predicate = false;  ///< both are said with one predicate: without it nothing fails
  bool estimate = false;   ///< both only say about how much: a difference, no conflict
  std::string why;
};

class Aligner {
 public:
  Aligner(const Corpus& corpus, const Frames& frames) : corpus_(corpus), frames_(frames) {
    light_ = light_verb_classes(corpus.knowledge().lexicon);
    find_crowded();
    find_names();
  }

  [[nodiscard]] const Mention& mention(const MeasureFrame& f) const {
    return corpus_.reading(f.document).mentions[f.mention];
  }
  [[nodiscard]] ItemRef item(const MeasureFrame& f) const {
    return {f.document, mention(f).kind, f.mention};
  }

  [[nodiscard]] Score score(std::uint32_t i, std::uint32_t k) const {
    const MeasureFrame& a = frames_.measures[i];
    const MeasureFrame& b = frames_.measures[k];
    Score s;
    const Mention& ma = mention(a);
    const Mention& mb = mention(b);
    if (a.dimension != b.dimension || (a.head != b.head && a.head != 0 && b.head != 0) ||
        veto(i, k)) {
      s.veto = true;
      return s;
    }
    const auto add = [&](int points, const char* reason) {
      s.points += points;
      s.why += s.why.empty() ? reason : std::string(", ") + reason;
    };
    if (a.head != 0 && a.head == b.head) add(2, "same noun");
    const auto sa = frames_.of(a);
    const auto sb = frames_.of(b);
    if (a.clause != kNone && b.clause != kNone) {
      const ClauseFrame& ca = frames_.clauses[a.clause];
      const ClauseFrame& cb = frames_.clauses[b.clause];
      const Clause& pa = corpus_.reading(a.document).clauses[ca.clause];
      const Clause& pb = corpus_.reading(b.document).clauses[cb.clause];
      const bool predicate = ca.verb == cb.verb ||
                             ((pa.predicate & pb.predicate) & ~light_).any() ||
                             std::binary_search(sb.begin(), sb.end(), ca.verb) ||
                             std::binary_search(sa.begin(), sa.end(), cb.verb);
      s.predicate = predicate;
      if (predicate) add(2, "same predicate");
      if (ca.subject != 0 && ca.subject == cb.subject && ca.subject != a.head)
        add(2, "same subject");
    }
    const std::uint32_t shared = shared_stems(sa, sb);
    if (shared >= 5) {
      add(3, "same words around it");
    } else if (shared >= 3) {
      add(2, "same words around it");
    } else if (shared >= 1) {
      add(1, "a word around it shared");
    }
    if (a.explicit_time && b.explicit_time && a.as_of.known && a.as_of == b.as_of) {
      add(2, "same day");
    } else if (a.as_of.known && b.as_of.known && a.as_of.overlaps(b.as_of)) {
      add(1, "same time");
    }
    if ((a.scope & (kTotal | kSoFar)) == (b.scope & (kTotal | kSoFar))) add(1, "same scope");
    const Attribution* ra = corpus_.attribution(item(a));
    const Attribution* rb = corpus_.attribution(item(b));
    if (ra != nullptr && rb != nullptr && ra->key == rb->key) add(1, "same source");
    s.estimate = ma.value.precision == Precision::about && mb.value.precision == Precision::about;
    return s;
  }

  void block(Blocks& blocks) const {
    HashCounts counts;
    for (const MeasureFrame& f : frames_.measures) {
      for (const std::uint64_t stem : frames_.of(f)) counts.add(stem);
    }
    for (std::uint32_t i = 0; i < frames_.measures.size(); ++i) {
      const MeasureFrame& f = frames_.measures[i];
      const std::uint64_t base = hash_mix(f.dimension, f.head);
      std::vector<std::pair<std::uint32_t, std::uint64_t>> ranked;
      for (const std::uint64_t stem : frames_.of(f)) {
        if (const std::uint32_t n = counts.of(stem); n > 1) ranked.emplace_back(n, stem);
      }
      std::sort(ranked.begin(), ranked.end());
      if (ranked.size() > kKeyStems) ranked.resize(kKeyStems);
      for (const auto& [n, stem] : ranked) blocks.add(hash_mix(base, stem), i);
    }
  }

 private:
  // Two measures of one noun in one clause ("from 5,600 acres to 12,400 acres") are told apart by
  // what the engine does not read: neither is compared.
  void find_crowded() {
    crowded_.resize(frames_.measures.size(), false);
    for (std::size_t i = 1; i < frames_.measures.size(); ++i) {
      for (std::size_t k = i; k-- > 0 && k + 6 > i;) {
        const MeasureFrame& a = frames_.measures[k];
        const MeasureFrame& b = frames_.measures[i];
        if (a.document != b.document || mention(a).sentence != mention(b).sentence) break;
        const bool unheaded = a.head == 0 || b.head == 0;
        if (a.clause == b.clause && a.dimension == b.dimension && (a.head == b.head || unheaded))
          crowded_[i] = crowded_[k] = true;
      }
    }
  }

  // Names in each measure's sentence: two disjoint sets of places or persons are two things.
  void find_names() {
    names_.resize(frames_.measures.size());
    for (std::size_t i = 0; i < frames_.measures.size(); ++i) {
      const MeasureFrame& f = frames_.measures[i];
      const Reading& reading = corpus_.reading(f.document);
      TokenRange around = reading.sentences[mention(f).sentence].tokens;
      if (f.clause != kNone) around = reading.clauses[frames_.clauses[f.clause].clause].tokens;
      for (const Kind kind : {Kind::place, Kind::person, Kind::product, Kind::organisation}) {
        for (const ItemRef& name : corpus_.items(kind, f.document, around)) {
          const Mention& m = *corpus_.mention(name);
          names_[i].push_back(m.entity != 0 ? hash_mix(1, m.entity)
                                            : hash_folded(reading.text(m.tokens.last - 1)));
        }
      }
      std::sort(names_[i].begin(), names_[i].end());
    }
  }

  [[nodiscard]] bool veto(std::uint32_t i, std::uint32_t k) const {
    const MeasureFrame& a = frames_.measures[i];
    const MeasureFrame& b = frames_.measures[k];
    const Mention& ma = mention(a);
    const Mention& mb = mention(b);
    if (crowded_[i] || crowded_[k]) return true;
    if (a.document == b.document && (ma.sentence == mb.sentence || a.headline || b.headline))
      return true;
    if (((a.scope ^ b.scope) & (kEach | kSubset)) != 0) return true;
    if (((a.scope | b.scope) & kBaseline) != 0) return true;
    if (a.forecast != b.forecast || ma.in_quote || mb.in_quote) return true;
    if (a.as_of.known && b.as_of.known && !a.as_of.overlaps(b.as_of)) return true;
    if (!names_[i].empty() && !names_[k].empty() && shared_stems(names_[i], names_[k]) == 0)
      return true;
    if (a.clause != kNone && b.clause != kNone) {
      const Clause& ca = corpus_.reading(a.document).clauses[frames_.clauses[a.clause].clause];
      const Clause& cb = corpus_.reading(b.document).clauses[frames_.clauses[b.clause].clause];
      if (ca.negated != cb.negated) return true;
    }
    return false;
  }

  const Corpus& corpus_;
  const Frames& frames_;
  ClassSet light_;
  std::vector<bool> crowded_;
  std::vector<std::vector<std::uint64_t>> names_;
};

std::vector<JoinPair> measure_pairs(const Corpus& corpus, const Frames& frames, bool sound) {
  const Aligner aligner(corpus, frames);
  Blocks blocks;
  aligner.block(blocks);
  std::vector<JoinPair> pairs;
  blocks.for_each_pair(kBlockLimit, [&](std::uint32_t i, std::uint32_t k) {
    const MeasureFrame& a = frames.measures[i];
    const MeasureFrame& b = frames.measures[k];
    const Score s = aligner.score(i, k);
    if (s.veto) return;
    const int needed = a.document == b.document ? kSameWithin : kSame;
    const bool same = s.points >= needed && s.predicate && !s.estimate;
    if (sound ? !same : (same || s.points < kSimilar || a.document == b.document)) return;
    pairs.push_back({aligner.item(a), aligner.item(b),
                     fmt::format("one measure ({} points): {}", s.points, s.why)});
  });
  return pairs;
}

}  // namespace

std::vector<JoinPair> same_measure_pairs(const Corpus& corpus, const Frames& frames) {
  return measure_pairs(corpus, frames, true);
}

std::vector<JoinPair> similar_measure_pairs(const Corpus& corpus, const Frames& frames) {
  return measure_pairs(corpus, frames, false);
}

std::vector<JoinPair> headline_measure_pairs(const Corpus& corpus, const Frames& frames) {
  std::vector<JoinPair> pairs;
  const Aligner aligner(corpus, frames);
  const Comparer comparer(corpus.knowledge());
  for (std::size_t begin = 0; begin < frames.measures.size();) {
    std::size_t end = begin;
    while (end < frames.measures.size() &&
           frames.measures[end].document == frames.measures[begin].document)
      ++end;
    for (std::size_t h = begin; h < end; ++h) {
      const MeasureFrame& head = frames.measures[h];
      if (!head.headline ||
          corpus.reading(head.document).part_kind(aligner.mention(head).sentence) !=
              PartKind::headline)
        continue;
      const Value& stated = aligner.mention(head).value;
      if (!stated.has_point()) continue;
      bool fits = false;
      std::size_t rival = end;
      std::uint32_t best = 0;
      for (std::size_t m = begin; m < end; ++m) {
        const MeasureFrame& body = frames.measures[m];
        if (body.headline || body.dimension != head.dimension) continue;
        const Value& value = aligner.mention(body).value;
        const Relation relation = comparer.relate(stated, value);
        fits |= relation == Relation::agree || relation == Relation::compatible;
        if (!value.has_point() || (body.head != head.head && body.head != 0 && head.head != 0))
          continue;
        const std::uint32_t shared = shared_stems(frames.of(head), frames.of(body)) +
                                     (body.head == head.head && head.head != 0 ? 1 : 0);
        if (shared > best) {
          best = shared;
          rival = m;
        }
      }
      if (!fits && rival != end) {
        pairs.push_back({aligner.item(head), aligner.item(frames.measures[rival]),
                         "no value in the body fits the headline's"});
      }
    }
    begin = end;
  }
  return pairs;
}

}  // namespace factlint
