#include "engine/report/escape.hpp"

#include <catch2/catch.hpp>

using namespace factlint;

TEST_CASE("markup is text once escaped, and nothing in it is forbidden in XML", "[report]") {
  CHECK(escape_markup("<script>alert(\"a\" & 'b')</script>") ==
        "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;");
  CHECK(escape_markup("a\nb\tc\x01\x1B") == "a b c\uFFFD\uFFFD");
  CHECK(escape_markup(
            "bad \xFF, cut \xE2\x82, surrogate \xED\xA0\x80, not a character \xEF\xBF\xBE") ==
        "bad \uFFFD, cut \uFFFD\uFFFD, surrogate \uFFFD\uFFFD\uFFFD, not a character \uFFFD");
  CHECK(escape_markup("override \u202E, “reef” 😀") == "override \uFFFD, “reef” 😀");
  CHECK(escape_markup_lines("a < b\n\nc\n") == "a &lt; b\n\nc\n");
}

TEST_CASE("markdown stays text, links nothing and notifies nobody", "[report]") {
  CHECK(escape_markdown("*a* _b_ `c` [d](e) | ~f~ \\ $x$") ==
        "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\| \\~f\\~ \\\\ \\$x\\$");
  CHECK(escape_markdown("ask @someone about #12 <b>&amp;") ==
        "ask @<!-- -->someone about \\#<!-- -->12 &lt;b&gt;&amp;amp;");
  CHECK(escape_markdown("- a - b") == "\\- a - b");
  CHECK(escape_markdown("12. May, 3. June") == "12\\. May, 3. June");
  CHECK(escape_markdown("12 May") == "12 May");
  CHECK(escape_markdown("412") == "412");
}

TEST_CASE("hosts want paths from the root", "[report]") {
  CHECK(without_dot("././a/./b.md") == "a/./b.md");
  CHECK(without_dot("../a.md") == "../a.md");
}
