// The year of a dateline that names none ("June 26"), taken from dated documents of the same run
// that tell of the same things; engine.cpp calls it before the documents are scanned.
#pragma once

#include <memory>
#include <vector>

#include "engine/model/document.hpp"

namespace factlint {

/// A document gets its year only if all dated documents that share enough names with it, and lie
/// within two months of it, give the same one. Linear in the text.
void take_dateline_years(std::vector<std::shared_ptr<const Document>>& documents);

}  // namespace factlint
