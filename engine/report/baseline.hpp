// Findings that are known: a file of fingerprints against which a report is held, so that only new
// and worse ones fail. cli/baseline.cpp writes it, view.hpp carries the comparison to the formats.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "engine/model/finding.hpp"
#include "engine/report/view.hpp"

namespace factlint {

/// Findings of one fingerprint. What is not the print, the number and the level is for people who
/// read the file.
struct KnownFinding {
  std::size_t count = 0;
  Level level = Level::note;  ///< the gravest of them
  Outcome outcome = Outcome::conflict;
  std::string rule;
  std::string path;
  std::string message;
};

struct Baseline {
  std::map<std::string, KnownFinding, std::less<>> known;  ///< by fingerprint

  [[nodiscard]] std::size_t size() const;  ///< findings, each as often as it was there
};

/// All findings but agreements, which are made only on request.
Baseline baseline_of(const Report& report);

/// JSON, one entry a line in the order of path, rule and fingerprint: a change of one finding is a
/// change of one line, whoever merges it.
std::string render_baseline(const Baseline& baseline);
/// False, with `fault` set, if this is no baseline or one of a later schema.
bool parse_baseline(std::string_view text, Baseline& out, std::string& fault);

/// A finding is unchanged if its fingerprint is known and not used up by an earlier one, worse if
/// it is a conflict of a graver level than then, else new.
BaselineMarks compare(const Baseline& baseline, const Report& report);

/// `old` without what `now` does not have (any more, or as often).
Baseline pruned(const Baseline& old, const Baseline& now);

}  // namespace factlint
