#include "tests/support/knowledge.hpp"

#include <catch2/catch.hpp>

#include "engine/rule/knowledge.hpp"
#include "engine/scan/scan.hpp"

namespace factlint {

const Knowledge& shipped_knowledge() {
  static const std::shared_ptr<const Knowledge> knowledge = [] {
    std::vector<Issue> issues;
    auto loaded = load_knowledge({FACTLINT_SOURCE_DIR "/rules"}, issues);
    for (const Issue& issue : issues) UNSCOPED_INFO(issue.path << ": " << issue.message);
    REQUIRE(issues.empty());
    return loaded;
  }();
  return *knowledge;
}

Reading read_text(std::string_view text, std::string_view published) {
  static const Scanner scanner(shipped_knowledge());
  auto source = std::make_shared<Source>();
  source->path = "test.txt";
  source->bytes = text;
  auto document = std::make_shared<Document>();
  document->source = source;
  document->text = text;
  std::uint32_t begin = 0;
  while (begin < text.size()) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    if (end > begin) document->parts.push_back({PartKind::body, {begin, end}, 0, 0, 0});
    begin = end + 1;
  }
  if (const auto date = parse_iso_date(published)) document->meta.published = *date;
  return scanner.read(document);
}

}  // namespace factlint
