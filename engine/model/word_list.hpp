// A sorted list of words as its file holds it, one a line: no index is built, a look-up is a binary
// search over the bytes. rule/knowledge.cpp reads the files that a lexicon names.
#pragma once

#include <string>
#include <string_view>

namespace factlint {

class WordList {
 public:
  WordList() = default;
  /// `bytes`: lower-case words in byte order, each followed by a line feed.
  explicit WordList(std::string bytes) : bytes_(std::move(bytes)) {}

  /// The word as written; about 20 steps for 100,000 words.
  [[nodiscard]] bool contains(std::string_view word) const;
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  std::string bytes_;
};

}  // namespace factlint
