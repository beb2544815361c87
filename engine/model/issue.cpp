#include "engine/model/issue.hpp"

#include <algorithm>
#include <tuple>

namespace factlint {

void sort_issues(std::vector<Issue>& issues) {
  std::stable_sort(issues.begin(), issues.end(), [](const Issue& a, const Issue& b) {
    return std::tie(a.path, a.at, a.message) < std::tie(b.path, b.at, b.message);
  });
}

}  // namespace factlint
