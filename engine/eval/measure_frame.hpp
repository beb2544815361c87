// Measures of one reading as comparable frames: what is counted, what happens to it, which part of
// it, when, and whether it happened at all. frame.cpp calls it; align_measure.cpp compares.
#pragma once

#include "engine/eval/frame.hpp"
#include "engine/eval/stemmer.hpp"

namespace factlint {

class MeasureReader {
 public:
  explicit MeasureReader(const Corpus& corpus);

  /// Appends a frame for each numeric mention of the document that measures something; `clauses`
  /// gives the frame of each of its clauses.
  void run(std::uint32_t document, const std::vector<std::uint32_t>& clauses, Frames& frames);

 private:
  void add(std::uint32_t mention);
  [[nodiscard]] bool whole_of_part(std::uint32_t mention) const;
  [[nodiscard]] bool find_head(const Mention& m, MeasureFrame& frame) const;
  [[nodiscard]] std::uint64_t noun(std::uint32_t token) const;
  [[nodiscard]] std::uint64_t counted_before(const Mention& m, MeasureFrame& frame) const;
  [[nodiscard]] std::uint64_t ring(std::uint32_t token, ClassId cls) const;
  [[nodiscard]] std::uint64_t ring_at(std::uint32_t token, ClassId cls) const;
  void find_acts(const Mention& m, TokenRange clause, const Clause* of, MeasureFrame& frame) const;
  [[nodiscard]] bool plain_noun(std::uint32_t token) const;
  [[nodiscard]] std::uint64_t subject_of(const Clause* clause, const MeasureFrame& frame) const;
  [[nodiscard]] std::uint64_t moment(TokenRange sentence, const Mention& m) const;
  void find_bounds(const Mention& m, TokenRange clause, MeasureFrame& frame) const;
  void find_standing(const Mention& m, TokenRange clause, const Clause* of,
                     MeasureFrame& frame) const;
  void find_ballot(const Mention& m, MeasureFrame& frame) const;
  [[nodiscard]] std::uint32_t phrase_end(std::uint32_t token, ClassId cls) const;
  void find_time(const Mention& m, TokenRange clause, const Clause* of, MeasureFrame& frame) const;
  void act(MeasureFrame& frame, std::uint64_t ring, bool firm) const;
  [[nodiscard]] bool unreal(const Mention& m) const;
  [[nodiscard]] std::uint16_t scope_of(const Mention& m, TokenRange clause, bool habit) const;
  [[nodiscard]] bool in_class(std::uint32_t token, ClassId cls) const;
  [[nodiscard]] bool is(std::uint32_t token, ClassId cls) const;
  [[nodiscard]] std::uint32_t clause_at(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] std::span<const Mention> mentions_of(std::uint32_t sentence) const;
  void close(std::uint32_t first, std::uint32_t& begin, std::uint32_t& count) const;

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  Stemmer stemmer_;
  AnyOf scope_words_;  ///< words that scope_of asks for, without phrases
  Frames* frames_ = nullptr;
  const Reading* reading_ = nullptr;
  std::uint32_t document_ = 0;
  const std::vector<std::uint32_t>* clauses_ = nullptr;
  ClassId noun_ring_, toll_noun_, toll_word_, act_ring_, light_act_, unreal_, unreal_noun_,
      count_noun_, length_word_, restrict_, moment_, participle_, margin_, margin_unit_, habit_,
      habit_rate_, habit_adverb_, ballot_base_, stance_, stance_object_, standing_;
  ClassId since_, total_, each_, so_far_, subset_, addition_, baseline_, list_open_, preposition_,
      conjunction_, relative_, auxiliary_, determiner_, article_, possessive_, stop_, head_stop_;
};

}  // namespace factlint
