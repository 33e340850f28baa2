#pragma once

#include <chrono>
#include <string>

#include "base/clock.h"
#include "store/job_records.h"

namespace mv {

// "2026-03-01T12:00:00.123456+00:00": how metadata of this API have always told the time.
std::string timestamp(std::chrono::system_clock::time_point time);
inline std::string timestamp(const base::Clock& clock) {
  return timestamp(clock.wall_time());
}

// The time as records keep it.
inline store::WallTime now(const base::Clock& clock) {
  return std::chrono::floor<std::chrono::milliseconds>(clock.wall_time());
}

}  // namespace mv
