// Do two documents tell one story? Days of publication and the names that both use; align_denial,
// align_decision, align_whole and align_effect ask this before they hold two claims together.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/eval/event.hpp"

namespace factlint {

constexpr Day kUnknownDays = 100000;

/// Fills itself as it is asked; one for each join, since it is not shared by threads.
class StoryReader {
 public:
  StoryReader(const Corpus& corpus, const EventReader& reader) : corpus_(corpus), reader_(reader) {}

  /// Days between the two days of publication; `kUnknownDays` if one is not known.
  [[nodiscard]] Day days_apart(std::uint32_t a, std::uint32_t b) const;
  /// Capitalised words that are no plain words and no agency, as hashes; sorted.
  [[nodiscard]] const std::vector<std::uint64_t>& names(std::uint32_t document);
  [[nodiscard]] bool share_name(std::uint32_t a, std::uint32_t b);
  /// Two documents of the same week with several names in common that few others have; more of them
  /// where one has no date.
  [[nodiscard]] bool tied(std::uint32_t a, std::uint32_t b);
  /// "In 1987 … The alarm did not sound": the paragraph up to the clause speaks of days long past.
  [[nodiscard]] bool of_old(std::uint32_t document, std::uint32_t clause) const;
  /// Content words of the clause's sentence and of `before` sentences in front of it in the
  /// paragraph; sorted.
  [[nodiscard]] std::vector<std::uint64_t> context(std::uint32_t document, std::uint32_t clause,
                                                   std::uint32_t before) const;

 private:
  [[nodiscard]] bool rare(std::uint64_t name);

  const Corpus& corpus_;
  const EventReader& reader_;
  std::unordered_map<std::uint32_t, std::vector<std::uint64_t>> names_;
  std::unordered_map<std::uint64_t, std::uint32_t> uses_;  ///< documents that a name stands in
};

}  // namespace factlint
