#include "engine/document/html_tree.hpp"

#include <gumbo.h>

#include <string>
#include <vector>

#include "engine/document/html.hpp"

namespace factlint {

namespace {

class TreeWalk {
 public:
  TreeWalk(HtmlReader& reader, std::string_view bytes) : reader_(reader), bytes_(bytes) {}

  // Depth first with a stack of its own: the tree may be as deep as is_tame_html allows and more
  // (elements that the parser puts in).
  void run(const GumboNode* root) {
    struct Open {
      const GumboNode* node;
      unsigned next;
    };
    std::vector<Open> stack;
    enter(root);
    stack.push_back({root, 0});
    while (!stack.empty()) {
      Open& top = stack.back();
      const GumboVector* children = children_of(top.node);
      if (children == nullptr || top.next >= children->length) {
        leave(top.node);
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children->data[top.next++]);
      enter(child);
      stack.push_back({child, 0});
    }
  }

 private:
  static bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
  }

  static const GumboVector* children_of(const GumboNode* node) {
    return is_element(node) ? &node->v.element.children : nullptr;
  }

  static HtmlElement element_of(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    if (element.tag != GUMBO_TAG_UNKNOWN)
      return html_element(gumbo_normalized_tagname(element.tag));
    return HtmlElement::other;
  }

  [[nodiscard]] Span span_of(GumboStringPiece piece) const {
    const char* base = bytes_.data();
    if (piece.data == nullptr || piece.data < base || piece.data > base + bytes_.size()) return {};
    const auto begin = static_cast<std::uint32_t>(piece.data - base);
    const auto length = std::min<std::size_t>(piece.length, bytes_.size() - begin);
    return {begin, begin + static_cast<std::uint32_t>(length)};
  }

  void enter(const GumboNode* node) {
    if (is_element(node)) {
      HtmlTag tag;
      tag.element = element_of(node);
      tag.source = span_of(node->v.element.original_tag);
      const GumboVector& attributes = node->v.element.attributes;
      for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
        Span value = span_of(attribute->original_value);
        const char quote = value.size() >= 2 ? bytes_[value.begin] : ' ';
        if (quote == '"' || quote == '\'') value = {value.begin + 1, value.end - 1};
        tag.set(attribute->name, value, bytes_.substr(value.begin, value.size()));
      }
      reader_.open(tag);
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
               node->type == GUMBO_NODE_CDATA) {
      text(span_of(node->v.text.original_text));
    }
  }

  void leave(const GumboNode* node) {
    if (is_element(node)) reader_.close(element_of(node));
  }

  // The bytes of a text reach over tags that the parser ignored ("a</u>b" without <u>) and over
  // comments: they are cut out here.
  void text(Span source) {
    if (reader_.skipping()) {
      if (!source.empty()) reader_.text(source);
      return;
    }
    const std::string_view bytes = bytes_.substr(0, source.end);
    for (std::uint32_t i = source.begin; i < source.end;) {
      const HtmlToken token = next_html_token(bytes, i);
      if (token.kind == HtmlToken::text) reader_.text(token.source);
      if (token.kind == HtmlToken::end) break;
      i = token.source.end;
    }
  }

  HtmlReader& reader_;
  std::string_view bytes_;
};

}  // namespace

void read_html_tree(HtmlReader& reader, std::string_view bytes, std::uint32_t first) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::string_view page = bytes.substr(first);
  GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
  if (output == nullptr) return;
  TreeWalk(reader, bytes).run(output->root);
  gumbo_destroy_output(&options, output);
}

}  // namespace factlint
