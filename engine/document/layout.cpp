#include "engine/document/layout.hpp"

#include <algorithm>
#include <vector>

#include "engine/document/builder.hpp"
#include "engine/model/words.hpp"

namespace factlint {

namespace {

constexpr std::uint32_t kShortLine = 160;  // bytes: a line that may be furniture, credit or byline
constexpr std::uint32_t kByline = 90;      // bytes
constexpr std::size_t kFrontParts = 8;     // date lines and bylines further down do not date a text
constexpr std::size_t kDatelineParts = 2;  // paragraphs in which a wire dateline may stand

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_mark(std::string_view text, const RawToken& token, std::string_view mark) {
  return text.substr(token.begin, token.end - token.begin) == mark;
}

bool empty(const RawToken& token) {
  return token.end <= token.begin;
}

// "*圖片來源: archive*": emphasis marks of a line that came through as plain text.
std::string_view without_emphasis(std::string_view line) {
  while (!line.empty() && (line.front() == '*' || line.front() == '_')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == '*' || line.back() == '_')) line.remove_suffix(1);
  return line;
}

// What may follow the date on its line: a time, a zone, a separator ("| 10:30 am CEST").
bool is_time_tail(std::string_view text, std::uint32_t at) {
  int tokens = 0;
  for (RawToken t = next_token(text, at); !empty(t); t = next_token(text, t.end)) {
    if (++tokens > 8) return false;
    if ((t.shape & (kWord | kMixed)) != 0 && t.end - t.begin > 4) return false;
  }
  return true;
}

// A full date behind a comma, a bracket or a cue: "COURT DIARY, 5 February 2026", "Minutes
// (published 4 February 2026)". `before` becomes the text in front of it, `rest` where the text
// goes on.
std::optional<WrittenDate> read_stated_date(std::string_view line, const DocumentWords& words,
                                            std::string_view& before, std::uint32_t& rest) {
  for (RawToken t = next_token(line, 0); !empty(t); t = next_token(line, t.end)) {
    if (!is_mark(line, t, ",") && !is_mark(line, t, "(") && !is_mark(line, t, "|")) continue;
    const auto cue = words.match(line, t.end, DocumentWords::date_start);
    const auto date = read_written_date(line, cue.end != 0 ? cue.end : t.end, words);
    if (!date || date->year == 0) continue;
    const RawToken close = next_token(line, date->end);
    rest = is_mark(line, close, ")") ? close.end : date->end;
    before = line.substr(0, t.begin);
    return date;
  }
  return std::nullopt;
}

// The name of the outlet with the day: capitals throughout, or a capital at every word.
std::optional<WrittenDate> read_masthead(std::string_view line, const DocumentWords& words) {
  std::string_view name;
  std::uint32_t rest = 0;
  const auto date = read_stated_date(line, words, name, rest);
  if (!date) return std::nullopt;
  int count = 0;
  for (RawToken t = next_token(name, 0); !empty(t); t = next_token(name, t.end)) {
    if ((t.shape & (kWord | kMixed | kDigits)) == 0) continue;
    if ((t.shape & kCapital) == 0 || ++count > 5) return std::nullopt;
  }
  const RawToken more = next_token(line, rest);
  const bool tail = is_mark(line, more, ",") && line.size() - rest < 24 && all_capitals(name);
  return count > 0 && (empty(more) || tail) ? date : std::nullopt;
}

std::optional<WrittenDate> read_date_line(std::string_view line, const DocumentWords& words) {
  std::uint32_t at = 0;
  if (const auto cue = words.match(line, 0, DocumentWords::date_start); cue.end != 0) {
    at = cue.end;
    const RawToken colon = next_token(line, at);
    if (is_mark(line, colon, ":")) at = colon.end;
  }
  auto date = read_written_date(line, at, words);
  if (!date || !is_time_tail(line, date->end)) return std::nullopt;
  // "May 3 was cold" is no date line; without a year nothing may follow.
  if (date->year == 0 && !empty(next_token(line, date->end))) return std::nullopt;
  return date;
}

bool is_furniture(std::string_view line, const DocumentWords& words) {
  const auto match = words.match(line, 0, DocumentWords::boilerplate_line);
  if (match.end == 0) return false;
  RawToken rest = next_token(line, match.end);
  while (!empty(rest) && (rest.shape & (kPunct | kSymbol)) != 0) rest = next_token(line, rest.end);
  if (empty(rest)) return true;
  // "Photo by A. Norrby" and "Labels: tides", but not "Home prices rise" or a sentence.
  const bool open_end = match.words >= 2 || line[match.end - 1] == ':' ||
                        static_cast<unsigned char>(line[match.end - 1]) >= 0x80;
  return open_end && line.size() <= 100 && !ends_sentence(line);
}

std::string_view author_of(std::string_view rest) {
  const RawToken first = next_token(rest, 0);
  std::uint32_t end = first.begin;
  for (RawToken t = first; !empty(t); t = next_token(rest, t.end)) {
    const bool name_mark = is_mark(rest, t, ".") || is_mark(rest, t, "-");
    if ((t.shape & (kWord | kMixed)) == 0 && !name_mark) break;
    end = t.end;
  }
  return rest.substr(first.begin, end - first.begin);
}

bool is_byline(std::string_view line, const DocumentWords& words, std::string_view& author) {
  if (line.size() > kByline || ends_sentence(line)) return false;
  if (const auto cue = words.match(line, 0, DocumentWords::byline_start); cue.end != 0) {
    RawToken next = next_token(line, cue.end);
    if (is_mark(line, next, ":")) next = next_token(line, next.end);
    // "By Kit Sorensen", not "By the numbers".
    if ((next.shape & kCapital) == 0) return false;
    author = author_of(line.substr(next.begin));
    return true;
  }
  // "The Slow Tide, a blog by Mirel Aston"
  if (const std::size_t comma = line.find(", "); comma != std::string_view::npos) {
    const auto cue =
        words.match(line, static_cast<std::uint32_t>(comma) + 1, DocumentWords::byline_start);
    const RawToken name = next_token(line, cue.end);
    if (cue.words >= 2 && (name.shape & kCapital) != 0) {
      author = author_of(line.substr(name.begin));
      return true;
    }
  }
  // "Ada Merrow reports in Harbour Week": two to five capitalised words, then the verb.
  std::uint32_t at = 0;
  for (int names = 0; names < 6; ++names) {
    if (names >= 1 && words.match(line, at, DocumentWords::byline_verb).end != 0) return true;
    const RawToken name = next_token(line, at);
    if (empty(name) || ((name.shape & kCapital) == 0 && !is_mark(line, name, "."))) return false;
    at = name.end;
  }
  return false;
}

// Lower-cased words without marks, for comparing headlines.
std::vector<std::uint64_t> folded_words(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  for (RawToken t = next_token(text, 0); !empty(t); t = next_token(text, t.end)) {
    if ((t.shape & (kPunct | kSymbol)) != 0) continue;
    hashes.push_back(hash_folded(text.substr(t.begin, t.end - t.begin)));
  }
  return hashes;
}

bool repeats(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  if (shared == 0 || (shared < 4 && a.size() != b.size())) return false;
  return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shared), b.begin());
}

void note_date(DocumentMeta& meta, const WrittenDate& date) {
  if (meta.dateline_month == 0) {
    meta.dateline_month = date.year == 0 ? date.month : 0;
    meta.dateline_day = date.year == 0 ? date.day : 0;
  }
  if (meta.published.known || date.year == 0) return;
  meta.published = date.range();
  meta.published_from = "dateline";
}

void mark_repeats(Document& document) {
  std::vector<std::vector<std::uint64_t>> headlines;
  for (Part& part : document.parts) {
    if (part.kind != PartKind::headline && part.kind != PartKind::heading &&
        part.kind != PartKind::body) {
      continue;
    }
    if (part.kind != PartKind::headline && (headlines.empty() || part.span.size() > 2 * kShortLine))
      continue;
    const std::string_view text =
        std::string_view(document.text).substr(part.span.begin, part.span.size());
    if (part.kind == PartKind::body && ends_sentence(text)) continue;
    std::vector<std::uint64_t> words = folded_words(text);
    const bool again = std::any_of(headlines.begin(), headlines.end(),
                                   [&](const auto& known) { return repeats(known, words); });
    if (again) {
      part.kind = PartKind::boilerplate;
    } else if (part.kind == PartKind::headline && headlines.size() < 4) {
      headlines.push_back(std::move(words));
    }
  }
}

}  // namespace

bool ends_sentence(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view close : {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99"}) {
      if (!ends_with(text, close)) continue;
      text.remove_suffix(close.size());
      more = true;
    }
  }
  for (const std::string_view mark : {".", "!", "?", "\xE2\x80\xA6", "\xE3\x80\x82"}) {
    if (ends_with(text, mark)) return true;
  }
  return false;
}

bool all_capitals(std::string_view text) {
  bool capital = false;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    capital |= c >= 'A' && c <= 'Z';
  }
  return capital;
}

LineReading read_line(std::string_view line, const DocumentWords& words) {
  const Span inner = trim(line, {0, static_cast<std::uint32_t>(line.size())});
  line = without_emphasis(line.substr(inner.begin, inner.size()));
  LineReading reading;
  if (line.empty() || line.size() > kShortLine) return reading;
  // Most short lines are paragraphs of one sentence.
  if (line.size() > kByline && ends_sentence(line) && line.find(':') == std::string_view::npos) {
    return reading;
  }
  if (auto date = read_date_line(line, words)) {
    reading.kind = PartKind::dateline;
    reading.date = date;
  } else if (auto masthead = read_masthead(line, words)) {
    reading.kind = PartKind::dateline;
    reading.date = masthead;
  } else if (words.match(line, 0, DocumentWords::caption_start).end != 0 &&
             (!ends_sentence(line) || line.find(':') != std::string_view::npos)) {
    reading.kind = PartKind::caption;
  } else if (is_furniture(line, words)) {
    reading.kind = PartKind::boilerplate;
  } else if (is_byline(line, words, reading.author)) {
    reading.kind = PartKind::byline;
    for (RawToken t = next_token(line, 0); !empty(t); t = next_token(line, t.end)) {
      if (auto found = read_written_date(line, t.begin, words); found && found->year != 0) {
        reading.date = found;
        break;
      }
    }
  }
  return reading;
}

void settle_layout(Document& document, const DocumentWords& words) {
  DocumentMeta& meta = document.meta;
  std::vector<Part> parts;
  parts.reserve(document.parts.size() + 1);
  std::size_t paragraphs = 0;
  for (Part part : document.parts) {
    const std::string_view text =
        std::string_view(document.text).substr(part.span.begin, part.span.size());
    const bool front = parts.size() < kFrontParts;
    if (part.kind == PartKind::body || part.kind == PartKind::heading ||
        part.kind == PartKind::list_item || part.kind == PartKind::byline ||
        part.kind == PartKind::dateline) {
      const LineReading line = read_line(text, words);
      const bool furniture_only = part.kind == PartKind::list_item;
      if (line.kind == PartKind::boilerplate || (line.kind != PartKind::body && !furniture_only)) {
        part.kind = line.kind;
      }
      if (front && line.date) note_date(meta, *line.date);
      if (front && meta.author.empty() && line.kind == PartKind::byline) meta.author = line.author;
    }
    // "Minutes of the harbour board (4 February 2026)"
    if (part.kind == PartKind::headline && front && text.size() <= kShortLine) {
      std::string_view before;
      std::uint32_t rest = 0;
      const auto date = read_stated_date(text, words, before, rest);
      if (date && empty(next_token(text, rest))) note_date(meta, *date);
    }
    if (part.kind == PartKind::body && ++paragraphs <= kDatelineParts) {
      if (const auto wire = read_wire_dateline(text, words)) {
        parts.push_back(
            {PartKind::dateline, {part.span.begin, part.span.begin + wire->end}, 0, 0, 0});
        part.span.begin += wire->body;
        if (wire->date) note_date(meta, *wire->date);
        if (meta.agency.empty()) meta.agency = wire->agency;
        paragraphs = kDatelineParts;
      }
    }
    parts.push_back(part);
  }
  document.parts = std::move(parts);
  mark_repeats(document);
  if (!meta.title.empty()) return;
  for (const Part& part : document.parts) {
    if (part.kind != PartKind::headline) continue;
    meta.title = document.text.substr(part.span.begin, part.span.size());
    break;
  }
}

}  // namespace factlint
