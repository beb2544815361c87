// When a clause's statement holds: its own date, its sentence's, the one that "that arrangement"
// points back to, or the publication date for the present. Runs again after dates were anchored on
// other documents (eval/anchor.hpp).
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

class ClauseTimer {
 public:
  explicit ClauseTimer(const Knowledge& knowledge);
  /// Sets Clause::when of every clause. Needs clauses and resolved dates.
  void run(Context& context) const;

 private:
  /// A time with the mention that states it.
  struct Stated {
    DateRange when;
    std::uint32_t mention = kNone;
  };
  [[nodiscard]] Stated stated(const Context& c, TokenRange tokens) const;
  [[nodiscard]] bool points_back(const Context& c, const Clause& clause) const;
  [[nodiscard]] bool earlier(const Context& c, std::uint32_t index) const;

  ClassId demonstrative_, article_, anaphoric_, have_, relative_, reporting_;
};

}  // namespace factlint
