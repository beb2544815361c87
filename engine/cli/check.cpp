#include "engine/cli/commands.hpp"

namespace factlint::cli {

int run_check(const CheckCommand&) {
  return kClean;
}

}  // namespace factlint::cli
