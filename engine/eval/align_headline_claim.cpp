#include "engine/eval/align_headline_claim.hpp"

#include <algorithm>
#include <array>

#include "engine/eval/event.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kHoldReach = 5;  // tokens from "China's" to "hold"
constexpr std::uint32_t kOwnerReach = 3;
constexpr double kWhole = 100;  // per cent

class Headlines {
 public:
  Headlines(const Corpus& corpus, const Frames& frames) : corpus_(corpus), reader_(*frames.reader) {
    const auto id = [&](std::string_view name) {
      return corpus.knowledge().lexicon.class_id(name);
    };
    complete_ = id("complete-adverb");
    expect_ = id("expect");
    expected_ = id("expected");
    planned_ = id("planned");
    ease_ = id("ease");
    restriction_ = id("restrict-noun");
    hold_ = id("hold-noun");
    have_ = id("have");
    baseline_ = id("baseline-word");
    agreed_ = {id("approve"), id("approve-noun"), id("agree"), id("receive-approval")};
    before_ = id("earlier-word");
    light_ = light_verb_classes(corpus.knowledge().lexicon);
  }

  std::vector<JoinPair> complete() const {
    std::vector<JoinPair> pairs;
    for_headlines([&](std::uint32_t d, std::uint32_t k) {
      const Reading& reading = corpus_.reading(d);
      const Clause& h = reading.clauses[k];
      if (h.negated || h.certainty != Certainty::flat) return;
      bool full = false;
      for (std::uint32_t i = h.tokens.first; i < h.head; ++i)
        full |= h.head - i <= 2 && reader_.in_class(d, i, complete_);
      if (!full) return;
      for (const ItemRef& item : corpus_.items(Kind::percent, d)) {
        const Mention& m = reading.mentions[item.index];
        if (reading.part_kind(m.sentence) != PartKind::body || !(m.value.hi < kWhole)) continue;
        const Clause* b = corpus_.clause(item);
        if (b == nullptr || b->lemma != h.lemma || b->negated || b->in_quote ||
            b->certainty != Certainty::flat)
          continue;
        if (m.tokens.first > 0 && reader_.in_class(d, m.tokens.first - 1, baseline_)) continue;
        if (whole_told(d, h.lemma)) return;
        pairs.push_back({{d, Kind::statement, k}, item, "all in the headline, a part in the text"});
        return;
      }
    });
    return pairs;
  }

  std::vector<JoinPair> ahead() const {
    std::vector<JoinPair> pairs;
    for_headlines([&](std::uint32_t d, std::uint32_t k) {
      const Reading& reading = corpus_.reading(d);
      const Clause& h = reading.clauses[k];
      const Event said = reader_.read(d, k);
      if (h.negated || h.certainty != Certainty::flat || !said.past) return;
      const Role& what = said.patient.known() && h.passive ? said.patient : said.agent;
      if (what.head == 0 || what.person()) return;
      const DateRange published = corpus_.document(d).meta.published;
      for (std::uint32_t c = k + 1; c < reading.clauses.size(); ++c) {
        const Clause& b = reading.clauses[c];
        if (b.negated || b.in_quote || reading.part_kind(b.sentence) != PartKind::body) continue;
        if (published.known && b.when.known && b.when.last <= published.last && !later(d, b))
          continue;
        if (!to_come(d, b, h, what)) continue;
        pairs.push_back({{d, Kind::statement, k},
                         {d, Kind::statement, c},
                         "past in the headline, still to come in the text"});
        return;
      }
    });
    return pairs;
  }

  std::vector<JoinPair> owner() const {
    std::vector<JoinPair> pairs;
    for_headlines([&](std::uint32_t d, std::uint32_t k) {
      const Reading& reading = corpus_.reading(d);
      const EntityId owner = eased(d, reading.clauses[k].tokens);
      if (owner == 0) return;
      for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        if (reading.part_kind(s) != PartKind::body) continue;
        const TokenRange tokens = reading.sentences[s].tokens;
        const std::uint32_t at = held_by_another(d, tokens, owner);
        if (at == kNone || !agreed_before(d, s, owner)) continue;
        for (std::uint32_t c = reading.sentences[s].first_clause;
             c < reading.sentences[s].first_clause + reading.sentences[s].clause_count; ++c) {
          if (!reading.clauses[c].tokens.contains(at)) continue;
          pairs.push_back({{d, Kind::statement, k},
                           {d, Kind::statement, c},
                           "the text gives what stood in the way to another party"});
          return;
        }
      }
    });
    return pairs;
  }

 private:
  template <class Visit>
  void for_headlines(Visit&& visit) const {
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const Reading& reading = corpus_.reading(d);
      for (std::uint32_t k = 0; k < reading.clauses.size(); ++k) {
        const Clause& clause = reading.clauses[k];
        if (clause.head != kNone && reading.part_kind(clause.sentence) == PartKind::headline)
          visit(d, k);
      }
    }
  }

  [[nodiscard]] bool later(std::uint32_t d, const Clause& b) const {
    const DateRange published = corpus_.document(d).meta.published;
    const auto& mentions = corpus_.reading(d).mentions;
    auto m = std::lower_bound(mentions.begin(), mentions.end(), b.tokens.first,
                              [](const Mention& x, std::uint32_t t) { return x.tokens.first < t; });
    for (; m != mentions.end() && m->tokens.first < b.tokens.last; ++m) {
      if (m->when.known && m->when.first > published.last) return true;
    }
    return false;
  }

  // The text tells it without a share as well: the share was an earlier state.
  [[nodiscard]] bool whole_told(std::uint32_t d, std::uint64_t lemma) const {
    const Reading& reading = corpus_.reading(d);
    return std::any_of(reading.clauses.begin(), reading.clauses.end(), [&](const Clause& c) {
      return c.lemma == lemma && !c.negated && c.certainty == Certainty::flat &&
             c.tense != Tense::future && reading.part_kind(c.sentence) == PartKind::body &&
             corpus_.items(Kind::percent, d, c.tokens).empty();
    });
  }

  // "officials expect the peak in January"; "the trial will end", "is expected to open".
  [[nodiscard]] bool to_come(std::uint32_t d, const Clause& b, const Clause& h,
                             const Role& what) const {
    // Most clauses look back: they are not read.
    const bool expects = b.tense == Tense::present && b.predicate.test(expect_);
    const bool plans = b.tense == Tense::future && b.certainty == Certainty::planned;
    if (!expects && !plans && corpus_.reading(d).tokens[b.verb.first].hit == kNone) return false;
    const Event next =
        reader_.read(d, static_cast<std::uint32_t>(&b - corpus_.reading(d).clauses.data()));
    if (expects && next.patient.known()) {
      return next.patient.head == what.head && !next.patient.vague;
    }
    const Role& subject = next.patient.known() && b.passive ? next.patient : next.agent;
    if (!are_one(subject, what)) return false;
    if (plans) return b.lemma == h.lemma || ((b.predicate & h.predicate) & ~light_).any();
    const Reading& reading = corpus_.reading(d);
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    for (std::size_t x = reading.tokens[b.verb.first].hit;
         x < reading.hits.size() && reading.hits[x].tokens.first == b.verb.first; ++x) {
      const PhraseHit& hit = reading.hits[x];
      if ((hit.cls != expected_ && hit.cls != planned_) || hit.tokens.last >= b.tokens.last)
        continue;
      const std::uint32_t verb = hit.tokens.last;
      return lexicon.lemma(reading.tokens[verb].word, reading.text(verb)) == h.lemma;
    }
    return false;
  }

  // A city that stands for its country's government counts as the country.
  [[nodiscard]] EntityId party(const Mention& m) const {
    const Entity& entity = corpus_.knowledge().entities[m.entity];
    return entity.of != 0 && (entity.kind == "city" || entity.kind == "government") ? entity.of
                                                                                    : m.entity;
  }

  template <class Visit>
  void for_parties(std::uint32_t d, TokenRange tokens, Visit&& visit) const {
    const auto& mentions = corpus_.reading(d).mentions;
    auto m = std::lower_bound(mentions.begin(), mentions.end(), tokens.first,
                              [](const Mention& x, std::uint32_t t) { return x.tokens.first < t; });
    for (; m != mentions.end() && m->tokens.first < tokens.last; ++m) {
      const bool named = m->kind == Kind::place || m->kind == Kind::organisation;
      if (named && m->entity != 0) visit(*m);
    }
  }

  // Whose restrictions the headline eases; 0 if none.
  [[nodiscard]] EntityId eased(std::uint32_t d, TokenRange tokens) const {
    EntityId owner = 0;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (!reader_.in_class(d, i, ease_)) continue;
      for_parties(d, {i + 1, tokens.last}, [&](const Mention& m) {
        if (m.tokens.first > i + 2 || owner != 0) return;
        for (std::uint32_t n = m.tokens.last;
             n < std::min(tokens.last, m.tokens.last + kOwnerReach); ++n) {
          if (reader_.in_class(d, n, restriction_)) owner = party(m);
        }
      });
    }
    return owner;
  }

  // "China's own hold", "Beijing's reluctance": token of the hold; kNone if it is the owner's own.
  [[nodiscard]] std::uint32_t held_by_another(std::uint32_t d, TokenRange tokens,
                                              EntityId owner) const {
    const Reading& reading = corpus_.reading(d);
    std::uint32_t at = kNone;
    bool own = false;
    for_parties(d, tokens, [&](const Mention& m) {
      const std::uint32_t after = m.tokens.last;
      if (after >= tokens.last ||
          (reading.text(after) != "'s" && reading.text(after) != "\xE2\x80\x99s"))
        return;
      for (std::uint32_t n = after + 1; n < std::min(tokens.last, after + kHoldReach); ++n) {
        if (!reader_.in_class(d, n, hold_) && !reader_.in_class(d, n, restriction_)) continue;
        own |= party(m) == owner;
        if (party(m) != owner && at == kNone) at = n;
      }
    });
    return own ? kNone : at;
  }

  // "the US had already agreed", "prior US approval", "although Washington had cleared".
  [[nodiscard]] bool agreed_before(std::uint32_t d, std::uint32_t s, EntityId owner) const {
    const Reading& reading = corpus_.reading(d);
    TokenRange tokens = reading.sentences[s].tokens;
    if (s > 0 && reading.sentences[s - 1].part == reading.sentences[s].part)
      tokens.first = reading.sentences[s - 1].tokens.first;
    bool before = false;
    bool agreed = false;
    bool party_seen = false;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      const ClassValue* have = corpus_.knowledge().lexicon.value(reading.tokens[i].word, have_);
      before |= (have != nullptr && have->text == "past") || reader_.in_class(d, i, before_);
      agreed |= std::any_of(agreed_.begin(), agreed_.end(),
                            [&](ClassId cls) { return reader_.in_class(d, i, cls); });
    }
    for_parties(d, tokens, [&](const Mention& m) { party_seen |= party(m) == owner; });
    return before && agreed && party_seen;
  }

  const Corpus& corpus_;
  const EventReader& reader_;
  ClassId complete_, expect_, expected_, planned_, ease_, restriction_, hold_, have_, baseline_,
      before_;
  std::array<ClassId, 4> agreed_{};
  ClassSet light_;
};

}  // namespace

std::vector<JoinPair> headline_complete_pairs(const Corpus& corpus, const Frames& frames) {
  return Headlines(corpus, frames).complete();
}

std::vector<JoinPair> headline_ahead_pairs(const Corpus& corpus, const Frames& frames) {
  return Headlines(corpus, frames).ahead();
}

std::vector<JoinPair> headline_owner_pairs(const Corpus& corpus, const Frames& frames) {
  return Headlines(corpus, frames).owner();
}

}  // namespace factlint
