// A cited place inside its sentence, for formats that quote (Markdown, HTML); text.hpp draws the
// line of the source instead.
#pragma once

#include <string>
#include <string_view>

#include "engine/model/finding.hpp"

namespace factlint {

/// Bytes of the document's text, one behind the other; none of them leaves the side's paragraph
/// unless the side itself does.
struct Context {
  std::string_view before;
  std::string_view quote;
  std::string_view after;
  bool cut_before = false;  ///< more of the paragraph stands in front of it
  bool cut_after = false;
};

/// The sentence around a side, at most `max_bytes` on each side of it, cut between words. A
/// sentence ends where it surely does ("… in spring. The"): after "U.S." or "Inc." rather too much
/// is shown. Requires a document.
Context context_of(const Side& side, std::size_t max_bytes = 320);

}  // namespace factlint
