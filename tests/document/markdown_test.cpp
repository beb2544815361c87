#include <catch2/catch.hpp>

#include "tests/document/sample.hpp"

using namespace factlint;
using namespace factlint::document_test;

namespace {

std::string markdown(const std::string& text) {
  return outline(*read(text, Format::markdown));
}

}  // namespace

TEST_CASE("front matter gives headline and metadata", "[document]") {
  const auto document = read(
      "---\ntitle: \"Tide table \\\"wrong\\\" by an hour\"\nsource: Harbour Radio\n"
      "published: 2025-06-25\nauthor: [Ada Merrow, Mirel Aston]\n---\n\n"
      "# Tide table \"wrong\" by an hour\n\nOSLO — The table was wrong.\n",
      Format::markdown);
  CHECK(outline(*document) ==
        "headline: Tide table \"wrong\" by an hour\n"
        "boilerplate: Tide table \"wrong\" by an hour\n"
        "dateline: OSLO\n"
        "body: The table was wrong.\n");
  CHECK(document->meta.title == "Tide table \"wrong\" by an hour");
  CHECK(document->meta.publisher == "Harbour Radio");
  CHECK(document->meta.author == "Ada Merrow, Mirel Aston");
  CHECK(format_date(document->meta.published) == "2025-06-25");
  CHECK(document->meta.published_from == "front matter");
  for (const MappedWord& word : mapped_words(*document)) {
    CHECK(word.source == (word.text == "\"" && word.source.size() == 2 ? "\\\"" : word.text));
  }
}

TEST_CASE("bad front matter is reported and read line by line", "[document]") {
  std::vector<Issue> issues;
  const auto document =
      read("---\ntitle: Ferries: a history\ndate: next week\n---\nThe board bought ferries.\n",
           Format::markdown, &issues);
  CHECK(outline(*document) == "headline: Ferries: a history\nbody: The board bought ferries.\n");
  REQUIRE(issues.size() == 2);
  CHECK(issues[0].message == "the front matter is no YAML: illegal map value");
  CHECK(issues[0].level == Issue::Level::warning);
  CHECK(issues[1].message == "`next week` is not a date");
  CHECK(issues[1].help == "write it as 2026-01-29");
  CHECK(document->source->bytes.substr(issues[1].at.begin, issues[1].at.size()) == "next week");
}

TEST_CASE("without a closing line there is no front matter", "[document]") {
  CHECK(markdown("---\n\nThe board bought ferries.\n\nIt is glad.\n") ==
        "body: The board bought ferries.\nbody: It is glad.\n");
}

TEST_CASE("blocks of Markdown", "[document]") {
  CHECK(markdown("# Ferries *cost* more\n\nThe [board](http://b.example/a_b) paid **40**&nbsp;m.\n"
                 "Second line.\n\n## Why\n\n- the *first* reason\n- the second\n\n  goes on\n\n"
                 "> A ferry is a bridge.\n\n![A blue ferry](f.png)\n\n```\ncode 500\n```\n\n"
                 "| Boat | Seats |\n|---|---|\n| Heron | 120 |\n\nBack to top\n") ==
        "headline: Ferries cost more\n"
        "body: The board paid 40\xC2\xA0m. Second line.\n"
        "heading: Why\n"
        "list item: the first reason\n"
        "list item: the second\n"
        "list item: goes on\n"
        "block quote: A ferry is a bridge.\n"
        "caption: A blue ferry\n"
        "boilerplate: code 500\n"
        "cell 0.0.0: Boat\ncell 0.0.1: Seats\ncell 0.1.0: Heron\ncell 0.1.1: 120\n"
        "boilerplate: Back to top\n");
}

TEST_CASE("HTML inside Markdown", "[document]") {
  CHECK(markdown("# Ferries\n\n<p>The <b>board</b> paid.</p>\n\n<nav>\n\n- Home 40\n\n</nav>\n\n"
                 "It paid<br>again.\n") ==
        "headline: Ferries\nbody: The board paid.\nboilerplate: Home 40\nbody: It paid again.\n");
}

TEST_CASE("every word of a tricky Markdown text maps to its bytes", "[document]") {
  const auto document = read(
      "\xEF\xBB\xBF---\r\ntitle: 'Harbour''s caf\xC3\xA9 \xE6\xB8\xAF\xE5\x8F\xA3'\r\n---\r\n\r\n"
      "The **N**ordic board\xC2\xA0paid *40,000* crowns \\* twice\r\n"
      "in [May&nbsp;2024](x \"t\") to A\\&B &amp; C &#8220;soon&#8221;.\r\n\r\n"
      "> quoted ***deep*** `code`\r\n> more\r\n\r\n1. one\r\n   two\r\n",
      Format::markdown);
  for (const MappedWord& word : mapped_words(*document)) {
    if (word.text == "&" && word.source == "&amp;") continue;
    if (word.source == "&#8220;" || word.source == "&#8221;") continue;
    if (word.text == "Nordic") {
      CHECK(word.source == "N**ordic");
      continue;
    }
    if (word.text == "Harbour") {
      CHECK(word.source == "Harbour");
      continue;
    }
    if (word.text == "'s") {
      CHECK(word.source == "''s");
      continue;
    }
    if (word.text == "A&B") {
      CHECK(word.source == "A\\&B");
      continue;
    }
    CHECK(word.text == word.source);
  }
}
