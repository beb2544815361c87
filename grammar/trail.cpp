#include "grammar/trail.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

namespace factlint::grammar {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t utf8_size(std::string_view rest) {
  const auto byte = static_cast<unsigned char>(rest[0]);
  const std::size_t size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  return std::min(size, rest.size());
}

/// A whole string with its quotes; up to the end of its line if the closing quote is missing.
std::size_t string_size(std::string_view rest) {
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '\n') return i;
    if (rest[i] == '"') return i + 1;
    if (rest[i] == '\\') ++i;
  }
  return rest.size();
}

/// Bytes of the word, mark or string that `rest` (not empty) begins with.
std::size_t token_size(std::string_view rest) {
  if (rest[0] == '\n') return 0;
  if (rest[0] == '"') return string_size(rest);
  const auto word = std::find_if_not(rest.begin(), rest.end(), is_word_byte) - rest.begin();
  if (word > 0) return static_cast<std::size_t>(word);
  constexpr std::array<std::string_view, 9> marks = {
      "...", "..", "<=", ">=", "!=", "~=", "+-", "==", "&&"};
  for (const std::string_view mark : marks) {
    if (rest.starts_with(mark)) return mark.size();
  }
  return utf8_size(rest);
}

/// The unexpected token as a message shows it. Long ones are cut at 40 bytes.
std::string shown(std::string_view token) {
  const auto byte = static_cast<unsigned char>(token[0]);
  if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && token.size() == 1)) {
    return fmt::format("byte 0x{:02X}", byte);
  }
  constexpr std::size_t most = 40;
  if (token.size() > most) {
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0) == 0x80) --end;
    return fmt::format("'{}...'", token.substr(0, end));
  }
  return token[0] == '"' ? std::string(token) : fmt::format("'{}'", token);
}

/// "a, b or c".
std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

std::string expectation(const std::vector<const char*>& expected) {
  const auto has = [&](const char* name) {
    return std::any_of(expected.begin(), expected.end(),
                       [&](const char* e) { return std::strcmp(e, name) == 0; });
  };
  const bool any_operator =
      has(arithmetic_operator) && has(comparison_operator) && has(logical_operators);
  std::vector<std::string_view> names;
  for (std::string_view name : expected) {
    if (any_operator &&
        (name == arithmetic_operator || name == comparison_operator || name == logical_operators)) {
      name = "an operator";
    }
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return joined(names);
}

}  // namespace

void Trail::note(Mark before, const char* behind, const char* token, const char* name) {
  if (stopped_ || token < furthest_) return;
  const bool known = before.furthest == token;
  expected_.resize(known ? std::min(before.expected, expected_.size()) : 0);
  furthest_ = token;
  behind_ = known ? std::min(behind_, behind) : behind;
  expected_.push_back(name);
}

void Trail::stop(std::string message, const char* token) {
  if (stopped_) return;
  stopped_ = true;
  message_ = std::move(message);
  const std::string_view rest = text_.substr(static_cast<std::size_t>(token - text_.data()));
  message_at_ = span(token, token + (rest.empty() ? 0 : token_size(rest)));
}

bool Trail::enter(const char* token) {
  if (++depth_ <= max_depth) return true;
  stop(fmt::format("nested too deeply (more than {} levels)", max_depth), token);
  return false;
}

bool Trail::count_operator(std::uint32_t at) {
  if (++operators_ <= max_operators) return true;
  stop(fmt::format("too many operators (more than {})", max_operators), text_.data() + at);
  return false;
}

ParseError Trail::error() const {
  if (!message_.empty()) return {message_, message_at_};
  const std::string what = expectation(expected_);
  const std::string_view rest = text_.substr(static_cast<std::size_t>(furthest_ - text_.data()));
  if (rest.empty()) {
    return {fmt::format("expected {}, got the end of the {}", what, whole_),
            span(behind_, behind_)};
  }
  const std::string_view token = rest.substr(0, token_size(rest));
  const Span at = span(furthest_, furthest_ + token.size());
  if (token.empty()) return {fmt::format("expected {}, got the end of the line", what), at};
  return {fmt::format("expected {}, got {}", what, shown(token)), at};
}

}  // namespace factlint::grammar
