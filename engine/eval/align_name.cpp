#include "engine/eval/align_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/eval/blocks.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMinLetters = 5;
constexpr std::size_t kLongName = 6;  // a slip in a shorter one is another name
constexpr std::uint32_t kSlips = 2;   // who is written so more often is another person
constexpr std::size_t kBlockLimit = 24;

// One spelling of a person's name in one document: its first mention stands for it.
struct Spelling {
  ItemRef item;
  std::string given;
  std::string surname;
  std::string role;   ///< folded words of the title or apposition
  std::string title;  ///< as written before the name: "Cllr"
  std::uint32_t uses = 0;
};

std::string folded(std::string_view text) {
  std::string out;
  for (char c : text) out += fold_ascii(c);
  return out;
}

class Collector {
 public:
  explicit Collector(const Corpus& corpus)
      : corpus_(corpus), role_(corpus.knowledge().lexicon.class_id("role-noun")) {}

  std::vector<Spelling> collect() const {
    std::vector<Spelling> all;
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const Reading& reading = corpus_.reading(d);
      std::map<std::pair<std::string, std::string>, std::size_t> seen;
      for (const ItemRef& item : corpus_.items(Kind::person, d)) {
        const Mention& m = *corpus_.mention(item);
        if (m.detail == kNone) continue;
        const Name& name = reading.names[m.detail];
        if (name.surname.size() < kMinLetters) continue;
        const auto [hit, is_new] = seen.try_emplace({name.given, name.surname}, all.size());
        if (is_new) all.push_back({item, name.given, name.surname, role(reading, m, name), {}, 0});
        Spelling& spelling = all[hit->second];
        ++spelling.uses;
        if (spelling.title.empty()) spelling.title = folded(reading.text(name.title));
        if (spelling.role.empty()) spelling.role = role(reading, m, name);
      }
    }
    return all;
  }

 private:
  // "Ms Katrin Osterlund, the harbour engineer" -> "engineer".
  [[nodiscard]] std::string role(const Reading& reading, const Mention& m, const Name& name) const {
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    const auto find = [&](TokenRange range) {
      std::string out;
      for (std::uint32_t i = range.first; i < range.last && i < reading.tokens.size(); ++i) {
        if (lexicon.is(reading.tokens[i].word, role_)) out = folded(reading.text(i));
      }
      return out;
    };
    std::string out = find(name.title);
    if (out.empty() && m.tokens.last < reading.tokens.size() &&
        reading.text(m.tokens.last) == ",") {
      std::uint32_t end = m.tokens.last + 1;
      while (end < reading.tokens.size() && end < m.tokens.last + 9 &&
             !reading.tokens[end].is(kPunct))
        ++end;
      out = find({m.tokens.last + 1, end});
    }
    return out;
  }

  const Corpus& corpus_;
  ClassId role_;
};

// Keys under which two words at most `cuts` letters apart meet.
void deletion_keys(const std::string& word, int cuts, std::set<std::uint64_t>& keys) {
  keys.insert(hash_text(word));
  if (cuts == 0) return;
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::string shorter = word;
    shorter.erase(i, 1);
    deletion_keys(shorter, cuts - 1, keys);
  }
}

bool plural_of(const std::string& a, const std::string& b) {
  return a + "s" == b || b + "s" == a || a + "es" == b || b + "es" == a;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const auto n = static_cast<int>(a.size());
  const auto m = static_cast<int>(b.size());
  if (std::abs(n - m) > limit) return limit + 1;
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (int i = 0; i <= n; ++i) d[i][0] = i;
  for (int k = 0; k <= m; ++k) d[0][k] = k;
  for (int i = 1; i <= n; ++i) {
    for (int k = 1; k <= m; ++k) {
      const int change = a[i - 1] == b[k - 1] ? 0 : 1;
      d[i][k] = std::min({d[i - 1][k] + 1, d[i][k - 1] + 1, d[i - 1][k - 1] + change});
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
        d[i][k] = std::min(d[i][k], d[i - 2][k - 2] + 1);
    }
  }
  return std::min(d[n][m], limit + 1);
}

std::vector<JoinPair> near_name_pairs(const Corpus& corpus) {
  const std::vector<Spelling> all = Collector(corpus).collect();
  // The given names that go with a surname anywhere: Edith Harmond and Ralph Hammond are two.
  std::map<std::string, std::set<std::string>> givens;
  for (const Spelling& each : all) {
    if (!each.given.empty()) givens[each.surname].insert(folded(each.given));
  }
  const auto strangers = [&](const Spelling& a, const Spelling& b) {
    const auto x = givens.find(a.surname);
    const auto y = givens.find(b.surname);
    if (x == givens.end() || y == givens.end()) return false;
    return std::none_of(x->second.begin(), x->second.end(),
                        [&](const std::string& given) { return y->second.count(given) != 0; });
  };
  Blocks blocks;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    std::set<std::uint64_t> keys;
    const std::string word = folded(all[i].surname);
    deletion_keys(word, word.size() >= 8 ? 2 : 1, keys);
    for (const std::uint64_t key : keys) blocks.add(key, i);
  }
  std::vector<JoinPair> pairs;
  blocks.for_each_pair(kBlockLimit, [&](std::uint32_t i, std::uint32_t k) {
    const Spelling& a = all[i];
    const Spelling& b = all[k];
    const std::string x = folded(a.surname);
    const std::string y = folded(b.surname);
    if (x == y || plural_of(x, y)) return;
    const int limit = std::min<int>(2, static_cast<int>(std::min(x.size(), y.size()) / 4));
    const int distance = edit_distance(x, y, limit);
    if (distance > limit) return;
    const bool given = !a.given.empty() && !b.given.empty();
    if (given && folded(a.given) != folded(b.given)) return;
    const Mention& ma = *corpus.mention(a.item);
    const Mention& mb = *corpus.mention(b.item);
    if (ma.entity != 0 && mb.entity != 0 && ma.entity != mb.entity) return;
    const bool same_role = !a.role.empty() && a.role == b.role;
    const bool other_role = !a.role.empty() && !b.role.empty() && a.role != b.role;
    const bool one_document = a.item.document == b.item.document;
    // Without a common given name: the same role, or a lone slip in a document full of the other.
    const bool slip = one_document && distance == 1 && x.size() >= kLongName &&
                      std::min(a.uses, b.uses) <= kSlips;
    if (!given && !same_role && !slip) return;
    if (!given && (other_role || strangers(a, b))) return;
    if (!given && !same_role && !a.title.empty() && !b.title.empty() && a.title != b.title) return;
    pairs.push_back({a.item, b.item,
                     fmt::format("{} letter{} apart, {}", distance, distance == 1 ? "" : "s",
                                 given       ? "the same given name"
                                 : same_role ? "the same role"
                                             : "one document")});
  });
  return pairs;
}

}  // namespace factlint
