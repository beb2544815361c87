#include "engine/eval/align_whole.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "engine/eval/story.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kBucket = 24;          // parts of one thing under one verb that are compared
constexpr std::uint32_t kSubjectReach = 14;  // tokens from the start of a sentence to its verb
constexpr Day kSoon = 3;                     // later, the part may have followed

struct Told {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;
  double count = 0;  ///< "all 34 satellites"; 0 if not said
};

class Wholes {
 public:
  Wholes(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus),
        lexicon_(corpus.knowledge().lexicon),
        reader_(*frames.reader),
        stories_(corpus, *frames.reader) {
    const auto id = [&](std::string_view name) { return lexicon_.class_id(name); };
    whole_ = id("whole-word");
    part_ = id("part-word");
    cardinal_ = id("cardinal");
    pronoun_ = id("pronoun");
    not_yet_ = id("not-yet");
    antonym_ = id("antonym");
    negative_adjective_ = id("negative-adjective");
    modal_ = id("modal");
    condition_ = id("condition-word");
    general_ = id("general-word");
    kinds_ = {id("let-go"), id("work-well"), id("come-back"), id("give-answer")};
  }

  std::vector<JoinPair> broken() {
    std::map<std::uint64_t, std::vector<Told>> wholes;  // by thing and act
    for_clauses([&](std::uint32_t d, std::uint32_t k, const Clause& c) {
      if (c.negated || c.subject.empty() || !reader_.in_class(d, c.subject.first, whole_)) return;
      const Role thing = reader_.role(d, c.subject);
      if (thing.head == 0 || thing.pronoun || thing.tokens.size() < 2) return;
      if (has(d, c.tokens, condition_)) return;
      for (const std::uint64_t act : acts(d, c))
        wholes[hash_mix(thing.head, act)].push_back({d, k, count_in(d, thing.tokens)});
    });
    std::vector<JoinPair> pairs;
    if (wholes.empty()) return pairs;
    for_clauses([&](std::uint32_t d, std::uint32_t k, const Clause& c) {
      const std::vector<std::uint64_t> things = part_of(d, c);
      if (things.empty() || has(d, c.verb, condition_)) return;
      for (const std::uint64_t thing : things) {
        for (const std::uint64_t act : c.negated ? acts(d, c) : opposite_acts(d, c)) {
          const auto hit = wholes.find(hash_mix(thing, act));
          if (hit == wholes.end()) continue;
          for (std::size_t i = 0; i < std::min(hit->second.size(), kBucket); ++i) {
            const Told& whole = hit->second[i];
            if (!clash(whole, {d, k, 0})) continue;
            pairs.push_back({{whole.document, Kind::statement, whole.clause},
                             {d, Kind::statement, k},
                             "all of them, and a part of them not"});
            return;
          }
        }
      }
    });
    return pairs;
  }

 private:
  template <class Visit>
  void for_clauses(Visit&& visit) {
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const Reading& reading = corpus_.reading(d);
      for (std::uint32_t k = 0; k < reading.clauses.size(); ++k) {
        const Clause& c = reading.clauses[k];
        if (c.head != kNone && c.tense == Tense::past && reader_.flat(d, c) &&
            !has(d, c.tokens, general_))
          visit(d, k, c);
      }
    }
  }

  [[nodiscard]] bool has(std::uint32_t d, TokenRange tokens, ClassId cls) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (!reader_.in_class(d, i, whole_) && reader_.in_class(d, i, cls)) return true;
    }
    return false;
  }

  // The verb, and its kind where two verbs tell one thing: "released", "did not separate".
  [[nodiscard]] std::vector<std::uint64_t> acts(std::uint32_t d, const Clause& c) const {
    std::vector<std::uint64_t> out{c.lemma};
    for (const ClassId cls : kinds_) {
      if (reader_.in_class(d, c.head, cls)) out.push_back(hash_mix(13, cls));
    }
    return out;
  }

  // "one of them died" against "all survived"
  [[nodiscard]] std::vector<std::uint64_t> opposite_acts(std::uint32_t, const Clause& c) const {
    std::vector<std::uint64_t> out;
    for (const ClassValue* value : lexicon_.values(lexicon_.find(c.lemma))) {
      if (value->cls != antonym_ && value->cls != negative_adjective_) continue;
      std::string_view rest = value->text;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string_view one = rest.substr(0, end);
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (!one.empty()) out.push_back(lexicon_.lemma(lexicon_.find(hash_folded(one)), one));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return out;
  }

  [[nodiscard]] double count_in(std::uint32_t d, TokenRange tokens) const {
    for (const ItemRef& item : corpus_.items(Kind::number, d, tokens)) {
      const Value& value = corpus_.mention(item)->value;
      if (value.has_point()) return value.point;
    }
    return 0;
  }

  // "One of the satellites", "two of them", "one satellite": what may be a part of what, by lemma.
  [[nodiscard]] std::vector<std::uint64_t> part_of(std::uint32_t d, const Clause& c) const {
    const Reading& reading = corpus_.reading(d);
    const Sentence& sentence = reading.sentences[c.sentence];
    TokenRange subject = c.subject;
    // "One of them, a satellite called Lys, did not": the subject opens the sentence.
    if (subject.empty()) subject = {sentence.tokens.first, c.verb.first};
    if (subject.empty() || c.verb.first - subject.first > kSubjectReach) return {};
    const std::uint32_t first = subject.first;
    if (!reader_.in_class(d, first, part_) && !lexicon_.is(reading.tokens[first].word, cardinal_) &&
        !reading.tokens[first].is(kDigits))
      return {};
    if (reader_.in_class(d, first, whole_)) return {};
    const std::uint32_t of = first + 1;
    if (of + 1 < subject.last && reading.text(of) == "of") {
      if (!lexicon_.is(reading.tokens[of + 1].word, pronoun_)) {
        const Role named = reader_.role(d, {of + 1, subject.last});
        return named.head != 0 ? std::vector{named.head} : std::vector<std::uint64_t>{};
      }
      if (c.sentence == 0 || reading.part_kind(c.sentence - 1) != PartKind::body) return {};
      const TokenRange before = reading.sentences[c.sentence - 1].tokens;
      return reader_.stems(d, before);
    }
    const Role named = reader_.role(d, subject);
    return named.head != 0 && named.tokens.size() > 1 ? std::vector{named.head}
                                                      : std::vector<std::uint64_t>{};
  }

  [[nodiscard]] bool clash(const Told& whole, const Told& part) {
    if (!stories_.tied(whole.document, part.document)) return false;
    const Day apart = stories_.days_apart(whole.document, part.document);
    if (apart != kUnknownDays && apart > kSoon) return false;
    if (stories_.of_old(whole.document, whole.clause) ||
        stories_.of_old(part.document, part.clause))
      return false;
    const Reading& reading = corpus_.reading(part.document);
    const Clause& no = reading.clauses[part.clause];
    const Clause& all = corpus_.reading(whole.document).clauses[whole.clause];
    if (all.when.known && no.when.known && !all.when.overlaps(no.when)) return false;
    for (std::uint32_t i = no.verb.first; i < no.verb.last + 2; ++i) {
      if (reader_.in_class(part.document, i, not_yet_)) return false;
    }
    if (whole.count == 0) return true;
    const auto numbers = corpus_.items(Kind::number, part.document);
    return std::any_of(numbers.begin(), numbers.end(), [&](const ItemRef& item) {
      const Value& value = corpus_.mention(item)->value;
      return value.has_point() && std::fabs(value.point - whole.count) < 1e-9;
    });
  }

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  const EventReader& reader_;
  StoryReader stories_;
  ClassId whole_, part_, cardinal_, pronoun_, not_yet_, antonym_, negative_adjective_, modal_,
      condition_, general_;
  std::array<ClassId, 4> kinds_{};
};

}  // namespace

std::vector<JoinPair> whole_broken_pairs(const Corpus& corpus, const Frames& frames) {
  return Wholes(corpus, frames).broken();
}

}  // namespace factlint
