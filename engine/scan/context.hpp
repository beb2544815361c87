// What every recogniser works with: the reading in progress, the knowledge, and small look-ups on
// tokens. A recogniser is a class with a constructor that takes Knowledge (to fetch class ids once)
// and `void run(Context&) const` that appends to the reading; scan.cpp calls them in order.
#pragma once

#include <algorithm>
#include <string_view>

#include "engine/model/knowledge.hpp"
#include "engine/model/reading.hpp"

namespace factlint {

struct Context {
  Context(Reading& r, const Knowledge& k) : reading(r), knowledge(k) {}

  Reading& reading;
  const Knowledge& knowledge;

  [[nodiscard]] const std::vector<Token>& tokens() const { return reading.tokens; }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(reading.tokens.size());
  }
  /// Past the end: an empty token that is in no class.
  [[nodiscard]] const Token& at(std::uint32_t i) const {
    static const Token kEnd{};
    return i < reading.tokens.size() ? reading.tokens[i] : kEnd;
  }
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    const Token& t = at(i);
    return std::string_view(reading.document->text).substr(t.begin, t.end - t.begin);
  }
  /// Is the single word at `i` in the class?
  [[nodiscard]] bool is(std::uint32_t i, ClassId cls) const {
    return knowledge.lexicon.is(at(i).word, cls);
  }
  /// Is the token this one ASCII mark (or the folded form of it: - for all dashes, " for “ and ”)?
  [[nodiscard]] bool mark(std::uint32_t i, char c) const {
    const Token& t = at(i);
    return t.end == t.begin + 1 && reading.document->text[t.begin] == c;
  }
  /// Is `i` behind the last token of its part?
  [[nodiscard]] bool part_end(std::uint32_t i) const { return i >= size() || at(i).is(kPartStart); }
  /// – — or -- or a hyphen with space on both sides.
  [[nodiscard]] bool dash(std::uint32_t i) const;
  /// Length in tokens of the longest word or phrase of the class that starts at `i`; 0 if none.
  [[nodiscard]] std::uint32_t match(std::uint32_t i, ClassId cls) const {
    const Token& t = at(i);
    return t.hit == kNone ? knowledge.lexicon.is(t.word, cls) : match_phrase(i, cls);
  }
  /// The value of that match; nullptr if there is none.
  [[nodiscard]] const ClassValue* match_value(std::uint32_t i, ClassId cls) const {
    const Token& t = at(i);
    return t.hit == kNone ? knowledge.lexicon.value(t.word, cls) : match_phrase_value(i, cls);
  }
  /// Index of the first phrase hit at token `i`, reading.hits.size() if none.
  [[nodiscard]] std::size_t first_hit(std::uint32_t i) const {
    return std::min<std::size_t>(at(i).hit, reading.hits.size());
  }
  /// First mention that starts at or behind token `i`; mentions must be sorted (after names).
  [[nodiscard]] std::size_t first_mention(std::uint32_t i) const;
  /// Base form of the word at `i`, as a hash; equal for "chip" and "chips".
  [[nodiscard]] std::uint64_t lemma(std::uint32_t i) const {
    return knowledge.lexicon.lemma(at(i).word, text(i));
  }
  /// Is there a sentence end between the tokens (exclusive) — do they belong to one sentence?
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return reading.sentence_of(a) == reading.sentence_of(b);
  }

 private:
  [[nodiscard]] std::uint32_t match_phrase(std::uint32_t i, ClassId cls) const;
  [[nodiscard]] const ClassValue* match_phrase_value(std::uint32_t i, ClassId cls) const;
};

}  // namespace factlint
