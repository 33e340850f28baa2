#pragma once

#include <atomic>
#include <memory>

namespace base {

// Asks long work to stop. Copies share one flag. Thread-safe; `cancel` may be called from a signal handler
// (the flag is a lock-free atomic).
class CancelToken {
 public:
  CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}

  void cancel() const { flag_->store(true, std::memory_order_relaxed); }
  bool canceled() const { return flag_->load(std::memory_order_relaxed); }

  // Throws Error{kCanceled} once canceled.
  void check() const;

 private:
  std::shared_ptr<std::atomic<bool>> flag_;
};

static_assert(std::atomic<bool>::is_always_lock_free);

}  // namespace base
