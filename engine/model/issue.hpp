// A fault of a rule file, lexicon, table, manifest or expectation file; report/snippet.hpp prints
// it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/model/source.hpp"

namespace factlint {

struct Issue {
  enum class Level : std::uint8_t { error, warning };
  std::shared_ptr<const Source>
      source;  ///< the file it is in; null when the file could not be read
  std::string path;
  Span at;              ///< bytes of the source
  std::string message;  ///< "unknown key `severty`"
  std::string help;     ///< "did you mean `severity`?", may be empty
  Level level = Level::error;
};

/// Issues in the order path, position, message: the order in which they are printed.
void sort_issues(std::vector<Issue>& issues);

}  // namespace factlint
