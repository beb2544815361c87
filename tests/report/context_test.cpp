#include "engine/report/context.hpp"

#include <catch2/catch.hpp>

#include "tests/report/sample.hpp"

using namespace factlint;

namespace {

/// "… before[quote]after …", in one document whose parts are its lines.
std::string shown(const std::string& text, std::string_view quote, std::size_t max_bytes = 320) {
  auto document = std::make_shared<Document>(*sample::document("a.txt", text));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    document->parts.push_back(
        {PartKind::body, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end + 1;
  }
  const std::shared_ptr<const Document> kept = document;
  const Context c = context_of(sample::side(kept, quote), max_bytes);
  return std::string(c.cut_before ? "… " : "") + std::string(c.before) + "[" +
         std::string(c.quote) + "]" + std::string(c.after) + (c.cut_after ? " …" : "");
}

}  // namespace

TEST_CASE("a side stands in its sentence", "[report]") {
  const std::string text =
      "Head\nThe mill reopened in spring. It has 38 homes, Ada said. “Not more.” The reef is far.\n"
      "Next\n";
  CHECK(shown(text, "38 homes") == "… It has [38 homes], Ada said. …");
  CHECK(shown(text, "mill") == "The [mill] reopened in spring. …");
  CHECK(shown(text, "far") == "… The reef is [far].");
  CHECK(shown(text, "Head") == "[Head]");
  CHECK(shown(text, "spring. It") == "The mill reopened in [spring. It] has 38 homes, Ada said. …");
}

TEST_CASE("a full stop after a short word ends no sentence", "[report]") {
  CHECK(shown("A U.S. Army base of Dunn Inc. Yards holds 12 boats.", "12") ==
        "A U.S. Army base of Dunn Inc. Yards holds [12] boats.");
}

TEST_CASE("long sentences are cut between words", "[report]") {
  CHECK(shown("one two three four five six seven eight", "five", 9) == "… four [five] six …");
  CHECK(shown("aaaaaaaaaaaaaaaaaaaaaaaa12bbbbbbbbbbbbbbbbbbbbbbb", "12", 5) == "… [12] …");
}

TEST_CASE("a side outside of all parts stands in its line", "[report]") {
  const auto document = sample::document("a.txt", "one\ntwo 12 three\nfour");
  const Context c = context_of(sample::side(document, "12"));
  CHECK(c.before == "two ");
  CHECK(c.after == " three");
}
