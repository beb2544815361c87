// Arguments to files: folders are walked, globs matched, every file found once; load.cpp reads
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/finding.hpp"

namespace factlint {

/// Ascending by path; a file reached by several names keeps the smallest. Folders are walked once
/// each by their identity on disk, so that symlink loops end. What matches nothing is an error.
std::vector<std::string> expand_paths(const std::vector<std::string>& paths,
                                      std::vector<InputError>& errors);

/// Whole-path match: ? one byte and * any number of them, not '/'; ** also across folders
/// ("a/**/b" matches "a/b"); [a-z] and [!a-z]. Cost: O(pattern × path).
bool glob_match(std::string_view pattern, std::string_view path);

/// .txt .text .md .markdown .html .htm .xhtml
bool has_known_extension(std::string_view path);

}  // namespace factlint
