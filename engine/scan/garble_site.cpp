#include "engine/scan/garble_site.hpp"

#include <algorithm>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

constexpr std::size_t kLookBack = 8192;  // bytes in which an open <code> is looked for

bool is_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

// Runs of backticks open and close by turns; a part that begins with code has its opening run in
// front of its first byte.
bool in_backticks(std::string_view bytes, std::uint32_t part, std::uint32_t at) {
  while (part > 0 && bytes[part - 1] == '`') --part;
  if (at - part > kLookBack) part = at - static_cast<std::uint32_t>(kLookBack);
  bool open = false;
  for (std::uint32_t i = part; i < at; ++i) {
    if (bytes[i] == '`' && (i == part || bytes[i - 1] != '`')) open = !open;
  }
  return open;
}

// The nearest tag of an element of code in front of the place opens one.
bool in_code_element(std::string_view bytes, std::uint32_t at) {
  const std::size_t first = at - std::min<std::size_t>(at, kLookBack);
  const std::string_view before = bytes.substr(first, at - first);
  bool pre_closed = false;  // "<pre>a <b>…</b> <code>x</code> here": still inside <pre>
  bool inner_closed = false;
  for (std::size_t tag = before.rfind('<'); tag != std::string_view::npos;
       tag = tag == 0 ? std::string_view::npos : before.rfind('<', tag - 1)) {
    std::string_view name = before.substr(tag + 1, 6);
    const bool closes = !name.empty() && name[0] == '/';
    if (closes) name.remove_prefix(1);
    std::size_t end = 0;
    while (end < name.size() && fold_ascii(name[end]) >= 'a' && fold_ascii(name[end]) <= 'z') ++end;
    const std::uint64_t hash = hash_folded(name.substr(0, end));
    const bool pre = hash == hash_folded("pre");
    const bool inner = hash == hash_folded("code") || hash == hash_folded("tt") ||
                       hash == hash_folded("kbd") || hash == hash_folded("samp") ||
                       hash == hash_folded("var");
    if (!pre && !inner) continue;
    bool& closed = pre ? pre_closed : inner_closed;
    if (!closes && !closed) return true;
    if (closes) closed = true;
    if (pre_closed && inner_closed) return false;
  }
  return false;
}

bool in_code(const Context& c, std::uint32_t token) {
  const Document& document = *c.reading.document;
  const Part& part = document.parts[c.reading.sentences[c.reading.sentence_of(token)].part];
  const std::uint32_t at = document.to_source(c.at(token).span()).begin;
  const std::uint32_t first = document.to_source({part.span.begin, part.span.begin + 1}).begin;
  const std::string_view bytes = document.source->bytes;
  return in_backticks(bytes, std::min(first, at), at) || in_code_element(bytes, at);
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
