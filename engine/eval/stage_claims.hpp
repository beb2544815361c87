// Where the texts put a matter at a stage of an affair ("adopted by the council", "orders open on
// Friday", "has not begun"), read off verbs, participles and nouns by the table `stage-ladders`.
// align_stage.cpp compares the claims.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/eval/event.hpp"

namespace factlint {

struct Stage {
  std::string ladder;
  std::string name;
  int rank = 0;
  std::vector<std::string> exclusive;
};

enum class Reached : std::uint8_t {
  asserted,     ///< "was adopted"
  presupposed,  ///< "the shipment will equip …"
  denied,       ///< "has not begun", "no order so far"
  prospective,  ///< "is expected to pass", "orders open on Friday"
};

struct StageClaim {
  std::uint32_t document = 0;
  std::uint32_t clause = 0;
  std::uint32_t cited =
      0;  ///< the clause with the subject: "A plan goes …, and is expected to pass"
  const Stage* stage = nullptr;
  Reached reached = Reached::asserted;
  Role matter;                       ///< what is at the stage; may be unknown
  Role agent;                        ///< who brought it there; may be unknown
  std::vector<std::uint64_t> topic;  ///< content words of the matter with its complements; sorted
  bool noun = false;                 ///< told by a noun ("the delivery")
  bool left_over = false;            ///< "the remaining orders": others have gone further
  bool patient = false;              ///< the matter is what the verb is done to
};

/// Reads all claims of a corpus; linear in its tokens.
class StageClaims {
 public:
  StageClaims(const Corpus& corpus, const EventReader& reader);
  [[nodiscard]] const std::vector<StageClaim>& all() const { return claims_; }

 private:
  void read_ladders();
  void collect(std::uint32_t document, std::uint32_t clause);
  [[nodiscard]] bool may_tell(const Reading& reading, const Clause& clause) const;
  void verb_claims(std::uint32_t document, std::uint32_t clause, const Event& event);
  void noun_claims(std::uint32_t document, std::uint32_t clause, const Event& event);
  void participle_claims(std::uint32_t document, std::uint32_t clause);
  void add(const StageClaim& claim, const std::vector<std::uint32_t>& stages);
  [[nodiscard]] bool told(const Clause& clause) const;
  [[nodiscard]] bool has_not_yet(std::uint32_t document, const Clause& clause) const;
  [[nodiscard]] bool denies(std::uint32_t document, const Clause& clause, const Event& event) const;
  [[nodiscard]] bool ahead(std::uint32_t document, const Clause& clause) const;
  [[nodiscard]] std::vector<std::uint32_t> stages_of(
      const ClassSet& classes, const std::map<ClassId, std::vector<std::uint32_t>>& table) const;
  [[nodiscard]] std::vector<std::uint32_t> verb_stages(std::uint32_t document,
                                                       std::uint32_t token) const;
  [[nodiscard]] std::vector<std::uint32_t> noun_stages(std::uint32_t document,
                                                       std::uint32_t token) const;
  void set_matter(std::uint32_t document, StageClaim& claim, TokenRange tokens) const;
  [[nodiscard]] std::uint32_t cited(const StageClaim& claim) const;
  void drop_noun(std::uint32_t document, StageClaim& claim) const;
  [[nodiscard]] bool in_goal(std::uint32_t document, const Clause& clause, std::uint32_t i) const;

  const Corpus& corpus_;
  const Lexicon& lexicon_;
  const EventReader& reader_;
  ClassId goal_, matter_preposition_, expect_, not_yet_, planned_, expected_, occur_, left_over_,
      conjunction_, begin_, article_, modal_, preposition_, gerund_, past_, participle_, yet_to_,
      auxiliary_, be_, have_, relative_;
  std::vector<Stage> stages_;
  ClassSet verb_classes_, noun_classes_;
  std::map<ClassId, std::vector<std::uint32_t>> verbs_;
  std::map<ClassId, std::vector<std::uint32_t>> nouns_;
  std::vector<StageClaim> claims_;
};

}  // namespace factlint
