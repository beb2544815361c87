// libFuzzer target of the rule language: any bytes parse or fail with a place inside the text, and
// what parses prints to text that parses to the same tree.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"

namespace {

using namespace factlint::grammar;

void require(bool holds) {
  if (!holds) std::abort();
}

template <class Result>
void require_placed(const Result& result, std::string_view text) {
  if (result) return;
  require(!result.error.message.empty());
  require(result.error.at.begin <= result.error.at.end);
  require(result.error.at.end <= text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  const auto check = parse_check(text);
  require_placed(check, text);
  if (check) {
    for (const Spelling spelling : {Spelling::utf8, Spelling::ascii}) {
      const auto again = parse_check(print(*check, spelling));
      require(again && *again == *check);
    }
  }

  const auto pattern = parse_pattern(text);
  require_placed(pattern, text);
  if (pattern) {
    const auto again = parse_pattern(print(*pattern));
    require(again && *again == *pattern);
  }
  return 0;
}
