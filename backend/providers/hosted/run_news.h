#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>

#include "base/cancel.h"

namespace providers {

// What vendors tell by themselves: that a run has changed. Whoever waits for it looks at once instead of
// later; news of a run that nobody waits for at that instant is kept for its next wait, as long as it is
// among the last `most_kept`. Thread-safe.
class RunNews {
 public:
  explicit RunNews(std::size_t most_kept = 1024) : most_kept_(most_kept) {}

  void tell(const std::string& remote_id);
  // Until there is news of the run, or the time is over. Throws Error{kCanceled}.
  void wait(const std::string& remote_id, std::chrono::milliseconds time, const base::CancelToken& cancel);

 private:
  std::mutex mutex_;
  std::condition_variable told_;
  const std::size_t most_kept_;
  std::deque<std::string> news_;  // the oldest first, each once
};

}  // namespace providers
