// The report as Markdown for a comment on a pull or merge request, or for a job summary.
#pragma once

#include <cstddef>
#include <string>

#include "engine/report/view.hpp"

namespace factlint {

/// A heading, the summary, the conflicts that no baseline knows with every side quoted in its
/// sentence (the cited words bold), other outcomes folded away, faults of rule files and unread
/// inputs. At most `max_bytes`: GitHub takes 65,536 characters; what is left out is counted in the
/// last line. Text of documents is escaped: it makes no markup, notifies nobody and links nothing.
std::string render_markdown(const ReportView& view, std::size_t max_bytes = 60000);

}  // namespace factlint
