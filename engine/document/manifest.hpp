// manifest.yaml beside the documents: title, source and date of files that do not state their own;
// load.cpp asks it for each document.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/document/words.hpp"
#include "engine/model/document.hpp"
#include "engine/model/issue.hpp"

namespace factlint {

/// Reads the manifests of the documents' folders, each once:
///     harbour-week.txt: {title: Ferries cost more, source: Harbour Week, published: 2026-01-29}
/// also below a key `documents`, or as a list of entries with `file`.
class Manifests {
 public:
  Manifests(const DocumentWords& words, std::uint64_t max_bytes)
      : words_(words), max_bytes_(max_bytes) {}

  /// Fills what the document does not say itself; the manifest's date wins over a dateline.
  void apply(Document& document, std::vector<Issue>& issues);

 private:
  struct Entry {
    std::string title, publisher, author, url;
    DateRange published;
  };
  using Entries = std::map<std::string, Entry, std::less<>>;

  const Entries& folder(const std::string& path, std::vector<Issue>& issues);
  Entries read(const std::string& path, std::vector<Issue>& issues) const;

  const DocumentWords& words_;
  std::uint64_t max_bytes_;
  std::map<std::string, Entries> folders_;
};

}  // namespace factlint
