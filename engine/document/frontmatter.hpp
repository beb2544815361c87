// The YAML block that opens a Markdown file: title, publisher, author, address and date, with the
// title's bytes; markdown.cpp is the caller.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/document/words.hpp"
#include "engine/model/date.hpp"
#include "engine/model/issue.hpp"

namespace factlint {

struct FrontMatter {
  std::uint32_t end = 0;  ///< where the text behind it begins; 0: there is no front matter
  std::string title;
  std::string publisher;
  std::string author;
  std::string url;
  DateRange published;
  /// The title in pieces and the bytes of each; a piece as long as its bytes is the same text,
  /// another ('' in a quoted scalar) stands for them as a whole.
  struct Piece {
    std::string text;
    Span source;
  };
  std::vector<Piece> title_pieces;
};

/// Faults (bad YAML, a date that is none) are warnings: the document is still checked. Where the
/// YAML is bad, "key: value" lines are taken as they are: `title: Ferries: a history`.
FrontMatter read_front_matter(const std::shared_ptr<const Source>& source,
                              const DocumentWords& words, std::vector<Issue>* issues);

/// "2026-01-29", with or without a time, or a day as datelines write it; unknown if it is none.
DateRange read_date_value(std::string_view value, const DocumentWords& words);

}  // namespace factlint
