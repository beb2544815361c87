// Reads the baseline that `check --baseline` names; the subcommand is in baseline.cpp, what a
// baseline means in report/baseline.hpp.
#pragma once

#include <string>

#include "engine/report/baseline.hpp"

namespace factlint::cli {

/// False, with a message, if there is no such file or it is no baseline.
bool read_baseline(const std::string& path, Baseline& out);

}  // namespace factlint::cli
