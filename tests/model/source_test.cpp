#include "engine/model/source.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace factlint;

TEST_CASE("columns far along one line are those of a walk along it", "[model]") {
  // One, two, three and four bytes, over many blocks of the index, on two lines.
  std::string bytes;
  for (int i = 0; i < 1500; ++i) bytes += "a\xC3\xA9\xE2\x80\x94\xF0\x9F\x98\x80";
  bytes += '\n' + bytes;
  const LineIndex index(bytes);
  REQUIRE(index.lines() == 2);
  std::uint32_t line = 1;
  std::uint32_t points = 1;
  std::uint32_t units = 1;
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if ((byte & 0xC0) == 0x80) continue;
    const LineColumn point = index.code_points_at(at);
    const LineColumn unit = index.utf16_at(at);
    if (point.line != line || point.column != points || unit.column != units) {
      FAIL("at byte " << at << ": " << point.line << ":" << point.column << " / " << unit.column);
    }
    ++points;
    units += byte >= 0xF0 ? 2 : 1;
    if (bytes[at] == '\n') {
      ++line;
      points = units = 1;
    }
  }
  CHECK(index.code_points_at(static_cast<std::uint32_t>(bytes.size())).column == 6001);
}

TEST_CASE("an empty source has one line", "[model]") {
  const LineIndex index("");
  CHECK(index.lines() == 1);
  CHECK(index.code_points_at(0).column == 1);
  CHECK(index.utf16_at(5).column == 1);
}
