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
  [[nodiscard]] DateRange stated(const Context& c, TokenRange tokens) const;

  ClassId demonstrative_, pronoun_subject_;
};

}  // namespace factlint
