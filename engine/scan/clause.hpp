// Sentences to simplex clauses with subject, verb group, polarity and certainty (METHODS: chunks
// and clauses as a cascade; negation and hedges by ConText scopes, Harkema et al. 2009).
#pragma once

#include "engine/scan/verbs.hpp"

namespace factlint {

class ClauseFinder {
 public:
  explicit ClauseFinder(const Knowledge& knowledge);
  /// Fills reading.clauses and the clause ranges of reading.sentences.
  void run(Context& context) const;

 private:
  [[nodiscard]] std::uint32_t boundary(const Context& c, const VerbGroup& left,
                                       const VerbGroup& right) const;
  void fill(Context& c, Clause& clause, const VerbGroup& group) const;
  void drop_reduced_relatives(const Context& c, std::vector<VerbGroup>& groups) const;
  [[nodiscard]] TokenRange subject_of(const Context& c, const Clause& clause) const;

  VerbFinder verbs_;
  ClassId hedge_, planned_, expected_, conditional_, negation_, pseudo_, quantifier_, preposition_;
  ClassId subordinator_, conjunction_, relative_, reporting_, negative_adjective_, pronoun_subject_,
      article_, declined_;
};

}  // namespace factlint
