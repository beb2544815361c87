// The readable text of one source, its parts and metadata, with a map back to the source's bytes;
// document/load.hpp makes it, scan/scan.hpp reads it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/model/date.hpp"
#include "engine/model/source.hpp"

namespace factlint {

enum class PartKind : std::uint8_t {
  headline,  ///< the title: front matter `title`, <h1>, or the first line of a plain text
  byline,
  dateline,  ///< a line or a line's start that gives place, date or agency
  body,      ///< one paragraph
  heading,   ///< a subheading inside the text
  caption,
  list_item,
  table_cell,
  block_quote,
  boilerplate,  ///< navigation, footer, repeated headline: no facts come from it
};

/// One paragraph-like block. Parts are in text order and do not overlap.
struct Part {
  PartKind kind = PartKind::body;
  Span span;              ///< bytes of Document::text
  std::uint32_t row = 0;  ///< table cells: row and column in their table, from 0
  std::uint32_t column = 0;
  std::uint32_t table = 0;  ///< which table of the document
};

/// `length` bytes of text at `text` stand at `source` in the bytes; where source_length differs
/// (an entity: "&amp;" is one byte of text and five of source) the run is one unit.
struct OffsetRun {
  std::uint32_t text = 0;
  std::uint32_t source = 0;
  std::uint32_t length = 0;
  std::uint32_t source_length = 0;
};

struct DocumentMeta {
  std::string title;
  std::string publisher;  ///< the outlet
  std::string author;
  std::string url;
  DateRange published;         ///< a day, or unknown
  std::string published_from;  ///< "front matter", "dateline", "HTML metadata", "manifest",
                               ///< "--published", or empty
  /// A dateline that names no year ("June 26"): month and day, 0 if there is none. The engine takes
  /// the year from the other documents of the run.
  int dateline_month = 0;
  int dateline_day = 0;
  std::string agency;      ///< named in the dateline: "Reuters" of "PARIS (Reuters) - "
  bool is_source = false;  ///< given with --against: what others are held against
};

struct Document {
  std::shared_ptr<const Source> source;
  std::string text;             ///< UTF-8, valid
  std::vector<OffsetRun> runs;  ///< ascending in `text`; empty when text and bytes are the same
  std::vector<Part> parts;
  DocumentMeta meta;

  /// The source bytes from which these bytes of text were read.
  [[nodiscard]] Span to_source(Span text_span) const;
};

}  // namespace factlint
