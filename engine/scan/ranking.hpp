// Ranks: "Lake Orrin is the second-largest lake in the province", "Tolver airport, the busiest in
// the province, handled 1.4 million": which thing has which place in which set, and its measure.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

class RankingFinder {
 public:
  explicit RankingFinder(const Knowledge& knowledge);
  /// Appends records of kind ranking; needs mentions sorted and clauses.
  void run(Context& context) const;

 private:
  /// One superlative with its set; words are joined to texts that are equal for equal sets.
  struct Rank {
    TokenRange tokens;  ///< from the article to the end of the set
    TokenRange thing;
    double place = 1;
    bool down = false;
    UnitId unit = 0;  ///< of the number given with the rank before it
    std::string scale, noun, area, by;
  };

  [[nodiscard]] bool read(const Context& c, std::uint32_t superlative, TokenRange sentence,
                          Rank& rank) const;
  [[nodiscard]] bool read_set(const Context& c, std::uint32_t next, TokenRange sentence,
                              Rank& rank) const;
  [[nodiscard]] TokenRange thing_before(const Context& c, std::uint32_t end,
                                        TokenRange sentence) const;
  [[nodiscard]] bool vetoed(const Context& c, TokenRange around) const;
  [[nodiscard]] bool closes(const Context& c, std::uint32_t i) const;
  /// The unit of the number found with it.
  UnitId emit(Context& c, const Rank& rank, std::uint32_t sentence, std::uint32_t until) const;

  // ranking_nth.cpp: "the third rocket to reach orbit from the island".
  void nth(Context& c, std::uint32_t sentence) const;
  [[nodiscard]] TokenRange name_in(const Context& c, TokenRange words) const;
  [[nodiscard]] TokenRange nth_thing(const Context& c, std::uint32_t link, TokenRange sentence,
                                     std::uint64_t noun) const;

  ClassId only_, become_, nth_veto_, do_;
  ClassId superlative_, down_, most_, veto_, by_, ordinal_, article_, preposition_, be_, stop_;
  AnyOf closing_;
};

}  // namespace factlint
