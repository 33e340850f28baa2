#include "providers/hosted/run_news.h"

#include <algorithm>

namespace providers {
namespace {

constexpr std::chrono::milliseconds kHeardWithin{200};  // how soon a cancel is heard

}  // namespace

void RunNews::tell(const std::string& remote_id) {
  {
    const std::lock_guard lock(mutex_);
    if (std::find(news_.begin(), news_.end(), remote_id) != news_.end()) return;
    news_.push_back(remote_id);
    // Of runs that have ended nobody waits any more.
    if (news_.size() > most_kept_) news_.pop_front();
  }
  told_.notify_all();
}

void RunNews::wait(const std::string& remote_id, std::chrono::milliseconds time,
                   const base::CancelToken& cancel) {
  const auto end = std::chrono::steady_clock::now() + time;
  std::unique_lock lock(mutex_);
  const auto is_told = [&] { return std::erase(news_, remote_id) > 0; };
  while (!is_told() && !cancel.canceled() && std::chrono::steady_clock::now() < end)
    told_.wait_until(lock, std::min(end, std::chrono::steady_clock::now() + kHeardWithin));
  lock.unlock();
  cancel.check();
}

}  // namespace providers
