#include "engine/scan/garble_site.hpp"

#include <algorithm>

namespace factlint {

namespace {

constexpr std::uint32_t kLookBack = 4096;  // bytes in which an open <code> or ` is looked for

bool is_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

// An odd number of backticks, or an element of code that is still open, before the place.
bool in_code(const Context& c, std::uint32_t token) {
  const Document& document = *c.reading.document;
  const Part& part = document.parts[c.reading.sentences[c.reading.sentence_of(token)].part];
  const std::uint32_t at = document.to_source(c.at(token).span()).begin;
  std::uint32_t first = document.to_source({part.span.begin, part.span.begin + 1}).begin;
  // A part that begins with code: its opening mark stands before the part's first byte.
  first = std::max(first - std::min(first, 8U), at - std::min(at, kLookBack));
  const std::string_view before =
      std::string_view(document.source->bytes).substr(first, at - first);
  if (std::count(before.begin(), before.end(), '`') % 2 == 1) return true;
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"<code", "</code"},
        {"<tt", "</tt"},
        {"<kbd", "</kbd"},
        {"<samp", "</samp"},
        {"<var", "</var"},
        {"<pre", "</pre"}}) {
    const std::size_t opened = before.rfind(open);
    if (opened == std::string_view::npos) continue;
    const std::size_t closed = before.rfind(close);
    if (closed == std::string_view::npos || closed < opened) return true;
  }
  return false;
}

}  // namespace

bool mentioned(const Context& c, TokenRange tokens) {
  if (c.at(tokens.first).is(kInQuote)) return true;
  if (tokens.first > 0 && !c.at(tokens.first).is(kSpaceBefore) &&
      is_any(c.text(tokens.first - 1),
             {"'", "\xE2\x80\x98", "\xE2\x80\x99", "`", "/", "\\", "="})) {
    return true;
  }
  if (!c.at(tokens.last).is(kSpaceBefore) && is_any(c.text(tokens.last), {"`", "(", "/", "="})) {
    return true;
  }
  return in_code(c, tokens.first);
}

void add_garble(Context& c, TokenRange tokens, std::string_view what, std::string hint) {
  Record record;
  record.kind = Kind::garble;
  record.tokens = tokens;
  record.sentence = c.reading.sentence_of(tokens.first);
  record.fields.emplace_back(std::string(what));
  record.fields.emplace_back();
  if (!hint.empty()) record.fields.back() = Datum(std::move(hint));
  c.reading.records.push_back(std::move(record));
}

}  // namespace factlint
