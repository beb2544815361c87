// The part of SpanFinder that ties a length to a begin and an end told in other sentences: "shut
// since Tuesday … The nine-week closure, which is due to end on 26 May".
#include <algorithm>

#include "engine/model/hash.hpp"
#include "engine/scan/span.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kReach = 7;       // from a day back to the word that it belongs to
constexpr std::uint32_t kSentences = 10;  // from the length to begin and end
constexpr Day kLongest = 800;

}  // namespace

/// What one document tells of the lasting events that it names.
struct SpanFinder::Lasting {
  struct Side {
    std::uint64_t what = 0;  ///< ring of the event: closure, strike
    std::uint32_t sentence = 0;
    std::size_t mention = 0;
    DateRange when;
  };
  std::vector<Side> begins, ends, lengths;
  std::uint64_t last = 0;  ///< what the sentence before was of
};

std::uint64_t SpanFinder::lasts(const Context& c, std::uint32_t i) const {
  if (c.match(i, lasting_event_) == 0) return 0;
  const ClassValue* value = c.match_value(i, lasting_event_);
  return value == nullptr ? 0 : hash_folded(value->text);
}

// "A five-day closure is planned", "a strike lasts two weeks as a rule": not the one told of;
// "after a five-day closure" may be.
bool SpanFinder::definite(const Context& c, std::uint32_t i, TokenRange sentence) const {
  const ClassValue* article = i == sentence.first ? nullptr : c.match_value(i - 1, w_.definite);
  if (article == nullptr || article->text != "indefinite") return true;
  return i > sentence.first + 1 && (c.is(i - 2, w_.after) || c.match(i - 2, w_.after) != 0);
}

// "The six-week closure of the southern slipway": the begin has to be told of it too.
bool SpanFinder::of_same(const Context& c, TokenRange sentence, TokenRange begin) const {
  for (std::uint32_t i = sentence.first; i + 2 < sentence.last; ++i) {
    if (lasts(c, i) == 0 || c.text(i + 1) != "of") continue;
    for (std::uint32_t k = i + 2; k < std::min(i + 6, sentence.last); ++k) {
      if (c.is(k, w_.article)) continue;
      if (!c.at(k).is(kWord | kMixed) || c.is(k, w_.preposition) || c.is(k, w_.auxiliary)) break;
      bool told = false;
      for (std::uint32_t b = begin.first; b < begin.last; ++b) told |= c.lemma(b) == c.lemma(k);
      if (!told) return false;
    }
  }
  return true;
}

// "The nine-week closure", "the closure will last nine weeks", "shut for nine weeks".
bool SpanFinder::lasting_length(const Context& c, const Mention& m, TokenRange sentence) const {
  if (!counted(c, m)) return false;
  const std::uint32_t next = m.tokens.last;
  for (std::uint32_t i = next; i < std::min(next + 2, sentence.last); ++i) {
    if (c.at(i).is(kPunct)) break;
    if (lasts(c, i) != 0) return definite(c, m.tokens.first, sentence);
  }
  std::uint32_t before = m.tokens.first;
  for (std::uint32_t i = 0; i < 3 && before > sentence.first; ++i) {
    --before;
    if (c.is(before, lasting_verb_)) {
      for (std::uint32_t k = sentence.first; k < before; ++k)
        if (lasts(c, k) != 0 && !definite(c, k, sentence)) return false;
      return true;
    }
    if (c.text(before) == "for" && before > sentence.first && lasts(c, before - 1) != 0)
      return true;
    if (!c.is(before, w_.preposition) && !c.is(before, w_.article)) break;
  }
  return false;
}

// The word in front says what the day is: "since", "began on", "until", "due to end on".
void SpanFinder::read_day(const Context& c, const Mention& day, TokenRange sentence,
                          std::uint64_t what, Lasting& found) const {
  const auto index = static_cast<std::size_t>(&day - c.reading.mentions.data());
  const Lasting::Side side{what, day.sentence, index, day.when};
  const std::uint32_t from =
      day.tokens.first > sentence.first + kReach ? day.tokens.first - kReach : sentence.first;
  for (std::uint32_t i = day.tokens.first; i-- > from;) {
    if (c.at(i).is(kPunct) && !c.mark(i, '.') && !c.mark(i, ':')) return;
    if (c.match(i, end_word_) != 0) {
      found.ends.push_back(side);
      return;
    }
    if (c.match(i, begin_word_) != 0) {
      found.begins.push_back(side);
      return;
    }
  }
}

void SpanFinder::read_sentence(const Context& c, std::uint32_t s, Lasting& found) const {
  const TokenRange sentence = c.reading.sentences[s].tokens;
  std::uint64_t what = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    // "Last year's strike", "the walkout of 2019", "a second closure": another one.
    if (c.match(i, other_event_) != 0 || c.at(i).is(kInQuote)) {
      found.last = 0;
      return;
    }
    const std::uint64_t event = lasts(c, i);
    if (event == 0) continue;
    if (what != 0 && what != event) {
      found.last = 0;
      return;
    }
    what = event;
  }
  // "The strike … It ended on Tuesday": of the sentence before, in its paragraph.
  const bool it = c.is(sentence.first, w_.pronoun) && s > 0 &&
                  c.reading.sentences[s - 1].part == c.reading.sentences[s].part;
  if (what == 0 && it) what = found.last;
  found.last = what;
  if (what == 0) return;
  const auto& mentions = c.reading.mentions;
  const std::size_t first = c.first_mention(sentence.first);
  for (std::size_t m = first; m < mentions.size() && mentions[m].sentence == s; ++m) {
    const Mention& mention = mentions[m];
    // "In 2019 it was shut for 16 days".
    const bool wide = (mention.kind == Kind::date || mention.kind == Kind::period) &&
                      closed(mention.when) && mention.when.last - mention.when.first > 20;
    if (wide) return;
  }
  for (std::size_t m = first; m < mentions.size() && mentions[m].sentence == s; ++m) {
    const Mention& mention = mentions[m];
    if (day_mention(mention)) {
      read_day(c, mention, sentence, what, found);
    } else if (mention.kind == Kind::duration && lasting_length(c, mention, sentence)) {
      found.lengths.push_back({what, s, m, {}});
    }
  }
}

// One begin and one end of a kind of event in the document: with two of them nobody knows which.
void SpanFinder::lasting(Context& c) const {
  Lasting found;
  for (std::uint32_t s = 0; s < c.reading.sentences.size(); ++s) read_sentence(c, s, found);
  if (found.lengths.empty() || found.begins.empty() || found.ends.empty()) return;
  const auto only = [](const std::vector<Lasting::Side>& sides, std::uint64_t what) {
    const Lasting::Side* one = nullptr;
    for (const Lasting::Side& side : sides) {
      if (side.what != what) continue;
      if (one != nullptr && one->when != side.when)
        return static_cast<const Lasting::Side*>(nullptr);
      if (one == nullptr) one = &side;
    }
    return one;
  };
  for (const Lasting::Side& length : found.lengths) {
    const Lasting::Side* begin = only(found.begins, length.what);
    const Lasting::Side* end = only(found.ends, length.what);
    if (begin == nullptr || end == nullptr) continue;
    const auto tokens = [&](std::uint32_t s) { return c.reading.sentences[s].tokens; };
    if (!of_same(c, tokens(length.sentence), tokens(begin->sentence)) ||
        !of_same(c, tokens(end->sentence), tokens(begin->sentence)))
      continue;
    const auto far = [&](std::uint32_t s) {
      return std::max(s, length.sentence) - std::min(s, length.sentence) > kSentences;
    };
    const Day days = end->when.first - begin->when.first;
    if (far(begin->sentence) || far(end->sentence) || days <= 0 || days > kLongest) continue;
    const Mention m = c.reading.mentions[length.mention];
    const bool told = std::ranges::any_of(c.reading.records, [&](const Record& r) {
      return r.kind == Kind::span && r.tokens.overlaps(m.tokens);
    });
    if (told) continue;
    const std::size_t before = c.reading.records.size();
    add(c, m, m.tokens, begin->when, end->when, false);
    if (c.reading.records.size() == before) continue;
    c.reading.records.back().more = {c.reading.mentions[begin->mention].tokens,
                                     c.reading.mentions[end->mention].tokens};
  }
}

}  // namespace factlint
