// Text to mentions, clauses, facts and records: the scanner runs every recogniser in its order over
// one document. Each recogniser is one file here and one line in scan.cpp.
#pragma once

#include <memory>

#include "engine/model/knowledge.hpp"
#include "engine/model/reading.hpp"

namespace factlint {

/// Holds what the recognisers look up once (class ids); immutable, shared by all threads.
class Scanner {
 public:
  /// `knowledge` must outlive the scanner and the readings.
  explicit Scanner(const Knowledge& knowledge);
  ~Scanner();
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  /// Linear in the document's length.
  [[nodiscard]] Reading read(std::shared_ptr<const Document> document) const;

  struct Recognisers;

 private:
  std::unique_ptr<Recognisers> recognisers_;
};

}  // namespace factlint
