// What templates, plug-ins, editing desks and text generators leave behind: phrases by their word
// classes, variables by their shape. garble.cpp calls it.
#pragma once

#include <vector>

#include "engine/scan/context.hpp"

namespace factlint {

class LeakFinder {
 public:
  explicit LeakFinder(const Knowledge& knowledge);
  /// Appends records of kind garble. Needs tokens, phrase hits and sentences only.
  void run(Context& context) const;

 private:
  void phrases(Context& c) const;
  void variable(Context& c, std::uint32_t i) const;
  void conversion(Context& c, std::uint32_t i) const;
  void field_name(Context& c, std::uint32_t i) const;
  void lone_word(Context& c, std::uint32_t i) const;
  [[nodiscard]] TokenRange bracketed_note(const Context& c, std::uint32_t i) const;
  void to_come(Context& c, std::uint32_t i, bool todo) const;
  void signature(Context& c, std::uint32_t i) const;
  void broken_encoding(Context& c) const;
  [[nodiscard]] bool field_word(const Context& c, std::string_view word) const;
  [[nodiscard]] bool explained(const Context& c, std::uint32_t i) const;
  [[nodiscard]] bool short_part(const Context& c, std::uint32_t i) const;

  ClassId leak_, leak_word_, to_come_, to_do_, signature_, first_person_, field_, participle_;
  ClassId self_noun_, be_, cue_, demonstrative_, currency_sign_, adverb_;
  const WordList* common_ = nullptr;
};

}  // namespace factlint
