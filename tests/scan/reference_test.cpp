#include <catch2/catch.hpp>

#include "engine/document/load.hpp"
#include "engine/scan/scan.hpp"
#include "tests/support/knowledge.hpp"

using namespace factlint;

namespace {

// "yes: <entry>" or "no: <entry> | <entry>" for each record.
std::vector<std::string> references(std::string_view bytes, Format format) {
  static const Scanner scanner(shipped_knowledge());
  static const DocumentWords words(shipped_knowledge());
  auto source = std::make_shared<Source>();
  source->path = "test";
  source->bytes = bytes;
  const Reading reading = scanner.read(make_document(source, format, words));
  std::vector<std::string> out;
  for (const Record& r : reading.records) {
    if (r.kind != Kind::reference) continue;
    std::string line =
        (std::get<bool>(r.fields[0]) ? "yes: " : "no: ") + std::string(reading.text(r.tokens));
    for (const TokenRange& more : r.more) line += " | " + std::string(reading.text(more));
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("References that can be looked up, and those that cannot", "[scan]") {
  CHECK(references("# Tides\n\nThe ferries were late.\n\n## References\n\n"
                   "- Original: https://tides.example/2025/\n"
                   "- A market outlook from a respected analyst house\n"
                   "- Policy notes from a leading research institute\n"
                   "- A. Merrow, Tides, 2019\n"
                   "- The yearbook of the Quayside Tide Office\n"
                   "- [the tide tables](tables.html)\n\n"
                   "## Advice\n\n- Bring a map from a good shop\n",
                   Format::markdown) ==
        std::vector<std::string>{
            "yes: Original: https://tides.example/2025/",
            "no: A market outlook from a respected analyst house | Policy notes from a leading "
            "research institute",
            "yes: A. Merrow, Tides, 2019", "yes: The yearbook of the Quayside Tide Office",
            "yes: the tide tables"});
}

TEST_CASE("A list of references in plain text", "[scan]") {
  CHECK(references("Tides of the North\n\nThe ferries were late on every day of the week, and "
                   "nobody at the harbour office could say why.\n\nReferences\n\n"
                   "  \xE2\x80\xA2 Additional references:\n"
                   "  \xE2\x80\xA2 An overview from a major think tank (relevant timelines).\n\n"
                   "Back To Top\n",
                   Format::text) ==
        std::vector<std::string>{"no: An overview from a major think tank (relevant timelines)."});
}
