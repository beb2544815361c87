#include "engine/eval/align_headline.hpp"

#include <algorithm>
#include <cmath>

#include "engine/eval/compare.hpp"
#include "engine/eval/stemmer.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr double kChangeSlack = 0.2;  // "doubles" of a rise by 85 per cent

class Headlines {
 public:
  Headlines(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus),
        frames_(frames),
        comparer_(corpus.knowledge()),
        stemmer_(corpus.knowledge().lexicon),
        up_(corpus.knowledge().lexicon.class_id("change-up")),
        down_(corpus.knowledge().lexicon.class_id("change-down")),
        more_(corpus.knowledge().lexicon.class_id("more-word")),
        less_(corpus.knowledge().lexicon.class_id("less-word")) {}

  template <class Visit>
  void each_document(Visit&& visit) const {
    for (std::size_t begin = 0; begin < frames_.measures.size();) {
      std::size_t end = begin;
      while (end < frames_.measures.size() &&
             frames_.measures[end].document == frames_.measures[begin].document)
        ++end;
      for (std::size_t h = begin; h < end; ++h)
        if (in_headline(frames_.measures[h])) visit(h, begin, end);
      begin = end;
    }
  }

  // The body's measure that the headline's number stands against; `end` if the body has its like,
  // or nothing to hold against it.
  [[nodiscard]] std::size_t rival(std::size_t h, std::size_t begin, std::size_t end) const {
    const MeasureFrame& head = frames_.measures[h];
    const Value& stated = mention(head).value;
    if (!stated.has_point() || head.bare) return end;
    std::size_t best = end;
    std::uint32_t most = 0;
    std::uint32_t rivals = 0;
    for (std::size_t m = begin; m < end; ++m) {
      const MeasureFrame& body = frames_.measures[m];
      if (body.headline || body.bare || body.dimension != head.dimension) continue;
      const bool other = body.head != head.head && body.head != 0 && head.head != 0;
      const Value& value = mention(body).value;
      const bool shares = std::ranges::binary_search(frames_.of(body), head.head);
      if ((!other || shares) && fits(stated, value)) return end;
      if (other || !value.has_point()) continue;
      if (((body.scope ^ head.scope) & (kSubset | kBaseline | kEach)) != 0) continue;
      std::uint32_t score = shared_stems(frames_.of(head), frames_.of(body));
      if (head.head != 0 && (body.head == head.head || shares)) score += 2;
      if (same_act(head, body)) score += 2;
      // A count stands against a count of the same things only.
      if (mention(head).kind == Kind::number && body.head != head.head) continue;
      const bool margin = head.head == hash_folded("margin");
      if (head.firm_act && !margin && mention(head).kind == Kind::number && !same_act(head, body))
        continue;
      ++rivals;
      if (score > most) {
        most = score;
        best = m;
      }
    }
    // One shared word is enough where the text has a single length, sum or share.
    const std::uint32_t needed = rivals == 1 ? 1 : 2;
    return most >= needed && !added_up(head, begin, end) ? best : end;
  }

  [[nodiscard]] std::size_t change(std::size_t h, std::size_t begin, std::size_t end) const {
    const MeasureFrame& head = frames_.measures[h];
    const Value& stated = mention(head).value;
    if (mention(head).kind != Kind::multiple || !stated.has_point()) return end;
    const double percent = std::fabs(stated.point - 1) * 100;
    const std::vector<std::uint64_t> words = sentence_stems(head);
    std::size_t best = end;
    for (std::size_t m = begin; m < end; ++m) {
      const MeasureFrame& body = frames_.measures[m];
      const Mention& other = mention(body);
      if (body.headline) continue;
      if (other.kind == Kind::multiple && fits(stated, other.value)) return end;
      if (other.kind != Kind::percent || !other.value.has_point()) continue;
      const bool near = std::fabs(other.value.point - percent) <= kChangeSlack * percent ||
                        std::fabs(other.value.point - stated.point * 100) <= 1;
      if (near) return end;
      if (best == end && changes(body, stated.point > 1) && !in_quote(body) &&
          shared_stems(words, sentence_stems(body)) > 0 && about_subject(head, body)) {
        best = m;
      }
    }
    return best;
  }

  [[nodiscard]] ItemRef item(std::size_t i) const {
    const MeasureFrame& f = frames_.measures[i];
    return {f.document, mention(f).kind, f.mention};
  }

 private:
  [[nodiscard]] const Mention& mention(const MeasureFrame& f) const {
    return corpus_.reading(f.document).mentions[f.mention];
  }
  [[nodiscard]] bool in_quote(const MeasureFrame& f) const { return mention(f).in_quote; }
  [[nodiscard]] bool in_headline(const MeasureFrame& f) const {
    return f.headline &&
           corpus_.reading(f.document).part_kind(mention(f).sentence) == PartKind::headline;
  }

  // A headline drops "more than" and "some": the same number fits whatever stands before it.
  [[nodiscard]] bool fits(const Value& stated, const Value& value) const {
    if (stated.has_point() && value.has_point() && stated.unit == value.unit &&
        stated.point == value.point) {
      return true;
    }
    const Relation relation = comparer_.relate(stated, value);
    return relation == Relation::agree || relation == Relation::compatible;
  }

  [[nodiscard]] static bool same_act(const MeasureFrame& a, const MeasureFrame& b) {
    for (std::uint32_t i = 0; i < a.act_count; ++i) {
      for (std::uint32_t k = 0; k < b.act_count; ++k)
        if (a.acts[i] == b.acts[k]) return true;
    }
    return false;
  }

  // "Crash kills 12" over "nine died on the spot and three in hospital".
  [[nodiscard]] bool added_up(const MeasureFrame& head, std::size_t begin, std::size_t end) const {
    const double total = mention(head).value.point;
    double all = 0;
    std::vector<double> values;
    for (std::size_t m = begin; m < end && values.size() < 12; ++m) {
      const MeasureFrame& body = frames_.measures[m];
      const Value& value = mention(body).value;
      if (body.headline || body.dimension != head.dimension || !value.has_point()) continue;
      if (body.head != 0 && head.head != 0 && body.head != head.head) continue;
      for (const double v : values)
        if (v + value.point == total || std::fabs(v - value.point) == total) return true;
      values.push_back(value.point);
      all += value.point;
    }
    return all == total;
  }

  [[nodiscard]] std::vector<std::uint64_t> sentence_stems(const MeasureFrame& f) const {
    const Reading& reading = corpus_.reading(f.document);
    const TokenRange tokens = reading.sentences[mention(f).sentence].tokens;
    std::vector<std::uint64_t> out;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (mention(f).tokens.contains(i)) continue;
      if (const std::uint64_t s = stemmer_.stem(reading, i)) out.push_back(s);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // What grows in the headline stands before its verb: "Profit doubles"; the body has to name it.
  [[nodiscard]] bool about_subject(const MeasureFrame& head, const MeasureFrame& body) const {
    const Reading& reading = corpus_.reading(head.document);
    const std::uint32_t first = reading.sentences[mention(head).sentence].tokens.first;
    const std::vector<std::uint64_t> words = sentence_stems(body);
    for (std::uint32_t i = mention(head).tokens.first; i-- > first;) {
      const std::uint64_t s = stemmer_.stem(reading, i);
      if (s != 0 && std::binary_search(words.begin(), words.end(), s)) return true;
    }
    return false;
  }

  [[nodiscard]] bool changes(const MeasureFrame& f, bool up) const {
    const Reading& reading = corpus_.reading(f.document);
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    const Mention& m = mention(f);
    const TokenRange sentence = reading.sentences[m.sentence].tokens;
    const std::uint32_t from =
        m.tokens.first > sentence.first + 4 ? m.tokens.first - 4 : sentence.first;
    for (std::uint32_t i = from; i < std::min(sentence.last, m.tokens.last + 2); ++i) {
      const std::uint32_t word = reading.tokens[i].word;
      if (lexicon.is(word, up ? up_ : down_) || lexicon.is(word, up ? more_ : less_)) return true;
    }
    return false;
  }

  const Corpus& corpus_;
  const Frames& frames_;
  Comparer comparer_;
  Stemmer stemmer_;
  ClassId up_, down_, more_, less_;
};

}  // namespace

std::vector<JoinPair> headline_measure_pairs(const Corpus& corpus, const Frames& frames) {
  const Headlines headlines(corpus, frames);
  std::vector<JoinPair> pairs;
  headlines.each_document([&](std::size_t h, std::size_t begin, std::size_t end) {
    if (const std::size_t m = headlines.rival(h, begin, end); m != end)
      pairs.push_back(
          {headlines.item(h), headlines.item(m), "no value in the body fits the headline's"});
  });
  return pairs;
}

std::vector<JoinPair> headline_change_pairs(const Corpus& corpus, const Frames& frames) {
  const Headlines headlines(corpus, frames);
  std::vector<JoinPair> pairs;
  headlines.each_document([&](std::size_t h, std::size_t begin, std::size_t end) {
    if (const std::size_t m = headlines.change(h, begin, end); m != end)
      pairs.push_back({headlines.item(h), headlines.item(m),
                       "no change in the body is of the headline's size"});
  });
  return pairs;
}

}  // namespace factlint
