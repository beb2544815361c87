// Builds a document's text piece by piece with the map back to the bytes; the Markdown and HTML
// readers feed it (plain text needs none: there text and bytes are the same).
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/model/document.hpp"

namespace factlint {

/// Call order: begin(), then copy() and replace() in the order of the text, then end(); again for
/// the next part. finish() once. Text outside begin/end is dropped.
class TextBuilder {
 public:
  explicit TextBuilder(Document& document) : document_(document), bytes_(document.source->bytes) {}

  void begin() {
    end(PartKind::body);
    open_ = true;
    start_ = static_cast<std::uint32_t>(document_.text.size());
  }
  [[nodiscard]] bool open() const { return open_; }
  /// Bytes of the source as they are. A line end inside, with the spaces around it, becomes one
  /// space when `collapse`: HTML source wrapped and indented by its author.
  void copy(std::uint32_t first, std::uint32_t last, bool collapse = false);
  /// Text that stands for these bytes as a whole: "&amp;" gives "&".
  void replace(std::string_view text, Span source);
  /// Closes the part, without the white space at its ends; an empty one is dropped. Returns it for
  /// the caller to set rows and columns, null if dropped; valid until the next call.
  Part* end(PartKind kind);

 private:
  void add_run(std::uint32_t source, std::uint32_t length, std::uint32_t source_length);

  Document& document_;
  std::string_view bytes_;
  bool open_ = false;
  std::uint32_t start_ = 0;
};

/// `span` of `text` without white space (ASCII and no-break) at its ends.
Span trim(std::string_view text, Span span);

}  // namespace factlint
