#pragma once

#include <chrono>
#include <string>

#include "base/clock.h"

namespace mv {

// "2026-03-01T12:00:00.123456+00:00": how metadata of this API have always told the time.
std::string timestamp(std::chrono::system_clock::time_point time);
inline std::string timestamp(const base::Clock& clock) {
  return timestamp(clock.wall_time());
}

}  // namespace mv
