// What the engine reports about documents: findings with every side cited; report/ prints them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/document.hpp"

namespace factlint {

enum class Outcome : std::uint8_t { conflict, difference, unresolved, agreement };
enum class Level : std::uint8_t { error, warning, note };

std::string_view to_string(Outcome outcome);
std::string_view to_string(Level level);
/// nullopt-like: false if the word is none of them.
bool parse_outcome(std::string_view word, Outcome& out);
bool parse_level(std::string_view word, Level& out);

/// One cited place. The first side of a finding is where it is reported; the others are notes.
struct Side {
  const Document* document = nullptr;
  Span span;         ///< bytes of the document's text
  std::string note;  ///< what this side says: "here: 38 homes"
};

struct Finding {
  std::string rule;
  std::string category;
  Outcome outcome = Outcome::conflict;
  Level level = Level::error;
  std::string message;
  std::vector<Side> sides;
  std::vector<std::string> derivation;  ///< one step a line: facts used, normalisation, arithmetic
  std::string suggest;                  ///< replacement text for the first side, may be empty
  std::string fingerprint;  ///< 16 hex digits; survives moved and re-wrapped text and renamed
                            ///< documents
};

/// An input that could not be checked; makes the exit code 3.
struct InputError {
  std::string path;
  std::string message;
};

/// What a rule is, for reports (SARIF rule metadata, explain).
struct RuleInfo {
  std::string id;
  std::string category;
  Level level = Level::error;
  std::string why;
  std::vector<std::string> fires;  ///< example texts
  std::vector<std::string> silent;
};

struct Report {
  std::vector<std::shared_ptr<const Document>> documents;  ///< ascending by path
  std::vector<Finding> findings;                           ///< in printing order
  std::vector<InputError> input_errors;
  std::vector<RuleInfo> rules;  ///< ascending by id
};

/// Sorts by path, position, rule, message, removes exact duplicates, and makes one finding of those
/// that say the same of one place, with the sides of all.
void sort_findings(std::vector<Finding>& findings);
/// Sets the fingerprint from rule, outcome and the sides' normalised words (not their positions).
void set_fingerprint(Finding& finding);

}  // namespace factlint
