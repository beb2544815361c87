#include "engine/document/html_tags.hpp"

#include <algorithm>
#include <iterator>

#include "engine/model/hash.hpp"

namespace factlint {

namespace {

using E = HtmlElement;

struct NamedElement {
  std::string_view name;
  HtmlElement element;
};

// In byte order.
constexpr NamedElement kElements[] = {
    {"address", E::block},
    {"article", E::article},
    {"aside", E::aside},
    {"audio", E::audio},
    {"blockquote", E::quote},
    {"body", E::body},
    {"br", E::line_break},
    {"button", E::button},
    {"canvas", E::canvas},
    {"caption", E::table_caption},
    {"center", E::block},
    {"code", E::code},
    {"dd", E::list_item},
    {"details", E::block},
    {"dialog", E::block},
    {"div", E::block},
    {"dl", E::list},
    {"dt", E::list_item},
    {"fieldset", E::block},
    {"figcaption", E::figcaption},
    {"figure", E::figure},
    {"footer", E::footer},
    {"form", E::form},
    {"h1", E::heading1},
    {"h2", E::heading},
    {"h3", E::heading},
    {"h4", E::heading},
    {"h5", E::heading},
    {"h6", E::heading},
    {"head", E::head},
    {"header", E::header},
    {"hgroup", E::block},
    {"hr", E::rule},
    {"html", E::block},
    {"iframe", E::iframe},
    {"legend", E::block},
    {"li", E::list_item},
    {"link", E::link},
    {"main", E::article},
    {"math", E::math},
    {"meta", E::meta},
    {"nav", E::nav},
    {"noscript", E::noscript},
    {"object", E::object},
    {"ol", E::list},
    {"p", E::paragraph},
    {"pre", E::pre},
    {"script", E::script},
    {"section", E::block},
    {"select", E::select},
    {"style", E::style},
    {"summary", E::block},
    {"svg", E::svg},
    {"table", E::table},
    {"tbody", E::block},
    {"td", E::cell},
    {"template", E::template_},
    {"textarea", E::textarea},
    {"tfoot", E::block},
    {"th", E::cell},
    {"thead", E::block},
    {"time", E::time},
    {"title", E::title},
    {"tr", E::row},
    {"ul", E::list},
    {"video", E::video},
};

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool same_name(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (fold_ascii(a[i]) != lower[i]) return false;
  }
  return true;
}

std::uint32_t clip(std::size_t at, std::string_view bytes) {
  return static_cast<std::uint32_t>(std::min(at, bytes.size()));
}

// Attributes up to the '>'; returns the offset behind it.
std::uint32_t read_attributes(std::string_view bytes, std::uint32_t at, HtmlTag& tag) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  for (;;) {
    while (at < size && (is_space(bytes[at]) || bytes[at] == '/')) ++at;
    if (at >= size) return size;
    if (bytes[at] == '>') return at + 1;
    const std::uint32_t name = at++;
    while (at < size && !is_space(bytes[at]) && bytes[at] != '=' && bytes[at] != '>' &&
           bytes[at] != '/') {
      ++at;
    }
    const std::uint32_t name_end = at;
    while (at < size && is_space(bytes[at])) ++at;
    Span value{at, at};
    if (at < size && bytes[at] == '=') {
      ++at;
      while (at < size && is_space(bytes[at])) ++at;
      if (at < size && (bytes[at] == '"' || bytes[at] == '\'')) {
        const std::uint32_t end = clip(bytes.find(bytes[at], at + 1), bytes);
        value = {at + 1, end};
        at = end < size ? end + 1 : size;
      } else {
        const std::uint32_t begin = at;
        while (at < size && !is_space(bytes[at]) && bytes[at] != '>') ++at;
        value = {begin, at};
      }
    }
    value.end = std::max(value.begin, value.end);
    tag.set(bytes.substr(name, name_end - name), value, bytes.substr(value.begin, value.size()));
  }
}

}  // namespace

HtmlElement html_element(std::string_view name) {
  char folded[12];
  if (name.empty() || name.size() > sizeof folded) return E::other;
  for (std::size_t i = 0; i < name.size(); ++i) folded[i] = fold_ascii(name[i]);
  const std::string_view lower(folded, name.size());
  const NamedElement* found = std::lower_bound(
      std::begin(kElements), std::end(kElements), lower,
      [](const NamedElement& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != std::end(kElements) && found->name == lower ? found->element : E::other;
}

bool is_left_out(HtmlElement element) {
  return element >= E::nav && element <= E::hidden;
}

bool is_block(HtmlElement element) {
  return (element >= E::block && element <= E::table_caption) ||
         (element >= E::nav && element <= E::form);
}

bool is_raw_text(HtmlElement element) {
  return element == E::script || element == E::style || element == E::title ||
         element == E::textarea || element == E::iframe;
}

void HtmlTag::set(std::string_view attribute, Span value_source, std::string_view value) {
  const auto keep = [&](Span& field, std::string_view wanted) {
    if (!same_name(attribute, wanted)) return false;
    if (field.empty()) field = value_source;
    return true;
  };
  switch (attribute.empty() ? ' ' : fold_ascii(attribute[0])) {
    case 'a':
      hidden |= same_name(attribute, "aria-hidden") && value == "true";
      break;
    case 'c':
      keep(classes, "class") || keep(content, "content") || keep(colspan, "colspan");
      break;
    case 'd':
      keep(datetime, "datetime");
      break;
    case 'h':
      hidden |= same_name(attribute, "hidden");
      keep(href, "href");
      break;
    case 'i':
      keep(id, "id") || keep(itemprop, "itemprop");
      break;
    case 'n':
      keep(name_value, "name");
      break;
    case 'p':
      pubdate |= same_name(attribute, "pubdate");
      keep(property, "property");
      break;
    case 'r':
      keep(role, "role") || keep(rel, "rel");
      break;
    case 't':
      keep(type, "type");
      break;
    default:
      break;
  }
}

HtmlToken next_html_token(std::string_view bytes, std::uint32_t at) {
  HtmlToken token;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  if (at >= size) {
    token.source = {size, size};
    return token;
  }
  // Text up to a '<' that begins a tag, a comment or a declaration: "5 < 6" is text.
  std::uint32_t scan = at;
  while (scan < size) {
    const std::uint32_t hit = clip(bytes.find('<', scan), bytes);
    const char next = hit + 1 < size ? bytes[hit + 1] : ' ';
    const bool closes = next == '/' && hit + 2 < size && is_letter(bytes[hit + 2]);
    if (hit >= size || is_letter(next) || next == '!' || next == '?' || closes) {
      scan = hit;
      break;
    }
    scan = hit + 1;
  }
  if (scan > at) {
    token.kind = HtmlToken::text;
    token.source = {at, scan};
    return token;
  }
  const char next = bytes[at + 1];
  if (next == '!' || next == '?') {
    token.kind = HtmlToken::ignored;
    const bool comment = bytes.substr(at, 4) == "<!--";
    const std::size_t end = comment ? bytes.find("-->", at + 4) : bytes.find('>', at);
    const std::size_t behind = end == std::string_view::npos ? size : end + (comment ? 3 : 1);
    token.source = {at, clip(behind, bytes)};
    return token;
  }
  token.kind = next == '/' ? HtmlToken::close : HtmlToken::open;
  const std::uint32_t name = at + (next == '/' ? 2 : 1);
  std::uint32_t name_end = name;
  while (name_end < size && !is_space(bytes[name_end]) && bytes[name_end] != '>' &&
         bytes[name_end] != '/') {
    ++name_end;
  }
  token.tag.name = bytes.substr(name, name_end - name);
  token.tag.element = html_element(token.tag.name);
  token.source = {at, read_attributes(bytes, name_end, token.tag)};
  token.tag.source = token.source;
  return token;
}

std::uint32_t raw_text_end(std::string_view bytes, std::uint32_t at, std::string_view name) {
  for (std::size_t hit = bytes.find("</", at); hit != std::string_view::npos;
       hit = bytes.find("</", hit + 2)) {
    const std::string_view found = bytes.substr(hit + 2, name.size());
    const bool same = std::equal(found.begin(), found.end(), name.begin(), name.end(),
                                 [](char a, char b) { return fold_ascii(a) == fold_ascii(b); });
    if (same) return static_cast<std::uint32_t>(hit);
  }
  return static_cast<std::uint32_t>(bytes.size());
}

}  // namespace factlint
