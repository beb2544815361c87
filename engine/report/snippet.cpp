#include "engine/report/snippet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace factlint {

namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// Blocks, not the exact tables of UAX 11: a caret one column off in a rare script is no harm.
constexpr std::array<CodePointRange, 15> kZeroWidth{{{0x0300, 0x036F},
                                                     {0x0483, 0x0489},
                                                     {0x0591, 0x05BD},
                                                     {0x0610, 0x061A},
                                                     {0x064B, 0x065F},
                                                     {0x0E34, 0x0E3A},
                                                     {0x0E47, 0x0E4E},
                                                     {0x1AB0, 0x1AFF},
                                                     {0x1DC0, 0x1DFF},
                                                     {0x200B, 0x200F},
                                                     {0x2060, 0x2064},
                                                     {0x20D0, 0x20FF},
                                                     {0xFE00, 0xFE0F},
                                                     {0xFE20, 0xFE2F},
                                                     {0xFEFF, 0xFEFF}}};
constexpr std::array<CodePointRange, 13> kWide{{{0x1100, 0x115F},
                                                {0x2E80, 0x303E},
                                                {0x3041, 0x33FF},
                                                {0x3400, 0x4DBF},
                                                {0x4E00, 0x9FFF},
                                                {0xA000, 0xA4CF},
                                                {0xAC00, 0xD7A3},
                                                {0xF900, 0xFAFF},
                                                {0xFE30, 0xFE4F},
                                                {0xFF00, 0xFF60},
                                                {0xFFE0, 0xFFE6},
                                                {0x1F300, 0x1FAFF},
                                                {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool in_ranges(const std::array<CodePointRange, N>& ranges, char32_t c) {
  const auto it = std::lower_bound(ranges.begin(), ranges.end(), c,
                                   [](const CodePointRange& r, char32_t x) { return r.last < x; });
  return it != ranges.end() && it->first <= c;
}

/// One drawn character: the bytes it stands for and what is shown of it.
struct Cell {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string shown;
  std::uint32_t width = 1;
};

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "…";

struct Decoded {
  char32_t code_point;
  std::uint32_t size;  // 0: no valid character here
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return {0, 0};
  char32_t c = lead & (0xFFU >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {0, 0};
    c = (c << 6) | (byte(at + i) & 0x3FU);
  }
  return {c, size};
}

bool is_control(char32_t c) {
  // Bidirectional overrides would reorder what stands around them.
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// The cells of text[from, to), tabs expanded from column 0 at `from`.
std::vector<Cell> cells_of(std::string_view text, std::uint32_t from, std::uint32_t to,
                           std::uint32_t tab_width) {
  std::vector<Cell> cells;
  std::uint32_t column = 0;
  for (std::uint32_t at = from; at < to;) {
    const Decoded c = decode(text.substr(0, to), at);
    Cell cell{at, at + std::max(c.size, 1U), std::string(kReplacement), 1};
    if (c.size == 1 && c.code_point == '\t') {
      cell.width = tab_width - column % tab_width;
      cell.shown.assign(cell.width, ' ');
    } else if (c.size != 0 && c.code_point == 0xFEFF) {
      cell.shown.clear();
      cell.width = 0;
    } else if (c.size != 0 && !is_control(c.code_point)) {
      cell.shown = text.substr(at, c.size);
      cell.width = column_width(c.code_point);
    }
    column += cell.width;
    at = cell.end;
    cells.push_back(std::move(cell));
  }
  return cells;
}

/// How many bytes to look at on each side of the span: four times the columns, so that a window
/// of four-byte characters is full, and a line of megabytes costs nothing.
std::uint32_t reach(const SnippetStyle& style) {
  return 4 * style.max_width + 16;
}

bool is_continuation(std::string_view bytes, std::uint32_t at) {
  return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
}

}  // namespace

unsigned column_width(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (in_ranges(kZeroWidth, code_point)) return 0;
  return in_ranges(kWide, code_point) ? 2 : 1;
}

std::uint32_t text_width(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    width += c.size == 0 ? 1 : column_width(c.code_point);
    at += std::max(c.size, 1U);
  }
  return width;
}

std::string draw_snippet(std::string_view bytes, const LineIndex& lines, Span span,
                         const SnippetStyle& style) {
  span.begin = std::min(span.begin, static_cast<std::uint32_t>(bytes.size()));
  const Span line = lines.line(lines.bytes_at(span.begin).line);
  const std::uint32_t begin = std::clamp(span.begin, line.begin, line.end);
  const std::uint32_t end = std::clamp(std::max(span.end, begin), begin, line.end);

  std::uint32_t from = begin - line.begin > reach(style) ? begin - reach(style) : line.begin;
  std::uint32_t to = line.end - begin > 2 * reach(style) ? begin + 2 * reach(style) : line.end;
  while (from > line.begin && is_continuation(bytes, from)) --from;
  while (to > begin && to < line.end && is_continuation(bytes, to)) --to;
  const std::vector<Cell> cells = cells_of(bytes, from, to, std::max(style.tab_width, 1U));

  // The window: cells [first, last) that fit, with the span's begin inside. A third of the room
  // stands in front of it, so that the reader sees what led there.
  std::size_t at = 0;
  while (at < cells.size() && cells[at].end <= begin) ++at;
  std::size_t first = at;
  std::uint32_t width = 0;
  std::uint32_t whole = 0;
  for (const Cell& cell : cells) whole += cell.width;
  const bool cut = whole > style.max_width || from > line.begin || to < line.end;
  const std::uint32_t before = cut ? style.max_width / 3 : style.max_width;
  while (first > 0 && width + cells[first - 1].width <= before) width += cells[--first].width;
  std::size_t last = at;
  while (last < cells.size() && width + cells[last].width <= style.max_width) {
    width += cells[last++].width;
  }
  while (last == cells.size() && first > 0 && width + cells[first - 1].width <= style.max_width) {
    width += cells[--first].width;
  }

  std::string text(style.indent, ' ');
  std::string marks(style.indent, ' ');
  if (first > 0 || from > line.begin) {
    text += kEllipsis;
    marks += ' ';
  }
  std::string carets;
  for (std::size_t i = first; i < last; ++i) {
    text += cells[i].shown;
    const bool inside = cells[i].begin < end && cells[i].end > begin;
    if (inside) {
      carets.append(cells[i].width, '~');
    } else if (cells[i].end <= begin) {
      marks.append(cells[i].width, ' ');
    }
  }
  if (carets.empty()) carets = "~";
  carets.front() = '^';
  if (last < cells.size() || to < line.end) text += kEllipsis;
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (style.color) carets = "\x1b[1;32m" + carets + "\x1b[0m";
  return text + '\n' + marks + carets + '\n';
}

LineColumn place_of(std::string_view bytes, const LineIndex& lines, std::uint32_t offset) {
  LineColumn place = lines.code_points_at(offset);
  if (place.line == 1 && place.column > 1 && bytes.substr(0, 3) == "\xEF\xBB\xBF") --place.column;
  return place;
}

namespace {

void append_issue(std::string& out, const Issue& issue, const LineIndex* lines,
                  const SnippetStyle& style) {
  const std::string_view level = issue.level == Issue::Level::error ? "error" : "warning";
  if (lines == nullptr) {
    fmt::format_to(std::back_inserter(out), "{}: {}: {}\n", issue.path, level, issue.message);
  } else {
    const std::string_view bytes = issue.source->bytes;
    const LineColumn place = place_of(bytes, *lines, issue.at.begin);
    fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {}\n", issue.path, place.line,
                   place.column, level, issue.message);
    out += draw_snippet(bytes, *lines, issue.at, style);
  }
  if (!issue.help.empty()) {
    out.append(style.indent, ' ');
    out += "help: " + issue.help + '\n';
  }
}

}  // namespace

std::string format_issue(const Issue& issue, const SnippetStyle& style) {
  return format_issues({issue}, style);
}

std::string format_issues(const std::vector<Issue>& issues, const SnippetStyle& style) {
  std::string out;
  const Source* indexed = nullptr;
  std::vector<LineIndex> index;  // of `indexed`, one or none
  for (const Issue& issue : issues) {
    if (issue.source.get() != indexed) {
      indexed = issue.source.get();
      index.clear();
      if (indexed != nullptr) index.emplace_back(indexed->bytes);
    }
    append_issue(out, issue, index.empty() ? nullptr : &index.front(), style);
  }
  return out;
}

}  // namespace factlint
