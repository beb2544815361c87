// The files of packs as they are on disk; load.hpp and knowledge.hpp read them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/issue.hpp"

namespace factlint {

/// One file of a pack and which pack it is in.
struct PackFile {
  std::shared_ptr<const Source> source;
  std::size_t pack = 0;  ///< index into `packs`
};

/// The .yaml files below each folder (hidden ones left out), or the single files, pack by pack and
/// in path order. A missing pack, a file that cannot be read or is too large is an issue.
std::vector<PackFile> read_packs(const std::vector<std::string>& packs, std::vector<Issue>& issues);

}  // namespace factlint
