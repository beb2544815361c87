#include "engine/eval/align_quotation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/eval/align_name.hpp"
#include "engine/eval/blocks.hpp"
#include "engine/eval/wording.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kMinWords = 6;      // shorter quotations prove nothing
constexpr std::size_t kMinAltered = 7;    // … and one changed word in six is another sentence
constexpr std::size_t kMinOneVoice = 10;  // a speaker repeats his own figures of speech
constexpr double kAltered = -0.25;        // above: altered wording of one quotation
constexpr double kFloor = -0.40;          // below: another quotation; between: one speaker's only
constexpr std::size_t kRun = 5;           // the run of equal words that the doubtful ones need
constexpr std::size_t kLooseEnds =
    2;  // "We are sorry, and we will appeal" against "…, but we accept it"
constexpr std::size_t kWoven = 8;       // words of one speaker in one order that changed words part
constexpr std::size_t kLongRun = 8;     // … without a speaker that tells
constexpr std::int32_t kDaysApart = 7;  // later: the speaker said it again, in other words
constexpr std::size_t kBlockLimit = 24;

std::string speaker_of(const Corpus& corpus, const ItemRef& item) {
  const Reading& reading = corpus.reading(item.document);
  const Quotation& q = reading.quotations[item.index];
  if (q.speaker != kNone) return reading.names[q.speaker].surname;
  if (q.attribution == kNone) return {};
  const Attribution& a = reading.attributions[q.attribution];
  return a.name != kNone || a.entity != 0 ? a.key : std::string();
}

// Of a split quotation the first piece stands for all.
ItemRef head_of(const Corpus& corpus, ItemRef item) {
  while (corpus.reading(item.document).quotations[item.index].continued) --item.index;
  return item;
}

bool far_apart(const Corpus& corpus, const ItemRef& a, const ItemRef& b) {
  const DateRange& x = corpus.document(a.document).meta.published;
  const DateRange& y = corpus.document(b.document).meta.published;
  if (!x.known || !y.known || a.document == b.document) return false;
  return std::int64_t{x.first} - y.last > kDaysApart || std::int64_t{y.first} - x.last > kDaysApart;
}

// The pieces of a split quotation, each with the ones that go on in its sentence: short ones join
// the piece before.
std::vector<Wording> units_of(const Wording& words) {
  std::vector<Wording> units;
  for (const QuotedWord& word : words) {
    const bool goes_on = !units.empty() && (word.piece == units.back().back().piece ||
                                            units.back().size() < kMinWords ||
                                            (word.text.front() >= 'a' && word.text.front() <= 'z'));
    if (!goes_on) units.emplace_back();
    units.back().push_back(word);
  }
  if (units.size() > 1 && units.back().size() < kMinWords) {
    Wording last = std::move(units.back());
    units.pop_back();
    units.back().insert(units.back().end(), last.begin(), last.end());
  }
  return units;
}

bool has_gap(const Wording& words) {
  return std::any_of(words.begin(), words.end(), [](const QuotedWord& w) { return w.gap; });
}

struct Voices {
  bool same = false;   ///< both speakers known, and one
  bool other = false;  ///< both known, and two
  bool one_document = false;
};

// Each unit of `inner` against all of `outer`: the worst that still is the same quotation counts.
void match_units(const Wording& inner, const Wording& outer, bool swapped, const Voices& voices,
                 WordingMatch& match) {
  for (const Wording& unit : units_of(inner)) {
    if (unit.size() < kMinWords) continue;
    const WordAlignment best = align_words(unit, outer);
    if (has_gap(unit) && best.run < kRun - 1) continue;
    if (best.length < kMinWords) continue;
    const double score = best.score();
    // Two speakers may share a phrase; the same words are most of what one of them says.
    const bool same = best.cost == 0 && (voices.same || best.length * 4 >= unit.size() * 3);
    const bool altered =
        best.cost > 0 && !voices.other && best.head <= kLooseEnds && best.tail <= kLooseEnds &&
        best.length >= (voices.one_document ? kMinOneVoice : kMinAltered) &&
        (score > kAltered || (score > kFloor && best.run >= (voices.same ? kRun : kLongRun)) ||
         (score > kFloor && voices.same && !voices.one_document && best.common >= kWoven &&
          5 * best.common >= 4 * unit.size()));
    if (!same && !altered) continue;
    match.candidate = true;
    if (altered && (!match.altered || score < match.score)) {
      match.altered = true;
      match.difference = best.difference;
      match.piece_a = swapped ? best.outer_piece : best.inner_piece;
      match.piece_b = swapped ? best.inner_piece : best.outer_piece;
      match.score = score;
    }
    if (same && !match.altered) match.score = 0;
  }
}

WordingMatch match_words(const Corpus& corpus, const ItemRef& a, const ItemRef& b,
                         const Wording& wa, const Wording& wb) {
  WordingMatch match;
  if (wa.size() < kMinWords || wb.size() < kMinWords) return match;
  const std::string sa = speaker_of(corpus, a);
  const std::string sb = speaker_of(corpus, b);
  Voices voices;
  voices.same = !sa.empty() && sa == sb;
  voices.other = !sa.empty() && !sb.empty() && edit_distance(sa, sb, 2) > 2;
  voices.one_document = a.document == b.document;
  const bool a_shorter = wa.size() <= wb.size();
  match_units(a_shorter ? wa : wb, a_shorter ? wb : wa, !a_shorter, voices, match);
  // A long sentence of the longer one may hold what the shorter one has in parts.
  if (!match.candidate)
    match_units(a_shorter ? wb : wa, a_shorter ? wa : wb, a_shorter, voices, match);
  if (match.altered && far_apart(corpus, a, b)) return {};
  return match;
}

}  // namespace

WordingMatch match_wording(const Corpus& corpus, const ItemRef& one, const ItemRef& two) {
  const ItemRef a = head_of(corpus, one);
  const ItemRef b = head_of(corpus, two);
  const WordingReader reader(corpus.knowledge());
  const Reading& ra = corpus.reading(a.document);
  const Reading& rb = corpus.reading(b.document);
  return match_words(corpus, a, b, reader.read(ra, ra.quotations[a.index]),
                     reader.read(rb, rb.quotations[b.index]));
}

std::vector<JoinPair> same_words_pairs(const Corpus& corpus) {
  const WordingReader reader(corpus.knowledge());
  std::vector<ItemRef> items;
  std::vector<Wording> wordings;
  Blocks blocks;
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    const Reading& reading = corpus.reading(d);
    for (std::uint32_t q = 0; q < reading.quotations.size(); ++q) {
      const Quotation& quotation = reading.quotations[q];
      if (!quotation.speech || quotation.continued) continue;
      Wording words = reader.read(reading, quotation);
      if (words.size() < kMinWords) continue;
      const auto index = static_cast<std::uint32_t>(items.size());
      items.push_back({d, Kind::quotation, q});
      for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        blocks.add(hash_mix(hash_mix(words[i].hash, words[i + 1].hash), words[i + 2].hash), index);
      }
      wordings.push_back(std::move(words));
    }
  }
  std::vector<JoinPair> pairs;
  blocks.for_each_pair(kBlockLimit, [&](std::uint32_t i, std::uint32_t k) {
    const WordingMatch match = match_words(corpus, items[i], items[k], wordings[i], wordings[k]);
    if (!match.candidate) return;
    // Cite the pieces that differ; only heads are enumerated, so one stands first.
    ItemRef a = items[i];
    ItemRef b = items[k];
    if (match.piece_a != 0 && match.piece_b == 0) {
      std::swap(a, b);
      b.index += match.piece_a;
    } else {
      b.index += match.piece_b;
    }
    pairs.push_back({a, b,
                     match.difference.empty() ? std::string("the same words")
                                              : fmt::format("wording: {}", match.difference)});
  });
  return pairs;
}

}  // namespace factlint
