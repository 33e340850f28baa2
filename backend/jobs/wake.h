#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace jobs {

// A bell: who waits wakes when it rings, or rang since `rings` was read.
class Wake {
 public:
  void ring() {
    {
      const std::lock_guard lock(mutex_);
      ++rings_;
    }
    rang_.notify_all();
  }
  std::uint64_t rings() {
    const std::lock_guard lock(mutex_);
    return rings_;
  }
  void wait(std::uint64_t seen, std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    rang_.wait_for(lock, most, [&] { return rings_ != seen; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable rang_;
  std::uint64_t rings_ = 0;
};

}  // namespace jobs
