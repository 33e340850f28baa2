#include "jobs/backoff.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace jobs {

std::chrono::milliseconds backoff(std::chrono::milliseconds first, int attempt, double random) {
  constexpr double kMost = 60'000;  // milliseconds
  const double most =
      std::min(kMost, std::ldexp(static_cast<double>(first.count()), std::clamp(attempt - 1, 0, 32)));
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::max(most, 0.0) * random));
}

}  // namespace jobs
