#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace load {

struct SteadyPlan {
  std::uint16_t port = 0;
  std::string path;
  int rate = 0;  // requests a second
  int seconds = 0;
};

struct SteadyResult {
  // Milliseconds, sorted, of each request: from when it was to be sent until its reply was read, and from
  // when it was to be sent until it was.
  std::vector<double> latencies, delays;
  int failed = 0;  // replies other than 200, and those that did not come
};

// GETs at a constant rate, whatever the server does. A request counts from the moment when it was to be sent:
// when the server stalls, those that pile up behind have waited too (no coordinated omission). Throws
// Error{kUnreachable}.
SteadyResult ask_steadily(const SteadyPlan& plan);

}  // namespace load
