// Who is credited with what: "X said", "according to X", "the port reported", pronouns carried from
// the sentence before. Source, cue and scope are kept apart as in PolNeAR.
#pragma once

#include <map>
#include <string>

#include "engine/scan/context.hpp"

namespace factlint {

class AttributionFinder {
 public:
  explicit AttributionFinder(const Knowledge& knowledge);
  /// Fills reading.attributions (by sentence) and Clause::attribution. Needs clauses and names.
  void run(Context& context) const;

  using Genders = std::map<std::uint32_t, char>;  ///< of a cluster of names: 'm' or 'f'

 private:
  void phrases(Context& c, std::uint32_t sentence) const;
  void verbs(Context& c, std::uint32_t sentence) const;
  void participles(Context& c, std::uint32_t sentence) const;
  [[nodiscard]] TokenRange noun_group(const Context& c, std::uint32_t i, std::uint32_t limit) const;
  [[nodiscard]] TokenRange source_in_front(const Context& c, std::uint32_t clause,
                                           const Sentence& sentence) const;
  [[nodiscard]] bool can_speak(const Context& c, TokenRange source) const;
  [[nodiscard]] bool speaks_beside_quote(const Context& c, const Clause& clause,
                                         TokenRange source) const;
  [[nodiscard]] TokenRange with_apposition(const Context& c, TokenRange source,
                                           std::uint32_t limit) const;
  [[nodiscard]] bool names_source(const Context& c, TokenRange source) const;
  bool identify(Context& c, Attribution& a) const;
  void carry(Context& c) const;
  void refer_person(Context& c, std::size_t credit, char gender, const Genders& gender_of) const;
  void refer_body(Context& c, std::size_t credit) const;
  void attach(Context& c) const;

  ClassId phrase_, reporting_, anonymous_, vague_, pronoun_, article_, determiner_, preposition_,
      role_;
  ClassId relative_, stop_, report_noun_, suffix_, speaker_noun_, negation_, be_, hearer_,
      subordinator_, conjunction_, quote_verb_, quoted_, kin_, cardinal_, declined_, anonymity_,
      naming_, participle_;
};

}  // namespace factlint
