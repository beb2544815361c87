// Persons, organisations, places and products: the gazetteer first, then shape and context; later
// mentions by surname join the full name's cluster. Sieves after Raghunathan et al. (2010), most
// precise first; where two owners of a surname fit, the mention stays without a cluster.
#pragma once

#include <string>
#include <vector>

#include "engine/scan/context.hpp"

namespace factlint {

class NameFinder {
 public:
  explicit NameFinder(const Knowledge& knowledge);
  /// Appends mentions of the kinds person, organisation, place, product, office and fills
  /// reading.names.
  void run(Context& context) const;

 private:
  struct Pass;
  [[nodiscard]] std::uint32_t run_end(const Context& c, std::uint32_t i, std::uint32_t limit) const;
  [[nodiscard]] bool name_word(const Context& c, std::uint32_t i) const;
  void scan_sentence(Pass& pass, TokenRange sentence, bool title_case) const;
  std::uint32_t gazetteer(Pass& pass, std::uint32_t i, TokenRange sentence) const;
  std::uint32_t shaped(Pass& pass, std::uint32_t i, TokenRange sentence, TokenRange title) const;
  void add_person(Pass& pass, TokenRange name, TokenRange title, EntityId entity) const;
  void add_other(Pass& pass, TokenRange name, Kind kind, EntityId entity) const;
  void reveal_persons(Pass& pass) const;
  void later_mentions(Pass& pass) const;
  void slips(Pass& pass) const;
  [[nodiscard]] bool speaks(const Context& c, TokenRange name, TokenRange sentence) const;
  [[nodiscard]] bool described_as_person(const Context& c, TokenRange name,
                                         TokenRange sentence) const;

  ClassId title_, role_, suffix_, given_, particle_, name_suffix_, stop_, month_, weekday_;
  ClassId reporting_, article_, former_, preposition_;
};

}  // namespace factlint
