#include "engine/eval/align_paraphrase.hpp"

#include <algorithm>
#include <unordered_map>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kMinWords = 2;
constexpr std::uint32_t kMaxWords = 8;
constexpr std::uint32_t kSharedStems = 3;  // the sentences must tell the same

std::uint32_t clause_at(const Reading& reading, std::uint32_t token) {
  const Sentence& sentence = reading.sentences[reading.sentence_of(token)];
  for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
       ++k) {
    if (reading.clauses[k].tokens.contains(token)) return k;
  }
  return kNone;
}

// Content words of the whole sentence around a token.
std::vector<std::uint64_t> sentence_stems(const Corpus& corpus, std::uint32_t document,
                                          std::uint32_t token) {
  const Reading& reading = corpus.reading(document);
  const Lexicon& lexicon = corpus.knowledge().lexicon;
  const ClassId stop = lexicon.class_id("stop-word");
  std::vector<std::uint64_t> stems;
  const TokenRange tokens = reading.sentences[reading.sentence_of(token)].tokens;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    const Token& t = reading.tokens[i];
    if (!t.is(kWord | kMixed) || lexicon.is(t.word, stop)) continue;
    stems.push_back(lexicon.lemma(t.word, reading.text(i)));
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace

std::vector<JoinPair> paraphrased_pairs(const Corpus& corpus, const Frames&) {
  std::unordered_map<std::uint64_t, std::vector<ItemRef>> by_start;
  const auto words = [&](const ItemRef& item) {
    return corpus.reading(item.document).quotations[item.index].pieces.front();
  };
  for (const ItemRef& item : corpus.items(Kind::quotation)) {
    const Reading& reading = corpus.reading(item.document);
    TokenRange piece = words(item);
    while (!piece.empty() && reading.tokens[piece.last - 1].is(kPunct)) --piece.last;
    if (piece.size() < kMinWords || piece.size() > kMaxWords) continue;
    by_start[hash_mix(reading.tokens[piece.first].hash, reading.tokens[piece.first + 1].hash)]
        .push_back(item);
  }
  std::vector<JoinPair> pairs;
  if (by_start.empty()) return pairs;
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    const Reading& reading = corpus.reading(d);
    for (std::uint32_t i = 0; i + 1 < reading.tokens.size(); ++i) {
      if (reading.tokens[i].is(kInQuote)) continue;
      const auto hit = by_start.find(hash_mix(reading.tokens[i].hash, reading.tokens[i + 1].hash));
      if (hit == by_start.end()) continue;
      for (const ItemRef& quotation : hit->second) {
        if (quotation.document == d) continue;
        const Reading& quoted = corpus.reading(quotation.document);
        TokenRange piece = words(quotation);
        while (!piece.empty() && quoted.tokens[piece.last - 1].is(kPunct)) --piece.last;
        bool same = i + piece.size() <= reading.tokens.size();
        for (std::uint32_t k = 0; same && k < piece.size(); ++k) {
          same = reading.tokens[i + k].hash == quoted.tokens[piece.first + k].hash &&
                 !reading.tokens[i + k].is(kInQuote);
        }
        const std::uint32_t clause = same ? clause_at(reading, i) : kNone;
        if (clause == kNone) continue;
        const auto here = sentence_stems(corpus, d, i);
        const auto there = sentence_stems(corpus, quotation.document, piece.first);
        if (shared_stems(here, there) < kSharedStems + piece.size() - 1) continue;
        pairs.push_back({quotation, {d, Kind::statement, clause}, "the same words without marks"});
      }
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const JoinPair& x, const JoinPair& y) {
    return std::tie(x.a, x.b) < std::tie(y.a, y.b);
  });
  return pairs;
}

}  // namespace factlint
