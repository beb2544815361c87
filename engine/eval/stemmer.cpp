#include "engine/eval/stemmer.hpp"

namespace factlint {

Stemmer::Stemmer(const Lexicon& lexicon)
    : lexicon_(lexicon),
      stop_(lexicon.class_id("stop-word")),
      hedge_(lexicon.class_id("hedge")),
      auxiliary_(lexicon.class_id("auxiliary")),
      negation_(lexicon.class_id("negation")) {}

std::uint64_t Stemmer::stem(const Reading& reading, std::uint32_t i) const {
  const Token& t = reading.tokens[i];
  if (!t.is(kWord | kMixed | kDigits) || t.is(kSymbol)) return 0;
  if (lexicon_.is(t.word, stop_) || lexicon_.is(t.word, hedge_) ||
      lexicon_.is(t.word, auxiliary_) || lexicon_.is(t.word, negation_)) {
    return 0;
  }
  const std::string_view text = reading.text(i);
  if (text.size() < 2 && !t.is(kDigits)) return 0;
  if (text.ends_with("ly") && text.size() > 4 && !t.is(kCapital)) return 0;
  return lexicon_.lemma(t.word, text);
}

}  // namespace factlint
