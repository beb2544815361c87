// The bytes of one input as they are on disk; document/ turns a Source into a Document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/span.hpp"

namespace factlint {

struct Source {
  std::string path;   ///< as given or found, with '/' separators; "-" for standard input
  std::string bytes;  ///< unchanged, a byte order mark included
};

/// 1-based line and column; columns count in the unit that the function's name says.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Finds lines by binary search; built once per source that is reported, never while scanning.
class LineIndex {
 public:
  /// `bytes` must outlive the index. Lines end at \n (a \r before it belongs to the line end).
  explicit LineIndex(std::string_view bytes);
  [[nodiscard]] LineColumn bytes_at(std::uint32_t offset) const;        ///< column in bytes
  [[nodiscard]] LineColumn code_points_at(std::uint32_t offset) const;  ///< column in code points
  [[nodiscard]] LineColumn utf16_at(std::uint32_t offset) const;        ///< column in UTF-16 units
  /// Span of the line (1-based) without its line end; empty past the last line.
  [[nodiscard]] Span line(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  /// Bytes in front of a block that begin no character, and those that begin one of four bytes.
  struct Count {
    std::uint32_t continuation = 0;
    std::uint32_t four = 0;
  };
  [[nodiscard]] Count count_before(std::uint32_t offset) const;

  std::string_view bytes_;
  std::vector<std::uint32_t> starts_;
  std::vector<Count> blocks_;  ///< columns in a file of one line cost no walk along it
};

}  // namespace factlint
