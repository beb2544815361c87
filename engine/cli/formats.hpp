// The report formats by name, and where `--output` sends them; what each one writes is in report/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/cli/commands.hpp"
#include "engine/report/view.hpp"

namespace factlint::cli {

/// "text", "json" …, in the order in which help names them.
std::vector<std::string> format_names();
/// A format of format_names(); `color` matters to text only.
std::string render(std::string_view format, const ReportView& view, bool color);

struct Destination {
  std::string format;
  std::string path;  ///< empty: standard output
};

/// Where the reports go: each FORMAT=FILE is one; a plain FILE takes --format, and without any
/// plain one --format goes to standard output. "-" is standard output. Words behind an = that are
/// no format are part of the name ("a=b.json"). False, with `fault` set, if two would write to one
/// place.
bool destinations(const CheckCommand& command, std::vector<Destination>& out, std::string& fault);

}  // namespace factlint::cli
