#include "engine/document/plain.hpp"

#include <algorithm>

#include "engine/document/builder.hpp"
#include "engine/document/layout.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kWrapped = 100;   // columns: longer lines are whole paragraphs
constexpr std::uint32_t kRagged = 14;     // columns that wrapping leaves empty at most, mostly
constexpr std::uint32_t kHeadline = 160;  // bytes
constexpr std::uint32_t kHeading = 100;   // bytes
constexpr std::size_t kHeadingWords = 14;

struct Line {
  Span span;                  // without white space at its ends
  std::uint32_t columns = 0;  // code points
  bool after_blank = false;
  std::uint32_t marker = 0;  // bytes of a list marker with its spaces, 0 if none
};

struct Block {
  Span span;
  bool list = false;
  bool single = true;  // one line
};

std::uint32_t count_columns(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// "• ", "- ", "– ", "* ", "1. ", "2) ".
std::uint32_t list_marker(std::string_view line) {
  std::uint32_t end = 0;
  for (const std::string_view mark : {"-", "*", "+", "\xE2\x80\xA2", "\xE2\x80\x93", "\xC2\xB7",
                                      "\xE2\x96\xAA", "\xE2\x97\xA6", "\xE2\x80\xA3"}) {
    if (line.substr(0, mark.size()) == mark) end = static_cast<std::uint32_t>(mark.size());
  }
  if (end == 0) {
    while (end < line.size() && end < 2 && line[end] >= '0' && line[end] <= '9') ++end;
    if (end == 0 || end >= line.size() || (line[end] != '.' && line[end] != ')')) return 0;
    ++end;
  }
  const std::uint32_t space = end;
  while (end < line.size() && (line[end] == ' ' || line[end] == '\t')) ++end;
  return end == space || end == line.size() ? 0 : end;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  std::uint32_t at = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (at < text.size()) {
    const std::size_t newline = text.find_first_of("\r\n", at);
    const auto end = static_cast<std::uint32_t>(std::min(newline, text.size()));
    Line line{trim(text, {at, end}), 0, blank, 0};
    blank = line.span.empty();
    if (!blank) {
      const std::string_view slice = text.substr(line.span.begin, line.span.size());
      line.columns = count_columns(slice);
      line.marker = list_marker(slice);
      lines.push_back(line);
    }
    at = end + 1;
    if (end < text.size() && text[end] == '\r' && at < text.size() && text[at] == '\n') ++at;
  }
  return lines;
}

// Columns of the widest line of a hard-wrapped text; 0 where lines are paragraphs.
std::uint32_t wrap_width(const std::vector<Line>& lines) {
  std::size_t longer = 0;
  std::uint32_t width = 0;
  for (const Line& line : lines) {
    if (line.columns > kWrapped) {
      ++longer;
    } else {
      width = std::max(width, line.columns);
    }
  }
  const auto full = std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
    return line.columns + kRagged >= width && line.columns <= kWrapped;
  });
  return longer * 10 <= lines.size() && full >= 3 ? width : 0;
}

bool starts_small(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

// Does `next` go on with the paragraph of `line`? As a wrapping editor does: it breaks a line only
// where the next word no longer fits.
bool continues(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
  if (next.after_blank || next.marker != 0) return false;
  const std::string_view before = text.substr(line.span.begin, line.span.size());
  const std::string_view after = text.substr(next.span.begin, next.span.size());
  if (line.columns > kWrapped) return false;
  if (all_capitals(before) && all_capitals(after)) return true;
  if (starts_small(after) && !ends_sentence(before) && line.columns >= 30) return true;
  if (width == 0) return false;
  const std::uint32_t word = count_columns(after.substr(0, after.find_first_of(" \t")));
  return line.columns + 1 + word > width;
}

std::vector<Block> join_lines(std::string_view text, const std::vector<Line>& lines) {
  const std::uint32_t width = wrap_width(lines);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (i > 0 && continues(text, lines[i - 1], line, width)) {
      blocks.back().span.end = line.span.end;
      blocks.back().single = false;
    } else {
      blocks.push_back({{line.span.begin + line.marker, line.span.end}, line.marker != 0, true});
    }
  }
  return blocks;
}

std::size_t word_count(std::string_view text) {
  std::size_t count = 0;
  for (RawToken t = next_token(text, 0); t.end > t.begin; t = next_token(text, t.end)) {
    count += (t.shape & (kWord | kDigits | kMixed)) != 0;
  }
  return count;
}

bool looks_like_headline(std::string_view text, const Block& block) {
  if (block.list || text.size() > kHeadline) return false;
  if (all_capitals(text)) return true;
  const char last = text.back();
  return block.single && last != '.' && last != ':' && last != ';' && last != ',' &&
         !(ends_sentence(text) && last != '?' && last != '!');
}

bool looks_like_heading(std::string_view text, const Block& block) {
  return !block.list && block.single && text.size() <= kHeading && !ends_sentence(text) &&
         text.back() != ',' && text.back() != ';' && word_count(text) <= kHeadingWords;
}

}  // namespace

void read_plain(Document& document, const DocumentWords& words, std::uint32_t title_lines) {
  document.text = document.source->bytes;
  const std::string_view text = document.text;
  const std::vector<Block> blocks = join_lines(text, split_lines(text));

  bool leading = true;  // only headlines, bylines and datelines so far
  bool headline = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const std::string_view slice = text.substr(block.span.begin, block.span.size());
    PartKind kind = block.list ? PartKind::list_item : PartKind::body;
    if (i < title_lines) {
      kind = PartKind::headline;
      headline = true;
    } else if (!block.list && slice.size() <= kHeadline) {
      kind = read_line(slice, words).kind;
      const bool last = i + 1 == blocks.size();
      const bool free = kind == PartKind::body && title_lines == 0;
      // One line alone is no headline; a second headline below the first has to be as long as one.
      if (free && leading && looks_like_headline(slice, block) && !last &&
          (!headline || word_count(slice) >= 4)) {
        kind = PartKind::headline;
        headline = true;
      } else if (free && blocks.size() > 1 && looks_like_heading(slice, block)) {
        kind = PartKind::heading;
      }
    }
    leading &= kind != PartKind::body && kind != PartKind::list_item && kind != PartKind::heading;
    document.parts.push_back({kind, block.span, 0, 0, 0});
  }
  settle_layout(document, words);
}

}  // namespace factlint
