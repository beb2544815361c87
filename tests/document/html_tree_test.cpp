// The HTML reader keeps no tree; here a tree builder that follows the standard says which words a
// page shows, and the reader has to find the same.
#include <gumbo.h>

#include <catch2/catch.hpp>

#include "engine/model/words.hpp"
#include "tests/document/sample.hpp"

using namespace factlint;
using namespace factlint::document_test;

namespace {

// Text of the tree without what the reader leaves out, a space between blocks.
void show(const GumboNode* node, std::string& out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    out += node->v.text.text;
    return;
  }
  if (node->type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node->v.element;
  switch (element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BUTTON:
      return;
    default:
      break;
  }
  const bool inline_element = element.tag == GUMBO_TAG_B || element.tag == GUMBO_TAG_I ||
                              element.tag == GUMBO_TAG_A || element.tag == GUMBO_TAG_EM ||
                              element.tag == GUMBO_TAG_SPAN || element.tag == GUMBO_TAG_FONT;
  if (!inline_element) out += ' ';
  for (unsigned i = 0; i < element.children.length; ++i) {
    show(static_cast<const GumboNode*>(element.children.data[i]), out);
  }
  if (!inline_element) out += ' ';
}

std::string words_of(std::string_view text) {
  std::string words;
  for (RawToken t = next_token(text, 0); t.end > t.begin; t = next_token(text, t.end)) {
    words += text.substr(t.begin, t.end - t.begin);
    words += ' ';
  }
  return words;
}

std::string words_of_tree(const std::string& page) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  std::string text;
  show(output->root, text);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return words_of(text);
}

std::string words_of_reader(const std::string& page) {
  const auto document = read(page, Format::html);
  std::string words;
  for (const Part& part : document->parts) {
    words += words_of(document->text.substr(part.span.begin, part.span.size()));
  }
  return words;
}

}  // namespace

TEST_CASE("the reader shows the words that a tree shows", "[document]") {
  for (const std::string page : {
           "<h1>A</h1><p>one <b>two</b>three<p>four<ul><li>five<li>six</ul>seven",
           "<h1>A</h1><div>one<p>two</div>three</p>four</b> five <i>six<p>seven</i> eight",
           "<h1>A</h1><nav><ul><li>no</ul></nav>one<footer>no</footer><p>two &amp; &lt; 3 &#x41;",
           "<h1>A</h1><!-- no --><script>if (a < b) '</p>';</script>one<style>no</style> two",
           "<h1>A</h1><table><tr><td>one<td>two<tr><td><table><tr><td>in</table>three</table>four",
           "<h1>A</h1><p>a < b, a<b c>d</b> e &unknown; &copy; &eacute;t&eacute; x&y",
           "<h1 class=\"x>y\">A</h1><a title='<p>no</p>' href=x>one</a><br/>two<hr>three<img "
           "alt=no>",
           "<h1>A</h1><p>one<aside><p>no</aside>two<button>no</button><P>THREE</P></body></"
           "html>four",
           "<h1>A</h1><![CDATA[ no ]]><?php no ?><p>one</p></unknown><unknown>two</unknown>",
       }) {
    CAPTURE(page);
    CHECK(words_of_reader(page) == words_of_tree(page));
  }
}
