#include "engine/report/context.hpp"

#include <algorithm>

#include "engine/model/hash.hpp"
#include "engine/report/view.hpp"

namespace factlint {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Offsets of what may be shown around the quote: its part, or the line if it lies in none.
Span room_of(const Document& document, Span quote) {
  const auto inside = [&](const Part& part) {
    return part.span.begin <= quote.begin && quote.begin < part.span.end;
  };
  // Parts do not overlap and ascend: the last that begins at or before the quote.
  auto it =
      std::upper_bound(document.parts.begin(), document.parts.end(), quote.begin,
                       [](std::uint32_t at, const Part& part) { return at < part.span.begin; });
  if (it != document.parts.begin() && inside(*--it)) {
    return {it->span.begin, std::max(it->span.end, quote.end)};
  }
  const std::string_view text = document.text;
  const std::size_t line =
      quote.begin == 0 ? std::string_view::npos : text.rfind('\n', quote.begin - 1);
  const std::size_t end = text.find('\n', quote.end);
  return {line == std::string_view::npos ? 0U : static_cast<std::uint32_t>(line + 1),
          static_cast<std::uint32_t>(std::min(end, text.size()))};
}

/// Does a sentence end in front of `at`, a place behind white space? Only after a word of four
/// letters or more or a closing mark: "Inc. said" and "U.S. Army" go on.
bool sentence_ends(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] >= 'a' && text[at] <= 'z')) return false;
  std::size_t i = at;
  while (i > 0 && is_space(text[i - 1])) --i;
  if (i == at) return false;
  for (std::string_view mark : {"\"", "'", ")", "”", "’"}) {
    if (text.substr(0, i).ends_with(mark)) {
      i -= mark.size();
      break;
    }
  }
  if (i == 0) return false;
  const char stop = text[i - 1];
  if (stop == '!' || stop == '?') return true;
  if (stop != '.') return false;
  std::size_t begin = --i;
  while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
  return i - begin >= 4;
}

}  // namespace

Context context_of(const Side& side, std::size_t max_bytes) {
  const std::string_view text = side.document->text;
  const std::string_view quote = place_of_side(side).text;
  const auto begin = static_cast<std::size_t>(quote.data() - text.data());
  const std::size_t end = begin + quote.size();
  const Span room =
      room_of(*side.document, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  std::size_t from = begin;
  std::size_t best = begin;  // the last word's begin that is near enough
  while (from > room.begin && begin - from < max_bytes && !sentence_ends(text, from)) {
    --from;
    if (is_space(text[from])) best = from + 1;
  }
  if (from > room.begin && !sentence_ends(text, from)) from = best;
  std::size_t to = end;
  best = end;
  while (to < room.end && to - end < max_bytes &&
         !(to > end && sentence_ends(text.substr(0, room.end), to))) {
    if (is_space(text[to])) best = to;
    ++to;
  }
  if (to < room.end && !sentence_ends(text.substr(0, room.end), to)) to = best;
  while (from < begin && is_space(text[from])) ++from;
  while (to > end && is_space(text[to - 1])) --to;
  std::size_t rest = to;
  while (rest < room.end && is_space(text[rest])) ++rest;
  return {text.substr(from, begin - from), quote, text.substr(end, to - end), from > room.begin,
          rest < room.end};
}

}  // namespace factlint
