#include "engine/eval/align_effect.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "engine/eval/story.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kBefore = 3;  // sentences in front that may say what the difference is in
constexpr std::uint32_t kNoun = 3;    // tokens from "significant" to its noun
constexpr std::size_t kBucket = 24;

using Keys = std::vector<std::uint64_t>;

struct Found {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;
  bool denied = false;
  Keys measured;  ///< "pain" of "a reduction in pain"; sorted
  Keys cause;     ///< what brings it: head noun and names of the subject; empty if not said
};

class Effects {
 public:
  Effects(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus),
        lexicon_(corpus.knowledge().lexicon),
        reader_(*frames.reader),
        stories_(corpus, *frames.reader) {
    const auto id = [&](std::string_view name) { return lexicon_.class_id(name); };
    adjective_ = id("finding-adjective");
    effect_ = id("effect-noun");
    preposition_ = id("effect-preposition");
    state_verb_ = id("state-verb");
    negative_ = id("negative-quantifier");
    negation_ = id("negation");
    stop_ = id("stop-word");
  }

  std::vector<JoinPair> denied() {
    std::vector<Found> findings;
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const auto& clauses = corpus_.reading(d).clauses;
      for (std::uint32_t k = 0; k < clauses.size(); ++k) collect(d, k, findings);
    }
    std::map<std::uint64_t, std::vector<const Found*>> negative;
    for (const Found& f : findings) {
      if (!f.denied) continue;
      for (const std::uint64_t key : f.measured) negative[key].push_back(&f);
    }
    std::vector<JoinPair> pairs;
    for (const Found& f : findings) {
      if (f.denied) continue;
      const Found* best = nullptr;
      for (const std::uint64_t key : f.measured) {
        const auto hit = negative.find(key);
        if (hit == negative.end()) continue;
        for (std::size_t i = 0; i < std::min(hit->second.size(), kBucket); ++i) {
          const Found* n = hit->second[i];
          if (!one_measure(f, *n) || !stories_.tied(f.document, n->document)) continue;
          if (stories_.of_old(f.document, f.clause) || stories_.of_old(n->document, n->clause))
            continue;
          if (!known_cause(f, n->document)) continue;
          // A document that tells of both speaks of two groups or two times.
          if (told_too(findings, *n, f.document) || told_too(findings, f, n->document)) continue;
          if (best == nullptr ||
              std::pair(n->document, n->clause) < std::pair(best->document, best->clause))
            best = n;
        }
      }
      if (best == nullptr) continue;
      pairs.push_back({{f.document, Kind::statement, f.clause},
                       {best->document, Kind::statement, best->clause},
                       "an effect on one thing, found and not found"});
    }
    return pairs;
  }

 private:
  static bool one_measure(const Found& a, const Found& b) {
    return std::includes(a.measured.begin(), a.measured.end(), b.measured.begin(),
                         b.measured.end()) ||
           std::includes(b.measured.begin(), b.measured.end(), a.measured.begin(),
                         a.measured.end());
  }

  // "a new glasshouse brought …" is no matter of a document that has no glasshouse.
  [[nodiscard]] bool known_cause(const Found& f, std::uint32_t document) {
    const auto [hit, is_new] = words_.try_emplace(document);
    if (is_new) {
      const Reading& reading = corpus_.reading(document);
      for (std::uint32_t i = 0; i < reading.tokens.size(); ++i)
        hit->second.insert(lexicon_.lemma(reading.tokens[i].word, reading.text(i)));
    }
    const auto& words = hit->second;
    return f.cause.empty() || std::any_of(f.cause.begin(), f.cause.end(),
                                          [&](std::uint64_t key) { return words.contains(key); });
  }

  void find_cause(Found& f) const {
    const Event event = reader_.read(f.document, f.clause);
    const Reading& reading = corpus_.reading(f.document);
    const Role& subject = event.agent;
    if (subject.head == 0 || subject.pronoun) return;
    f.cause.push_back(subject.head);
    const TokenRange tokens = reading.clauses[f.clause].subject;
    const auto& lists = corpus_.knowledge().word_lists;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      // "the drug, veridamab": names need no capital here.
      std::string small(reading.text(i));
      std::transform(small.begin(), small.end(), small.begin(), fold_ascii);
      if (reading.tokens[i].is(kWord | kMixed) && !lexicon_.is(reading.tokens[i].word, stop_) &&
          std::none_of(lists.begin(), lists.end(),
                       [&](const auto& list) { return list.second.contains(small); }))
        f.cause.push_back(lexicon_.lemma(reading.tokens[i].word, reading.text(i)));
    }
  }

  static bool told_too(const std::vector<Found>& all, const Found& f, std::uint32_t document) {
    return std::any_of(all.begin(), all.end(), [&](const Found& o) {
      return o.document == document && o.denied == f.denied && one_measure(o, f);
    });
  }

  // What an effect is in: "pain" and its like behind "reduction in"; empty if it is not said.
  [[nodiscard]] Keys measured(std::uint32_t d, std::uint32_t noun, std::uint32_t end) const {
    if (noun + 2 >= end || !reader_.in_class(d, noun + 1, preposition_)) return {};
    const Role role = reader_.role(d, {noun + 2, end});
    Keys out = role.stems;
    if (role.tokens.last + 1 < end && corpus_.reading(d).text(role.tokens.last) == "of") {
      const Role of = reader_.role(d, {role.tokens.last + 1, end});
      out.insert(out.end(), of.stems.begin(), of.stems.end());
      std::sort(out.begin(), out.end());
      out.erase(std::unique(out.begin(), out.end()), out.end());
    }
    return out;
  }

  [[nodiscard]] Keys measured_in(std::uint32_t d, TokenRange tokens) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (!reader_.in_class(d, i, effect_)) continue;
      if (Keys keys = measured(d, i, tokens.last); !keys.empty()) return keys;
    }
    return {};
  }

  void collect(std::uint32_t d, std::uint32_t k, std::vector<Found>& out) const {
    const Reading& reading = corpus_.reading(d);
    const Clause& c = reading.clauses[k];
    if (c.head == kNone || !reader_.flat(d, c)) return;
    for (std::uint32_t i = c.tokens.first; i < c.tokens.last; ++i) {
      if (!reader_.in_class(d, i, adjective_)) continue;
      Found f{d, k, false, {}, {}};
      std::uint32_t noun = kNone;
      for (std::uint32_t n = i + 1; n < std::min(c.tokens.last, i + 1 + kNoun); ++n) {
        if (reading.tokens[n].is(kPunct)) break;
        if (reader_.in_class(d, n, effect_)) {
          noun = n;
          break;
        }
      }
      const bool predicate =
          i >= c.verb.last && lexicon_.is(reading.tokens[c.head].word, state_verb_);
      if (noun != kNone) {
        f.measured = measured(d, noun, c.tokens.last);
        bool no = c.negated;
        for (std::uint32_t n = i; n > c.tokens.first && n + 3 > i; --n) {
          no |= reader_.in_class(d, n - 1, negative_) || reader_.in_class(d, n - 1, negation_);
        }
        f.denied = no;
      } else if (predicate && c.negated) {
        f.denied = true;
        const Sentence& sentence = reading.sentences[c.sentence];
        f.measured = measured_in(d, sentence.tokens);
        for (std::uint32_t s = c.sentence; f.measured.empty() && s > 0 && c.sentence - s < kBefore;
             --s) {
          if (reading.sentences[s - 1].part != sentence.part) break;
          f.measured = measured_in(d, reading.sentences[s - 1].tokens);
        }
      }
      if (f.measured.empty()) return;
      if (!f.denied) find_cause(f);
      out.push_back(std::move(f));
      return;
    }
  }

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  const EventReader& reader_;
  StoryReader stories_;
  std::unordered_map<std::uint32_t, std::unordered_set<std::uint64_t>> words_;  ///< lemmas of it
  ClassId adjective_, effect_, preposition_, state_verb_, negative_, negation_, stop_;
};

}  // namespace

std::vector<JoinPair> effect_denied_pairs(const Corpus& corpus, const Frames& frames) {
  return Effects(corpus, frames).denied();
}

}  // namespace factlint
