#include "engine/model/source.hpp"

#include <algorithm>
#include <cstring>

namespace factlint {

namespace {

constexpr std::uint32_t kBlock = 1024;

template <class Count>
void count_byte(char c, Count& count) {
  const auto byte = static_cast<unsigned char>(c);
  count.continuation += (byte & 0xC0) == 0x80 ? 1 : 0;
  count.four += byte >= 0xF0 ? 1 : 0;
}

}  // namespace

LineIndex::LineIndex(std::string_view bytes) : bytes_(bytes) {
  starts_.push_back(0);
  for (std::size_t at = 0; at < bytes.size();) {
    const void* hit = std::memchr(bytes.data() + at, '\n', bytes.size() - at);
    if (hit == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(hit) - bytes.data()) + 1;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
  blocks_.reserve(bytes.size() / kBlock + 1);
  Count count;
  for (std::size_t at = 0; at <= bytes.size(); at += kBlock) {
    blocks_.push_back(count);
    for (const char c : bytes.substr(at, kBlock)) count_byte(c, count);
  }
}

LineColumn LineIndex::bytes_at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(bytes_.size()));
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - starts_.begin());
  return {line, offset - starts_[line - 1] + 1};
}

LineIndex::Count LineIndex::count_before(std::uint32_t offset) const {
  Count count = blocks_[offset / kBlock];
  for (std::uint32_t i = offset / kBlock * kBlock; i < offset; ++i) count_byte(bytes_[i], count);
  return count;
}

LineColumn LineIndex::code_points_at(std::uint32_t offset) const {
  const LineColumn at = bytes_at(offset);
  const std::uint32_t start = starts_[at.line - 1];
  const std::uint32_t end = start + at.column - 1;
  return {at.line, at.column - (count_before(end).continuation - count_before(start).continuation)};
}

LineColumn LineIndex::utf16_at(std::uint32_t offset) const {
  const LineColumn at = bytes_at(offset);
  const std::uint32_t start = starts_[at.line - 1];
  const Count before = count_before(start);
  const Count until = count_before(start + at.column - 1);
  // A four-byte sequence is a surrogate pair; continuation bytes add nothing.
  return {at.line,
          at.column - (until.continuation - before.continuation) + (until.four - before.four)};
}

Span LineIndex::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::uint32_t begin = starts_[number - 1];
  std::uint32_t end =
      number < starts_.size() ? starts_[number] - 1 : static_cast<std::uint32_t>(bytes_.size());
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return {begin, end};
}

}  // namespace factlint
