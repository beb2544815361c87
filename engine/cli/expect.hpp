// A fixture corpus's expect.yaml: what `factlint test` demands of the documents beside it. Read
// here, judged in corpora.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/finding.hpp"
#include "engine/model/issue.hpp"
#include "engine/rule/file_issues.hpp"

namespace factlint::cli {

/// Words of one document of the corpus.
struct QuotedPlace {
  std::string file;  ///< path inside the folder
  std::string quote;
  Span at;  ///< of the quote, in bytes of expect.yaml
};

/// `- {category, outcome, level, at: [{file, quote}], rule, why, gap}`. Met when one finding has
/// the outcome and category (and level and rule, where given) and cites words of one `at` place.
/// With `gap` (why no rule finds it yet) the row is one that is known not to be met.
struct ExpectedRow {
  std::string category;
  Outcome outcome = Outcome::conflict;
  std::optional<Level> level;
  std::string rule;  ///< empty: any
  std::vector<QuotedPlace> at;
  std::string why;
  std::string gap;
};

/// `- {file, quote, why}`: no conflict may cite these words.
struct SilentRow {
  QuotedPlace at;
  std::string why;
};

struct Expectation {
  std::shared_ptr<const Source> source;
  std::string why;
  std::string published;             ///< as --published; may be empty
  std::vector<std::string> against;  ///< as --against, paths inside the folder
  std::vector<ExpectedRow> expect;
  std::vector<SilentRow> silent;
};

/// Reads the file; faults become issues, and rows that have one are left out.
Expectation read_expectation(FileIssues& issues);

}  // namespace factlint::cli
