#include "engine/report/escape.hpp"

#include <cstdint>

#include "engine/report/text.hpp"

namespace factlint {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Bytes of the valid character that begins here; 0 if there is none (overlong forms, surrogates
/// and values above U+10FFFF are none).
std::size_t character_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  std::uint32_t c = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    c = (c << 6) | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
  const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
  return overlong || surrogate || c > 0x10FFFF ? 0 : size;
}

bool is_noncharacter(std::string_view character) {
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

void append_markup(std::string& out, std::string_view text) {
  for (char c : clean_text(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

std::string clean_text(std::string_view text) {
  const std::string shown = printable(text);
  std::string out;
  out.reserve(shown.size());
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t size = character_size(shown, i);
    const std::string_view character = std::string_view(shown).substr(i, size);
    out += size == 0 || is_noncharacter(character) ? kReplacement : character;
    i += size == 0 ? 1 : size;
  }
  return out;
}

std::string escape_markup(std::string_view text) {
  std::string out;
  append_markup(out, text);
  return out;
}

std::string escape_markup_lines(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = text.find('\n', begin);
    append_markup(out, text.substr(begin, end - begin));
    if (end == std::string_view::npos) break;
    out += '\n';
    begin = end + 1;
  }
  return out;
}

std::string escape_markdown(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_[]#|~$";
  const std::string clean = clean_text(text);
  std::string out;
  // At the start of a line "- a", "+ a", "1. a" and "1) a" are lists, and "---" is a rule.
  std::size_t start = clean.find_first_not_of("0123456789");
  if (start == std::string::npos) return clean;
  const std::string_view at_start = start == 0 ? "-+=" : ".)";
  if (at_start.find(clean[start]) == std::string_view::npos) start = std::string::npos;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const char c = clean[i];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '@') {
      // A backslash is gone before GitHub and GitLab look for names; an empty comment is not.
      out += "@<!-- -->";
    } else {
      if (i == start || kMarks.find(c) != std::string_view::npos) out += '\\';
      out += c;
      if (c == '#') out += "<!-- -->";
    }
  }
  return out;
}

std::string_view without_dot(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

}  // namespace factlint
