#pragma once

#include <atomic>
#include <memory>

namespace base {

// Asks long work to stop. Copies share one flag; a child has a flag of its own and hears its parent's too,
// for work that may stop alone. Thread-safe; `cancel` may be called from a signal handler (the flag is a
// lock-free atomic).
class CancelToken {
 public:
  CancelToken() : state_(std::make_shared<State>()) {}

  // Canceled by itself, or with this one.
  CancelToken child() const;

  void cancel() const { state_->canceled.store(true, std::memory_order_relaxed); }
  bool canceled() const;

  // Throws Error{kCanceled} once canceled.
  void check() const;

 private:
  struct State {
    std::atomic<bool> canceled{false};
    std::shared_ptr<const State> parent;
  };

  std::shared_ptr<State> state_;
};

static_assert(std::atomic<bool>::is_always_lock_free);

}  // namespace base
