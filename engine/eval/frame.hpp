// Clauses and measures of the whole corpus as comparable frames: content stems, subject, names,
// scope. The joins of align_*.cpp look for frames that speak of one event through hash keys.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "engine/eval/corpus.hpp"
#include "engine/eval/event.hpp"

namespace factlint {

class StageClaims;
struct MeasureBonds;

/// One clause with the relative clauses that hang on it.
struct ClauseFrame {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;      ///< index into Reading::clauses
  std::uint32_t first_stem = 0;  ///< into Frames::stems; sorted, each once
  std::uint32_t stem_count = 0;
  std::uint64_t verb = 0;      ///< lemma of the main verb
  std::uint64_t subject = 0;   ///< the subject's name or head noun, 0 if unknown
  bool named_subject = false;  ///< `subject` is a name
};

/// One numeric mention with what it measures.
struct MeasureFrame {
  std::uint32_t document = 0;
  std::uint32_t mention = 0;
  std::uint32_t clause = kNone;  ///< index into Frames::clauses
  std::uint32_t first_stem = 0;  ///< stems of its clause without its own words
  std::uint32_t stem_count = 0;
  std::uint32_t first_modifier = 0;  ///< stems between the number and its noun
  std::uint32_t modifier_count = 0;
  std::uint32_t first_bound =
      0;  ///< nouns of the phrases behind it: "in the old town", "to Norland"
  std::uint32_t bound_count = 0;
  std::uint64_t head = 0;       ///< ring or lemma of what is counted, 0 if nothing is named
  std::uint64_t dimension = 0;  ///< hash of the unit's dimension, or of the kind
  std::uint64_t which = 0;      ///< of a length: wide, deep, away; 0 if not said
  std::uint64_t subject = 0;   ///< of its clause; before "that" and "which" the noun they stand for
  std::uint64_t moment = 0;    ///< "by noon", "at its height": the time of day, 0 if not said
  std::uint64_t governor = 0;  ///< "approval" of "the approval of 400 chips"
  std::uint64_t habit = 0;     ///< so on any "day" ("18 boats a day"), 0 for what happened once
  bool standing = false;       ///< "holds", "weighs", "employs", in the present tense
  std::uint64_t stance = 0;    ///< of a share of those who voted: for or against
  std::uint64_t goal = 0;      ///< what they voted for
  std::uint64_t goods = 0;     ///< of money: key of the number of things it is paid for
  /// What happens to it: rings or lemmas of the verb, a participle behind the noun, the governor.
  std::array<std::uint64_t, 6> acts{};
  std::uint32_t act_count = 0;
  bool firm_act = false;    ///< one of them says more than "is" or "has"
  std::uint16_t scope = 0;  ///< bit set of Scope
  DateRange as_of;
  bool explicit_time = false;  ///< as_of is stated in the sentence
  bool forecast = false;       ///< planned, or of the future
  bool unreal = false;         ///< wished, feared or foreseen
  bool bare = false;  ///< a number of unknown things: only crowds others ("41 here and 12 there")
  bool headline = false;
};

/// Immutable; built once per corpus, linear in its tokens.
struct Frames {
  std::vector<std::uint64_t> stems;
  std::vector<std::uint64_t> names;  ///< stems that are names, sorted
  std::vector<ClauseFrame> clauses;
  std::vector<MeasureFrame> measures;
  std::vector<Event> events;  ///< those that tell of one event flatly
  std::shared_ptr<const EventReader> reader;

  /// Built on first use, by whichever thread asks first; shared by the joins of stages.
  [[nodiscard]] const StageClaims& stage_claims(const Corpus& corpus) const;
  /// The same for the joins of measures.
  [[nodiscard]] const MeasureBonds& measure_bonds(const Corpus& corpus) const;

  template <class Frame>
  [[nodiscard]] std::span<const std::uint64_t> of(const Frame& frame) const {
    return std::span(stems).subspan(frame.first_stem, frame.stem_count);
  }
  [[nodiscard]] std::span<const std::uint64_t> modifiers(const MeasureFrame& frame) const {
    return std::span(stems).subspan(frame.first_modifier, frame.modifier_count);
  }
  [[nodiscard]] std::span<const std::uint64_t> bounds(const MeasureFrame& frame) const {
    return std::span(stems).subspan(frame.first_bound, frame.bound_count);
  }

 private:
  mutable std::once_flag stages_once_;
  mutable std::shared_ptr<const StageClaims> stages_;
  mutable std::once_flag bonds_once_;
  mutable std::shared_ptr<const MeasureBonds> bonds_;
};

/// Classes that only say what form a verb has ("past", "be", "common verb"): sharing one of them is
/// no shared predicate.
ClassSet light_verb_classes(const Lexicon& lexicon);

std::shared_ptr<const Frames> build_frames(const Corpus& corpus);

/// How many stems two sorted lists share.
std::uint32_t shared_stems(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

}  // namespace factlint
