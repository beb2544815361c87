// Paths to documents: expands folders and globs, reads and checks the bytes, hands them to the
// reader of their format (plain.hpp, markdown.hpp, html.hpp) and settles title and date.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/words.hpp"
#include "engine/model/document.hpp"
#include "engine/model/finding.hpp"
#include "engine/model/issue.hpp"

namespace factlint {

enum class Format : std::uint8_t { text, markdown, html };

struct LoadOptions {
  /// ISO date; the last resort. Precedence: front matter, HTML metadata, manifest.yaml, a dateline
  /// with a year, this. A dateline without a year keeps its month and day in the metadata even
  /// where this supplies the date.
  std::string published;
  /// Larger files are refused before they are read.
  std::uint64_t max_bytes = 64ULL << 20;
};

struct LoadedDocuments {
  std::vector<std::shared_ptr<const Document>> documents;  ///< ascending by path, each file once
  std::vector<InputError> errors;                          ///< ascending by path; exit code 3
  std::vector<Issue> issues;  ///< faults of manifests and front matter, empty files (warnings)
};

/// `paths`: files, folders (recursive; .txt .text .md .markdown .html .htm .xhtml; hidden files
/// skipped), globs (* ? [a-z] **, only where no such file exists) and "-" for standard input, which
/// is read once. A file that is named is read as plain text whatever its extension. What cannot be
/// read is an error; the rest is loaded all the same.
LoadedDocuments load_documents(const std::vector<std::string>& paths, const LoadOptions& options,
                               const DocumentWords& words);

/// By the extension; text if it is none of the known ones.
Format format_of(std::string_view path);

/// Reads valid UTF-8 bytes (at most 4 GiB) as the format says. Front matter faults go to `issues`
/// if it is not null.
std::shared_ptr<Document> make_document(std::shared_ptr<const Source> source, Format format,
                                        const DocumentWords& words,
                                        std::vector<Issue>* issues = nullptr);

/// A document that stands in a rule's example or a test. A title is put before the text as a line
/// of its own, so that it has bytes to cite; the text is then all body. `published` is ISO or
/// empty.
std::shared_ptr<Document> make_document(std::string_view text, std::string_view title,
                                        std::string_view published, const DocumentWords& words,
                                        std::string path = "example");

}  // namespace factlint
