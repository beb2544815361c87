#include "engine/document/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <cstring>

#include "engine/document/builder.hpp"
#include "engine/document/entities.hpp"
#include "engine/document/frontmatter.hpp"
#include "engine/document/html.hpp"
#include "engine/document/layout.hpp"

namespace factlint {

namespace {

// md4c gives every row as many cells as the head has: a head of a million cells over a million
// rows would never end.
constexpr std::size_t kMostColumns = 256;

class Reader {
 public:
  Reader(Document& document, const DocumentWords& words)
      : bytes_(document.source->bytes), builder_(document), html_(document, builder_, words) {}

  void headline(const FrontMatter& matter) {
    if (matter.title.empty()) return;
    builder_.begin();
    for (const FrontMatter::Piece& piece : matter.title_pieces) {
      if (piece.text.size() == piece.source.size()) {
        builder_.copy(piece.source.begin, piece.source.end);
      } else {
        builder_.replace(piece.text, piece.source);
      }
    }
    builder_.end(PartKind::headline);
    headline_ = true;
  }

  void read(std::uint32_t first) {
    at_ = first;
    MD_PARSER parser{};
    parser.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;
    if (!has_wide_table(bytes_.substr(first))) parser.flags |= MD_FLAG_TABLES;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return static_cast<Reader*>(self)->enter(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return static_cast<Reader*>(self)->leave(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<Reader*>(self)->span(type, 1);
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return static_cast<Reader*>(self)->span(type, -1);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return static_cast<Reader*>(self)->text(type, text, size);
    };
    const std::string_view rest = bytes_.substr(first);
    md_parse(rest.data(), static_cast<MD_SIZE>(rest.size()), &parser, this);
    close();
  }

 private:
  static bool has_wide_table(std::string_view text) {
    std::size_t bars = 0;
    for (const char c : text) {
      bars = c == '\n' ? 0 : bars + (c == '|');
      if (bars > kMostColumns) return true;
    }
    return false;
  }

  [[nodiscard]] PartKind kind() const {
    if (code_ > 0) return PartKind::boilerplate;
    if (html_.skipping()) return PartKind::boilerplate;  // Markdown between <nav> and </nav>
    if (cell_) return PartKind::table_cell;
    if (heading_ != 0) return heading_ == 1 && !headline_ ? PartKind::headline : PartKind::heading;
    if (image_only_) return PartKind::caption;
    if (items_ > 0) return PartKind::list_item;
    return quotes_ > 0 ? PartKind::block_quote : PartKind::body;
  }

  void open() {
    if (builder_.open()) return;
    builder_.begin();
    empty_ = true;
    image_only_ = false;
  }

  void close() {
    const PartKind part_kind = kind();
    Part* part = builder_.end(part_kind);
    image_only_ = false;
    if (part == nullptr) return;
    headline_ |= part_kind == PartKind::headline;
    if (part_kind == PartKind::table_cell) {
      part->table = tables_ - 1;
      part->row = row_;
      part->column = column_;
    }
  }

  int enter(MD_BLOCKTYPE type, void* detail) {
    close();
    switch (type) {
      case MD_BLOCK_QUOTE:
        ++quotes_;
        break;
      case MD_BLOCK_LI:
        ++items_;
        break;
      case MD_BLOCK_H:
        heading_ = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        break;
      case MD_BLOCK_CODE:
        ++code_;
        break;
      case MD_BLOCK_HTML:
        html_begin_ = html_end_ = 0;
        in_html_ = true;
        break;
      case MD_BLOCK_TABLE:
        ++tables_;
        row_ = 0;
        next_row_ = 0;
        break;
      case MD_BLOCK_TR:
        row_ = next_row_++;
        next_column_ = 0;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_ = true;
        column_ = next_column_++;
        break;
      default:
        break;
    }
    return 0;
  }

  int leave(MD_BLOCKTYPE type) {
    close();
    switch (type) {
      case MD_BLOCK_QUOTE:
        --quotes_;
        break;
      case MD_BLOCK_LI:
        --items_;
        break;
      case MD_BLOCK_H:
        heading_ = 0;
        break;
      case MD_BLOCK_CODE:
        --code_;
        break;
      case MD_BLOCK_HTML:
        in_html_ = false;
        if (html_end_ > html_begin_) html_.read_fragment({html_begin_, html_end_});
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        cell_ = false;
        break;
      default:
        break;
    }
    return 0;
  }

  int span(MD_SPANTYPE type, int change) {
    if (type != MD_SPAN_IMG) return 0;
    // A picture alone in its paragraph: its text is a caption. Inside a sentence it is dropped.
    if (change > 0 && images_ == 0) {
      open();
      if (empty_) image_only_ = true;
    }
    images_ += change;
    return 0;
  }

  int text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
    const char* const base = bytes_.data();
    const bool inside = text >= base && text + size <= base + bytes_.size();
    const auto begin = inside ? static_cast<std::uint32_t>(text - base) : at_;
    const Span source{begin, inside ? begin + size : at_};
    if (inside) at_ = source.end;
    if (in_html_) {
      if (!inside) return 0;
      if (html_end_ == 0) html_begin_ = source.begin;
      html_end_ = source.end;
      return 0;
    }
    if (type == MD_TEXT_HTML &&
        html_element(std::string_view(text, size).substr(1, 2)) == HtmlElement::line_break) {
      builder_.replace(" ", source);
      return 0;
    }
    if (type == MD_TEXT_HTML || type == MD_TEXT_NULLCHAR) return 0;
    if (images_ > 0 && !image_only_) return 0;
    if (images_ == 0 && image_only_ && type == MD_TEXT_NORMAL) {
      close();
    }
    open();
    write(type, source, std::string_view(text, size), inside);
    return 0;
  }

  void write(MD_TEXTTYPE type, Span source, std::string_view text, bool inside) {
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || !inside) {
      // The line end is not part of the input that md4c points to: it follows the last text.
      builder_.replace(text == "\n" ? " " : text, {at_, at_});
      return;
    }
    empty_ = false;
    if (type == MD_TEXT_ENTITY) {
      std::string decoded;
      if (read_entity(text, decoded) == text.size()) {
        builder_.replace(decoded, source);
        return;
      }
    }
    builder_.copy(source.begin, source.end);
  }

  std::string_view bytes_;
  TextBuilder builder_;
  HtmlReader html_;
  std::uint32_t at_ = 0;  // behind the last text
  int quotes_ = 0;
  int items_ = 0;
  int code_ = 0;
  int images_ = 0;
  unsigned heading_ = 0;
  bool headline_ = false;
  bool empty_ = true;        // nothing in the open part yet
  bool image_only_ = false;  // the open part is the text of a picture
  bool cell_ = false;
  bool in_html_ = false;
  std::uint32_t html_begin_ = 0;
  std::uint32_t html_end_ = 0;
  std::uint32_t tables_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t next_row_ = 0;
  std::uint32_t next_column_ = 0;
};

// A file without title or heading 1: the first part is the headline if it looks like one.
void find_headline(Document& document, const DocumentWords& words) {
  std::vector<Part>& parts = document.parts;
  if (parts.size() < 2) return;
  for (const Part& part : parts) {
    if (part.kind == PartKind::headline) return;
  }
  for (Part& part : parts) {
    const std::string_view text =
        std::string_view(document.text).substr(part.span.begin, part.span.size());
    const bool plain = part.kind == PartKind::body || part.kind == PartKind::heading;
    if (plain && read_line(text, words).kind != PartKind::body) continue;
    if (part.kind == PartKind::heading ||
        (part.kind == PartKind::body && text.size() <= 160 && !ends_sentence(text))) {
      part.kind = PartKind::headline;
    }
    return;
  }
}

}  // namespace

void read_markdown(Document& document, const DocumentWords& words, std::vector<Issue>* issues) {
  const FrontMatter matter = read_front_matter(document.source, words, issues);
  document.text.reserve(document.source->bytes.size());
  Reader reader(document, words);
  reader.headline(matter);
  const bool mark = document.source->bytes.compare(0, 3, "\xEF\xBB\xBF") == 0;
  reader.read(matter.end != 0 ? matter.end : mark ? 3 : 0);
  DocumentMeta& meta = document.meta;
  meta.title = matter.title;
  meta.publisher = matter.publisher;
  meta.author = matter.author;
  meta.url = matter.url;
  if (matter.published.known) {
    meta.published = matter.published;
    meta.published_from = "front matter";
  }
  find_headline(document, words);
  settle_layout(document, words);
}

}  // namespace factlint
