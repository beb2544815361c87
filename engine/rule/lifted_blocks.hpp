// Takes large `|` blocks out of a YAML text before the library sees it: it reads 28 MB/s, and a
// table of 150 KB is one block whose lines need no YAML. yaml_file.cpp puts them back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace factlint {

struct LiftedBlocks {
  struct Block {
    std::uint32_t bar = 0;  ///< byte of its `|` in the whole text
    std::string text;       ///< the scalar's value
  };
  /// What was cut out in front of byte `at` of `yaml`, all earlier cuts included.
  struct Cut {
    std::uint32_t at = 0;
    std::uint32_t removed = 0;
  };
  std::string yaml;  ///< the text without the blocks' lines; empty if nothing was lifted
  std::vector<Block> blocks;
  std::vector<Cut> cuts;

  /// Byte of `yaml` to byte of the whole text.
  [[nodiscard]] std::uint32_t to_whole(std::uint32_t at) const;
  /// nullptr if no block begins at this `|`.
  [[nodiscard]] const Block* find(std::uint32_t bar) const;
};

/// Lifts the blocks of 2 KB and more that are plain: `key: |` or `key: |-`, indented by spaces, no
/// carriage returns. A text that only looks like such a block (inside a long quotation) is lifted
/// as well: the caller has to see that every block comes back, and read the whole text if one does
/// not.
LiftedBlocks lift_blocks(std::string_view bytes);

}  // namespace factlint
