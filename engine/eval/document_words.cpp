#include "engine/eval/document_words.hpp"

#include "engine/eval/frame.hpp"
#include "engine/eval/stemmer.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kRelated = 2;  // names that two documents on one event share

}  // namespace

DocumentWords::DocumentWords(const Corpus& corpus) {
  const Lexicon& lexicon = corpus.knowledge().lexicon;
  const Stemmer stemmer(lexicon);
  const ClassId weekday = lexicon.class_id("weekday");
  const ClassId month = lexicon.class_id("month");
  capitals_.resize(corpus.size());
  stems_.resize(corpus.size());
  names_.resize(corpus.size());
  for (std::uint32_t d = 0; d < corpus.size(); ++d) {
    const Reading& reading = corpus.reading(d);
    for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
      const Token& t = reading.tokens[i];
      if (const std::uint64_t stem = stemmer.stem(reading, i)) stems_[d].push_back(stem);
      if (!t.is(kCapital)) continue;
      capitals_[d].push_back(t.hash);
      const bool inside = !t.is(kSentenceStart | kPartStart) && t.is(kWord | kMixed);
      if (inside && t.end - t.begin > 2 && !lexicon.is(t.word, weekday) &&
          !lexicon.is(t.word, month))
        names_[d].push_back(t.hash);
    }
    sort_once(names_[d]);
    sort_once(capitals_[d]);
    sort_once(stems_[d]);
  }
}

bool DocumentWords::related(std::uint32_t a, std::uint32_t b) const {
  return shared_stems(names_[a], capitals_[b]) >= kRelated ||
         shared_stems(capitals_[a], names_[b]) >= kRelated;
}

}  // namespace factlint
