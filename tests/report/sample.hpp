// A small report of two invented documents with one finding of each outcome, for the tests of the
// formats.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/report/view.hpp"

namespace factlint::sample {

/// A plain document whose text is its bytes.
std::shared_ptr<const Document> document(std::string path, std::string bytes);
/// The first place of `quote` in the document; fails the test if there is none.
Side side(const std::shared_ptr<const Document>& document, std::string_view quote,
          std::string note = {});

/// a b.md and sources/b.txt: a conflict (error) with two sides, a derivation and a suggestion, a
/// difference, an unresolved warning and an agreement. One rule, `homes-disagree`.
Report report();

}  // namespace factlint::sample
