#include "engine/eval/align_denial.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "engine/eval/event.hpp"
#include "engine/eval/story.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kBucket = 24;        // events of one participant and verb that are compared
constexpr Day kOneStory = 45;              // days between two reports of one undated event, at most
constexpr Day kOneStoryDays = 7;           // so near, two documents need no name in common
constexpr Day kOneDay = 2;                 // the same for opposites: "sales rose" holds each month
constexpr std::uint32_t kFewestWords = 3;  // content words that both have to share
constexpr std::uint32_t kTiedWords = 2;    // … if the documents tell one story beyond doubt

using Index = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

// What an event is found by: each participant with the verb and its classes.
std::vector<std::uint64_t> keys_of(const Event& e, std::uint64_t verb, const ClassSet& classes) {
  std::vector<std::uint64_t> participants;
  for (const Role* role : {&e.agent, &e.patient}) {
    if (role->pronoun) continue;
    if (role->head != 0) participants.push_back(role->head);
    if (role->surname != 0) participants.push_back(role->surname);
    if (role->given != 0) participants.push_back(role->given);
    participants.insert(participants.end(), role->names.begin(), role->names.end());
  }
  std::vector<std::uint64_t> keys;
  for (const std::uint64_t p : participants) {
    if (verb != 0) keys.push_back(hash_mix(p, verb));
    for (std::size_t c = classes._Find_first(); c < classes.size(); c = classes._Find_next(c))
      keys.push_back(hash_mix(p, hash_mix(11, c)));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

class Denials {
 public:
  Denials(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus),
        reader_(*frames.reader),
        stories_(corpus, *frames.reader),
        events_(frames.events) {
    const Lexicon& lexicon = corpus.knowledge().lexicon;
    not_yet_ = lexicon.class_id("not-yet");
    antonym_ = lexicon.class_id("antonym");
    negative_adjective_ = lexicon.class_id("negative-adjective");
    for (const char* name : {"be", "have", "do"}) empty_.push_back(lexicon.class_id(name));
    const Table* ladders = corpus.knowledge().table("stage-ladders");
    if (ladders == nullptr) return;
    for (const Table::Row& row : ladders->rows) {
      for (const std::string& name : ladders->list(row, "classes"))
        stages_.set(lexicon.class_id(name));
    }
    stages_.reset(0);
  }

  [[nodiscard]] std::vector<JoinPair> denied() const {
    Index index;
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
      if (!events_[i].negated || hollow(events_[i])) continue;
      for (const std::uint64_t key :
           keys_of(events_[i], events_[i].verb, events_[i].predicate & stages_))
        index[key].push_back(i);
    }
    std::vector<JoinPair> pairs;
    if (index.empty()) return pairs;
    for (const Event& said : events_) {
      if (said.negated) continue;
      std::vector<std::uint32_t> found;
      for (const std::uint64_t key : keys_of(said, said.verb, said.predicate & stages_)) {
        if (const auto hit = index.find(key); hit != index.end())
          found.insert(found.end(), hit->second.begin(),
                       hit->second.begin() +
                           static_cast<std::ptrdiff_t>(std::min(hit->second.size(), kBucket)));
      }
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      for (const std::uint32_t i : found) {
        const Event& denial = events_[i];
        if (!one_time(said, denial, kOneStory) || !one_kind(said, denial)) continue;
        if (!participants(said, denial) || !covers(said, denial)) continue;
        if (disputed(said, denial) || progress(said, denial) || !one_story(said, denial)) continue;
        pairs.push_back({item(said), item(denial), "one event: same parts, nothing more denied"});
      }
    }
    return pairs;
  }

  [[nodiscard]] std::vector<JoinPair> opposed() const {
    Index index;  // by participant and verb
    std::vector<JoinPair> pairs;
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
      const Event& e = events_[i];
      if (e.negated) continue;
      for (const std::uint64_t opposite : opposites(e)) {
        for (const std::uint64_t key : keys_of(e, opposite, {})) {
          const auto hit = index.find(key);
          if (hit == index.end()) continue;
          for (std::size_t n = 0; n < std::min(hit->second.size(), kBucket); ++n) {
            const Event& other = events_[hit->second[n]];
            if (other.document == e.document || !one_time(other, e, kOneDay) ||
                !one_kind(other, e) || !participants(other, e))
              continue;
            if (!covers(other, e) && !covers(e, other)) continue;
            if (disputed(other, e) || !one_story(other, e)) continue;
            pairs.push_back({item(other), item(e), "one event under opposite verbs"});
          }
        }
      }
      for (const std::uint64_t key : keys_of(e, e.verb, {})) index[key].push_back(i);
    }
    std::sort(pairs.begin(), pairs.end(), [](const JoinPair& x, const JoinPair& y) {
      return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    pairs.erase(
        std::unique(pairs.begin(), pairs.end(),
                    [](const JoinPair& x, const JoinPair& y) { return x.a == y.a && x.b == y.b; }),
        pairs.end());
    return pairs;
  }

 private:
  static ItemRef item(const Event& e) { return {e.document, Kind::statement, e.clause}; }
  [[nodiscard]] const Clause& clause(const Event& e) const {
    return corpus_.reading(e.document).clauses[e.clause];
  }
  [[nodiscard]] DateRange published(const Event& e) const {
    return corpus_.document(e.document).meta.published;
  }

  [[nodiscard]] std::vector<std::uint64_t> opposites(const Event& e) const {
    std::vector<std::uint64_t> out;
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    for (const ClassValue* value : lexicon.values(lexicon.find(e.verb))) {
      if (value->cls != antonym_ && value->cls != negative_adjective_) continue;
      std::string_view rest = value->text;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string_view one = rest.substr(0, end);
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (!one.empty()) out.push_back(lexicon.lemma(lexicon.find(hash_folded(one)), one));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return out;
  }

  // Past with past, present with present: what was shut in April may be open in August. Inside one
  // document a present state is told of more than one thing or day too often.
  [[nodiscard]] bool one_kind(const Event& a, const Event& b) const {
    if (a.past != b.past) return false;
    if (!a.past && a.document == b.document) return false;
    return a.document != b.document || clause(a).sentence != clause(b).sentence;
  }

  [[nodiscard]] bool one_time(const Event& a, const Event& b, Day reach) const {
    const DateRange& x = clause(a).when;
    const DateRange& y = clause(b).when;
    if (x.known && y.known) return x.overlaps(y);
    if (a.document == b.document) return reach == kOneStory;
    const DateRange p = published(a);
    const DateRange q = published(b);
    if (!p.known || !q.known) return reach == kOneStory;
    return std::max(p.first, q.first) - std::min(p.last, q.last) <= reach;
  }

  // "the pool opened" has as its subject what "the council opened the pool" has as its object.
  [[nodiscard]] bool participants(const Event& a, const Event& b) const {
    const bool moved = !a.patient.known() != !b.patient.known();
    if (moved && (a.agent.known() || b.agent.known())) {
      const Event& alone = a.patient.known() ? b : a;
      const Event& full = a.patient.known() ? a : b;
      if (are_one(alone.agent, full.patient)) return true;
      return false;
    }
    if (!may_be_one(a.agent, b.agent) || !may_be_one(a.patient, b.patient)) return false;
    return are_one(a.agent, b.agent) || are_one(a.patient, b.patient);
  }

  // A denial contradicts only what says at least as much: "did not close on Monday" leaves "closed"
  // alone, "did not close" denies "closed on Monday".
  [[nodiscard]] bool covers(const Event& said, const Event& denial) const {
    const Reading& reading = corpus_.reading(said.document);
    const std::vector<std::uint64_t> words =
        reader_.stems(said.document, reading.sentences[clause(said).sentence].tokens);
    std::vector<std::uint64_t> open = denial.stems;
    std::erase(open, denial.verb);
    for (const auto& [x, y] :
         {std::pair{&said.agent, &denial.agent}, std::pair{&said.patient, &denial.patient},
          std::pair{&said.agent, &denial.patient}, std::pair{&said.patient, &denial.agent}}) {
      if (!x->person() || !are_one(*x, *y)) continue;
      for (const std::uint64_t s : y->stems) std::erase(open, s);
    }
    std::uint32_t shared = 1;  // the verb
    for (const std::uint64_t s : open) {
      if (!std::binary_search(words.begin(), words.end(), s)) return false;
      ++shared;
    }
    for (const Role* role : {&denial.agent, &denial.patient}) shared += role->person() ? 1U : 0U;
    return shared >= kFewestWords || (shared >= kTiedWords && tied(said, denial));
  }

  [[nodiscard]] bool tied(const Event& a, const Event& b) const {
    return stories_.tied(a.document, b.document) && !stories_.of_old(a.document, a.clause) &&
           !stories_.of_old(b.document, b.clause);
  }

  // "there is no quorum": what is missing here is no denial of one elsewhere.
  [[nodiscard]] bool hollow(const Event& e) const {
    if (!e.universal) return false;
    const std::uint32_t word = corpus_.reading(e.document).tokens[clause(e).head].word;
    return std::any_of(empty_.begin(), empty_.end(),
                       [&](ClassId cls) { return corpus_.knowledge().lexicon.is(word, cls); });
  }

  // "the council" of two texts is one council only if they speak of one place.
  [[nodiscard]] bool one_story(const Event& a, const Event& b) const {
    if (a.document == b.document) return true;
    for (const auto& [x, y] : {std::pair{&a.agent, &b.agent}, std::pair{&a.patient, &b.patient}}) {
      if (x->person() && y->person()) return true;
      if (proper(a, *x) && proper(b, *y)) return true;
    }
    return stories_.days_apart(a.document, b.document) <= kOneStoryDays ||
           stories_.share_name(a.document, b.document);
  }

  [[nodiscard]] bool proper(const Event& e, const Role& role) const {
    if (role.tokens.empty()) return false;
    const Reading& reading = corpus_.reading(e.document);
    for (std::uint32_t i = role.tokens.first + (role.tokens.size() > 1 ? 1U : 0U);
         i < role.tokens.last; ++i) {
      if (reading.tokens[i].is(kCapital)) return true;
    }
    return false;
  }

  // Two named sources that disagree are a dispute, and no fault of the reporter.
  [[nodiscard]] bool disputed(const Event& a, const Event& b) const {
    const Clause& x = clause(a);
    const Clause& y = clause(b);
    if (x.attribution == kNone || y.attribution == kNone) return false;
    return corpus_.reading(a.document).attributions[x.attribution].key !=
           corpus_.reading(b.document).attributions[y.attribution].key;
  }

  // "has not opened yet" in the morning, "opened" in the evening.
  [[nodiscard]] bool progress(const Event& said, const Event& denial) const {
    const Clause& no = clause(denial);
    bool open = denial.perfect && no.tense != Tense::past;
    for (std::uint32_t i = no.tokens.first; i < no.tokens.last; ++i)
      open |= reader_.in_class(denial.document, i, not_yet_);
    if (!open) return false;
    const DateRange p = published(said);
    const DateRange q = published(denial);
    if (clause(said).when.known && q.known) return clause(said).when.last >= q.first;
    return p.known && q.known && p.last >= q.first && said.document != denial.document;
  }

  const Corpus& corpus_;
  const EventReader& reader_;
  ClassId not_yet_ = 0, antonym_ = 0, negative_adjective_ = 0;
  std::vector<ClassId> empty_;  ///< "be", "have", "do"
  ClassSet stages_;             ///< classes whose verbs tell of one kind of event
  mutable StoryReader stories_;
  const std::vector<Event>& events_;
};

}  // namespace

std::vector<JoinPair> denied_pairs(const Corpus& corpus, const Frames& frames) {
  return Denials(corpus, frames).denied();
}

std::vector<JoinPair> opposed_pairs(const Corpus& corpus, const Frames& frames) {
  return Denials(corpus, frames).opposed();
}

}  // namespace factlint
