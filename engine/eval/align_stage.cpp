#include "engine/eval/align_stage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "engine/eval/stage_claims.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kTopicUses = 3;  // a name used so often is what the document is about
constexpr std::size_t kBucket = 32;      // claims of one ladder and word that are compared
constexpr std::size_t kTopics = 12;
constexpr Day kSoon = 7;  // two stages are not climbed in so few days

using Keys = std::vector<std::uint64_t>;

std::size_t shared(const Keys& a, const Keys& b) {
  return shared_stems(a, b);
}

ItemRef item_of(const StageClaim& claim) {
  return {claim.document, Kind::statement, claim.cited};
}

void finish(std::vector<JoinPair>& pairs) {
  std::sort(pairs.begin(), pairs.end(), [](const JoinPair& x, const JoinPair& y) {
    return std::tie(x.a, x.b, x.why) < std::tie(y.a, y.b, y.why);
  });
  pairs.erase(
      std::unique(pairs.begin(), pairs.end(),
                  [](const JoinPair& x, const JoinPair& y) { return x.a == y.a && x.b == y.b; }),
      pairs.end());
}

// What documents are about and when they were written.
class Stories {
 public:
  Stories(const Corpus& corpus, const EventReader& reader) : corpus_(corpus), reader_(reader) {}

  // Capitalised words that a document uses again and again, by lemma; the most used ones.
  const Keys& topics(std::uint32_t document) {
    const auto [hit, is_new] = topics_.try_emplace(document);
    if (!is_new) return hit->second;
    std::map<std::uint64_t, std::uint32_t> uses;
    const Reading& reading = corpus_.reading(document);
    for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
      if (reader_.name_word(document, i)) ++uses[lemma(reading, i)];
    }
    std::vector<std::pair<std::uint32_t, std::uint64_t>> ranked;
    for (const auto& [key, count] : uses) {
      if (count >= kTopicUses) ranked.emplace_back(count, key);
    }
    std::sort(ranked.rbegin(), ranked.rend());
    if (ranked.size() > kTopics) ranked.resize(kTopics);
    for (const auto& [count, key] : ranked) hit->second.push_back(key);
    std::sort(hit->second.begin(), hit->second.end());
    return hit->second;
  }

  // Names in the sentence of a claim.
  [[nodiscard]] Keys named(const StageClaim& claim) const {
    const Reading& reading = corpus_.reading(claim.document);
    const TokenRange tokens = reading.sentences[clause(claim).sentence].tokens;
    Keys out;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (reader_.name_word(claim.document, i)) out.push_back(lemma(reading, i));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  [[nodiscard]] bool headline(const StageClaim& claim) const {
    return corpus_.reading(claim.document).part_kind(clause(claim).sentence) == PartKind::headline;
  }
  [[nodiscard]] const Clause& clause(const StageClaim& claim) const {
    return corpus_.reading(claim.document).clauses[claim.clause];
  }
  // When what is to come comes; of several days the first.
  [[nodiscard]] DateRange plan(const StageClaim& claim) const {
    const Reading& reading = corpus_.reading(claim.document);
    for (const Kind kind : {Kind::date, Kind::weekday, Kind::period}) {
      for (const ItemRef& item : corpus_.items(kind, claim.document, clause(claim).tokens)) {
        const DateRange when = reading.mentions[item.index].when;
        if (when.known) return when;
      }
    }
    return clause(claim).when;
  }
  [[nodiscard]] DateRange published(const StageClaim& claim) const {
    return corpus_.document(claim.document).meta.published;
  }

 private:
  [[nodiscard]] std::uint64_t lemma(const Reading& reading, std::uint32_t i) const {
    return corpus_.knowledge().lexicon.lemma(reading.tokens[i].word, reading.text(i));
  }

  const Corpus& corpus_;
  const EventReader& reader_;
  std::unordered_map<std::uint32_t, Keys> topics_;
};

class DeniedStages {
 public:
  DeniedStages(const Corpus& corpus, const Frames& frames)
      : claims_(frames.stage_claims(corpus)), stories_(corpus, *frames.reader) {
    for (const StageClaim& c : claims_.all()) {
      if (c.reached == Reached::asserted && !stories_.headline(c))
        asserted_[{c.document, c.stage}].push_back(&c);
    }
  }

  /// Across documents, or of a headline against its own text.
  std::vector<JoinPair> pairs(bool own_text) {
    // Denials by ladder and a word of their matter; those that name none, by what they are about.
    std::map<std::pair<std::string, std::uint64_t>, std::vector<const StageClaim*>> index;
    for (const StageClaim& n : claims_.all()) {
      if (n.reached != Reached::denied && n.reached != Reached::prospective) continue;
      for (const std::uint64_t key : bare(n) ? stories_.topics(n.document) : n.topic)
        index[{n.stage->ladder, key}].push_back(&n);
    }
    std::vector<JoinPair> out;
    if (index.empty()) return out;
    // One finding for a claim of a document against another document.
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> done;
    for (const StageClaim& c : claims_.all()) {
      if (c.reached != Reached::asserted && c.reached != Reached::presupposed) continue;
      if (own_text && !stories_.headline(c)) continue;
      Keys keys = stories_.named(c);
      if (keys.empty() && c.reached == Reached::presupposed) keys = stories_.topics(c.document);
      keys.insert(keys.end(), c.topic.begin(), c.topic.end());
      std::set<const StageClaim*> found;
      for (const std::uint64_t key : keys) {
        const auto hit = index.find({c.stage->ladder, key});
        if (hit == index.end()) continue;
        for (std::size_t i = 0; i < std::min(hit->second.size(), kBucket); ++i)
          found.insert(hit->second[i]);
      }
      const StageClaim* best = nullptr;
      for (const StageClaim* n : found) {
        if ((n->document == c.document) != own_text || !above(c, *n)) continue;
        if (!one_matter(c, *n) || !against(c, *n)) continue;
        // "Museum opens wing" may be said of next Saturday.
        if (own_text && (stories_.headline(*n) || (n->reached == Reached::prospective &&
                                                   stories_.clause(c).tense != Tense::past)))
          continue;
        if (best == nullptr || item_of(*n) < item_of(*best)) best = n;
      }
      if (best == nullptr || !done.insert({c.document, c.clause, best->document}).second) continue;
      out.push_back(
          {item_of(c), item_of(*best),
           fmt::format("ladder {}: {} here, {} {}", c.stage->ladder, c.stage->name,
                       best->stage->name,
                       best->reached == Reached::denied ? "has not come" : "is to come")});
    }
    finish(out);
    return out;
  }

 private:
  static bool bare(const StageClaim& n) { return n.noun && n.topic.empty(); }

  static int rank(const StageClaim& c) { return c.stage->rank + (c.left_over ? 1 : 0); }

  bool above(const StageClaim& c, const StageClaim& n) {
    if (n.stage->rank > rank(c)) return false;
    if (c.reached == Reached::presupposed) return true;
    // A document that tells of both means two things.
    const auto own = asserted_.find({n.document, n.stage});
    return own == asserted_.end() ||
           std::none_of(own->second.begin(), own->second.end(),
                        [&](const StageClaim* e) { return bare(n) || one_matter(*e, n); });
  }

  bool one_matter(const StageClaim& c, const StageClaim& n) {
    if (bare(n)) {
      const Keys named = stories_.named(c);
      const Keys& about = stories_.topics(n.document);
      if (!named.empty()) return shared(named, about) > 0;
      return c.reached == Reached::presupposed && shared(stories_.topics(c.document), about) > 1;
    }
    if (c.topic.empty()) return false;
    if (c.matter.known() && n.matter.known() && are_one(c.matter, n.matter)) return true;
    const std::size_t both = shared(c.topic, n.topic);
    return both >= 2 && 2 * both >= std::min(c.topic.size(), n.topic.size());
  }

  bool against(const StageClaim& c, const StageClaim& n) {
    const DateRange p = stories_.published(c);
    const DateRange q = stories_.published(n);
    const DateRange& when = stories_.clause(c).when;
    if (n.reached == Reached::prospective) {
      if (c.reached == Reached::presupposed) return false;
      const DateRange plan = stories_.plan(n);
      if (!plan.known || !p.known || (q.known && plan.first <= q.last)) return false;
      return plan.first > (when.known ? std::min(when.last, p.last) : p.last);
    }
    if (!p.known || !q.known) return true;
    if (when.known && c.reached == Reached::asserted && stories_.clause(c).tense == Tense::past)
      return when.last <= q.last;
    if (p.first <= q.last) return true;
    return rank(c) - n.stage->rank >= 2 && std::int64_t{p.first} - q.last <= kSoon;
  }

  const StageClaims& claims_;
  Stories stories_;
  std::map<std::pair<std::uint32_t, const Stage*>, std::vector<const StageClaim*>> asserted_;
};

// Do the stages exclude each other of one person or thing?
bool excludes(const StageClaim& a, const StageClaim& b) {
  const auto& out = a.stage->exclusive;
  return a.stage->ladder == b.stage->ladder &&
         std::find(out.begin(), out.end(), b.stage->name) != out.end();
}

}  // namespace

std::vector<JoinPair> stage_denied_pairs(const Corpus& corpus, const Frames& frames) {
  return DeniedStages(corpus, frames).pairs(false);
}

std::vector<JoinPair> headline_denied_pairs(const Corpus& corpus, const Frames& frames) {
  return DeniedStages(corpus, frames).pairs(true);
}

std::vector<JoinPair> stage_excluded_pairs(const Corpus& corpus, const Frames& frames) {
  const StageClaims& claims = frames.stage_claims(corpus);
  std::map<std::pair<std::string, std::uint64_t>, std::vector<const StageClaim*>> groups;
  for (const StageClaim& claim : claims.all()) {
    if (claim.reached != Reached::asserted || claim.noun || !claim.patient) continue;
    const Role& m = claim.matter;
    std::set<std::uint64_t> keys{m.given, m.surname};
    if (!m.person()) keys.insert(m.names.begin(), m.names.end());
    keys.erase(0);
    for (const std::uint64_t key : keys) groups[{claim.stage->ladder, key}].push_back(&claim);
  }
  std::vector<JoinPair> pairs;
  for (const auto& entry : groups) {
    const auto& group = entry.second;  // no binding: clang 14 cannot capture one in a lambda
    if (group.size() > kBucket) continue;
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t k = i + 1; k < group.size(); ++k) {
        const StageClaim& a = *group[i];
        const StageClaim& b = *group[k];
        if (a.document == b.document || !excludes(a, b) || !are_one(a.matter, b.matter)) continue;
        if (!a.matter.person() && !may_be_one(a.agent, b.agent)) continue;
        const DateRange& x = corpus.reading(a.document).clauses[a.clause].when;
        const DateRange& y = corpus.reading(b.document).clauses[b.clause].when;
        if (x.known && y.known && !x.overlaps(y)) continue;
        // Of things only what is told of one day: a ban may be lifted, and a part of it allowed.
        if (!a.matter.person() && (!x.known || !y.known || shared(a.topic, b.topic) < 2)) continue;
        // "convicted of two counts and cleared of a third": both hold in one document.
        const auto both = [&](const StageClaim& c, const StageClaim& d) {
          return std::any_of(group.begin(), group.end(), [&](const StageClaim* e) {
            return e->document == c.document && e->stage == d.stage && are_one(e->matter, c.matter);
          });
        };
        if (both(a, b) || both(b, a)) continue;
        pairs.push_back({item_of(a), item_of(b),
                         fmt::format("ladder {}: {} excludes {}", a.stage->ladder, a.stage->name,
                                     b.stage->name)});
      }
    }
  }
  finish(pairs);
  return pairs;
}

}  // namespace factlint
