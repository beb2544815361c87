// The join named_elsewhere: a group whose names one document keeps back, and the first of as many
// names that another document gives for it. scan/withholding.hpp finds the groups.
#pragma once

#include "engine/eval/joins.hpp"

namespace factlint {

/// Pairs of a withholding and a name; at most one for each withholding, in the first document by
/// path that names the group.
const Join& named_elsewhere();

}  // namespace factlint
