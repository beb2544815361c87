#include "engine/rule/lifted_blocks.hpp"

#include <algorithm>
#include <optional>

namespace factlint {

namespace {

constexpr std::size_t kWorthLifting = 2048;

struct Line {
  std::size_t begin;
  std::size_t end;  // without its newline
  std::size_t next;
  std::size_t text;  // its first byte that is no space; `end` if blank
};

Line line_at(std::string_view bytes, std::size_t begin) {
  const std::size_t newline = bytes.find('\n', begin);
  const std::size_t end = newline == std::string_view::npos ? bytes.size() : newline;
  std::size_t text = begin;
  while (text < end && bytes[text] == ' ') ++text;
  return {begin, end, newline == std::string_view::npos ? end : end + 1, text};
}

struct Header {
  std::size_t bar;
  bool strip;
};

/// `key: |` and `key: |-`, with nothing behind.
std::optional<Header> header_of(std::string_view bytes, const Line& line) {
  const std::string_view text = bytes.substr(line.text, line.end - line.text);
  const bool strip = text.ends_with(": |-");
  if (!strip && !text.ends_with(": |")) return std::nullopt;
  const std::size_t length = text.size() - (strip ? 4 : 3);
  const bool plain_key =
      length > 0 &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
      });
  if (!plain_key || text.front() == '-') return std::nullopt;
  return Header{line.text + length + 2, strip};
}

struct Body {
  std::string text;
  std::size_t next;  // the line behind the block
};

/// The lines of a block whose key is indented by `outer`; nullopt if they are not plain.
std::optional<Body> body_of(std::string_view bytes, std::size_t at, std::size_t outer, bool strip) {
  Body body;
  std::size_t indent = 0;
  std::size_t blank = 0;  // line ends that wait for a line with text
  while (at < bytes.size()) {
    const Line line = line_at(bytes, at);
    if (line.text == line.end) {
      if (line.end - line.begin > outer + 1 && indent == 0) return std::nullopt;
      // Spaces behind the indentation of a blank line belong to the value.
      if (indent != 0 && line.end - line.begin > indent) return std::nullopt;
      ++blank;
      at = line.next;
      continue;
    }
    const std::size_t width = line.text - line.begin;
    if (width <= outer) break;
    if (indent == 0) indent = width;
    if (width < indent || bytes[line.text] == '\t') return std::nullopt;
    body.text.append(blank, '\n');
    blank = 0;
    body.text.append(bytes.substr(line.begin + indent, line.end - line.begin - indent));
    body.text += '\n';
    at = line.next;
  }
  if (indent == 0) return std::nullopt;
  if (strip || bytes[at - 1] != '\n') body.text.pop_back();
  body.next = at;
  return body;
}

}  // namespace

std::uint32_t LiftedBlocks::to_whole(std::uint32_t at) const {
  const auto it =
      std::upper_bound(cuts.begin(), cuts.end(), at,
                       [](std::uint32_t value, const Cut& cut) { return value < cut.at; });
  return it == cuts.begin() ? at : at + (it - 1)->removed;
}

const LiftedBlocks::Block* LiftedBlocks::find(std::uint32_t bar) const {
  const auto it =
      std::lower_bound(blocks.begin(), blocks.end(), bar,
                       [](const Block& block, std::uint32_t value) { return block.bar < value; });
  return it != blocks.end() && it->bar == bar ? &*it : nullptr;
}

LiftedBlocks lift_blocks(std::string_view bytes) {
  LiftedBlocks out;
  if (bytes.size() < kWorthLifting || bytes.find('\r') != std::string_view::npos) return out;
  std::size_t kept = 0;  // what is not yet copied begins here
  std::size_t removed = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Line line = line_at(bytes, at);
    at = line.next;
    const std::optional<Header> header = header_of(bytes, line);
    if (!header) continue;
    std::optional<Body> body = body_of(bytes, line.next, line.text - line.begin, header->strip);
    if (!body) continue;
    at = body->next;
    if (body->next - line.next < kWorthLifting) continue;
    out.yaml.append(bytes.substr(kept, line.next - kept));
    kept = body->next;
    removed += body->next - line.next;
    out.blocks.push_back({static_cast<std::uint32_t>(header->bar), std::move(body->text)});
    out.cuts.push_back(
        {static_cast<std::uint32_t>(out.yaml.size()), static_cast<std::uint32_t>(removed)});
  }
  if (!out.blocks.empty()) out.yaml.append(bytes.substr(kept));
  return out;
}

}  // namespace factlint
