#include "providers/hosted/run_news.h"

#include <algorithm>

namespace providers {
namespace {

constexpr std::chrono::milliseconds kHeardWithin{200};  // how soon a cancel is heard

}  // namespace

void RunNews::tell(const std::string& remote_id) {
  {
    const std::lock_guard lock(mutex_);
    if (!waited_for_.contains(remote_id)) return;
    news_.insert(remote_id);
  }
  told_.notify_all();
}

void RunNews::wait(const std::string& remote_id, std::chrono::milliseconds time,
                   const base::CancelToken& cancel) {
  const auto end = std::chrono::steady_clock::now() + time;
  std::unique_lock lock(mutex_);
  waited_for_.insert(remote_id);
  while (!cancel.canceled() && !news_.contains(remote_id) && std::chrono::steady_clock::now() < end)
    told_.wait_until(lock, std::min(end, std::chrono::steady_clock::now() + kHeardWithin));
  waited_for_.erase(remote_id);
  news_.erase(remote_id);
  lock.unlock();
  cancel.check();
}

}  // namespace providers
