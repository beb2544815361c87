#include "engine/eval/align_stage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kTopicUses = 3;  // a name used so often is what the document is about

struct Stage {
  std::string ladder;
  std::string name;
  int rank = 0;
  std::vector<std::string> exclusive;
};

// One place where a text puts something at a stage.
struct Claim {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;
  const Stage* stage = nullptr;
  bool denied = false;       ///< "had not yet turned them into orders"
  bool presupposed = false;  ///< a noun in the subject: "the shipment will equip"
  bool asserted = false;     ///< the main verb of a flat clause
};

class Claims {
 public:
  Claims(const Corpus& corpus, const Frames& frames) : corpus_(corpus), frames_(frames) {
    read_ladders();
    goal_ = corpus.knowledge().lexicon.class_id("goal-preposition");
    not_yet_ = corpus.knowledge().lexicon.class_id("not-yet");
    for (const ClauseFrame& frame : frames.clauses) collect(frame);
  }

  [[nodiscard]] const std::vector<Claim>& all() const { return claims_; }

  // Entities that a document speaks of again and again.
  [[nodiscard]] std::vector<std::uint64_t> topics(std::uint32_t document) const {
    std::map<std::uint64_t, std::uint32_t> uses;
    for (const Kind kind : {Kind::product, Kind::organisation}) {
      for (const ItemRef& item : corpus_.items(kind, document)) ++uses[name_key(item)];
    }
    std::vector<std::uint64_t> out;
    for (const auto& [name, count] : uses) {
      if (count >= kTopicUses) out.push_back(name);
    }
    return out;
  }

  // Products and bodies named in the claim's sentence.
  [[nodiscard]] std::vector<std::uint64_t> named(const Claim& claim) const {
    const Reading& reading = corpus_.reading(claim.document);
    const TokenRange tokens = reading.sentences[reading.clauses[claim.clause].sentence].tokens;
    std::vector<std::uint64_t> out;
    for (const Kind kind : {Kind::product, Kind::organisation}) {
      for (const ItemRef& item : corpus_.items(kind, claim.document, tokens))
        out.push_back(name_key(item));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  [[nodiscard]] std::uint64_t name_key(const ItemRef& item) const {
    const Mention& m = *corpus_.mention(item);
    return m.entity != 0 ? hash_mix(7, m.entity) : hash_folded(corpus_.text(item));
  }

  void read_ladders() {
    const Table* table = corpus_.knowledge().table("stage-ladders");
    if (table == nullptr) return;
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    stages_.reserve(table->rows.size());
    for (const Table::Row& row : table->rows) {
      Stage stage;
      stage.ladder = table->cell(row, "ladder");
      stage.name = table->cell(row, "stage");
      stage.exclusive = table->list(row, "exclusive");
      const std::string_view rank = table->cell(row, "rank");
      std::from_chars(rank.data(), rank.data() + rank.size(), stage.rank);
      stages_.push_back(std::move(stage));
      for (const std::string& cls : table->list(row, "classes")) {
        const ClassId id = lexicon.class_id(cls);
        if (id == 0) continue;
        (cls.ends_with("-noun") ? nouns_ : verbs_)[id].push_back(
            static_cast<std::uint32_t>(stages_.size() - 1));
      }
    }
  }

  void collect(const ClauseFrame& frame) {
    const Reading& reading = corpus_.reading(frame.document);
    const Clause& clause = reading.clauses[frame.clause];
    if (clause.in_quote || reading.part_kind(clause.sentence) == PartKind::heading) return;
    for (const auto& [cls, stages] : verbs_) {
      if (!clause.predicate.test(cls)) continue;
      for (const std::uint32_t s : stages) {
        claims_.push_back({frame.document, frame.clause, &stages_[s],
                           clause.negated && not_yet(reading, clause), false,
                           !clause.negated && clause.certainty == Certainty::flat &&
                               clause.tense != Tense::future});
      }
    }
    const bool denied = clause.negated && not_yet(reading, clause);
    for (std::uint32_t i = clause.tokens.first; i < clause.tokens.last; ++i) {
      // Most tokens are neither in the subject nor the goal of a verb that is denied.
      if (!clause.subject.contains(i) && (!denied || i < clause.head)) continue;
      const Word& word = corpus_.knowledge().lexicon.word(reading.tokens[i].word);
      if (i == clause.head || word.classes.none()) continue;
      for (const auto& [cls, stages] : nouns_) {
        if (!word.classes.test(cls)) continue;
        const bool subject = clause.subject.contains(i);
        // "turned their approvals into orders": the goal of a negated verb has not come.
        const bool goal = denied && i > clause.head && in_goal(reading, clause, i);
        if (!subject && !goal) continue;
        for (const std::uint32_t s : stages) {
          claims_.push_back({frame.document, frame.clause, &stages_[s], goal,
                             subject && !clause.negated && definite(reading, clause), false});
        }
      }
    }
  }

  // "had not yet turned": it has not come so far; "were not permitted" says nothing of that.
  [[nodiscard]] bool not_yet(const Reading& reading, const Clause& clause) const {
    for (std::uint32_t i = clause.verb.first; i < clause.verb.last; ++i) {
      if (corpus_.knowledge().lexicon.is(reading.tokens[i].word, not_yet_)) return true;
    }
    return false;
  }

  // Behind "into": "into actual orders".
  [[nodiscard]] bool in_goal(const Reading& reading, const Clause& clause, std::uint32_t i) const {
    for (std::uint32_t k = i; k > clause.head && k + 4 > i; --k) {
      if (corpus_.knowledge().lexicon.is(reading.tokens[k - 1].word, goal_)) return true;
    }
    return false;
  }

  // "The shipment", "The remaining orders": existence is taken for granted.
  [[nodiscard]] bool definite(const Reading& reading, const Clause& clause) const {
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    const ClassValue* article =
        lexicon.value(reading.tokens[clause.subject.first].word, lexicon.class_id("article"));
    return article != nullptr && article->text == "definite";
  }

  const Corpus& corpus_;
  const Frames& frames_;
  ClassId goal_ = 0;     ///< "into"
  ClassId not_yet_ = 0;  ///< "yet", "still"
  std::vector<Stage> stages_;
  std::map<ClassId, std::vector<std::uint32_t>> verbs_;
  std::map<ClassId, std::vector<std::uint32_t>> nouns_;
  std::vector<Claim> claims_;
};

ItemRef item_of(const Claim& claim) {
  return {claim.document, Kind::statement, claim.clause};
}

bool meet(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint64_t x) { return std::binary_search(b.begin(), b.end(), x); });
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

}  // namespace

std::vector<JoinPair> stage_denied_pairs(const Corpus& corpus, const Frames& frames) {
  const Claims claims(corpus, frames);
  std::map<std::string, std::vector<const Claim*>> denials;  // by ladder: few, negated goals only
  for (const Claim& claim : claims.all()) {
    if (claim.denied) denials[claim.stage->ladder].push_back(&claim);
  }
  std::vector<JoinPair> pairs;
  if (denials.empty()) return pairs;
  std::map<std::uint32_t, std::vector<std::uint64_t>> topics;
  constexpr std::size_t kDenialLimit = 16;
  for (const Claim& claim : claims.all()) {
    if (!claim.presupposed) continue;
    const auto hit = denials.find(claim.stage->ladder);
    if (hit == denials.end()) continue;
    const std::vector<std::uint64_t> named = claims.named(claim);
    for (std::size_t d = 0; d < std::min(hit->second.size(), kDenialLimit); ++d) {
      const Claim& denial = *hit->second[d];
      if (denial.document == claim.document || denial.stage->rank > claim.stage->rank) continue;
      const auto [topic, is_new] = topics.try_emplace(denial.document);
      if (is_new) topic->second = claims.topics(denial.document);
      const auto [own, own_new] = topics.try_emplace(claim.document);
      if (own_new) own->second = claims.topics(claim.document);
      if (!meet(named, topic->second) && !(named.empty() && meet(own->second, topic->second)))
        continue;
      const Clause& a = corpus.reading(claim.document).clauses[claim.clause];
      const Clause& b = corpus.reading(denial.document).clauses[denial.clause];
      if (a.when.known && b.when.known && !a.when.overlaps(b.when)) continue;
      pairs.push_back({item_of(claim), item_of(denial),
                       fmt::format("ladder {}: {} is taken for granted, {} has not come",
                                   claim.stage->ladder, claim.stage->name, denial.stage->name)});
    }
  }
  finish(pairs);
  return pairs;
}

std::vector<JoinPair> stage_excluded_pairs(const Corpus& corpus, const Frames& frames) {
  const Claims claims(corpus, frames);
  std::map<std::pair<std::string, std::uint64_t>, std::vector<const Claim*>> by_subject;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const ClauseFrame*> frame_of;
  for (const ClauseFrame& frame : frames.clauses) frame_of[{frame.document, frame.clause}] = &frame;
  for (const Claim& claim : claims.all()) {
    const ClauseFrame& frame = *frame_of[{claim.document, claim.clause}];
    const Clause& clause = corpus.reading(claim.document).clauses[claim.clause];
    if (!claim.asserted || !frame.named_subject || !clause.passive) continue;
    by_subject[{claim.stage->ladder, frame.subject}].push_back(&claim);
  }
  std::vector<JoinPair> pairs;
  for (const auto& entry : by_subject) {
    const auto& group = entry.second;  // no binding: clang 14 cannot capture one in a lambda
    if (group.size() > 64) continue;
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t k = i + 1; k < group.size(); ++k) {
        const Claim& a = *group[i];
        const Claim& b = *group[k];
        const auto& out = a.stage->exclusive;
        if (a.document == b.document ||
            std::find(out.begin(), out.end(), b.stage->name) == out.end())
          continue;
        // "convicted of two counts and cleared of a third": both hold in one document.
        const auto both = [&](const Claim& x, const Claim& y) {
          return std::any_of(group.begin(), group.end(), [&](const Claim* c) {
            return c->document == x.document && c->stage == y.stage;
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
