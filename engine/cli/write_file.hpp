// Files that are whole at any time: reports and baselines.
#pragma once

#include <string>
#include <string_view>

namespace factlint::cli {

/// Writes a temporary file beside `path` and renames it: whoever reads `path`, and whoever looks
/// after a kill, finds the old bytes or the new ones. A link keeps pointing where it does; a file
/// that exists keeps its permissions. What is no regular file (/dev/stdout, a pipe) is written to
/// directly. False, with a message, if it cannot be written.
bool write_file(const std::string& path, std::string_view bytes);

}  // namespace factlint::cli
