// Dates of undated documents that another document of the run pins down: "January 13" in a text
// without a date is 2026-01-13 if a dated text tells the same event under that day. Runs between
// scanning and evaluation.
#pragma once

#include <vector>

#include "engine/model/knowledge.hpp"
#include "engine/model/reading.hpp"

namespace factlint {

/// Resolves partial dates (month and day without a year) of documents without a publication date,
/// where every dated document that tells the same event agrees on the year, and re-times their
/// clauses. Linear: dates meet through their month and day.
void anchor_dates(std::vector<Reading>& readings, const Knowledge& knowledge);

}  // namespace factlint
