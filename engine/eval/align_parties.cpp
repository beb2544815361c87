#include "engine/eval/align_parties.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/eval/event.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kReach = 12;  // tokens from "talks" to "officials"
constexpr std::uint32_t kGroup = 5;   // tokens of a noun group in front of its noun
constexpr std::uint32_t kBefore = 6;  // sentences in front that say what the named firms are
constexpr double kFewest = 100;       // smaller counts are shared by chance
constexpr std::size_t kMostPairs = 16;

class Parties {
 public:
  Parties(const Corpus& corpus, const Frames& frames) : corpus_(corpus), reader_(*frames.reader) {
    const auto id = [&](std::string_view name) {
      return corpus.knowledge().lexicon.class_id(name);
    };
    contact_ = id("contact-noun");
    rank_ = id("high-rank");
    official_ = id("official-noun");
    meet_ = id("meet");
    kind_ = id("body-kind");
    whole_ = id("whole-share");
    conjunction_ = id("conjunction");
  }

  std::vector<JoinPair> met_and_not() const {
    struct Denial {
      ItemRef item;
      std::uint32_t sentence;
    };
    std::map<EntityId, std::vector<Denial>> denials;
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const Reading& reading = corpus_.reading(d);
      for (std::uint32_t k = 0; k < reading.clauses.size(); ++k) {
        const Clause& c = reading.clauses[k];
        if (!c.negated || c.in_quote || c.head == kNone || !reader_.in_class(d, c.head, meet_))
          continue;
        if (const EntityId of = officials(d, {c.verb.last, c.tokens.last}, true))
          denials[of].push_back({{d, Kind::statement, k}, c.sentence});
      }
    }
    std::vector<JoinPair> pairs;
    if (denials.empty()) return pairs;
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const Reading& reading = corpus_.reading(d);
      for (std::uint32_t k = 0; k < reading.clauses.size(); ++k) {
        const Clause& c = reading.clauses[k];
        if (c.negated || c.in_quote || reading.part_kind(c.sentence) != PartKind::body) continue;
        if (c.tense == Tense::future || c.certainty == Certainty::conditional) continue;
        for (std::uint32_t i = c.tokens.first; i < c.tokens.last; ++i) {
          if (!reader_.in_class(d, i, contact_)) continue;
          const TokenRange sentence = reading.sentences[c.sentence].tokens;
          const std::uint32_t last = sentence.last;
          const bool ranked = ranked_before(d, sentence.first, i);
          const EntityId of = officials(d, {i + 1, std::min(last, i + kReach)}, !ranked);
          const auto hit = denials.find(of);
          if (of == 0 || hit == denials.end()) continue;
          for (std::size_t n = 0; n < std::min(hit->second.size(), kMostPairs); ++n) {
            const Denial& denial = hit->second[n];
            const Clause& no = corpus_.reading(denial.item.document).clauses[denial.item.index];
            if (c.when.known && no.when.known && !c.when.overlaps(no.when)) continue;
            if (!one_party(d, c.sentence, denial.item.document, denial.sentence)) continue;
            pairs.push_back({{d, Kind::statement, k},
                             denial.item,
                             "talks with the officials of one government"});
          }
          break;
        }
      }
    }
    return pairs;
  }

  std::vector<JoinPair> widened() const {
    struct Named {
      ItemRef item;
      std::set<std::string> kinds;
    };
    std::map<std::uint64_t, std::vector<Named>> named;
    for (std::uint32_t d = 0; d < corpus_.size(); ++d) {
      const Reading& reading = corpus_.reading(d);
      for (const ItemRef& item : corpus_.items(Kind::number, d)) {
        const Mention& m = reading.mentions[item.index];
        const std::uint64_t key = quantity(d, m);
        if (key == 0) continue;
        const TokenRange sentence = reading.sentences[m.sentence].tokens;
        const std::uint32_t name = names_listed(d, sentence);
        if (name == kNone) continue;
        const std::uint32_t from = m.sentence - std::min(m.sentence, kBefore);
        std::set<std::string> what =
            kinds(d, {reading.sentences[from].tokens.first, sentence.last});
        const ItemRef where = clause_at(d, m.sentence, name);
        if (where.index != kNone && !what.empty()) named[key].push_back({where, std::move(what)});
      }
    }
    std::vector<std::pair<std::uint64_t, std::pair<ItemRef, std::set<std::string>>>> wide;
    for (const ItemRef& item : corpus_.items(Kind::list)) {
      const Record& list = *corpus_.record(item);
      if (list.fields.empty() || list.fields[0].known()) continue;  // announced by a count
      const Reading& reading = corpus_.reading(item.document);
      const TokenRange sentence = reading.sentences[list.sentence].tokens;
      for (const ItemRef& number : corpus_.items(Kind::number, item.document, sentence)) {
        const std::uint64_t key = quantity(item.document, reading.mentions[number.index]);
        if (key == 0) continue;
        wide.push_back({key, {item, kinds(item.document, list.tokens)}});
        break;
      }
    }
    std::vector<JoinPair> pairs;
    std::set<std::pair<std::uint32_t, std::uint32_t>> done;
    for (const auto& [key, claim] : wide) {
      const auto hit = named.find(key);
      if (hit == named.end()) continue;
      for (std::size_t n = 0; n < std::min(hit->second.size(), kMostPairs); ++n) {
        const Named& other = hit->second[n];
        if (other.item.document == claim.first.document) break;  // it names them as well
        if (std::includes(other.kinds.begin(), other.kinds.end(), claim.second.begin(),
                          claim.second.end()))
          continue;
        if (!done.insert({claim.first.document, other.item.document}).second) continue;
        pairs.push_back({claim.first, other.item, "one quantity, for more kinds of buyers"});
      }
    }
    return pairs;
  }

 private:
  [[nodiscard]] bool ranked_before(std::uint32_t d, std::uint32_t first, std::uint32_t i) const {
    for (std::uint32_t k = i; k > first && k + kGroup > i; --k) {
      if (reader_.in_class(d, k - 1, rank_)) return true;
      if (corpus_.reading(d).tokens[k - 1].is(kPunct) && corpus_.reading(d).text(k - 1) != "-")
        return false;
    }
    return false;
  }

  // Whose officials stand in the range: "senior Chinese officials"; 0 if none.
  [[nodiscard]] EntityId officials(std::uint32_t d, TokenRange tokens, bool ranked) const {
    const Reading& reading = corpus_.reading(d);
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      if (!reader_.in_class(d, i, official_)) continue;
      if (ranked && !ranked_before(d, tokens.first, i)) continue;
      const std::uint32_t first = std::max(tokens.first, i - std::min(i, kGroup));
      for (const Kind kind : {Kind::place, Kind::organisation}) {
        for (const ItemRef& item : corpus_.items(kind, d, {first, i})) {
          const Mention& m = reading.mentions[item.index];
          if (m.entity == 0) continue;
          const Entity& entity = corpus_.knowledge().entities[m.entity];
          if (entity.kind == "country") return m.entity;
          if (entity.kind == "city" && entity.of != 0) return entity.of;
        }
      }
    }
    return 0;
  }

  // Do the paragraphs name one person or firm?
  [[nodiscard]] bool one_party(std::uint32_t a, std::uint32_t s, std::uint32_t b,
                               std::uint32_t t) const {
    const auto names = [&](std::uint32_t d, std::uint32_t sentence) {
      const Reading& reading = corpus_.reading(d);
      std::set<std::uint64_t> out;
      std::uint32_t first = sentence;
      std::uint32_t last = sentence;
      const std::uint32_t part = reading.sentences[sentence].part;
      while (first > 0 && reading.sentences[first - 1].part == part) --first;
      while (last + 1 < reading.sentences.size() && reading.sentences[last + 1].part == part)
        ++last;
      const TokenRange tokens{reading.sentences[first].tokens.first,
                              reading.sentences[last].tokens.last};
      for (const ItemRef& item : corpus_.items(Kind::person, d, tokens)) {
        const Mention& m = reading.mentions[item.index];
        if (m.detail == kNone) continue;
        const Name& name = reading.names[m.detail];
        out.insert(hash_folded(name.surname.empty() ? name.given : name.surname));
      }
      return out;
    };
    const std::set<std::uint64_t> x = names(a, s);
    const std::set<std::uint64_t> y = names(b, t);
    return std::any_of(x.begin(), x.end(), [&](std::uint64_t key) { return y.contains(key); });
  }

  // Value and noun of a count in the text proper, as a key; 0: not compared.
  [[nodiscard]] std::uint64_t quantity(std::uint32_t d, const Mention& m) const {
    const Reading& reading = corpus_.reading(d);
    const PartKind part = reading.part_kind(m.sentence);
    if (m.head == kNone || !(m.value.point >= kFewest) || m.in_quote ||
        (part != PartKind::body && part != PartKind::list_item))
      return 0;
    return hash_mix(
        static_cast<std::uint64_t>(m.value.point),
        corpus_.knowledge().lexicon.lemma(reading.tokens[m.head].word, reading.text(m.head)));
  }

  [[nodiscard]] std::set<std::string> kinds(std::uint32_t d, TokenRange tokens) const {
    std::set<std::string> out;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
      const ClassValue* value =
          corpus_.knowledge().lexicon.value(corpus_.reading(d).tokens[i].word, kind_);
      if (value != nullptr) out.insert(value->text);
    }
    return out;
  }

  // Two organisations or more in a row, and the quantity is for all of them together.
  [[nodiscard]] std::uint32_t names_listed(std::uint32_t d, TokenRange tokens) const {
    const Reading& reading = corpus_.reading(d);
    bool whole = false;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
      whole |= reader_.in_class(d, i, whole_);
    if (!whole) return kNone;
    const auto items = corpus_.items(Kind::organisation, d, tokens);
    for (std::size_t n = 0; n + 1 < items.size(); ++n) {
      const Mention& m = reading.mentions[items[n].index];
      const Mention& next = reading.mentions[items[n + 1].index];
      const std::uint32_t gap = next.tokens.first - m.tokens.last;
      if (gap == 0 || gap > 2) continue;
      const std::string_view mark = reading.text(m.tokens.last);
      if (mark == "," ||
          corpus_.knowledge().lexicon.is(reading.tokens[m.tokens.last].word, conjunction_))
        return m.tokens.first;
    }
    return kNone;
  }

  [[nodiscard]] ItemRef clause_at(std::uint32_t d, std::uint32_t s, std::uint32_t token) const {
    const Reading& reading = corpus_.reading(d);
    const Sentence& sentence = reading.sentences[s];
    for (std::uint32_t k = sentence.first_clause; k < sentence.first_clause + sentence.clause_count;
         ++k) {
      if (reading.clauses[k].tokens.contains(token)) return {d, Kind::statement, k};
    }
    return {d, Kind::statement, kNone};
  }

  const Corpus& corpus_;
  const EventReader& reader_;
  ClassId contact_, rank_, official_, meet_, kind_, whole_, conjunction_;
};

}  // namespace

std::vector<JoinPair> met_and_not_pairs(const Corpus& corpus, const Frames& frames) {
  return Parties(corpus, frames).met_and_not();
}

std::vector<JoinPair> widened_pairs(const Corpus& corpus, const Frames& frames) {
  return Parties(corpus, frames).widened();
}

}  // namespace factlint
