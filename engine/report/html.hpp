// The report as one self-contained HTML file, for people; what makes it look and move is in
// html_page.hpp.
#pragma once

#include <string>

#include "engine/report/view.hpp"

namespace factlint {

/// The summary, filters (category, outcome, rule, document, words), each finding with its sides
/// next to each other in their sentences and the cited words marked (sides in one sentence share
/// it), the derivation, the rules and the documents. Nothing is loaded from elsewhere, and the page
/// says so to the browser (Content-Security-Policy); all text of documents is escaped here and only
/// shown or hidden by the script. Without scripts the page is whole, without the filters.
std::string render_html(const ReportView& view);

}  // namespace factlint
