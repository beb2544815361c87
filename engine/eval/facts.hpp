// Facts that a rule's `facts` found in the documents with their patterns; pattern.hpp finds them,
// names.cpp and match.cpp use them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/record.hpp"
#include "engine/rule/load.hpp"

namespace factlint {

struct FoundFact {
  std::uint32_t set = 0;           ///< index into RuleFacts::sets
  std::uint32_t document = 0;      ///< index into the corpus
  TokenRange tokens;               ///< the whole match
  std::vector<Datum> captures;     ///< by FoundSet::names: an item, or the text of a word class;
                                   ///< unknown where an optional capture is missing
  std::vector<TokenRange> places;  ///< of the captures
  std::uint64_t key = 0;           ///< what groups facts: the entity, else the words of the key
  std::string key_text;            ///< the key as first written
  Datum value;                     ///< what is compared: the capture as an item or text
};

struct FoundSet {
  const FactSet* set = nullptr;
  std::vector<std::string> names;    ///< of the pattern's captures, in its order
  std::vector<std::uint32_t> facts;  ///< indices into RuleFacts::facts, by document and place
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> groups;  ///< facts by key

  [[nodiscard]] int slot(std::string_view name) const {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return static_cast<int>(i);
    }
    return -1;
  }
};

/// All facts of one rule.
struct RuleFacts {
  std::vector<FoundSet> sets;  ///< as Rule::facts
  std::vector<FoundFact> facts;

  [[nodiscard]] const FoundSet* find(std::string_view name) const {
    for (const FoundSet& set : sets) {
      if (set.set->name == name) return &set;
    }
    return nullptr;
  }
};

/// What groups facts: the identity of an entity, the words of a text, the day of a date; 0 if the
/// datum is unknown.
std::uint64_t fact_key(const Knowledge& knowledge, const Datum& datum);

}  // namespace factlint
