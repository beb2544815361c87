#include "engine/eval/align_measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>

#include "engine/eval/blocks.hpp"
#include "engine/eval/document_words.hpp"
#include "engine/eval/stemmer.hpp"
#include "engine/eval/transposed.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr int kSame = 7;
constexpr int kSimilar = 5;
constexpr std::size_t kBlockLimit = 32;
constexpr std::uint32_t kKeyStems = 4;

/// How two measures stand to each other; the joins ask for the first two.
enum class Bond : std::uint8_t { none, similar, same };

struct Score {
  int points = 0;
  Bond bond = Bond::none;
  std::array<const char*, 16> reasons{};
  std::size_t reason_count = 0;

  void add(int more, const char* reason) {
    points += more;
    reasons[reason_count++] = reason;
  }
  /// Most scores come to nothing: the text is made for those that do not.
  [[nodiscard]] std::string why() const {
    return fmt::format("one measure ({} points): {}", points,
                       fmt::join(std::span(reasons).first(reason_count), ", "));
  }
};

class Aligner {
 public:
  Aligner(const Corpus& corpus, const Frames& frames)
      : corpus_(corpus), frames_(frames), words_(corpus), stemmer_(corpus.knowledge().lexicon) {
    const Lexicon& lexicon = corpus.knowledge().lexicon;
    weekday_ = lexicon.class_id("weekday");
    month_ = lexicon.class_id("month");
    subset_ = lexicon.class_id("subset-word");
    place_word_ = lexicon.class_id("place-word");
    light_ = light_verb_classes(corpus.knowledge().lexicon);
    find_crowded();
    find_names();
    for (const MeasureFrame& f : frames_.measures)
      told_.insert(told_key(f.document, f, f.bare ? 0 : f.head));
  }

  [[nodiscard]] const Mention& mention(const MeasureFrame& f) const {
    return corpus_.reading(f.document).mentions[f.mention];
  }
  [[nodiscard]] ItemRef item(const MeasureFrame& f) const {
    return {f.document, mention(f).kind, f.mention};
  }

  [[nodiscard]] Score score(std::uint32_t i, std::uint32_t k) const {
    const MeasureFrame& a = frames_.measures[i];
    const MeasureFrame& b = frames_.measures[k];
    Score s;
    if (a.dimension != b.dimension || (a.head != b.head && a.head != 0 && b.head != 0) ||
        (a.which != b.which && a.which != 0 && b.which != 0) || apart(i, k)) {
      return s;
    }
    if (a.stance != 0 || b.stance != 0) {
      if (one_ballot(a, b) && related(a.document, b.document)) {
        s.add(kSame, "a share of one ballot");
        s.bond = Bond::same;
      }
      return s;
    }
    const bool swap = swapped(a, b);
    const bool goods = a.goods != 0 && a.goods == b.goods && a.document != b.document;
    if (goods) s.add(4, "for the same number of things");
    if (a.head != 0 && a.head == b.head) s.add(2, "same noun");
    const std::uint32_t words = shared_stems(frames_.of(a), frames_.of(b));
    // "Put support at 43 per cent" and "support stood at 34": no verb that says anything.
    const bool idle = !a.firm_act && !b.firm_act && words >= 4 && a.document != b.document;
    const bool habitual = a.habit != 0 && a.habit == b.habit && words >= 2;
    const bool own = owned(a, b);
    if (own) s.add(4, "its own measure");
    const bool predicate = same_act(a, b) || idle || habitual || own;
    if (predicate) s.add(2, "same predicate");
    const bool subject = same_subject(a, b);
    if (subject) s.add(2, "same subject");
    if (words >= 5) {
      s.add(3, "same words around it");
    } else if (words >= 3) {
      s.add(2, "same words around it");
    } else if (words >= 1) {
      s.add(1, "a word around it shared");
    }
    if (a.modifier_count != 0 && b.modifier_count != 0) {
      if (shared_stems(frames_.modifiers(a), frames_.modifiers(b)) == 0) {
        s.points -= 2;
      } else {
        s.add(1, "same kind of it");
      }
    } else if (unmatched(a, b) || unmatched(b, a)) {
      s.points -= 1;  // "400 cedar doors" may be a part of "500 doors"
    }
    if (a.explicit_time && b.explicit_time && a.as_of.known && a.as_of == b.as_of) {
      s.add(2, "same day");
    } else if (a.as_of.known && b.as_of.known && a.as_of.overlaps(b.as_of)) {
      s.add(1, "same time");
    }
    const bool turned = transposed(a, b);
    if (turned || swap) s.add(2, "the same digits");
    const bool habit = a.habit != 0 && a.habit == b.habit;
    if (habit) s.add(2, "so on any day");
    if (a.standing && b.standing) s.add(1, "a trait");
    const std::uint16_t scopes = kTotal | kSoFar;
    if ((a.scope & scopes) == (b.scope & scopes)) s.add(1, "same scope");
    const Attribution* ra = corpus_.attribution(item(a));
    const Attribution* rb = corpus_.attribution(item(b));
    const bool credited = ra != nullptr && rb != nullptr && !ra->key.empty() && !rb->key.empty();
    if (credited && ra->key == rb->key) s.add(1, "same source");

    // Values without a noun (per cents, money, lengths) need their subject or governor instead.
    const bool named = a.head != 0 && a.head == b.head;
    const bool owner = a.governor != 0 && a.governor == b.governor;
    const bool held = named || subject || owner || own || crossed(a, b);
    // "525 km" here and "552 km" there, in a few like words of one story.
    const bool slip = swap && related(a.document, b.document) && !a.unreal && !b.unreal &&
                      a.forecast == b.forecast && a.modifier_count == b.modifier_count &&
                      a.head == b.head && (named || owner || subject || words >= 2);
    if (slip) {
      s.bond = Bond::same;
      return s;
    }
    if (!named && !owner && !own && !goods && subjects_differ(a, b)) return s;
    const bool anchored = a.document == b.document || related(a.document, b.document) || turned ||
                          shared_stems(names_[i], names_[k]) > 0 || words >= 4 ||
                          (credited && ra->key == rb->key);
    const Value& va = mention(a).value;
    const Value& vb = mention(b).value;
    const bool estimates = va.precision == Precision::about && vb.precision == Precision::about;
    const bool rivals = credited && ra->key != rb->key &&
                        (va.precision == Precision::about || vb.precision == Precision::about);
    const bool forecast = a.forecast != b.forecast || a.unreal || b.unreal;
    if (!anchored) return s;
    if (held && predicate && s.points >= kSame && !estimates && !rivals && !forecast) {
      s.bond = Bond::same;
    } else if (s.points >= kSimilar && a.document != b.document && a.forecast == b.forecast &&
               a.unreal == b.unreal && (held || goods) && (predicate || goods) &&
               (estimates || rivals || goods)) {
      s.bond = Bond::similar;
    } else if (goods && s.points >= kSimilar) {
      s.bond = Bond::similar;
    }
    return s;
  }

  /// Does the document of `i` give the value of `k` too, for the same things? Then `k` is told
  /// there as well, and `i` is another count: "41 seats in Aldport and 12 in Kelmoor".
  [[nodiscard]] bool has_like(std::uint32_t i, std::uint32_t k) const {
    const MeasureFrame& a = frames_.measures[i];
    const MeasureFrame& b = frames_.measures[k];
    const double value = mention(b).value.point;
    if (a.document == b.document || mention(a).value.point == value) return false;
    return told_.contains(told_key(a.document, b, b.head)) ||
           told_.contains(told_key(a.document, b, 0));
  }

  void block(Blocks& blocks) const {
    HashCounts counts;
    for (const MeasureFrame& f : frames_.measures) {
      for (const std::uint64_t stem : frames_.of(f)) counts.add(stem);
    }
    for (std::uint32_t i = 0; i < frames_.measures.size(); ++i) {
      const MeasureFrame& f = frames_.measures[i];
      if (f.bare) continue;
      const std::uint64_t base = hash_mix(f.dimension, f.head);
      if (f.goods != 0) blocks.add(hash_mix(f.dimension, f.goods), i);
      if (mention(f).kind == Kind::duration || mention(f).kind == Kind::quantity)
        blocks.add(hash_mix(f.dimension, f.head != 0 ? f.head : f.subject), i);
      if (f.habit != 0) blocks.add(hash_mix(base, f.habit), i);
      if (f.stance != 0) blocks.add(hash_mix(base, f.stance), i);
      if (const std::uint64_t key = digits_key(mention(f).value))
        blocks.add(hash_mix(f.dimension, key), i);
      std::vector<std::pair<std::uint32_t, std::uint64_t>> ranked;
      for (const std::uint64_t stem : frames_.of(f)) {
        if (const std::uint32_t n = counts.of(stem); n > 1) ranked.emplace_back(n, stem);
      }
      std::sort(ranked.begin(), ranked.end());
      if (ranked.size() > kKeyStems) ranked.resize(kKeyStems);
      for (const auto& [n, stem] : ranked) blocks.add(hash_mix(base, stem), i);
      for (std::uint32_t k = 0; f.firm_act && k < f.act_count; ++k)
        blocks.add(hash_mix(base, f.acts[k]), i);
    }
  }

 private:
  // A value of the same things in a document; a bare number (head 0) may be of any.
  [[nodiscard]] std::uint64_t told_key(std::uint32_t document, const MeasureFrame& f,
                                       std::uint64_t head) const {
    return hash_mix(hash_mix(document, f.dimension),
                    hash_mix(head, std::bit_cast<std::uint64_t>(mention(f).value.point)));
  }

  // Two measures of one noun in one clause ("from 5,600 acres to 12,400 acres") are told apart by
  // what the engine does not read: neither is compared. A part ("two of them") or a value of before
  // does not crowd the whole.
  void find_crowded() {
    constexpr std::uint16_t kAside = kSubset | kBaseline;
    crowded_.resize(frames_.measures.size(), false);
    for (std::size_t i = 1; i < frames_.measures.size(); ++i) {
      for (std::size_t k = i; k-- > 0 && k + 6 > i;) {
        const MeasureFrame& a = frames_.measures[k];
        const MeasureFrame& b = frames_.measures[i];
        if (a.document != b.document || mention(a).sentence != mention(b).sentence) break;
        if (((a.scope ^ b.scope) & kAside) != 0 || a.stance != 0 || b.stance != 0) continue;
        const bool unheaded = a.head == 0 || b.head == 0;
        if (a.clause == b.clause && a.dimension == b.dimension && (a.head == b.head || unheaded))
          crowded_[i] = crowded_[k] = true;
      }
    }
  }

  // Names in each measure's clause: two disjoint sets of places or persons are two things. Whom a
  // statement is credited to is no part of it.
  void find_names() {
    names_.resize(frames_.measures.size());
    for (std::size_t i = 0; i < frames_.measures.size(); ++i) {
      const MeasureFrame& f = frames_.measures[i];
      const Reading& reading = corpus_.reading(f.document);
      TokenRange around = reading.sentences[mention(f).sentence].tokens;
      if (f.clause != kNone) around = reading.clauses[frames_.clauses[f.clause].clause].tokens;
      const Attribution* credit = corpus_.attribution(item(f));
      for (const Kind kind : {Kind::place, Kind::person, Kind::product, Kind::organisation}) {
        for (const ItemRef& name : corpus_.items(kind, f.document, around)) {
          const Mention& m = *corpus_.mention(name);
          if (credit != nullptr && credit->source.contains(m.tokens)) continue;
          names_[i].push_back(name_key(reading, m));
        }
      }
      sort_once(names_[i]);
    }
  }

  static std::uint64_t name_key(const Reading& reading, const Mention& m) {
    return m.entity != 0 ? hash_mix(1, m.entity) : hash_folded(reading.text(m.tokens.last - 1));
  }

  [[nodiscard]] bool related(std::uint32_t a, std::uint32_t b) const {
    return words_.related(a, b);
  }

  [[nodiscard]] const Clause* clause(const MeasureFrame& f) const {
    if (f.clause == kNone) return nullptr;
    return &corpus_.reading(f.document).clauses[frames_.clauses[f.clause].clause];
  }

  [[nodiscard]] bool same_act(const MeasureFrame& a, const MeasureFrame& b) const {
    for (std::uint32_t i = 0; i < a.act_count; ++i) {
      for (std::uint32_t k = 0; k < b.act_count; ++k)
        if (a.acts[i] == b.acts[k]) return true;
    }
    const Clause* ca = clause(a);
    const Clause* cb = clause(b);
    if (a.governor != b.governor || ca == nullptr || cb == nullptr) return false;
    return ((ca->predicate & cb->predicate) & ~light_).any();
  }

  [[nodiscard]] static bool same_subject(const MeasureFrame& a, const MeasureFrame& b) {
    return a.subject != 0 && a.subject == b.subject && a.subject != a.head;
  }

  // One in the active, one in the passive: "the museum bought the painting", "it was bought by".
  [[nodiscard]] bool crossed(const MeasureFrame& a, const MeasureFrame& b) const {
    return a.subject != 0 && b.subject != 0 &&
           std::ranges::binary_search(frames_.of(a), b.subject) &&
           std::ranges::binary_search(frames_.of(b), a.subject);
  }

  // "Food inflation" and "inflation": a word of the one's subject that the other's clause lacks.
  [[nodiscard]] bool subjects_differ(const MeasureFrame& a, const MeasureFrame& b) const {
    return extra_word(a, b) || extra_word(b, a);
  }
  // Of traits: "the car park holds 600 cars", "a second car park" or "the staff car park holds 60".
  [[nodiscard]] bool extra_word(const MeasureFrame& a, const MeasureFrame& b) const {
    const Clause* ca = clause(a);
    if (ca == nullptr || ca->verb.first < ca->tokens.first) return false;
    TokenRange words{ca->tokens.first, ca->verb.first};
    if (a.standing && b.standing) words = ca->subject;
    if (!(a.standing && b.standing) && words.size() > 4) return false;
    const Reading& reading = corpus_.reading(a.document);
    for (std::uint32_t i = words.first; i < words.last; ++i) {
      const Token& t = reading.tokens[i];
      if (a.standing && b.standing && corpus_.knowledge().lexicon.is(t.word, subset_)) return true;
      if (t.is(kCapital) && !t.is(kSentenceStart | kPartStart)) continue;
      const std::uint64_t s = stemmer_.stem(reading, i);
      if (s != 0 && s != b.head && s != b.governor && !std::ranges::binary_search(frames_.of(b), s))
        return true;
    }
    return false;
  }

  // A place of the one ("employs 2,300 in Aldport") that the other document never names: a part.
  [[nodiscard]] bool elsewhere(const MeasureFrame& a, std::uint32_t other) const {
    const Reading& reading = corpus_.reading(a.document);
    const Clause* in = clause(a);
    if (in == nullptr) return false;
    const Lexicon& lexicon = corpus_.knowledge().lexicon;
    const Attribution* credit = corpus_.attribution(item(a));
    for (std::uint32_t i = in->tokens.first + 1; i < in->tokens.last; ++i) {
      const Token& t = reading.tokens[i];
      if (!t.is(kCapital) || !t.is(kWord) || !lexicon.is(reading.tokens[i - 1].word, place_word_))
        continue;
      if (lexicon.is(t.word, weekday_) || lexicon.is(t.word, month_)) continue;
      if (credit != nullptr && credit->source.contains(i)) continue;
      if (!std::ranges::binary_search(words_.capitals(other), t.hash)) return true;
    }
    return false;
  }

  // A word between number and noun that the other side's clause does not have.
  [[nodiscard]] bool unmatched(const MeasureFrame& a, const MeasureFrame& b) const {
    return a.modifier_count != 0 &&
           shared_stems(frames_.modifiers(a), frames_.of(b)) < a.modifier_count;
  }

  // A sentence with its closing mark, or a headline: the lines of a listing state nothing.
  [[nodiscard]] bool prose(const MeasureFrame& f) const {
    if (f.headline) return true;
    const Reading& reading = corpus_.reading(f.document);
    const TokenRange tokens = reading.sentences[mention(f).sentence].tokens;
    return reading.tokens[tokens.last - 1].is(kPunct);
  }

  // "Scored 31 points in the first half": what bounds the count is nowhere in the other document.
  [[nodiscard]] bool bounded(const MeasureFrame& a, std::uint32_t other) const {
    return std::ranges::any_of(frames_.bounds(a), [&](std::uint64_t stem) {
      return !std::ranges::binary_search(words_.stems(other), stem);
    });
  }

  // A year and one of its quarters, a month and a day of it.
  [[nodiscard]] static bool widths_differ(const DateRange& a, const DateRange& b) {
    constexpr std::int64_t kMonth = 27;  // with open ends, more than Day holds
    if (!a.known || !b.known || a == b) return false;
    return a.last - kMonth >= a.first || b.last - kMonth >= b.first;
  }

  // "A 15-year contract" and "the contract runs for 12 years": what is so long is the subject
  // there.
  [[nodiscard]] bool owned(const MeasureFrame& a, const MeasureFrame& b) const {
    const auto one = [&](const MeasureFrame& x, const MeasureFrame& y) {
      const Kind kind = mention(x).kind;
      if (x.head == 0 || y.head != 0 || x.head != y.subject || x.modifier_count != 0) return false;
      if (kind == Kind::duration) return y.standing;
      return kind == Kind::quantity && (y.standing || y.which == length_ || y.which == height_);
    };
    return one(a, b) || one(b, a);
  }

  // How high a dam is, or how many cross it a day, does not change from one day to the next.
  [[nodiscard]] bool fixed(const MeasureFrame& a, const MeasureFrame& b) const {
    if (a.explicit_time || b.explicit_time) return false;
    constexpr Day kMonth = 31;
    const bool traits = a.standing && b.standing && same_subject(a, b) && same_act(a, b);
    if (traits && std::abs(a.as_of.first - b.as_of.first) < kMonth) return true;
    return (a.which != 0 && a.which == b.which) || owned(a, b) ||
           (a.habit != 0 && a.habit == b.habit);
  }

  // One event told on two days, with its digits turned round: 4,130 and 4,310 are no two counts.
  // Only where neither text gives the count a day of its own, and it cannot have grown meanwhile.
  [[nodiscard]] bool transposed(const MeasureFrame& a, const MeasureFrame& b) const {
    constexpr Day kApart = 14;
    if (a.explicit_time || b.explicit_time || ((a.scope | b.scope) & kSoFar) != 0) return false;
    const Clause* ca = clause(a);
    const Clause* cb = clause(b);
    if (ca == nullptr || cb == nullptr || ca->tense != Tense::past || cb->tense != Tense::past)
      return false;
    if (std::abs(a.as_of.first - b.as_of.first) > kApart) return false;
    return same_digits(mention(a).value, mention(b).value);
  }

  // A slip of the keyboard is seen whatever the tense, if it is no count that grows.
  [[nodiscard]] bool swapped(const MeasureFrame& a, const MeasureFrame& b) const {
    if (a.document == b.document || ((a.scope | b.scope) & kSoFar) != 0) return false;
    if (a.explicit_time && b.explicit_time && !a.as_of.overlaps(b.as_of)) return false;
    return neighbours_swapped(mention(a).value, mention(b).value);
  }

  // Shares of those who voted, for one thing: the ballot was held once.
  [[nodiscard]] static bool one_ballot(const MeasureFrame& a, const MeasureFrame& b) {
    constexpr Day kLong = 60;
    if (a.stance == 0 || a.stance != b.stance || a.goal != b.goal) return false;
    // "The guild said on Monday": a day beside it is often that of the words.
    return !a.as_of.known || !b.as_of.known || std::abs(a.as_of.first - b.as_of.first) < kLong;
  }

  // A count that only grows ("27 since the outbreak began") cannot be lower at a later day.
  [[nodiscard]] bool fell(const MeasureFrame& a, const MeasureFrame& b) const {
    if ((a.scope & b.scope & kSoFar) == 0 || !a.firm_act || !b.firm_act) return false;
    const bool a_first = a.as_of.last < b.as_of.first;
    const Value& early = mention(a_first ? a : b).value;
    const Value& late = mention(a_first ? b : a).value;
    return early.has_point() && late.has_point() && late.point < early.point;
  }

  [[nodiscard]] bool apart(std::uint32_t i, std::uint32_t k) const {
    const MeasureFrame& a = frames_.measures[i];
    const MeasureFrame& b = frames_.measures[k];
    const Mention& ma = mention(a);
    const Mention& mb = mention(b);
    if (crowded_[i] || crowded_[k] || !prose(a) || !prose(b)) return true;
    if (a.bare || b.bare) return true;
    if (a.stance != 0 || b.stance != 0) {
      return !one_ballot(a, b) || a.document == b.document || ma.in_quote || mb.in_quote ||
             a.unreal || b.unreal || elsewhere(a, b.document) || elsewhere(b, a.document);
    }
    if (a.habit != b.habit) return true;
    // "The yard employs 75 people", "the firm employs 2,100".
    const bool owners = a.subject != 0 && b.subject != 0 && a.subject != b.subject;
    if (a.standing && b.standing && !swapped(a, b) && (owners || subjects_differ(a, b)))
      return true;
    if (a.moment != b.moment && a.moment != 0 && b.moment != 0) return true;
    if (a.document != b.document && (elsewhere(a, b.document) || elsewhere(b, a.document) ||
                                     bounded(a, b.document) || bounded(b, a.document))) {
      return true;
    }
    if (a.explicit_time && b.explicit_time && widths_differ(a.as_of, b.as_of)) return true;
    if (a.document == b.document && (ma.sentence == mb.sentence || a.headline || b.headline))
      return true;
    if (((a.scope ^ b.scope) & (kEach | kSubset)) != 0) return true;
    if (((a.scope | b.scope) & kBaseline) != 0) return true;
    if (ma.in_quote || mb.in_quote) return true;
    // A count that grows, at a day that nobody knows.
    const bool dated = a.as_of.known && b.as_of.known;
    if (!dated && a.document != b.document && ((a.scope | b.scope) & kSoFar) != 0) return true;
    if (dated && !a.as_of.overlaps(b.as_of) && !fell(a, b) && !transposed(a, b) && !fixed(a, b) &&
        !swapped(a, b)) {
      return true;
    }
    if (!names_[i].empty() && !names_[k].empty() && shared_stems(names_[i], names_[k]) == 0)
      return true;
    const Clause* ca = clause(a);
    const Clause* cb = clause(b);
    if (ca == nullptr || cb == nullptr) return false;
    const ClauseFrame& fa = frames_.clauses[a.clause];
    const ClauseFrame& fb = frames_.clauses[b.clause];
    const bool agents = fa.named_subject && fb.named_subject && fa.subject != fb.subject &&
                        !std::binary_search(names_[i].begin(), names_[i].end(), fb.subject) &&
                        !std::binary_search(names_[k].begin(), names_[k].end(), fa.subject);
    return ca->negated != cb->negated || agents;
  }

  const Corpus& corpus_;
  const Frames& frames_;
  ClassSet light_;
  std::vector<bool> crowded_;
  std::unordered_set<std::uint64_t> told_;
  std::vector<std::vector<std::uint64_t>> names_;
  DocumentWords words_;
  Stemmer stemmer_;
  ClassId weekday_, month_, place_word_, subset_;
  std::uint64_t length_ = hash_folded("length"), height_ = hash_folded("height");
};

}  // namespace

MeasureBonds bond_measures(const Corpus& corpus, const Frames& frames) {
  const Aligner aligner(corpus, frames);
  Blocks blocks;
  aligner.block(blocks);
  MeasureBonds bonds;
  blocks.for_each_pair(kBlockLimit, [&](std::uint32_t i, std::uint32_t k) {
    const Score s = aligner.score(i, k);
    if (s.bond == Bond::none || aligner.has_like(i, k) || aligner.has_like(k, i)) return;
    (s.bond == Bond::same ? bonds.same : bonds.similar)
        .push_back({aligner.item(frames.measures[i]), aligner.item(frames.measures[k]), s.why()});
  });
  return bonds;
}

std::vector<JoinPair> same_measure_pairs(const Corpus& corpus, const Frames& frames) {
  return frames.measure_bonds(corpus).same;
}

std::vector<JoinPair> similar_measure_pairs(const Corpus& corpus, const Frames& frames) {
  return frames.measure_bonds(corpus).similar;
}

}  // namespace factlint
