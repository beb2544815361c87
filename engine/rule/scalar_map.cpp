// Where the bytes of a scalar's value stand in its file. Each function walks the source beside the
// value and gives up where they differ, so that a wrong position is never reported: at worst the
// caller points at the whole scalar.
#include <algorithm>

#include "engine/rule/yaml_file.hpp"

namespace factlint {

namespace {

/// Appends runs; neighbours that continue each other byte for byte become one.
class RunWriter {
 public:
  void copy(std::size_t text, std::size_t source, std::size_t length) {
    if (length == 0) return;
    if (!map.runs.empty()) {
      OffsetRun& last = map.runs.back();
      if (last.length == last.source_length && last.text + last.length == text &&
          last.source + last.length == source) {
        last.length += static_cast<std::uint32_t>(length);
        last.source_length = last.length;
        return;
      }
    }
    unit(text, source, length, length);
  }
  void unit(std::size_t text, std::size_t source, std::size_t length, std::size_t source_length) {
    map.runs.push_back({static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(source),
                        static_cast<std::uint32_t>(length),
                        static_cast<std::uint32_t>(source_length)});
  }

  ScalarMap map;
};

std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end - at;
}

/// Bytes of the escape that begins with the backslash at `at`.
std::size_t escape_length(std::string_view bytes, std::size_t at) {
  if (at + 1 >= bytes.size()) return 1;
  switch (bytes[at + 1]) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

std::optional<ScalarMap> map_quoted(std::string_view bytes, const YamlNode& scalar) {
  const std::string& text = scalar.text;
  const bool escapes = scalar.style == YamlStyle::double_quoted;
  RunWriter out;
  std::size_t at = scalar.at.begin + 1;
  for (std::size_t i = 0; i < text.size();) {
    if (at >= bytes.size() || bytes[at] == '\n') return std::nullopt;
    if (escapes && bytes[at] == '\\') {
      const std::size_t length = character_length(text, i);
      const std::size_t source_length = escape_length(bytes, at);
      out.unit(i, at, length, source_length);
      i += length;
      at += source_length;
    } else if (!escapes && bytes[at] == '\'') {
      if (text[i] != '\'') return std::nullopt;
      out.unit(i++, at, 1, 2);
      at += 2;
    } else {
      if (bytes[at] != text[i]) return std::nullopt;
      out.copy(i++, at++, 1);
    }
  }
  if (at >= bytes.size() || bytes[at] != bytes[scalar.at.begin]) return std::nullopt;
  return std::move(out.map);
}

struct SourceLine {
  std::size_t begin;
  std::size_t end;   // without its line end
  std::size_t next;  // behind its line end
};

SourceLine line_at(std::string_view bytes, std::size_t begin) {
  const std::size_t newline = bytes.find('\n', begin);
  if (newline == std::string_view::npos) return {begin, bytes.size(), bytes.size()};
  const bool carriage_return = newline > begin && bytes[newline - 1] == '\r';
  return {begin, newline - (carriage_return ? 1 : 0), newline + 1};
}

std::optional<ScalarMap> map_literal(std::string_view bytes, const YamlNode& scalar) {
  const std::string_view text = scalar.text;
  RunWriter out;
  std::size_t source = line_at(bytes, scalar.at.begin).next;
  std::optional<std::size_t> indent;
  for (std::size_t i = 0; i < text.size();) {
    if (source >= bytes.size()) return std::nullopt;
    const SourceLine line = line_at(bytes, source);
    const std::size_t newline = text.find('\n', i);
    const std::size_t end = std::min(newline, text.size());
    const std::size_t length = end - i;
    const std::size_t width = line.end - line.begin;
    // The first line with text shows how far the block is indented.
    if (!indent && length > 0) {
      if (width < length) return std::nullopt;
      indent = width - length;
    }
    const std::size_t skip = length > 0 ? *indent : width;
    if (length > 0 && bytes.substr(line.begin + skip, width - skip) != text.substr(i, length)) {
      return std::nullopt;
    }
    out.copy(i, line.begin + skip, length);
    if (newline != std::string_view::npos) {
      const std::size_t break_length = std::max<std::size_t>(line.next - line.end, 1);
      if (break_length == 1) {
        out.copy(end, line.end, 1);
      } else {
        out.unit(end, line.end, 1, break_length);
      }
    }
    i = end + 1;
    source = line.next;
  }
  return std::move(out.map);
}

}  // namespace

Span ScalarMap::to_source(Span in_text) const {
  if (runs.empty()) return {};
  const auto run_at = [&](std::uint32_t offset) {
    auto it = std::upper_bound(
        runs.begin(), runs.end(), offset,
        [](std::uint32_t value, const OffsetRun& run) { return value < run.text; });
    return it == runs.begin() ? runs.front() : *(it - 1);
  };
  const auto begin_of = [&](std::uint32_t offset) {
    const OffsetRun run = run_at(offset);
    const std::uint32_t into = offset > run.text ? offset - run.text : 0;
    if (into >= run.length) return run.source + run.source_length;
    return run.length == run.source_length ? run.source + into : run.source;
  };
  const std::uint32_t begin = begin_of(in_text.begin);
  if (in_text.empty()) {
    // Behind the last word, not at the start of the line that follows it.
    if (in_text.begin == 0) return {begin, begin};
    const std::uint32_t after = to_source({in_text.begin - 1, in_text.begin}).end;
    return {after, after};
  }
  const OffsetRun last = run_at(in_text.end - 1);
  const std::uint32_t into = std::min(in_text.end - last.text, last.length);
  const std::uint32_t end =
      last.source + (last.length == last.source_length ? into : last.source_length);
  return {begin, std::max(begin, end)};
}

std::optional<ScalarMap> map_scalar(std::string_view bytes, const YamlNode& scalar) {
  if (!scalar.is_scalar()) return std::nullopt;
  switch (scalar.style) {
    case YamlStyle::plain: {
      if (bytes.substr(scalar.at.begin, scalar.text.size()) != scalar.text) return std::nullopt;
      RunWriter out;
      out.copy(0, scalar.at.begin, scalar.text.size());
      return std::move(out.map);
    }
    case YamlStyle::single_quoted:
    case YamlStyle::double_quoted:
      return map_quoted(bytes, scalar);
    case YamlStyle::literal:
      return map_literal(bytes, scalar);
    case YamlStyle::folded:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace factlint
