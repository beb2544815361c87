// The head noun of a count: what is counted ("400,000 H200 chips" -> "chips"); numeric.cpp asks
// for it.
#pragma once

#include "engine/scan/context.hpp"
#include "engine/scan/function_words.hpp"

namespace factlint {

class HeadFinder {
 public:
  explicit HeadFinder(const Knowledge& knowledge);

  /// Token of the head of the chunk that begins at `next`, kNone if there is none. `plural`: the
  /// number asks for a plural, so the first plural form that no further one follows is the head;
  /// else the last noun before a preposition, verb or mark. Looks at no more than 14 tokens.
  [[nodiscard]] std::uint32_t after(const Context& context, std::uint32_t next, bool plural) const;
  /// The noun that owns an amount: "costs of $5m", "revenue of about $5m"; kNone if none is near.
  [[nodiscard]] std::uint32_t owner(const Context& context, std::uint32_t first) const;
  /// Does the word look like a noun in the plural (or a collective one)?
  [[nodiscard]] bool plural_form(const Context& context, std::uint32_t token) const;

 private:
  bool closes(const Context& context, std::uint32_t token) const;
  bool verb_only(const Context& context, std::uint32_t token) const;

  FunctionWords f_;
  ClassId pass_, plural_noun_, stop_, determiner_, article_, possessive_, preposition_,
      common_verb_, ambiguous_verb_, not_plural_, same_plural_, irregular_noun_, cardinal_, scale_,
      addition_, pronoun_;
  AnyOf closing_;
};

}  // namespace factlint
