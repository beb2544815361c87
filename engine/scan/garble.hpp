// Text that no writer meant: words run together, phrases cut out, words doubled, headings garbled,
// what templates, plug-ins and generators left behind. leak.hpp finds the last three; here stands
// the pass that calls both, and what goes wrong between words.
#pragma once

#include <array>
#include <string>

#include "engine/scan/context.hpp"
#include "engine/scan/leak.hpp"

namespace factlint {

class GarbleFinder {
 public:
  explicit GarbleFinder(const Knowledge& knowledge);
  /// Appends records of kind garble. Needs tokens, phrase hits and sentences only.
  void run(Context& context) const;

 private:
  [[nodiscard]] bool known(std::string_view word) const;
  [[nodiscard]] bool common(std::string_view word) const;
  void run_together(Context& c, std::uint32_t i) const;
  [[nodiscard]] std::string split(const Context& c, std::string_view word, bool starts) const;
  [[nodiscard]] std::string split_name(const Context& c, std::string_view word) const;
  void glued_sentences(Context& c, std::uint32_t i) const;
  void cut_phrase(Context& c, std::uint32_t i, bool spaced_marks) const;
  void doubled_mark(Context& c, std::uint32_t i) const;
  void doubled_word(Context& c, std::uint32_t i) const;
  void heading(Context& c, const Sentence& sentence) const;
  [[nodiscard]] bool entity_name(const Context& c, std::string_view word) const;

  LeakFinder leaks_;
  const WordList* common_ = nullptr;  ///< null without word lists: then nothing is unknown
  const WordList* rare_ = nullptr;
  ClassId never_joined_, joined_before_, never_last_, cut_before_, may_double_, may_double_inside_;
  ClassId sentence_starter_, reporting_, subordinator_, conjunction_, stop_word_;
  /// First (last) two letters of the words of never-joined: most words are settled by one look.
  std::array<bool, 26 * 26> starts_{};
  std::array<bool, 26 * 26> ends_{};
};

}  // namespace factlint
