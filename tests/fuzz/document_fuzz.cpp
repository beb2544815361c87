// Any valid UTF-8, read in every format: parts stay inside the text, in order, and every part maps
// into the source.
#include <cstdlib>

#include "engine/document/bytes.hpp"
#include "engine/document/load.hpp"

namespace {

// A few words, so that datelines, bylines and furniture are reached.
factlint::Knowledge some_knowledge() {
  using namespace factlint;
  Knowledge knowledge;
  const auto add = [&](const char* cls, const char* word, double number = 0) {
    ClassValue value;
    value.number = number;
    value.has_number = number != 0;
    knowledge.lexicon.add(knowledge.lexicon.declare(cls), word, number != 0 ? &value : nullptr);
  };
  add("month", "May", 5);
  add("month", "june", 6);
  add("weekday", "monday");
  add("byline-start", "by");
  add("byline-verb", "reports in");
  add("caption-start", "photo:");
  add("boilerplate-line", "0 comments:");
  add("dateline-cue", "updated on");
  add("markup-byline", "byline");
  add("markup-furniture", "menu");
  return knowledge;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace factlint;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!text_fault(bytes).empty()) return 0;
  static const Knowledge knowledge = some_knowledge();
  static const DocumentWords words(knowledge);
  for (const Format format : {Format::text, Format::markdown, Format::html}) {
    auto source = std::make_shared<Source>();
    source->bytes = bytes;
    std::vector<Issue> issues;
    const auto document = make_document(source, format, words, &issues);
    std::uint32_t at = 0;
    for (const Part& part : document->parts) {
      const bool ordered = at <= part.span.begin && part.span.begin < part.span.end &&
                           part.span.end <= document->text.size();
      const Span mapped = document->to_source(part.span);
      if (!ordered || mapped.end < mapped.begin || mapped.end > bytes.size()) std::abort();
      at = part.span.end;
    }
    if (invalid_utf8(document->text) != std::string_view::npos) std::abort();
  }
  return 0;
}
