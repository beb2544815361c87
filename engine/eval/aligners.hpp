// The joins that align statements, measures, quotations and names across documents, as joins.cpp
// lists them; the alignment itself is in align_*.cpp.
#pragma once

#include <span>

#include "engine/eval/joins.hpp"

namespace factlint {

std::span<const Join* const> aligners();

}  // namespace factlint
