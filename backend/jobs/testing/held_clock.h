#pragma once

#include <atomic>
#include <chrono>

#include "base/clock.h"

namespace jobs::testing_room {

// Stands still until it is moved. Thread-safe.
class HeldClock final : public base::Clock {
 public:
  std::chrono::steady_clock::time_point now() const override {
    return std::chrono::steady_clock::time_point(std::chrono::milliseconds(steady_));
  }
  std::chrono::system_clock::time_point wall_time() const override {
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(wall_));
  }
  void advance(std::chrono::milliseconds time) {
    steady_ += time.count();
    wall_ += time.count();
  }
  void set_wall(std::chrono::milliseconds since_1970) { wall_ = since_1970.count(); }

 private:
  std::atomic<std::int64_t> steady_{1'000'000};
  std::atomic<std::int64_t> wall_{1'800'000'000'123};
};

}  // namespace jobs::testing_room
