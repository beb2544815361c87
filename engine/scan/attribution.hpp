// Who is credited with what: "X said", "according to X", "the port reported", pronouns carried from
// the sentence before. Source, cue and scope are kept apart as in PolNeAR.
#pragma once

#include <string>

#include "engine/scan/context.hpp"

namespace factlint {

class AttributionFinder {
 public:
  explicit AttributionFinder(const Knowledge& knowledge);
  /// Fills reading.attributions (by sentence) and Clause::attribution. Needs clauses and names.
  void run(Context& context) const;

 private:
  void phrases(Context& c, std::uint32_t sentence) const;
  void verbs(Context& c, std::uint32_t sentence) const;
  [[nodiscard]] TokenRange noun_group(const Context& c, std::uint32_t i, std::uint32_t limit) const;
  [[nodiscard]] TokenRange source_in_front(const Context& c, std::uint32_t clause,
                                           const Sentence& sentence) const;
  [[nodiscard]] bool can_speak(const Context& c, TokenRange source) const;
  bool identify(Context& c, Attribution& a) const;
  void carry(Context& c) const;
  void attach(Context& c) const;

  ClassId phrase_, reporting_, anonymous_, vague_, pronoun_, article_, determiner_, preposition_,
      role_;
  ClassId relative_, stop_, report_noun_, suffix_, speaker_noun_, negation_, be_, hearer_,
      subordinator_, conjunction_;
};

}  // namespace factlint
