#include "engine/eval/anchor.hpp"

#include <algorithm>
#include <map>

#include "engine/scan/clause_time.hpp"
#include "engine/scan/context.hpp"

namespace factlint {

namespace {

constexpr std::size_t kSharedWords = 2;  // content words that make two sentences tell one event

std::vector<std::uint64_t> content_words(const Reading& reading, const Mention& date,
                                         const Lexicon& lexicon, ClassId stop) {
  std::vector<std::uint64_t> words;
  const TokenRange sentence = reading.sentences[date.sentence].tokens;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& t = reading.tokens[i];
    if (date.tokens.contains(i) || !t.is(kWord | kMixed) || lexicon.is(t.word, stop)) continue;
    words.push_back(lexicon.lemma(t.word, reading.text(i)));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

struct Anchor {
  DateRange when;
  std::vector<std::uint64_t> words;
  std::uint32_t document = 0;
  std::uint32_t mention = 0;
};

struct Found {
  const Anchor* first = nullptr;
  bool agree = true;
};

// "January 13" in a document without a date of its own.
bool needs_year(const Reading& reading, const Mention& m) {
  if (m.kind != Kind::date || m.detail == kNone || m.when.known) return false;
  const DateDetail& detail = reading.dates[m.detail];
  return detail.form == DateDetail::Form::partial && detail.month != 0 && detail.day != 0 &&
         detail.year == 0;
}

}  // namespace

void anchor_dates(std::vector<Reading>& readings, const Knowledge& knowledge) {
  const ClassId stop = knowledge.lexicon.class_id("stop-word");
  std::map<std::pair<unsigned, unsigned>, std::vector<Anchor>> anchors;
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    const Reading& reading = readings[r];
    if (!reading.document->meta.published.known) continue;
    for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) {
      const Mention& m = reading.mentions[i];
      if (m.kind != Kind::date || m.detail == kNone || !m.when.single()) continue;
      const DateDetail& detail = reading.dates[m.detail];
      if (detail.month == 0 || detail.day == 0) continue;
      anchors[{detail.month, detail.day}].push_back(
          {m.when, content_words(reading, m, knowledge.lexicon, stop), r, i});
    }
  }
  if (anchors.empty()) return;
  const ClauseTimer timer(knowledge);
  for (Reading& reading : readings) {
    if (reading.document->meta.published.known) continue;
    // One day of the year is one date in a document: what anchors it once anchors it everywhere.
    std::map<std::pair<unsigned, unsigned>, Found> days;
    for (const Mention& m : reading.mentions) {
      if (!needs_year(reading, m)) continue;
      const DateDetail& detail = reading.dates[m.detail];
      const auto known = anchors.find({detail.month, detail.day});
      if (known == anchors.end()) continue;
      const std::vector<std::uint64_t> words = content_words(reading, m, knowledge.lexicon, stop);
      Found& found = days[{detail.month, detail.day}];
      for (const Anchor& anchor : known->second) {
        if (shared(anchor.words, words) < kSharedWords) continue;
        found.agree &= found.first == nullptr || found.first->when == anchor.when;
        if (found.first == nullptr) found.first = &anchor;
      }
    }
    bool changed = false;
    for (Mention& m : reading.mentions) {
      if (!needs_year(reading, m)) continue;
      DateDetail& detail = reading.dates[m.detail];
      const auto day = days.find({detail.month, detail.day});
      if (day == days.end() || day->second.first == nullptr || !day->second.agree) continue;
      const Anchor& anchor = *day->second.first;
      m.when = anchor.when;
      detail.needs_anchor = false;
      detail.from_other_document = true;
      detail.readings = {anchor.when};
      detail.anchor_document = anchor.document;
      detail.anchor_mention = anchor.mention;
      changed = true;
    }
    if (!changed) continue;
    Context context{reading, knowledge};
    timer.run(context);
  }
}

}  // namespace factlint
