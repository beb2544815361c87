// Verb groups of a sentence ("had not yet been approved") with tense, voice and negation: the spine
// on which clause.cpp hangs subjects and attributions. Method: closed classes and neighbours decide
// between noun and verb, after Abney's cascades (1996); no full parse.
#pragma once

#include <vector>

#include "engine/scan/context.hpp"

namespace factlint {

struct VerbGroup {
  TokenRange tokens;           ///< auxiliaries, negation and adverbs up to the main verb
  std::uint32_t head = kNone;  ///< the main verb, or the form of "be" where it stands alone
  Tense tense = Tense::none;
  bool passive = false;
  bool negated = false;
  bool perfect = false;
  bool conditional = false;  ///< would
  bool possible = false;     ///< may, might, could
  bool participle = false;   ///< not finite: "found in May" behind its noun
};

class VerbFinder {
 public:
  explicit VerbFinder(const Knowledge& knowledge);
  /// Groups of one sentence in text order.
  void find(const Context& context, TokenRange sentence, std::vector<VerbGroup>& groups) const;
  [[nodiscard]] bool is_adverb(const Context& context, std::uint32_t i) const;

 private:
  [[nodiscard]] bool verb_form(const Context& context, std::uint32_t i) const;
  [[nodiscard]] bool stands_as_verb(const Context& context, std::uint32_t i,
                                    TokenRange sentence) const;
  [[nodiscard]] bool singular_article(const Context& context, std::uint32_t i) const;
  [[nodiscard]] bool inside_object(const Context& context, const VerbGroup& left, std::uint32_t i,
                                   TokenRange sentence) const;
  [[nodiscard]] bool unknown_participle(const Context& context, std::uint32_t i,
                                        bool auxiliary) const;
  [[nodiscard]] bool noun_like(const Context& context, std::uint32_t i) const;
  [[nodiscard]] bool headline_future(const Context& context, std::uint32_t i,
                                     TokenRange sentence) const;
  std::uint32_t chain(const Context& context, std::uint32_t i, TokenRange sentence,
                      VerbGroup& group) const;

  ClassId base_, third_, gerund_, past_, participle_, ambiguous_;
  ClassId auxiliary_, modal_, be_, have_, do_, negation_, near_negation_, pseudo_;
  ClassId article_, possessive_, demonstrative_, determiner_, preposition_, subject_pronoun_,
      pronoun_;
  ClassId sentence_adverb_, degree_adverb_, conjunction_, relative_, subordinator_, cardinal_,
      left_over_, reporting_, infinitive_noun_;
};

}  // namespace factlint
