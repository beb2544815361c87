// The shipped knowledge, loaded once for all tests, and readings of short texts.
#pragma once

#include <string_view>

#include "engine/model/reading.hpp"

namespace factlint {

/// Lexicons and tables of rules/; fails the test if they have issues.
const Knowledge& shipped_knowledge();
/// Reads `text` as one body paragraph per line; `published` is an ISO date or empty.
Reading read_text(std::string_view text, std::string_view published = "");

}  // namespace factlint
