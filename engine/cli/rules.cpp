#include "engine/cli/commands.hpp"

namespace factlint::cli {

int run_rules(const RulesCommand&) {
  return kClean;
}

}  // namespace factlint::cli
