// Persons with an office ("Chancellor Olaf Scholz", "Tim Cook, chief executive of Apple") and
// administrations ("the Biden administration") as records of the kinds title and administration;
// whether the person held it then is a rule's question.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/scan/context.hpp"

namespace factlint {

class OfficeFinder {
 public:
  explicit OfficeFinder(const Knowledge& knowledge);
  /// Appends records. Needs names and clauses.
  void run(Context& context) const;

 private:
  struct Office {
    std::string office;
    std::string of;
  };
  void titles(Context& c) const;
  void administrations(Context& c) const;
  [[nodiscard]] const Office* resolve(const Context& c, TokenRange words, EntityId body,
                                      EntityId person, bool& body_said) const;
  [[nodiscard]] bool historical(const Context& c, TokenRange around) const;
  [[nodiscard]] bool told_of_the_past(const Context& c, std::uint32_t token) const;
  void add(Context& c, Kind kind, TokenRange tokens, EntityId person, const std::string& name,
           const Office& office, bool is_historical) const;

  std::vector<Office> offices_;                                ///< every office of the tables, once
  std::map<std::string, std::vector<std::uint32_t>> by_name_;  ///< written office name -> offices_
  std::unordered_map<EntityId, std::vector<std::uint32_t>>
      held_;  ///< person -> offices held at any time
  std::unordered_map<std::string, std::vector<std::pair<EntityId, std::uint32_t>>>
      by_surname_;  ///< alias -> (person, office)
  std::unordered_map<std::string, std::string>
      body_of_;  ///< entity name or way of writing -> `of` of the tables
  std::map<std::string, std::vector<std::uint32_t>>
      administration_words_;  ///< "administration" -> offices_
  std::size_t longest_name_ = 0;
  ClassId former_, article_, preposition_, looking_back_, reversing_;
};

}  // namespace factlint
