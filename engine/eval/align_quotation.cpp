#include "engine/eval/align_quotation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/eval/blocks.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMinWords = 6;      // shorter quotations prove nothing
constexpr double kAltered = -0.25;        // above: altered wording of one quotation
constexpr double kFloor = -0.40;          // below: another quotation; between: only one speaker's
constexpr std::size_t kRun = 5;           // the run of equal words that the doubtful ones need
constexpr std::size_t kBracketWords = 4;  // what a bracketed insertion may stand for
constexpr std::size_t kBlockLimit = 24;
constexpr std::size_t kMaxWords = 400;

struct QuotedWord {
  std::uint64_t hash = 0;
  std::string_view text;
  bool gap = false;  ///< an ellipsis or a bracket: matches any words (ellipsis) or up to four
  bool bracket = false;
};

struct Wording {
  std::vector<QuotedWord> words;
};

Wording wording_of(const Corpus& corpus, std::uint32_t document, const Quotation& q,
                   ClassId spelling) {
  const Reading& reading = corpus.reading(document);
  const Lexicon& lexicon = corpus.knowledge().lexicon;
  Wording out;
  for (const TokenRange& piece : q.pieces) {
    bool bracket = false;
    for (std::uint32_t i = piece.first; i < piece.last && out.words.size() < kMaxWords; ++i) {
      const Token& t = reading.tokens[i];
      const std::string_view text = reading.text(i);
      if (text == "[") bracket = true;
      if (text == "]") {
        bracket = false;
        out.words.push_back({0, "[…]", true, true});
        continue;
      }
      if (bracket) continue;
      if (text == "..." || text == "\xE2\x80\xA6") {
        out.words.push_back({0, "…", true, false});
        continue;
      }
      if (!t.is(kWord | kDigits | kMixed)) continue;
      // British and American spelling are one: the lexicon maps one to the other.
      std::uint64_t hash = t.hash;
      if (const ClassValue* variant = lexicon.value(t.word, spelling))
        hash = hash_folded(variant->text);
      out.words.push_back({hash, text, false, false});
    }
  }
  return out;
}

bool has_gap(const Wording& w) {
  return std::any_of(w.words.begin(), w.words.end(), [](const QuotedWord& q) { return q.gap; });
}

struct Alignment {
  double cost = 0;
  std::size_t length = 0;
  std::size_t run = 0;
  std::string difference;
};

// Aligns all of `inner` with a stretch of `outer`; the ends of `outer` are free.
Alignment align(const std::vector<QuotedWord>& inner, const std::vector<QuotedWord>& outer) {
  const std::size_t n = inner.size();
  const std::size_t m = outer.size();
  std::vector<std::vector<std::uint16_t>> cost(n + 1, std::vector<std::uint16_t>(m + 1, 0));
  for (std::size_t i = 1; i <= n; ++i) cost[i][0] = static_cast<std::uint16_t>(i);
  const auto free_gap = [](const QuotedWord& w) { return w.gap; };
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t k = 1; k <= m; ++k) {
      const bool same =
          inner[i - 1].hash == outer[k - 1].hash && !inner[i - 1].gap && !outer[k - 1].gap;
      const bool wild = free_gap(inner[i - 1]) || free_gap(outer[k - 1]);
      const int substitute = cost[i - 1][k - 1] + (same || wild ? 0 : 1);
      // A gap mark swallows words of the other side for nothing.
      const int drop_inner = cost[i - 1][k] + (wild ? 0 : 1);
      const int drop_outer = cost[i][k - 1] + (wild ? 0 : 1);
      cost[i][k] = static_cast<std::uint16_t>(std::min({substitute, drop_inner, drop_outer}));
    }
  }
  std::size_t end = 0;
  for (std::size_t k = 0; k <= m; ++k) {
    if (cost[n][k] < cost[n][end]) end = k;
  }
  Alignment out;
  out.cost = cost[n][end];
  out.length = n;
  // Trace back for the words that differ.
  std::vector<std::string> changes;
  std::size_t i = n;
  std::size_t k = end;
  std::size_t run = 0;
  std::string left;
  std::string right;
  const auto flush = [&] {
    if (left.empty() && right.empty()) return;
    if (left.empty()) {
      changes.push_back(fmt::format("only in one: \"{}\"", right));
    } else if (right.empty()) {
      changes.push_back(fmt::format("only in one: \"{}\"", left));
    } else {
      changes.push_back(fmt::format("\"{}\" against \"{}\"", left, right));
    }
    left.clear();
    right.clear();
  };
  const auto put = [](std::string& side, std::string_view word) {
    side = side.empty() ? std::string(word) : std::string(word) + " " + side;
  };
  while (i > 0) {
    const bool wild = k > 0 && (inner[i - 1].gap || outer[k - 1].gap);
    const bool same = k > 0 && inner[i - 1].hash == outer[k - 1].hash && !wild;
    if (k > 0 && cost[i][k] == cost[i - 1][k - 1] + (same || wild ? 0 : 1)) {
      if (same) {
        out.run = std::max(out.run, ++run);
        flush();
      } else {
        run = 0;
        if (!wild) {
          put(left, inner[i - 1].text);
          put(right, outer[k - 1].text);
        }
      }
      --i;
      --k;
    } else if (k > 0 && cost[i][k] == cost[i][k - 1] + (wild ? 0 : 1)) {
      run = 0;
      if (!wild) put(right, outer[k - 1].text);
      --k;
    } else {
      run = 0;
      if (!wild) put(left, inner[i - 1].text);
      --i;
    }
  }
  flush();
  std::reverse(changes.begin(), changes.end());
  out.difference = fmt::format("{}", fmt::join(changes, "; "));
  return out;
}

std::string speaker_of(const Corpus& corpus, const ItemRef& item) {
  const Reading& reading = corpus.reading(item.document);
  const Quotation& q = reading.quotations[item.index];
  if (q.speaker != kNone) return reading.names[q.speaker].surname;
  return q.attribution != kNone ? reading.attributions[q.attribution].key : std::string();
}

}  // namespace

WordingMatch match_wording(const Corpus& corpus, const ItemRef& a, const ItemRef& b) {
  const ClassId spelling = corpus.knowledge().lexicon.class_id("variant-spelling");
  Wording wa =
      wording_of(corpus, a.document, corpus.reading(a.document).quotations[a.index], spelling);
  Wording wb =
      wording_of(corpus, b.document, corpus.reading(b.document).quotations[b.index], spelling);
  WordingMatch match;
  if (wa.words.size() < kMinWords || wb.words.size() < kMinWords) return match;
  const bool a_shorter = wa.words.size() <= wb.words.size();
  const Alignment best = a_shorter ? align(wa.words, wb.words) : align(wb.words, wa.words);
  match.score = -best.cost / static_cast<double>(best.length);
  const std::string sa = speaker_of(corpus, a);
  const std::string sb = speaker_of(corpus, b);
  const bool one_speaker = !sa.empty() && sa == sb;
  match.candidate =
      match.score > kAltered || (match.score > kFloor && one_speaker && best.run >= kRun);
  // An ellipsis stands for what was left out, so only words that are there can be altered.
  match.altered = match.candidate && best.cost > 0 && !(has_gap(wa) && has_gap(wb));
  match.difference = best.difference;
  return match;
}

std::vector<JoinPair> same_words_pairs(const Corpus& corpus) {
  const ClassId spelling = corpus.knowledge().lexicon.class_id("variant-spelling");
  std::vector<ItemRef> items;
  Blocks blocks;
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    const Reading& reading = corpus.reading(d);
    for (std::uint32_t q = 0; q < reading.quotations.size(); ++q) {
      const Quotation& quotation = reading.quotations[q];
      if (!quotation.speech || quotation.continued) continue;
      const Wording w = wording_of(corpus, d, quotation, spelling);
      if (w.words.size() < kMinWords) continue;
      const auto index = static_cast<std::uint32_t>(items.size());
      items.push_back({d, Kind::quotation, q});
      for (std::size_t i = 0; i + 2 < w.words.size(); ++i) {
        blocks.add(hash_mix(hash_mix(w.words[i].hash, w.words[i + 1].hash), w.words[i + 2].hash),
                   index);
      }
    }
  }
  std::vector<JoinPair> pairs;
  blocks.for_each_pair(kBlockLimit, [&](std::uint32_t i, std::uint32_t k) {
    const WordingMatch match = match_wording(corpus, items[i], items[k]);
    if (!match.candidate) return;
    pairs.push_back({items[i], items[k],
                     match.difference.empty() ? std::string("the same words")
                                              : fmt::format("wording: {}", match.difference)});
  });
  return pairs;
}

}  // namespace factlint
