// Feeds any bytes to the rule file reader: YAML tree, positions, keys, syntax, names and types. Run
// with -max_len=4096 and rules/ as the first corpus.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "engine/report/snippet.hpp"
#include "engine/rule/load.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace factlint;
  auto source = std::make_shared<Source>();
  source->path = "fuzz.yaml";
  source->bytes.assign(reinterpret_cast<const char*>(data), size);
  const LoadResult result = load_rule_sources({source});
  for (const Issue& issue : result.issues) {
    if (issue.at.end > size + 1 || issue.at.begin > issue.at.end) __builtin_trap();
  }
  const std::string shown = format_issues(result.issues);
  return shown.empty() && !result.issues.empty() ? 1 : 0;
}
