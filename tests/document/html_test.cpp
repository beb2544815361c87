#include <catch2/catch.hpp>

#include "tests/document/sample.hpp"

using namespace factlint;
using namespace factlint::document_test;

namespace {

std::string page(const std::string& bytes) {
  return outline(*read(bytes, Format::html));
}

}  // namespace

TEST_CASE("a page gives headline, byline, text and metadata, no furniture", "[document]") {
  const std::string bytes =
      "<!DOCTYPE html>\n<html><head><title>Ferries | Harbour</title>\n"
      "<meta property=\"og:site_name\" content=\"Harbour &amp; Radio\">\n"
      "<meta property='article:published_time' content='2025-09-16T14:10:00+02:00'>\n"
      "<link rel=canonical href=https://harbour.example/ferries>\n"
      "<script>var a = '<p>40 ferries</p>';</script><style>p { }</style></head>\n"
      "<body><header><a href='/'>Harbour</a><nav><ul><li>Deals under 99</li></ul></nav></header>\n"
      "<main><article><h1>Ferries cost <em>more</em></h1>\n<p class=\"byline\">By Ada Merrow</p>\n"
      "<p>The bo<b>ar</b>d paid 40&nbsp;million\n   crowns on <a href='x'>Monday</a>.</p>\n"
      "<figure><img src=f.png><figcaption>A blue ferry</figcaption></figure>\n"
      "<h2>Why</h2><ul><li>The first<li>The second</ul>\n"
      "<blockquote><p>We paid.</p></blockquote>\n"
      "<table><tr><th>Boat<th>Seats</tr><tr><td colspan=2>Heron</td><td>120</td></tr></table>\n"
      "<p>One.<br>Two.<br><br>Three.</p></article></main>\n"
      "<aside>Related: 3 boats</aside><footer><p>Prices correct</p></footer></body></html>\n";
  CHECK(page(bytes) ==
        "boilerplate: Harbour\n"
        "headline: Ferries cost more\n"
        "byline: By Ada Merrow\n"
        "body: The board paid 40\xC2\xA0million crowns on Monday.\n"
        "caption: A blue ferry\n"
        "heading: Why\n"
        "list item: The first\n"
        "list item: The second\n"
        "block quote: We paid.\n"
        "cell 0.0.0: Boat\ncell 0.0.1: Seats\ncell 0.1.0: Heron\ncell 0.1.2: 120\n"
        "body: One./Two.\n"
        "body: Three.\n");
  const DocumentMeta meta = read(bytes, Format::html)->meta;
  CHECK(meta.title == "Ferries cost more");
  CHECK(meta.publisher == "Harbour & Radio");
  CHECK(meta.author == "Ada Merrow");
  CHECK(meta.url == "https://harbour.example/ferries");
  CHECK(format_date(meta.published) == "2025-09-16");
  CHECK(meta.published_from == "HTML metadata");
}

TEST_CASE("without h1 the title is the headline", "[document]") {
  CHECK(page("<title>Ferries &amp; boats cost more | Harbour</title><body><p>They do.</p>") ==
        "headline: Ferries & boats cost more\nbody: They do.\n");
  CHECK(page("<meta property='og:title' content='Ferries'><title>F | H</title><p>They do.</p>") ==
        "headline: Ferries\nbody: They do.\n");
}

TEST_CASE("dates of a page", "[document]") {
  const auto date = [](const std::string& bytes) {
    return format_date(read(bytes, Format::html)->meta.published);
  };
  CHECK(date("<p><time datetime='2024-05-03'>Friday</time></p><p>Text.</p>") == "2024-05-03");
  CHECK(date("<script type='application/ld+json'>{\"datePublished\": \"2024-05-04T10:00\"}"
             "</script><p>Text.</p>") == "2024-05-04");
  CHECK(date("<p>May 5, 2024</p><p>Text.</p>") == "2024-05-05");
  CHECK(date("<p>Text.</p>") == "unknown");
}

TEST_CASE("every word of a tricky page maps to its bytes", "[document]") {
  const std::string bytes =
      "\xEF\xBB\xBF<html>\r\n<body><!-- 5 --><p>The caf\xC3\xA9&nbsp;at \xE6\xB8\xAF\xE5\x8F\xA3 "
      "sold</u> <i>40,000</i>\xC2\xA0"
      "cups &lt; 5 &copy; A&T\r\n   &#x2014;<b>so</b>on 5 < 6</p>"
      "<table><p>fostered<tr><td>in</table>&ldquo;end&rdquo;</body>";
  std::size_t count = 0;
  for (const MappedWord& word : mapped_words(*read(bytes, Format::html))) {
    ++count;
    if (word.source.front() == '&' && word.source.back() == ';') continue;
    if (word.text == "soon") {
      CHECK(word.source == "so</b>on");
      continue;
    }
    CHECK(word.text == word.source);
  }
  CHECK(count == 21);
}

TEST_CASE("deep nesting and unclosed furniture end in time", "[document]") {
  std::string deep;
  for (int i = 0; i < 50000; ++i) deep += "<div>";
  deep += "<p>The board paid.</p>";
  CHECK(outline(*read(deep, Format::html)) == "body: The board paid.\n");
  std::string tables;
  for (int i = 0; i < 20000; ++i) tables += "<table><tr><td>";
  CHECK(read(tables + "x", Format::html)->parts.size() == 1);
  std::string formats;
  for (int i = 0; i < 20000; ++i) formats += "<p><font size=" + std::to_string(i) + ">x";
  CHECK(read(formats, Format::html)->parts.size() == 20000);
  std::string attributes = "<p ";
  for (int i = 0; i < 50000; ++i) attributes += "a" + std::to_string(i) + " ";
  CHECK(outline(*read(attributes + ">Paid.", Format::html)) == "body: Paid.\n");
}

TEST_CASE("a form around the page is not furniture", "[document]") {
  CHECK(page("<body><form><input><h1>Ferries</h1><p>The board paid.</p></form></body>") ==
        "headline: Ferries\nbody: The board paid.\n");
}
