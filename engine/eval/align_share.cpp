#include "engine/eval/align_share.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/eval/blocks.hpp"
#include "engine/eval/document_words.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kBlockLimit = 24;
constexpr Day kApart = 4;          // two texts told further apart count on two days
constexpr double kNear = 3;        // points within which a share in words is let pass
constexpr std::uint32_t kGap = 4;  // from "of" to the whole: "of its roughly 130"

class ShareAligner {
 public:
  ShareAligner(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus), frames_(frames), words_(corpus) {
    weekday_ = corpus.knowledge().lexicon.class_id("weekday");
    month_ = corpus.knowledge().lexicon.class_id("month");
    wholes_.resize(frames.measures.size(), kNone);
    for (std::uint32_t i = 0; i < frames.measures.size(); ++i) wholes_[i] = whole(i);
  }

  [[nodiscard]] const Mention& mention(const MeasureFrame& f) const {
    return corpus_.reading(f.document).mentions[f.mention];
  }
  [[nodiscard]] ItemRef item(const MeasureFrame& f) const {
    return {f.document, mention(f).kind, f.mention};
  }
  [[nodiscard]] bool part(std::uint32_t i) const { return wholes_[i] != kNone; }
  [[nodiscard]] bool share(std::uint32_t i) const {
    const MeasureFrame& f = frames_.measures[i];
    return mention(f).kind == Kind::percent && f.head != 0 && f.stance == 0 && of_noun(f);
  }
  [[nodiscard]] bool usable(const MeasureFrame& f) const {
    return !f.bare && !f.unreal && !f.forecast && f.firm_act && !mention(f).in_quote;
  }

  void block(Blocks& blocks) const {
    for (std::uint32_t i = 0; i < frames_.measures.size(); ++i) {
      const MeasureFrame& f = frames_.measures[i];
      if ((!part(i) && !share(i)) || !usable(f)) continue;
      for (std::uint32_t k = 0; k < f.act_count; ++k) blocks.add(hash_mix(f.head, f.acts[k]), i);
    }
  }

  /// The share that a part and its whole give; empty if the two do not differ or are not of one
  /// thing.
  [[nodiscard]] std::string differ(std::uint32_t i, std::uint32_t k) const {
    if (part(i) == part(k)) return {};
    const MeasureFrame& n = frames_.measures[part(i) ? i : k];
    const MeasureFrame& p = frames_.measures[part(i) ? k : i];
    const bool here = n.document == p.document;
    if (here && mention(n).sentence == mention(p).sentence) return {};
    if (!here && !words_.related(n.document, p.document)) return {};
    if (n.explicit_time && p.explicit_time && !n.as_of.overlaps(p.as_of)) return {};
    if (!here && n.as_of.known && p.as_of.known &&
        std::abs(n.as_of.first - p.as_of.first) > kApart) {
      return {};
    }
    if (elsewhere(n, p) || elsewhere(p, n)) return {};
    if (bounded(n, p.document) || bounded(p, n.document) || negated(n) != negated(p)) return {};
    const Value& x = mention(n).value;
    const Value& all = corpus_.reading(n.document).mentions[wholes_[part(i) ? i : k]].value;
    const Value& s = mention(p).value;
    if (!x.has_point() || !all.has_point() || !s.has_point() || !(all.lo > 0)) return {};
    const double low = x.lo / all.hi * 100;
    const double high = x.hi / all.lo * 100;
    const double least = std::min(s.lo, s.point) - kNear;
    const double most = std::max(s.hi, s.point) + kNear;
    if (high >= least && low <= most) return {};
    return fmt::format("one share: {} of {} are {:.1f} per cent", format_number(x.point),
                       format_number(all.point), x.point / all.point * 100);
  }

 private:
  // "51 of the 130 shops": the whole, if it counts the same.
  [[nodiscard]] std::uint32_t whole(std::uint32_t i) const {
    const MeasureFrame& f = frames_.measures[i];
    const Reading& reading = corpus_.reading(f.document);
    const Mention& m = mention(f);
    if (m.kind != Kind::number || !of_noun(f)) return kNone;
    for (std::uint32_t k = f.mention + 1; k < reading.mentions.size(); ++k) {
      const Mention& all = reading.mentions[k];
      if (all.tokens.first > m.tokens.last + kGap || all.sentence != m.sentence) break;
      if (all.kind != Kind::number || all.head == kNone) continue;
      const bool same = m.head == kNone || m.head == all.head;
      return same && all.value.has_point() && all.value.point > m.value.point ? k : kNone;
    }
    return kNone;
  }
  // "Half of the shops", not "half a dozen shops" or "12 per cent more shops".
  [[nodiscard]] bool of_noun(const MeasureFrame& f) const {
    const Reading& reading = corpus_.reading(f.document);
    const std::uint32_t next = mention(f).tokens.last;
    return next < reading.tokens.size() && reading.text(next) == "of";  // a text may end in it
  }
  // A name in the one's sentence that the other text never has: boats at another quay. Inside one
  // text the other sentence, if it has any names, has to have it.
  [[nodiscard]] bool elsewhere(const MeasureFrame& a, const MeasureFrame& b) const {
    const std::vector<std::uint64_t> own = names(a);
    if (a.document == b.document) {
      const std::vector<std::uint64_t> other = names(b);
      return !own.empty() && !other.empty() && shared_stems(own, other) == 0;
    }
    return std::ranges::any_of(own, [&](std::uint64_t name) {
      return !std::ranges::binary_search(words_.capitals(b.document), name);
    });
  }
  [[nodiscard]] std::vector<std::uint64_t> names(const MeasureFrame& f) const {
    const Reading& reading = corpus_.reading(f.document);
    const TokenRange sentence = reading.sentences[mention(f).sentence].tokens;
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    std::vector<std::uint64_t> out;
    for (std::uint32_t i = sentence.first + 1; i < sentence.last; ++i) {
      const Token& t = reading.tokens[i];
      if (t.is(kCapital) && t.is(kWord | kMixed) && !lexicon.is(t.word, weekday_) &&
          !lexicon.is(t.word, month_))
        out.push_back(t.hash);
    }
    sort_once(out);
    return out;
  }
  [[nodiscard]] bool negated(const MeasureFrame& f) const {
    if (f.clause == kNone) return false;
    return corpus_.reading(f.document).clauses[frames_.clauses[f.clause].clause].negated;
  }
  [[nodiscard]] bool bounded(const MeasureFrame& a, std::uint32_t other) const {
    return std::ranges::any_of(frames_.bounds(a), [&](std::uint64_t stem) {
      return !std::ranges::binary_search(words_.stems(other), stem);
    });
  }

  const Corpus& corpus_;
  const Frames& frames_;
  DocumentWords words_;
  ClassId weekday_, month_;
  std::vector<std::uint32_t> wholes_;  ///< mention of the whole behind a part, kNone for others
};

}  // namespace

std::vector<JoinPair> share_differs_pairs(const Corpus& corpus, const Frames& frames) {
  const ShareAligner aligner(corpus, frames);
  Blocks blocks;
  aligner.block(blocks);
  std::vector<JoinPair> pairs;
  blocks.for_each_pair(kBlockLimit, [&](std::uint32_t i, std::uint32_t k) {
    std::string why = aligner.differ(i, k);
    if (why.empty()) return;
    pairs.push_back(
        {aligner.item(frames.measures[i]), aligner.item(frames.measures[k]), std::move(why)});
  });
  return pairs;
}

}  // namespace factlint
