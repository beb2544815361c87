#include "engine/eval/align_since.hpp"

#include <algorithm>

#include "engine/eval/story.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMost = 64;  // denials of a corpus that are compared with its meetings

struct NoMeeting {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;
  DateRange since;
  Day told = 0;                      ///< day of the report
  std::vector<std::uint64_t> named;  ///< "drivers and managers"; empty: "the two sides"
};

class Meetings {
 public:
  Meetings(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus),
        lexicon_(corpus.knowledge().lexicon),
        reader_(*frames.reader),
        stories_(corpus, *frames.reader) {
    const auto id = [&](std::string_view name) { return lexicon_.class_id(name); };
    meet_ = id("meet-each-other");
    mutual_ = id("mutual-noun");
    third_ = id("third-party");
    since_ = id("since-word");
    conjunction_ = id("conjunction");
  }

  std::vector<JoinPair> since() {
    std::vector<NoMeeting> denials;
    for_meetings([&](std::uint32_t d, std::uint32_t k, const Clause& c) {
      const DateRange& day = corpus_.document(d).meta.published;
      if (!c.negated || !c.when.known || denials.size() >= kMost || c.subject.empty()) return;
      if (!has(d, {c.verb.last, c.tokens.last}, since_) || !reader_.read(d, k).perfect) return;
      // A dateline without a year still counts its weekdays, but only a date bounds what is denied.
      if (!day.known || c.when.first > day.last) return;
      NoMeeting none{d, k, c.when, day.last, {}};
      const Reading& reading = corpus_.reading(d);
      bool joined = false;
      for (std::uint32_t i = c.subject.first; i < c.subject.last; ++i)
        joined |= lexicon_.is(reading.tokens[i].word, conjunction_);
      if (joined) {
        none.named = reader_.stems(d, c.subject);
      } else if (!lexicon_.is(reading.tokens[c.subject.last - 1].word, mutual_)) {
        return;
      }
      denials.push_back(std::move(none));
    });
    std::vector<JoinPair> pairs;
    if (denials.empty()) return pairs;
    for_meetings([&](std::uint32_t d, std::uint32_t k, const Clause& c) {
      if (c.negated || c.tense != Tense::past || !c.when.known || c.dated == kNone) return;
      const Event met = reader_.read(d, k);
      const bool two = met.patient.known() && !met.patient.pronoun;
      if (!two && !mutual(d, c)) return;
      if (third(d, met.agent) || third(d, met.patient)) return;
      for (const NoMeeting& none : denials) {
        if (c.when.first <= none.since.first || c.when.last > none.told) continue;
        if (!stories_.tied(d, none.document) || !of_parties(met, none, two)) continue;
        pairs.push_back({{d, Kind::statement, k},
                         {none.document, Kind::statement, none.clause},
                         "a meeting in the time in which there was none"});
        return;
      }
    });
    return pairs;
  }

 private:
  template <class Visit>
  void for_meetings(Visit&& visit) {
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const Reading& reading = corpus_.reading(d);
      for (std::uint32_t k = 0; k < reading.clauses.size(); ++k) {
        const Clause& c = reading.clauses[k];
        if (c.head != kNone && reader_.in_class(d, c.head, meet_) && reader_.flat(d, c))
          visit(d, k, c);
      }
    }
  }

  [[nodiscard]] bool has(std::uint32_t d, TokenRange tokens, ClassId cls) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (reader_.in_class(d, i, cls)) return true;
    }
    return false;
  }

  [[nodiscard]] bool mutual(std::uint32_t d, const Clause& c) const {
    return !c.subject.empty() &&
           lexicon_.is(corpus_.reading(d).tokens[c.subject.last - 1].word, mutual_);
  }

  [[nodiscard]] bool third(std::uint32_t d, const Role& role) const {
    return role.person() || has(d, role.tokens, third_);
  }

  // Whom they met has to be one of those that the other document speaks of.
  [[nodiscard]] bool of_parties(const Event& met, const NoMeeting& none, bool two) const {
    if (!none.named.empty()) {
      return shared_stems(met.agent.stems, none.named) +
                 shared_stems(met.patient.stems, none.named) >
             0;
    }
    if (!two) return true;
    const Reading& reading = corpus_.reading(none.document);
    return std::any_of(reading.tokens.begin(), reading.tokens.end(), [&](const Token& t) {
      const auto i = static_cast<std::uint32_t>(&t - reading.tokens.data());
      return t.is(kWord) && lexicon_.lemma(t.word, reading.text(i)) == met.patient.head;
    });
  }

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  const EventReader& reader_;
  StoryReader stories_;
  ClassId meet_, mutual_, third_, since_, conjunction_;
};

}  // namespace

std::vector<JoinPair> not_met_since_pairs(const Corpus& corpus, const Frames& frames) {
  return Meetings(corpus, frames).since();
}

}  // namespace factlint
