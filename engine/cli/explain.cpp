#include "engine/cli/commands.hpp"

namespace factlint::cli {

int run_explain(const ExplainCommand&) {
  return kClean;
}

}  // namespace factlint::cli
