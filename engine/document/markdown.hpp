// Markdown (CommonMark with tables) to parts, with md4c, whose text pointers lie in the input;
// frontmatter.hpp reads what stands before it, html.hpp the HTML inside it.
#pragma once

#include <vector>

#include "engine/document/words.hpp"
#include "engine/model/document.hpp"
#include "engine/model/issue.hpp"

namespace factlint {

/// Fills text, runs, parts and metadata. The title of the front matter is the headline, else the
/// first heading is. Code is boilerplate.
void read_markdown(Document& document, const DocumentWords& words, std::vector<Issue>* issues);

}  // namespace factlint
