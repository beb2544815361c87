// HTML to parts and metadata, tag by tag (html_tags.hpp), in one pass without a tree. A tree
// builder cannot be held to linear time: gumbo takes minutes over nested <div>s and, with a nesting
// of two, over <p><font a=1>x<p><font a=2>x…, whose open elements it builds again in every
// paragraph. Its tree is the yardstick of the tests instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/builder.hpp"
#include "engine/document/html_tags.hpp"
#include "engine/document/words.hpp"
#include "engine/model/document.hpp"

namespace factlint {

/// Fills text, runs, parts and metadata.
void read_html(Document& document, const DocumentWords& words);

/// Turns tags and texts, in their order, into parts. Keeps counters and no tree, so that its cost
/// is linear whatever the tags are.
class HtmlReader {
 public:
  HtmlReader(Document& document, TextBuilder& builder, const DocumentWords& words)
      : document_(document), builder_(builder), words_(words), bytes_(document.source->bytes) {}

  void open(const HtmlTag& tag);
  void close(HtmlElement element);
  /// Bytes between tags, references not decoded.
  void text(Span source);
  /// Ends the last part and fills the metadata.
  void finish();

  /// Reads these bytes tag by tag; for HTML inside Markdown.
  void read_fragment(Span source);
  /// Inside <nav>, <footer> and the like.
  [[nodiscard]] bool skipping() const { return skip_depth_ > 0; }
  /// A page without <h1> takes its headline from its metadata.
  void expect_no_heading() { title_is_headline_ = true; }

 private:
  struct Cell {
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t next_row = 0;
    std::uint32_t next_column = 0;
  };

  void begin_part();
  void end_part();
  [[nodiscard]] PartKind kind() const;
  void write(Span source);
  void write_title();
  void line_break(Span source);
  void read_meta(const HtmlTag& tag);
  void read_linked_data(Span source);
  [[nodiscard]] bool is_hidden(const HtmlTag& tag) const;
  [[nodiscard]] bool has_class(const HtmlTag& tag, DocumentWords::Cue cue) const;
  void enter_header(const HtmlTag& tag);
  void leave_header();
  [[nodiscard]] std::string value(Span source) const;

  Document& document_;
  TextBuilder& builder_;
  const DocumentWords& words_;
  std::string_view bytes_;

  HtmlElement skip_ = HtmlElement::other;  // the element whose content is left out
  std::uint32_t skip_depth_ = 0;           // how many of its kind are open
  std::uint32_t depth_[static_cast<std::size_t>(HtmlElement::count)] = {};
  std::vector<Cell> cells_;  // one a table that is open
  std::uint32_t tables_ = 0;
  bool in_cell_ = false;
  bool after_break_ = false;
  PartKind hint_ = PartKind::body;           // from a class such as "byline"
  HtmlElement hinted_ = HtmlElement::other;  // the element that gave it
  bool in_code_ = false;

  // The <header> that is open: its parts are furniture if it holds navigation.
  std::size_t header_part_ = 0;
  bool header_furniture_ = false;

  bool title_is_headline_ = false;
  Span title_;       // <title>
  Span card_title_;  // og:title
  enum DateRank : std::uint8_t { none, time_element, linked_data, meta_date, article_date };
  DateRank date_rank_ = none;
  bool saw_text_ = false;  // a paragraph of running text
};

}  // namespace factlint
