// The report as JUnit XML, in the dialect that Jenkins, GitLab and most test viewers read (the
// schema is jenkins-junit.xsd of the xUnit plugin).
#pragma once

#include <string>

#include "engine/report/view.hpp"

namespace factlint {

/// A test suite a document. In it a test case for every rule that reports there (name: the rule,
/// class name: the path), or one named "no findings". A rule that fails the run (see
/// ReportView::fail_on) is a failure whose text holds all its findings there, as viewers show only
/// one a case; others pass, with their text as system-out. A finding belongs to the document of its
/// first side. Faults of rule files and unread inputs are errors, each in a suite of its own. No
/// times are written: the same input gives the same bytes.
std::string render_junit(const ReportView& view);

}  // namespace factlint
