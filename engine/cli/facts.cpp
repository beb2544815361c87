#include "engine/cli/commands.hpp"

namespace factlint::cli {

int run_facts(const FactsCommand&) {
  return kClean;
}

}  // namespace factlint::cli
