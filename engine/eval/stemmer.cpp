#include "engine/eval/stemmer.hpp"

namespace factlint {

Stemmer::Stemmer(const Lexicon& lexicon) : lexicon_(lexicon) {
  ClassSet empty;
  for (const char* name : {"stop-word", "hedge", "auxiliary", "negation"}) {
    if (const ClassId id = lexicon.class_id(name)) empty.set(id);
  }
  empty_ = AnyOf(lexicon, empty);
}

std::uint64_t Stemmer::stem(const Reading& reading, std::uint32_t i) const {
  const Token& t = reading.tokens[i];
  if (!t.is(kWord | kMixed | kDigits) || t.is(kSymbol)) return 0;
  if (empty_(t.word)) return 0;
  const std::string_view text = reading.text(i);
  if (text.size() < 2 && !t.is(kDigits)) return 0;
  if (text.ends_with("ly") && text.size() > 4 && !t.is(kCapital)) return 0;
  return lexicon_.lemma(t.word, text);
}

}  // namespace factlint
