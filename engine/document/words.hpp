// The words of the lexicons by which layout is recognised (months, byline and caption cues, page
// furniture); layout.hpp and plain.hpp use them.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/model/knowledge.hpp"

namespace factlint {

/// Holds class ids; `knowledge` must outlive it. Without knowledge no word is known, and documents
/// are read by their shape alone.
class DocumentWords {
 public:
  DocumentWords() = default;
  explicit DocumentWords(const Knowledge& knowledge);

  enum Cue : std::uint8_t {
    boilerplate_line,  ///< "Post a Comment", "0 comments:" (any number stands for 0)
    caption_start,     ///< "Photo:", "Cover image"
    byline_start,      ///< "By", "A blog by"
    byline_verb,       ///< "reports in", behind a name
    date_start,        ///< "Published", "Updated on", before a date
    month,
    weekday,
    markup_byline,     ///< names of HTML classes: "byline", "article-author"
    markup_caption,    ///< "wp-caption-text"
    markup_furniture,  ///< "breadcrumb", "related-posts"
    kCues,
  };

  struct Match {
    std::uint32_t end = 0;  ///< 0: none
    std::uint32_t words = 0;
    double value = 0;  ///< months: 1 to 12
  };
  /// The longest word or phrase of the cue's classes at the first token at or after `at`.
  [[nodiscard]] Match match(std::string_view text, std::uint32_t at, Cue cue) const;

  enum class Name : std::uint8_t { unknown, place, other };
  /// What the entities say of this whole name ("BERLIN" is a place, "NATO" is not).
  [[nodiscard]] Name name(std::string_view text) const;

 private:
  const Knowledge* knowledge_ = nullptr;
  ClassId classes_[kCues][2] = {};
};

}  // namespace factlint
