#include "engine/cli/commands.hpp"

namespace factlint::cli {

int run_mentions(const MentionsCommand&) {
  return kClean;
}

}  // namespace factlint::cli
