#include "engine/eval/align_paraphrase.hpp"

#include <algorithm>
#include <unordered_map>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kMinWords = 2;
constexpr std::uint32_t kMaxWords = 8;
constexpr std::uint32_t kSharedStems = 3;    // the sentences must tell the same
constexpr std::size_t kMostQuotations = 64;  // of the same words

std::uint32_t clause_at(const Reading& reading, std::uint32_t token) {
  const Sentence& sentence = reading.sentences[reading.sentence_of(token)];
  for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
       ++k) {
    if (reading.clauses[k].tokens.contains(token)) return k;
  }
  return kNone;
}

std::uint64_t words_hash(const Reading& reading, std::uint32_t first, std::uint32_t size) {
  std::uint64_t hash = size;
  for (std::uint32_t i = first; i < first + size; ++i)
    hash = hash_mix(hash, reading.tokens[i].hash);
  return hash;
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
  // By the first two words which lengths there are, and by all words the quotations: a start that
  // thousands have ("it is") is no reason to look at each of them.
  std::unordered_map<std::uint64_t, std::uint32_t> lengths;
  std::unordered_map<std::uint64_t, std::vector<ItemRef>> by_words;
  const auto words = [&](const ItemRef& item) {
    return corpus.reading(item.document).quotations[item.index].pieces.front();
  };
  for (const ItemRef& item : corpus.items(Kind::quotation)) {
    const Reading& reading = corpus.reading(item.document);
    TokenRange piece = words(item);
    while (!piece.empty() && reading.tokens[piece.last - 1].is(kPunct)) --piece.last;
    if (piece.size() < kMinWords || piece.size() > kMaxWords) continue;
    lengths[words_hash(reading, piece.first, 2)] |= 1U << piece.size();
    std::vector<ItemRef>& same = by_words[words_hash(reading, piece.first, piece.size())];
    if (same.size() < kMostQuotations) same.push_back(item);
  }
  std::vector<JoinPair> pairs;
  if (by_words.empty()) return pairs;
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    const Reading& reading = corpus.reading(d);
    for (std::uint32_t i = 0; i + 1 < reading.tokens.size(); ++i) {
      if (reading.tokens[i].is(kInQuote)) continue;
      const auto start = lengths.find(words_hash(reading, i, 2));
      if (start == lengths.end()) continue;
      std::vector<std::uint64_t> here;
      for (std::uint32_t size = kMinWords; size <= kMaxWords; ++size) {
        if ((start->second >> size & 1U) == 0 || i + size > reading.tokens.size()) continue;
        const auto hit = by_words.find(words_hash(reading, i, size));
        if (hit == by_words.end()) continue;
        bool marked = false;
        for (std::uint32_t k = i; k < i + size; ++k) marked |= reading.tokens[k].is(kInQuote);
        const std::uint32_t clause = marked ? kNone : clause_at(reading, i);
        if (clause == kNone) continue;
        if (here.empty()) here = sentence_stems(corpus, d, i);
        for (const ItemRef& quotation : hit->second) {
          if (quotation.document == d) continue;
          const auto there = sentence_stems(corpus, quotation.document, words(quotation).first);
          if (shared_stems(here, there) < kSharedStems + size - 1) continue;
          pairs.push_back(
              {quotation, {d, Kind::statement, clause}, "the same words without marks"});
        }
      }
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const JoinPair& x, const JoinPair& y) {
    return std::tie(x.a, x.b) < std::tie(y.a, y.b);
  });
  return pairs;
}

}  // namespace factlint
