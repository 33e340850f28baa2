#include "jobs/workers.h"

#include <algorithm>
#include <cerrno>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace jobs {
namespace {

// Linux keeps this per thread (setpriority(2), "C library/kernel differences").
void give_way() {
  constexpr int kNicer = 10;
  constexpr int kNicest = 19;
  const auto thread = static_cast<id_t>(::gettid());
  const int now = ::getpriority(PRIO_PROCESS, thread);
  // It can only fail by leaving the priority as it is, which costs nothing but politeness.
  static_cast<void>(::setpriority(PRIO_PROCESS, thread, std::min(now + kNicer, kNicest)));
}

}  // namespace

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::run(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (unfinished_ == threads_.size()) threads_.emplace_back([this] { loop(); });
    ++unfinished_;
    waiting_.push_back(std::move(work));
  }
  changed_.notify_all();
}

bool Workers::wait_idle(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [this] { return unfinished_ == 0; });
}

void Workers::loop() {
  give_way();
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    std::function<void()> work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    work();
    work = nullptr;
    lock.lock();
    --unfinished_;
    changed_.notify_all();
  }
}

}  // namespace jobs
