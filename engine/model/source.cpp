#include "engine/model/source.hpp"

#include <algorithm>
#include <cstring>

namespace factlint {

LineIndex::LineIndex(std::string_view bytes) : bytes_(bytes) {
  starts_.push_back(0);
  for (std::size_t at = 0; at < bytes.size();) {
    const void* hit = std::memchr(bytes.data() + at, '\n', bytes.size() - at);
    if (hit == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(hit) - bytes.data()) + 1;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

LineColumn LineIndex::bytes_at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(bytes_.size()));
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - starts_.begin());
  return {line, offset - starts_[line - 1] + 1};
}

LineColumn LineIndex::code_points_at(std::uint32_t offset) const {
  LineColumn at = bytes_at(offset);
  std::uint32_t column = 1;
  for (std::uint32_t i = starts_[at.line - 1]; i < starts_[at.line - 1] + at.column - 1; ++i) {
    column += (static_cast<unsigned char>(bytes_[i]) & 0xC0) != 0x80;
  }
  return {at.line, column};
}

LineColumn LineIndex::utf16_at(std::uint32_t offset) const {
  LineColumn at = bytes_at(offset);
  std::uint32_t column = 1;
  for (std::uint32_t i = starts_[at.line - 1]; i < starts_[at.line - 1] + at.column - 1; ++i) {
    const auto byte = static_cast<unsigned char>(bytes_[i]);
    // A four-byte sequence is a surrogate pair; continuation bytes add nothing.
    column += (byte & 0xC0) == 0x80 ? 0 : (byte >= 0xF0 ? 2 : 1);
  }
  return {at.line, column};
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
