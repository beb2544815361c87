// Where text is mentioned and not used: code and quotations, in which nothing is garbled; for
// garble.cpp and leak.cpp.
#pragma once

#include <string>

#include "engine/scan/context.hpp"

namespace factlint {

/// Inside quotation marks, or single ones around these words, or backticks or <code> in the source.
bool mentioned(const Context& context, TokenRange tokens);

/// Appends a record of kind garble; `what` is one of the words in schema.cpp.
void add_garble(Context& context, TokenRange tokens, std::string_view what, std::string hint = {});

}  // namespace factlint
