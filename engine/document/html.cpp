#include "engine/document/html.hpp"

#include <algorithm>
#include <charconv>

#include "engine/document/entities.hpp"
#include "engine/document/frontmatter.hpp"
#include "engine/document/layout.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

using E = HtmlElement;

constexpr std::uint32_t kRunningText = 120;  // bytes: a paragraph, no label
constexpr std::uint32_t kCellText = 400;     // bytes: pages that are laid out with tables

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool folded_equal(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return fold_ascii(x) == fold_ascii(y); });
}

std::uint32_t& at(std::uint32_t* depths, HtmlElement element) {
  return depths[static_cast<std::size_t>(element)];
}

}  // namespace

std::string HtmlReader::value(Span source) const {
  return decode_entities(bytes_.substr(source.begin, source.size()));
}

bool HtmlReader::has_class(const HtmlTag& tag, DocumentWords::Cue cue) const {
  for (const Span list : {tag.classes, tag.id, tag.rel, tag.itemprop}) {
    const std::string_view names = bytes_.substr(list.begin, std::min(list.size(), 512U));
    for (std::size_t first = 0; first < names.size();) {
      const std::size_t last = std::min(names.find(' ', first), names.size());
      const std::string_view name = names.substr(first, last - first);
      if (!name.empty()) {
        const auto match = words_.match(name, 0, cue);
        if (match.end == name.size()) return true;
      }
      first = last + 1;
    }
  }
  return false;
}

bool HtmlReader::is_hidden(const HtmlTag& tag) const {
  if (tag.hidden) return true;
  const std::string_view role = bytes_.substr(tag.role.begin, tag.role.size());
  if (role == "navigation" || role == "contentinfo" || role == "complementary") return true;
  return has_class(tag, DocumentWords::markup_furniture);
}

PartKind HtmlReader::kind() const {
  const auto inside = [&](E element) { return depth_[static_cast<std::size_t>(element)] > 0; };
  if (in_code_) return PartKind::boilerplate;
  if (inside(E::figcaption) || inside(E::figure) || inside(E::table_caption)) {
    return PartKind::caption;
  }
  if (inside(E::heading1)) return PartKind::headline;
  if (inside(E::heading)) return PartKind::heading;
  if (hint_ != PartKind::body) return hint_;
  if (in_cell_ && !cells_.empty()) return PartKind::table_cell;
  if (inside(E::list_item)) return PartKind::list_item;
  return inside(E::quote) ? PartKind::block_quote : PartKind::body;
}

void HtmlReader::begin_part() {
  if (builder_.open()) return;
  if (title_is_headline_) write_title();
  builder_.begin();
}

void HtmlReader::end_part() {
  after_break_ = false;
  PartKind part_kind = kind();
  Part* part = builder_.end(part_kind);
  in_code_ = false;
  if (part == nullptr) return;
  saw_text_ |= part_kind == PartKind::body && part->span.size() >= kRunningText;
  if (part_kind != PartKind::table_cell) return;
  if (part->span.size() > kCellText) {
    part->kind = PartKind::body;
    return;
  }
  part->table = cells_.back().table;
  part->row = cells_.back().row;
  part->column = cells_.back().column;
}

// "Tide table wrong | Harbour Radio": the page's title without the site's name.
void HtmlReader::write_title() {
  title_is_headline_ = false;
  Span span = card_title_.empty() ? title_ : card_title_;
  if (card_title_.empty()) {
    const std::string_view title = bytes_.substr(span.begin, span.size());
    const std::size_t bar = title.find(" | ");
    const std::size_t dash = title.rfind(" - ");
    const std::size_t cut = bar != std::string_view::npos ? bar : dash;
    if (cut != std::string_view::npos && cut > 0) {
      span.end = span.begin + static_cast<std::uint32_t>(cut);
    }
  }
  if (trim(bytes_, span).empty()) return;
  builder_.begin();
  write(span);
  builder_.end(PartKind::headline);
}

void HtmlReader::write(Span source) {
  std::uint32_t plain = source.begin;
  std::string decoded;
  for (std::uint32_t i = source.begin; i < source.end;) {
    const void* hit = std::char_traits<char>::find(bytes_.data() + i, source.end - i, '&');
    if (hit == nullptr) break;
    i = static_cast<std::uint32_t>(static_cast<const char*>(hit) - bytes_.data());
    decoded.clear();
    const auto length = static_cast<std::uint32_t>(
        read_entity(bytes_.substr(i, std::min(source.end - i, 16U)), decoded));
    if (length == 0) {
      ++i;
      continue;
    }
    builder_.copy(plain, i, true);
    builder_.replace(decoded, {i, i + length});
    i += length;
    plain = i;
  }
  builder_.copy(plain, source.end, true);
}

void HtmlReader::text(Span source) {
  if (at(depth_, E::title) > 0 && skip_depth_ == 0) {
    if (title_.empty()) title_ = source;
    return;
  }
  if (skip_depth_ > 0) {
    if (skip_ == E::script) read_linked_data(source);
    return;
  }
  const std::string_view slice = bytes_.substr(source.begin, source.size());
  const bool blank = std::all_of(slice.begin(), slice.end(), is_space);
  if (blank && !builder_.open()) return;
  if (!blank) after_break_ = false;
  begin_part();
  write(source);
}

// One break is a line end inside the paragraph, two are a new paragraph.
void HtmlReader::line_break(Span source) {
  if (!builder_.open()) return;
  if (after_break_) {
    end_part();
  } else {
    builder_.replace("\n", source);
    after_break_ = true;
  }
}

void HtmlReader::enter_header(const HtmlTag&) {
  if (at(depth_, E::header)++ > 0) return;
  header_part_ = document_.parts.size();
  header_furniture_ = at(depth_, E::article) == 0;
}

// A page's header is furniture, unless it holds the headline and no navigation.
void HtmlReader::leave_header() {
  if (at(depth_, E::header) == 0 || --at(depth_, E::header) > 0) return;
  bool headline = false;
  for (std::size_t i = header_part_; i < document_.parts.size(); ++i) {
    headline |= document_.parts[i].kind == PartKind::headline;
  }
  if (!header_furniture_ || headline) return;
  for (std::size_t i = header_part_; i < document_.parts.size(); ++i) {
    document_.parts[i].kind = PartKind::boilerplate;
  }
}

void HtmlReader::open(const HtmlTag& tag) {
  const E element = tag.element;
  if (element == E::meta || element == E::link) {
    if (skip_depth_ == 0) read_meta(tag);
    return;
  }
  if (skip_depth_ > 0) {
    if (element == skip_) ++skip_depth_;
    // Some systems wrap the whole page in one form.
    const bool page = element == E::article || element == E::heading1;
    if (skip_ != E::form || !page) return;
    skip_depth_ = 0;
  }
  if (is_left_out(element)) {
    if (is_block(element)) end_part();
    header_furniture_ |= element == E::nav && at(depth_, E::header) > 0;
    skip_ = element;
    skip_depth_ = 1;
    return;
  }
  if (is_block(element)) end_part();
  if (element != E::body && element != E::article && is_block(element) && is_hidden(tag)) {
    // Skipped up to the end of this element; only elements of its kind are counted.
    skip_ = element;
    skip_depth_ = 1;
    return;
  }
  if (is_block(element) && hint_ == PartKind::body && element != E::body && element != E::article) {
    for (const auto& [cue, part_kind] :
         {std::pair{DocumentWords::markup_byline, PartKind::byline},
          std::pair{DocumentWords::markup_caption, PartKind::caption}}) {
      if (!has_class(tag, cue)) continue;
      hint_ = part_kind;
      hinted_ = element;
    }
  }
  switch (element) {
    case E::header:
      enter_header(tag);
      return;
    case E::line_break:
      line_break(tag.source);
      return;
    case E::time:
      read_meta(tag);
      return;
    case E::code:
      in_code_ |= at(depth_, E::pre) > 0 && !builder_.open();
      return;
    case E::table:
      cells_.push_back({tables_++, 0, 0, 0, 0});
      in_cell_ = false;
      return;
    case E::row:
      in_cell_ = false;
      if (cells_.empty()) return;
      cells_.back().row = cells_.back().next_row++;
      cells_.back().next_column = 0;
      return;
    case E::cell: {
      in_cell_ = true;
      if (cells_.empty()) return;
      Cell& cell = cells_.back();
      cell.column = cell.next_column;
      unsigned width = 1;
      const char* first = bytes_.data() + tag.colspan.begin;
      std::from_chars(first, first + tag.colspan.size(), width);
      cell.next_column += std::clamp(width, 1U, 1000U);
      return;
    }
    case E::paragraph:
    case E::list_item:  // their end tags may be missing: they do not count beyond one
    case E::heading1:
    case E::heading:
    case E::title:
    case E::figcaption:
    case E::table_caption:
      at(depth_, element) = element == E::list_item ? at(depth_, element) + 1 : 1;
      return;
    default:
      ++at(depth_, element);
  }
}

void HtmlReader::close(HtmlElement element) {
  if (skip_depth_ > 0) {
    if (element == skip_) --skip_depth_;
    // What was not closed ends with the page's body at the latest.
    if (element == E::body) skip_depth_ = 0;
    return;
  }
  if (is_block(element)) end_part();
  if (element == hinted_ && hint_ != PartKind::body) {
    hint_ = PartKind::body;
    hinted_ = E::other;
  }
  switch (element) {
    case E::header:
      leave_header();
      return;
    case E::table:
      if (!cells_.empty()) cells_.pop_back();
      in_cell_ = !cells_.empty();
      return;
    case E::row:
    case E::cell:
      in_cell_ = false;
      return;
    case E::list:
      if (at(depth_, E::list) > 0) --at(depth_, E::list);
      if (at(depth_, E::list) == 0) at(depth_, E::list_item) = 0;  // ends without </li>
      return;
    default:
      if (at(depth_, element) > 0) --at(depth_, element);
  }
}

void HtmlReader::read_meta(const HtmlTag& tag) {
  DocumentMeta& meta = document_.meta;
  const auto raw = [&](Span span) { return bytes_.substr(span.begin, span.size()); };
  const auto date = [&](DateRank rank, Span span) {
    if (rank <= date_rank_ || span.empty() || span.size() > 64) return;
    const DateRange day = read_date_value(value(span), words_);
    if (!day.known) return;
    meta.published = day;
    meta.published_from = "HTML metadata";
    date_rank_ = rank;
  };
  if (tag.element == E::link) {
    if (folded_equal(raw(tag.rel), "canonical")) meta.url = value(tag.href);
    return;
  }
  if (tag.element == E::time) {
    const bool stated = tag.pubdate || folded_equal(raw(tag.itemprop), "datePublished");
    if (stated) date(meta_date, tag.datetime);
    // A time further down is one of the story's, not the page's.
    if (!saw_text_) date(time_element, tag.datetime);
    return;
  }
  const Span key_span = !tag.property.empty()     ? tag.property
                        : !tag.name_value.empty() ? tag.name_value
                                                  : tag.itemprop;
  const auto key = [&](std::string_view name) { return folded_equal(raw(key_span), name); };
  if (tag.content.empty() || key_span.empty()) return;
  if (key("og:title")) {
    if (card_title_.empty()) card_title_ = tag.content;
  } else if (key("og:site_name")) {
    meta.publisher = value(tag.content);
  } else if (key("author")) {
    meta.author = value(tag.content);
  } else if (key("og:url")) {
    if (meta.url.empty()) meta.url = value(tag.content);
  } else if (key("article:published_time")) {
    date(article_date, tag.content);
  } else if (key("datePublished") || key("date") || key("pubdate") || key("publish-date") ||
             key("dc.date") || key("dc.date.issued") || key("parsely-pub-date")) {
    date(meta_date, tag.content);
  }
}

// "datePublished": "2026-01-29T10:00" in JSON-LD; the rest of the script is left alone.
void HtmlReader::read_linked_data(Span source) {
  if (date_rank_ >= linked_data) return;
  const std::string_view script = bytes_.substr(source.begin, source.size());
  constexpr std::string_view kKey = "\"datePublished\"";
  std::size_t i = script.find(kKey);
  if (i == std::string_view::npos) return;
  i += kKey.size();
  while (i < script.size() && (is_space(script[i]) || script[i] == ':')) ++i;
  if (i >= script.size() || script[i] != '"') return;
  const std::string_view rest = script.substr(i + 1, 64);
  const DateRange day = read_date_value(rest.substr(0, rest.find('"')), words_);
  if (!day.known) return;
  document_.meta.published = day;
  document_.meta.published_from = "HTML metadata";
  date_rank_ = linked_data;
}

void HtmlReader::read_fragment(Span source) {
  const std::string_view bytes = bytes_.substr(0, source.end);
  for (std::uint32_t i = source.begin;;) {
    const HtmlToken token = next_html_token(bytes, i);
    i = token.source.end;
    switch (token.kind) {
      case HtmlToken::end:
        end_part();
        return;
      case HtmlToken::text:
        text(token.source);
        break;
      case HtmlToken::open:
        open(token.tag);
        if (is_raw_text(token.tag.element)) {
          const std::uint32_t end = raw_text_end(bytes, i, token.tag.name);
          if (end > i) text({i, end});
          i = end;
        }
        break;
      case HtmlToken::close:
        close(token.tag.element);
        break;
      case HtmlToken::ignored:
        break;
    }
  }
}

void HtmlReader::finish() {
  end_part();
  if (title_is_headline_) write_title();
  DocumentMeta& meta = document_.meta;
  const bool headline = std::any_of(document_.parts.begin(), document_.parts.end(),
                                    [](const Part& p) { return p.kind == PartKind::headline; });
  if (!headline) meta.title = value(card_title_.empty() ? title_ : card_title_);
}

void read_html(Document& document, const DocumentWords& words) {
  const std::string_view bytes = document.source->bytes;
  document.text.reserve(bytes.size() / 2);
  TextBuilder builder(document);
  HtmlReader reader(document, builder, words);
  if (bytes.find("<h1") == std::string_view::npos && bytes.find("<H1") == std::string_view::npos) {
    reader.expect_no_heading();
  }
  const std::uint32_t first = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  reader.read_fragment({first, static_cast<std::uint32_t>(bytes.size())});
  reader.finish();
  settle_layout(document, words);
}

}  // namespace factlint
