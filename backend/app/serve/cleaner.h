#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "mv/workshop.h"

namespace app {

// Removes, now and every hour, ended jobs and files that nothing refers to when they are older than `keep`.
// Ends with the object.
class Cleaner {
 public:
  Cleaner(const mv::Workshop& workshop, std::chrono::days keep, base::Log& log);

 private:
  void clean();
  int remove_old_texts() const;

  const mv::Workshop& workshop_;
  std::chrono::days keep_;
  base::Log& log_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace app
