// The whole check over two documents cut out of any valid UTF-8, with all shipped rules: it ends,
// every side lies inside its document, and a second run on two threads says the same. Run with the
// texts of fixtures/ as the first corpus.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

#include "engine/document/bytes.hpp"
#include "engine/engine.hpp"

namespace {

using namespace factlint;

const RuleSet& shipped_rules() {
  static const LoadResult loaded = load_rules({FACTLINT_SOURCE_RULES});
  if (!loaded.issues.empty()) std::abort();
  return loaded.rules;
}

LoadedDocuments documents_of(std::string_view bytes, const DocumentWords& words) {
  LoadedDocuments out;
  // The half that a NUL-free text is cut at may lie inside a character: move it on.
  std::size_t cut = bytes.size() / 2;
  while (cut < bytes.size() && (static_cast<unsigned char>(bytes[cut]) & 0xC0) == 0x80) ++cut;
  for (const auto& [path, part, format] :
       {std::tuple{"a.txt", bytes.substr(0, cut), Format::text},
        std::tuple{"b.md", bytes.substr(cut), Format::markdown}}) {
    auto source = std::make_shared<Source>();
    source->path = path;
    source->bytes = part;
    std::vector<Issue> issues;
    out.documents.push_back(make_document(source, format, words, &issues));
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!text_fault(bytes).empty()) return 0;
  const RuleSet& rules = shipped_rules();
  static const DocumentWords words(*rules.knowledge);
  std::string first;
  for (const unsigned threads : {1U, 2U}) {
    CheckOptions options;
    options.threads = threads;
    options.eval.agreements = true;
    const Report report = check(rules, documents_of(bytes, words), options);
    std::string shown;
    for (const Finding& finding : report.findings) {
      if (finding.sides.empty()) std::abort();
      for (const Side& side : finding.sides) {
        if (side.span.begin > side.span.end || side.span.end > side.document->text.size()) {
          std::abort();
        }
      }
      shown += finding.rule + finding.message + finding.fingerprint;
    }
    if (threads == 1) first = shown;
    if (shown != first) std::abort();
  }
  return 0;
}
