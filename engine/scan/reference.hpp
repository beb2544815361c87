// Entries of a list of references, and whether a reader could look them up: an address, a date, an
// author, a named work. What is only described ("a report from a leading institute") cannot be.
#pragma once

#include "engine/scan/context.hpp"

namespace factlint {

class ReferenceFinder {
 public:
  explicit ReferenceFinder(const Knowledge& knowledge);
  /// Appends records of kind reference: one for each entry that can be looked up, and one for all
  /// of a list that cannot, the first cited first. Needs mentions sorted.
  void run(Context& context) const;

 private:
  [[nodiscard]] bool is_heading(const Context& c, TokenRange part) const;
  [[nodiscard]] bool resolvable(const Context& c, const Part& part, TokenRange tokens) const;

  ClassId heading_, id_;
};

}  // namespace factlint
