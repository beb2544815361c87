// Persons with an office ("Chancellor Olaf Scholz", "Tim Cook, chief executive of Apple") and
// administrations ("the Biden administration") as records of the kinds title and administration;
// whether the person held it then is a rule's question.
#pragma once

#include <map>
#include <optional>
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
  struct Phrase {
    TokenRange words;  ///< the office alone
    EntityId body = 0;
    std::uint32_t first = 0;  ///< where the phrase begins
  };
  [[nodiscard]] const Mention* body_at(const Context& c, std::uint32_t token) const;
  [[nodiscard]] std::optional<Phrase> phrase(const Context& c, TokenRange words) const;
  [[nodiscard]] std::optional<Phrase> phrase_before(const Context& c, std::uint32_t comma,
                                                    std::uint32_t sentence) const;
  [[nodiscard]] std::optional<Phrase> phrase_behind(const Context& c, TokenRange words) const;
  [[nodiscard]] bool dated_beside(const Context& c, const Mention& person) const;
  void titles(Context& c) const;
  void administrations(Context& c) const;
  [[nodiscard]] const Office* resolve(const Context& c, TokenRange words, EntityId body,
                                      EntityId person, bool& body_said) const;
  [[nodiscard]] bool historical(const Context& c, TokenRange around) const;
  [[nodiscard]] bool possessive(const Context& c, std::uint32_t i) const;
  [[nodiscard]] const Clause* clause_of(const Context& c, std::uint32_t token) const;
  [[nodiscard]] bool only_times(const Context& c, TokenRange between) const;
  [[nodiscard]] bool dated_deed(const Context& c, std::uint32_t by) const;
  [[nodiscard]] bool acts(const Context& c, TokenRange cite) const;
  [[nodiscard]] bool shows(const Context& c, TokenRange cite) const;
  void add(Context& c, Kind kind, TokenRange tokens, EntityId person, const std::string& name,
           const Office& office, bool is_historical, bool timed) const;

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
  ClassId former_, article_, preposition_, role_noun_, be_, relative_, looking_back_, expressing_,
      meeting_, reporting_, together_, agent_, acting_body_, have_, past_, participle_;
};

}  // namespace factlint
