// One pattern as a program of steps and the machine that runs it over a sentence: time is bounded
// by steps times tokens, whatever gaps and options the pattern has. pattern.hpp chooses when to
// run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/eval/corpus.hpp"
#include "grammar/ast.hpp"

namespace factlint {

/// What a pattern may wait for.
struct Requirement {
  enum class What : std::uint8_t { lemma, word_class, kind };
  What what = What::lemma;
  std::uint64_t id = 0;  ///< lemma hash, ClassId or Kind
};
/// A pattern cannot match without one of these: `[chip|graphics card]` needs either lemma.
using RequirementGroup = std::vector<Requirement>;

/// The sentence at hand, with what every program looks up in it.
struct SentenceView {
  const Corpus& corpus;
  std::uint32_t document = 0;
  TokenRange tokens;
  const std::uint64_t* lemmas = nullptr;  ///< by token - tokens.first
};

struct Captured {
  std::uint32_t slot = 0;
  TokenRange tokens;
  ItemRef item;  ///< Kind::none for a word class
};

class Program {
 public:
  Program(const grammar::Pattern& pattern, const Knowledge& knowledge);

  /// The first match that begins at or after token `from` of the sentence: leftmost, optional parts
  /// taken where they fit, gaps as short as possible. False if there is none.
  bool find(const SentenceView& sentence, std::uint32_t from, TokenRange& match,
            std::vector<Captured>& captures) const;

  /// All of these groups have to be met; empty if the pattern requires nothing.
  [[nodiscard]] const std::vector<RequirementGroup>& requirements() const { return requirements_; }
  /// Bits of lemma_bit() that a sentence must have.
  [[nodiscard]] std::uint64_t lemma_mask() const { return lemma_mask_; }
  [[nodiscard]] std::uint32_t capture_count() const { return captures_; }

 private:
  enum class Op : std::uint8_t { lemma, exact, word_class, capture, gap, split, match };
  struct Step {
    Op op = Op::match;
    std::uint32_t next = 0;
    std::uint32_t other = 0;          ///< split: tried after `next`
    std::uint64_t hash = 0;           ///< lemma; hash_text for exact
    std::uint32_t most = 0;           ///< gap
    ClassId cls = 0;                  ///< class, or the class of a capture's head noun
    Kind kind = Kind::none;           ///< capture
    std::uint32_t slot = kNone;       ///< capture and named class
    std::vector<std::uint64_t> head;  ///< lemmas of a capture's head noun, the last one is the noun
  };
  struct Run;
  struct Compiler;

  bool run(Run& run, std::uint32_t step, std::uint32_t token) const;
  bool capture(Run& run, const Step& step, std::uint32_t token) const;
  [[nodiscard]] bool head_fits(const Run& run, const Step& step, const ItemRef& item) const;

  std::vector<Step> steps_;
  std::uint32_t start_ = 0;
  std::uint32_t captures_ = 0;
  std::vector<RequirementGroup> requirements_;
  std::uint64_t lemma_mask_ = 0;
};

/// One of 64 bits for a lemma: a sentence's lemmas as one word tell at once what it lacks.
constexpr std::uint64_t lemma_bit(std::uint64_t lemma) {
  return std::uint64_t{1} << (lemma >> 58);
}

/// Names of a pattern's captures in the order of its text.
std::vector<std::string> capture_names(const grammar::Pattern& pattern);

/// Length in tokens of the longest word or phrase of the class at `token`; 0 if there is none.
std::uint32_t class_match(const Reading& reading, const Lexicon& lexicon, std::uint32_t token,
                          ClassId cls);

}  // namespace factlint
