// The functions, places and scopes that checks may name: one list for the checker of rule/ and the
// evaluator of eval/, and for `factlint rules kinds`.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/model/schema.hpp"

namespace factlint {

enum class Function : std::uint8_t {
  holder,
  sure_holder,
  weekday,
  days,
  age,
  year,
  month,
  abs,
  round,
  min,
  max,
  lower,
  words,
  contains,
  distance,
  matches,
  table,
  same_event,
  same_subject,
  same_measure,
  similar_measure,
  share_differs,
  headline_measure,
  headline_change,
  same_words,
  same_wording,
  near_name,
  headline_complete,
  headline_ahead,
  headline_owner,
  headline_denied,
  met_and_not,
  widened,
  denies,
  opposes,
  stage_denied,
  stage_excluded,
  decided_ahead,
  whole_broken,
  effect_denied,
  not_met_since,
  paraphrased,
  named_elsewhere,
};

struct Parameter {
  std::string_view name;
  Type type = Type::unknown;  ///< unknown: any
};

struct FunctionInfo {
  Function function = Function::abs;
  std::string_view name;
  std::span<const Parameter> parameters;
  std::size_t required = 0;  ///< how many parameters have to be given
  bool repeats = false;      ///< the last parameter may be given any number of times
  Type result = Type::unknown;
  std::string_view doc;  ///< one line
};

std::span<const FunctionInfo> all_functions();
/// nullptr if there is none of that name.
const FunctionInfo* find_function(std::string_view name);

/// Parts of a document that a check may name as a place: headline, body, …; "document" is the
/// whole.
std::span<const std::string_view> place_names();
bool is_place(std::string_view name);

/// Behind `must match across`: documents, sources; behind `must match within`: document, source.
std::span<const std::string_view> across_scopes();
std::span<const std::string_view> within_scopes();

/// What a message may name beside the names that its check binds: `first` and `second` are the two
/// sides of `must match` and `key` their group's key; `it` is what `every … must have` lacks
/// something for and what `forbid` found. A function that the check calls stands for its result:
/// "{holder}".
inline constexpr std::string_view kFirstSide = "first";
inline constexpr std::string_view kSecondSide = "second";
inline constexpr std::string_view kGroupKey = "key";
inline constexpr std::string_view kFoundItem = "it";

}  // namespace factlint
