#pragma once

#include <chrono>
#include <string>

namespace base {

// Time as a parameter, so that tests can hold it. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::chrono::steady_clock::time_point now() const = 0;        // for durations
  virtual std::chrono::system_clock::time_point wall_time() const = 0;  // for records
};

class SystemClock final : public Clock {
 public:
  std::chrono::steady_clock::time_point now() const override { return std::chrono::steady_clock::now(); }
  std::chrono::system_clock::time_point wall_time() const override {
    return std::chrono::system_clock::now();
  }
};

// ISO 8601 in UTC to the second: "2026-03-01T12:00:00Z".
std::string iso_time(std::chrono::system_clock::time_point time);

}  // namespace base
