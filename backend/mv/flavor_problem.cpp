#include "mv/flavor_problem.h"

#include <fmt/format.h>

namespace mv {

std::string describe(const FlavorProblem& problem) {
  const std::string line = problem.line > 0 ? fmt::format(":{}", problem.line) : std::string();
  return fmt::format("{}{}: {}; {}", problem.file, line, problem.what, problem.advice);
}

}  // namespace mv
