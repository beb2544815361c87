// Helpers of the document tests: a small set of layout words, and documents written out as lines.
#pragma once

#include <string>
#include <vector>

#include "engine/document/load.hpp"

namespace factlint::document_test {

/// Months, weekdays, cues and a few places, as the shipped lexicons have them.
const DocumentWords& sample_words();

/// Reads text as the format says, from a source named "sample".
std::shared_ptr<Document> read(std::string bytes, Format format,
                               std::vector<Issue>* issues = nullptr);

/// One line a part: "headline: Tide table wrong".
std::string outline(const Document& document);

/// For every word of the parts: the source bytes it maps to. A test compares them with the words.
struct MappedWord {
  std::string text;
  std::string source;
};
std::vector<MappedWord> mapped_words(const Document& document);

}  // namespace factlint::document_test
