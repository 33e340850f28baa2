#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>

#include "base/cancel.h"

namespace providers {

// What vendors tell by themselves: that a run has changed. Whoever waits for it looks at once instead of
// later; news of a run that nobody waits for is forgotten. Thread-safe.
class RunNews {
 public:
  void tell(const std::string& remote_id);
  // Until there is news of the run, or the time is over. Throws Error{kCanceled}.
  void wait(const std::string& remote_id, std::chrono::milliseconds time, const base::CancelToken& cancel);

 private:
  std::mutex mutex_;
  std::condition_variable told_;
  std::set<std::string> waited_for_, news_;
};

}  // namespace providers
