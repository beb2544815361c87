// What a block of text is by its words and its place: byline, dateline, caption, page furniture,
// repeated headline; the readers of all formats end with settle_layout().
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/document/words.hpp"
#include "engine/document/written_date.hpp"
#include "engine/model/document.hpp"

namespace factlint {

/// A short line by itself; `kind` is body where its words say nothing.
struct LineReading {
  PartKind kind = PartKind::body;
  std::optional<WrittenDate> date;  ///< datelines and bylines that hold one
  std::string_view author;          ///< bylines with a cue before the name
};
LineReading read_line(std::string_view line, const DocumentWords& words);

/// The start of a report: "LISBON, March 3 (Coast Wire) - Ferries…" or "BERLIN — …".
struct WireDateline {
  std::uint32_t end = 0;   ///< behind the place, date and agency, before the dash
  std::uint32_t body = 0;  ///< where the text begins
  std::optional<WrittenDate> date;
  std::string_view agency;
};
std::optional<WireDateline> read_wire_dateline(std::string_view text, const DocumentWords& words);

/// Settles the kinds of the parts of a document whose headline, headings, lists and tables are
/// known: short lines by their words, a wire dateline is split from its paragraph, repeats and
/// near-repeats of the headline become boilerplate. Fills meta.title, author, agency and the date
/// of the dateline where they are not known yet.
void settle_layout(Document& document, const DocumentWords& words);

/// Ends like a sentence: . ! ? … or such a mark before a closing quotation mark or bracket.
bool ends_sentence(std::string_view text);
/// Has letters and none of them is small.
bool all_capitals(std::string_view text);

}  // namespace factlint
