// The report as workflow commands of GitHub Actions, which show findings beside the changed lines
// (docs.github.com, "Workflow commands": setting a notice, warning or error message).
#pragma once

#include <string>

#include "engine/report/view.hpp"

namespace factlint {

/// One line a finding, on its first side; the places of the others are in the message:
///   ::error file=a.md,line=3,col=21,endLine=3,endColumn=29,title=factlint: homes-disagree::38 …
/// What the baseline knows is left out. A conflict has its own level, other outcomes are a notice.
/// Columns count code points from 1, the end exclusive; a finding over several lines has none, as
/// the host wants it. Faults of rule files and unread inputs are lines too. Text of documents
/// cannot make a command of its own: line ends, % and, in properties, : and , are escaped.
std::string render_github(const ReportView& view);

}  // namespace factlint
