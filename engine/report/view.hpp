// What every format prints: a report, the issues of the rule files, and which outcomes to show; the
// formats are beside it, one file each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/finding.hpp"
#include "engine/model/issue.hpp"
#include "engine/model/source.hpp"

namespace factlint {

/// Outcomes to print; agreement only on request.
struct OutcomeSet {
  std::array<bool, 4> on{true, true, true, false};

  [[nodiscard]] bool has(Outcome outcome) const { return on[static_cast<std::size_t>(outcome)]; }
  void add(Outcome outcome) { on[static_cast<std::size_t>(outcome)] = true; }
  static OutcomeSet none() { return {{false, false, false, false}}; }
  static OutcomeSet all() { return {{true, true, true, true}}; }
};

/// What a baseline says of a finding.
enum class Novelty : std::uint8_t { added, worse, unchanged };
/// "new", "worse", "unchanged".
std::string_view to_string(Novelty novelty);

/// A report held against a baseline (baseline.hpp).
struct BaselineMarks {
  std::vector<Novelty> novelty;  ///< one a finding, in the report's order
  std::size_t gone = 0;          ///< findings of the baseline that are not there any more
};

/// Refers to its parts, which must outlive it.
struct ReportView {
  const Report& report;
  const std::vector<Issue>& issues;
  OutcomeSet show;
  std::string_view version;
  /// Conflicts of this level and above fail the run; never if there is none.
  std::optional<Level> fail_on = Level::error;
  const BaselineMarks* baseline = nullptr;  ///< null without one

  /// The findings that are to be shown.
  [[nodiscard]] std::vector<const Finding*> shown() const;
  /// Those of shown() that a reader has to look at: all but what the baseline knows.
  [[nodiscard]] std::vector<const Finding*> fresh() const;
  /// Nothing without a baseline. The finding must be one of the report's.
  [[nodiscard]] std::optional<Novelty> novelty(const Finding& finding) const;
  /// Does this finding make the exit code 1?
  [[nodiscard]] bool fails(const Finding& finding) const;
  [[nodiscard]] bool fails() const;
};

/// Counts over all findings, shown or not.
struct Summary {
  std::size_t documents = 0;
  std::array<std::size_t, 3> conflicts{};  ///< by Level
  std::size_t differences = 0;
  std::size_t unresolved = 0;
  std::size_t agreements = 0;
  std::size_t unread = 0;  ///< inputs that could not be read

  [[nodiscard]] std::size_t all_conflicts() const {
    return conflicts[0] + conflicts[1] + conflicts[2];
  }
};

Summary summarise(const Report& report);
/// Lines of the sources that are cited, each indexed once and on demand.
class Lines {
 public:
  /// The source must outlive this.
  const LineIndex& of(const Source& source);

 private:
  std::unordered_map<const Source*, LineIndex> indexes_;
};

/// A side as it stands in its source. Requires a document.
struct SourcePlace {
  const Source* source = nullptr;
  Span bytes;             ///< of the source
  std::string_view text;  ///< of the document
};

SourcePlace place_of_side(const Side& side);

/// First and last position of a side, 1-based, columns in code points, the end exclusive.
struct SidePlace {
  std::string_view path;
  LineColumn begin;
  LineColumn end;
};

/// Requires a document.
SidePlace lines_of_side(const Side& side, Lines& lines);
/// The side where a finding is reported; null if it cites no document.
const Side* first_side(const Finding& finding);
/// "38 homes here, 48 there (sources/b.txt:1:14: here: 48 homes)": the message with the places of
/// the other sides, for formats that know one place a finding.
std::string message_with_sides(const Finding& finding, Lines& lines);
/// Line and column in UTF-16 units, a byte order mark not counted.
LineColumn utf16_place(const Source& source, const LineIndex& lines, std::uint32_t offset);

}  // namespace factlint
