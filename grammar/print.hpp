// Syntax trees back to text in one canonical form, with no bracket that is not needed: parsing the
// text gives an equal tree. Trees: ast.hpp; the other direction: parse.hpp.
#pragma once

#include <string>
#include <string_view>

#include "grammar/ast.hpp"

namespace factlint::grammar {

enum class Spelling { utf8, ascii };  ///< operators as `≈ ± × ≤ ≥ ≠` or `~= +- * <= >= !=`

/// The operator as it is written: "≠" or "!=".
std::string_view symbol(Op op, Spelling spelling);

/// One line, without a newline at its end. Comments of the parsed text are gone.
std::string print(const Node& node, Spelling spelling = Spelling::utf8);
std::string print(const Pattern& pattern);

/// The tree itself, for tests and debugging: `(= (of performance "H200") 6)`.
std::string dump(const Node& node);
std::string dump(const Pattern& pattern);

}  // namespace factlint::grammar
