// Tags of HTML, one by one in linear time: names, the attributes that matter, raw text elements;
// html.hpp makes parts of them.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/model/span.hpp"

namespace factlint {

/// Elements that change how text is read; all others are `other`.
enum class HtmlElement : std::uint8_t {
  other,
  // left out with all they hold
  nav,
  footer,
  aside,
  form,
  button,
  script,
  style,
  noscript,
  template_,
  svg,
  math,
  iframe,
  select,
  textarea,
  object,
  video,
  audio,
  canvas,
  hidden,
  // blocks
  block,
  list,
  rule,
  paragraph,
  heading1,
  heading,
  list_item,
  quote,
  figure,
  figcaption,
  pre,
  header,
  article,
  body,
  head,
  // tables
  table,
  row,
  cell,
  table_caption,
  // others
  line_break,
  title,
  meta,
  link,
  time,
  code,
  count,
};

HtmlElement html_element(std::string_view name);
bool is_left_out(HtmlElement element);
/// Starts and ends a part.
bool is_block(HtmlElement element);

/// Values as written, without quotes, references not decoded; empty where absent.
struct HtmlTag {
  HtmlElement element = HtmlElement::other;
  Span source;
  std::string_view name;  ///< as written
  Span id, classes, role, property, name_value, itemprop, content, rel, href, datetime, colspan,
      type;
  bool hidden = false;
  bool pubdate = false;

  /// Keeps the value if the attribute matters.
  void set(std::string_view attribute, Span value_source, std::string_view value);
};

struct HtmlToken {
  enum Kind : std::uint8_t { end, text, open, close, ignored } kind = end;
  Span source;
  HtmlTag tag;  ///< open and close
};

/// The token at `at`. The content of <script>, <style>, <title> and <textarea> is one text: call
/// raw_text_end after their tag. `bytes` may end inside a tag.
HtmlToken next_html_token(std::string_view bytes, std::uint32_t at);
/// Where the content of a raw text element that begins at `at` ends: before its end tag.
std::uint32_t raw_text_end(std::string_view bytes, std::uint32_t at, std::string_view name);
bool is_raw_text(HtmlElement element);

}  // namespace factlint
