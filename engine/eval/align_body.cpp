#include "engine/eval/align_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/eval/align_name.hpp"
#include "engine/eval/blocks.hpp"
#include "engine/model/hash.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMinLetters = 6;
constexpr std::uint32_t kSlips = 2;  // who is written so more often is another body
constexpr std::size_t kBlockLimit = 24;

struct Body {
  ItemRef item;
  std::vector<std::string> words;  ///< folded
  std::uint32_t uses = 0;          ///< in all documents
};

// Empty for what is no name: identifiers have capitals or marks inside ("XML_ParserCreate").
std::vector<std::string> words_of_name(const Reading& r, TokenRange tokens) {
  std::vector<std::string> out;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    if (!r.tokens[i].is(kWord)) continue;
    std::string word;
    const std::string_view text = r.text(i);
    const auto capital = [](char ch) { return ch >= 'A' && ch <= 'Z'; };
    if (std::count_if(text.begin(), text.end(), capital) > 1 && !r.tokens[i].is(kAllCaps))
      return {};
    if (text.find('_') != std::string_view::npos) return {};
    for (char ch : text) word += fold_ascii(ch);
    out.push_back(std::move(word));
  }
  return out;
}

// Each spelling once, where it stands first.
std::vector<Body> bodies(const Corpus& corpus) {
  std::vector<Body> all;
  std::map<std::vector<std::string>, std::size_t> seen;
  for (const ItemRef& item : corpus.items(Kind::organisation)) {
    const Mention& m = *corpus.mention(item);
    if (m.entity != 0 || m.tokens.size() < 2) continue;
    std::vector<std::string> words = words_of_name(corpus.reading(item.document), m.tokens);
    if (words.size() < 2) continue;
    const auto [hit, is_new] = seen.try_emplace(words, all.size());
    if (is_new) all.push_back({item, std::move(words), 0});
    ++all[hit->second].uses;
  }
  return all;
}

// The one place where the names differ; kNone if there are more, or none.
std::uint32_t only_difference(const Body& a, const Body& b) {
  if (a.words.size() != b.words.size()) return kNone;
  std::uint32_t at = kNone;
  for (std::uint32_t i = 0; i < a.words.size(); ++i) {
    if (a.words[i] == b.words[i]) continue;
    if (at != kNone) return kNone;
    at = i;
  }
  return at;
}

}  // namespace

std::vector<JoinPair> near_body_pairs(const Corpus& corpus) {
  const Knowledge& knowledge = corpus.knowledge();
  const auto is_word = [&](const std::string& word) {
    if (knowledge.lexicon.find(hash_folded(word)) != 0) return true;
    return std::any_of(knowledge.word_lists.begin(), knowledge.word_lists.end(),
                       [&](const auto& list) { return list.second.contains(word); });
  };
  const std::vector<Body> all = bodies(corpus);
  Blocks blocks;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    for (std::size_t leave = 0; leave < all[i].words.size(); ++leave) {
      std::uint64_t key = hash_mix(all[i].words.size(), leave);
      for (std::size_t w = 0; w < all[i].words.size(); ++w)
        key = hash_mix(key, w == leave ? 0 : hash_text(all[i].words[w]));
      if (all[i].words[leave].size() >= kMinLetters) blocks.add(key, i);
    }
  }
  std::vector<JoinPair> pairs;
  blocks.for_each_pair(kBlockLimit, [&](std::uint32_t i, std::uint32_t k) {
    const Body& a = all[i];
    const Body& b = all[k];
    const std::uint32_t at = only_difference(a, b);
    if (at == kNone || std::min(a.uses, b.uses) > kSlips) return;
    const std::string& x = a.words[at];
    const std::string& y = b.words[at];
    if (x + "s" == y || y + "s" == x || is_word(x) || is_word(y)) return;
    const int limit = std::min(x.size(), y.size()) >= 8 ? 2 : 1;
    const int distance = edit_distance(x, y, limit);
    if (distance > limit) return;
    pairs.push_back({a.item, b.item,
                     fmt::format("{} letter{} apart, the rest of the name is the same", distance,
                                 distance == 1 ? "" : "s")});
  });
  return pairs;
}

}  // namespace factlint
