#include "engine/eval/align_decision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "engine/eval/story.hpp"

namespace factlint {

namespace {

constexpr std::size_t kBucket = 24;      // decisions of one kind of body that are compared
constexpr std::size_t kSharedWords = 2;  // of what is decided
constexpr std::uint32_t kBehind = 3;     // tokens from the verb group to "due to", at most
constexpr std::uint32_t kBodyReach = 4;  // noun groups joined by "of" that may name the body

using Keys = std::vector<std::uint64_t>;

struct Decision {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;
  std::uint64_t verb = 0;
  std::vector<Role> bodies;  ///< "the shareholders of both banks": either may decide
  Keys context;              ///< what it is about, without the bodies' own words; sorted
  DateRange day;             ///< of what is to come
  bool bare = false;         ///< nothing is named that is decided: "have voted in favour"
};

class Decisions {
 public:
  Decisions(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus),
        lexicon_(corpus.knowledge().lexicon),
        reader_(*frames.reader),
        stories_(corpus, *frames.reader) {
    const auto id = [&](std::string_view name) { return lexicon_.class_id(name); };
    decide_ = id("decide-verb");
    ask_ = id("ask-verb");
    decided_ = id("decided-verb");
    member_ = id("member-noun");
    repeat_ = id("repeat-word");
    provisional_ = id("provisional-word");
    planned_ = id("planned");
    expected_ = id("expected");
    relative_ = id("relative");
    preposition_ = id("preposition");
    modal_ = id("modal");
    condition_ = id("condition-word");
  }

  std::vector<JoinPair> ahead() {
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const auto& clauses = corpus_.reading(d).clauses;
      for (std::uint32_t k = 0; k < clauses.size(); ++k) {
        if (auto next = to_come(d, k)) coming_.push_back(std::move(*next));
      }
    }
    std::vector<JoinPair> pairs;
    if (coming_.empty()) return pairs;
    std::map<std::uint64_t, std::vector<std::uint32_t>> by_body;
    for (std::uint32_t i = 0; i < coming_.size(); ++i) {
      for (const Role& body : coming_[i].bodies) by_body[body.head].push_back(i);
    }
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const auto& clauses = corpus_.reading(d).clauses;
      for (std::uint32_t k = 0; k < clauses.size(); ++k) {
        if (auto past = taken(d, k)) taken_.push_back(std::move(*past));
      }
    }
    for (const Decision& past : taken_) {
      const Decision* best = nullptr;
      for (const Role& body : past.bodies) {
        const auto hit = by_body.find(body.head);
        if (hit == by_body.end()) continue;
        for (std::size_t i = 0; i < std::min(hit->second.size(), kBucket); ++i) {
          const Decision& next = coming_[hit->second[i]];
          if (!clash(past, next)) continue;
          if (best == nullptr ||
              std::pair(next.document, next.clause) < std::pair(best->document, best->clause))
            best = &next;
        }
      }
      if (best != nullptr)
        pairs.push_back({item(past), item(*best), "one body, one matter, and its day is to come"});
    }
    return pairs;
  }

 private:
  static ItemRef item(const Decision& d) { return {d.document, Kind::statement, d.clause}; }

  [[nodiscard]] DateRange published(std::uint32_t d) const {
    return corpus_.document(d).meta.published;
  }

  [[nodiscard]] bool has(std::uint32_t d, TokenRange tokens, ClassId cls) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (reader_.in_class(d, i, cls)) return true;
    }
    return false;
  }

  // "the roads committee", "members of the roads committee", "the shareholders of both banks, who":
  // every group of the chain that can decide.
  [[nodiscard]] std::vector<Role> bodies_of(std::uint32_t d, const Clause& clause) const {
    const Reading& reading = corpus_.reading(d);
    TokenRange tokens = clause.subject;
    std::uint32_t relative = kNone;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (lexicon_.is(reading.tokens[i].word, relative_)) relative = i;
    }
    if (relative != kNone && relative + 1 < tokens.last) {
      tokens.first = relative + 1;  // "the sum that the committee approved"
    } else if (relative != kNone) {
      tokens.last = relative;
      const std::uint32_t start = reading.sentences[clause.sentence].tokens.first;
      while (tokens.last > start && reading.tokens[tokens.last - 1].is(kPunct)) --tokens.last;
      tokens.first = tokens.last;
      while (tokens.first > start && !reading.tokens[tokens.first - 1].is(kPunct)) --tokens.first;
    }
    std::vector<Role> out;
    std::uint32_t at = tokens.first;
    for (std::uint32_t n = 0; at < tokens.last && n < kBodyReach; ++n) {
      Role role = reader_.role(d, {at, tokens.last});
      if (role.tokens.empty()) break;
      const std::uint32_t last = role.tokens.last;
      const bool member =
          lexicon_.is(reading.tokens[last - 1].word, member_) && reading.text(last) == "of";
      if (role.known() && !role.pronoun && !role.person() && !member)
        out.push_back(std::move(role));
      at = last;
      if (relative == kNone && !member) break;
      while (at < tokens.last &&
             (lexicon_.is(reading.tokens[at].word, preposition_) || reading.tokens[at].is(kPunct)))
        ++at;
    }
    return out;
  }

  void finish(Decision& out, const Clause& clause, std::uint32_t before) const {
    out.context = stories_.context(out.document, out.clause, before);
    for (const Role& body : out.bodies) {
      for (const std::uint64_t s : body.stems) std::erase(out.context, s);
    }
    std::erase(out.context, clause.lemma);
  }

  [[nodiscard]] std::optional<Decision> to_come(std::uint32_t d, std::uint32_t k) const {
    const Reading& reading = corpus_.reading(d);
    const Clause& clause = reading.clauses[k];
    const DateRange day = published(d);
    if (clause.head == kNone || clause.negated || clause.in_quote || !clause.when.known ||
        !day.known || clause.when.first <= day.last)
      return {};
    const PartKind part = reading.part_kind(clause.sentence);
    if (part != PartKind::body && part != PartKind::list_item) return {};
    if (has(d, clause.tokens, repeat_) || has(d, clause.tokens, condition_)) return {};
    bool decides = clause.passive ? lexicon_.is(reading.tokens[clause.head].word, ask_)
                                  : lexicon_.is(reading.tokens[clause.head].word, decide_) ||
                                        reader_.in_class(d, clause.head, decide_);
    // "is due to vote", "is expected to decide"
    const std::uint32_t end = reading.sentences[clause.sentence].tokens.last;
    for (std::uint32_t i = clause.verb.first; i < std::min(end, clause.verb.last + kBehind); ++i) {
      for (std::size_t h = reading.tokens[i].hit;
           h < reading.hits.size() && reading.hits[h].tokens.first == i; ++h) {
        const PhraseHit& hit = reading.hits[h];
        if ((hit.cls == planned_ || hit.cls == expected_) && hit.tokens.last < end)
          decides |= lexicon_.is(reading.tokens[hit.tokens.last].word, decide_);
      }
    }
    const bool future = clause.tense == Tense::future || clause.certainty == Certainty::planned ||
                        clause.certainty == Certainty::probable || clause.tense == Tense::present;
    if (!decides || !future || clause.certainty == Certainty::conditional) return {};
    Decision out;
    out.document = d;
    out.clause = k;
    out.verb = clause.lemma;
    out.day = clause.when;
    out.bodies = bodies_of(d, clause);
    if (out.bodies.empty()) return {};
    finish(out, clause, 1);
    return out;
  }

  [[nodiscard]] std::optional<Decision> taken(std::uint32_t d, std::uint32_t k) const {
    const Reading& reading = corpus_.reading(d);
    const Clause& clause = reading.clauses[k];
    if (clause.head == kNone || clause.negated || clause.in_quote ||
        clause.certainty != Certainty::flat || clause.tense == Tense::future)
      return {};
    if (!lexicon_.is(reading.tokens[clause.head].word, decided_) &&
        !reader_.in_class(d, clause.head, decided_))
      return {};
    const Event event = reader_.read(d, k);
    if (!event.past || has(d, clause.tokens, provisional_) || has(d, clause.verb, modal_) ||
        has(d, {clause.tokens.first, clause.verb.first}, condition_))
      return {};
    Decision out;
    out.document = d;
    out.clause = k;
    out.verb = clause.lemma;
    if (!clause.passive) {
      out.bodies = bodies_of(d, clause);
    } else if (event.agent.known() && !event.agent.pronoun && !event.agent.person()) {
      out.bodies.push_back(event.agent);
    }
    std::erase_if(out.bodies, [](const Role& body) { return body.vague; });
    if (out.bodies.empty()) return {};
    out.bare = !clause.passive && !event.patient.known();
    finish(out, clause, 0);
    return out;
  }

  [[nodiscard]] static bool one_body(const Decision& a, const Decision& b) {
    return std::any_of(a.bodies.begin(), a.bodies.end(), [&](const Role& x) {
      return std::any_of(b.bodies.begin(), b.bodies.end(), [&](const Role& y) {
        // "Ligurna's shareholders" are among "the shareholders of both banks".
        return are_one(x, y) || (x.head == y.head && x.head != 0 && b.bodies.size() > 1);
      });
    });
  }

  [[nodiscard]] bool about_one(const Decision& past, const Decision& next) const {
    const std::size_t both = shared_stems(past.context, next.context);
    if (both >= kSharedWords) return true;
    return past.bare && past.verb == next.verb;
  }

  [[nodiscard]] bool clash(const Decision& past, const Decision& next) {
    if (past.document == next.document) return false;
    const DateRange told = published(past.document);
    if (!told.known || next.day.first <= told.last) return false;
    const DateRange& when = corpus_.reading(past.document).clauses[past.clause].when;
    if (when.known && (when.first >= next.day.first || when.last < told.first - kOld)) return false;
    if (!one_body(past, next) || !about_one(past, next)) return false;
    if (!stories_.tied(past.document, next.document) || stories_.of_old(past.document, past.clause))
      return false;
    // A document that tells of both means two decisions.
    const auto both = [&](const Decision& x, const std::vector<Decision>& others) {
      return std::any_of(others.begin(), others.end(), [&](const Decision& o) {
        return o.document == x.document && one_body(o, x) && about_one(o, x);
      });
    };
    return !both(next, taken_) && !both(past, coming_);
  }

  static constexpr Day kOld = 60;

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  const EventReader& reader_;
  StoryReader stories_;
  ClassId decide_, ask_, decided_, member_, repeat_, provisional_, planned_, expected_, relative_,
      preposition_, modal_, condition_;
  std::vector<Decision> coming_;
  std::vector<Decision> taken_;
};

}  // namespace

std::vector<JoinPair> decided_ahead_pairs(const Corpus& corpus, const Frames& frames) {
  return Decisions(corpus, frames).ahead();
}

}  // namespace factlint
