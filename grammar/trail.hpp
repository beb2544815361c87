// What a running parser remembers so that a failure can be told: the furthest place reached and
// what would have fitted there. Filled by directives.ipp, read by parse_check.cpp and
// parse_pattern.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/parse.hpp"

namespace factlint::grammar {

/// Names of expectations that the message joins: where all three fit, it says "an operator".
inline constexpr const char* arithmetic_operator = "an arithmetic operator";
inline constexpr const char* comparison_operator = "a comparison";
inline constexpr const char* logical_operators = "'and', 'or', 'implies'";

class Trail {
 public:
  /// `whole` is what the text is called in messages: "check" or "pattern".
  Trail(std::string_view text, std::string_view whole) : text_(text), whole_(whole) {
    furthest_ = behind_ = text.data();
  }

  /// State before a named part is tried; its own failure at its first byte replaces what its parts
  /// noted there: at `)` of `a + )` the reader wants "an expression", not a list of fifteen.
  struct Mark {
    const char* furthest;
    std::size_t expected;
  };
  [[nodiscard]] Mark mark() const { return {furthest_, expected_.size()}; }

  /// Named part failed. `behind` is where the word before `token` ended.
  void note(Mark before, const char* behind, const char* token, const char* name);

  /// From now on every named part fails at once: a sentence is decided by its first words, so that
  /// no failure is tried twice and time stays linear.
  void stop() { stopped_ = true; }
  [[nodiscard]] bool stopped() const { return stopped_; }

  /// Stops with a message of its own, at the token that begins at `token`.
  void stop(std::string message, const char* token);

  /// Depth of brackets; false, with the error set, at the level that is one too many.
  bool enter(const char* token);
  void leave() { --depth_; }

  /// One more operator, whose operand begins at byte `at`; false, with the error set, if that is
  /// one too many.
  bool count_operator(std::uint32_t at);

  [[nodiscard]] Span span(const char* first, const char* last) const {
    return {static_cast<std::uint32_t>(first - text_.data()),
            static_cast<std::uint32_t>(last - text_.data())};
  }

  [[nodiscard]] ParseError error() const;

 private:
  std::string_view text_;
  std::string_view whole_;
  const char* furthest_;
  const char* behind_;
  std::vector<const char*> expected_;
  std::string message_;
  Span message_at_;
  bool stopped_ = false;
  int depth_ = 0;
  int operators_ = 0;
};

}  // namespace factlint::grammar
