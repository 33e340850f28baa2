#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "mv/workshop.h"

namespace app {

// Looks, now and every day, whether the models that would be used are still there (mv/model_guard.h), and
// keeps what it finds in the workshop's model health. Ends with the object.
class ModelWatch {
 public:
  ModelWatch(const mv::Workshop& workshop, base::Log& log);

 private:
  void look();

  const mv::Workshop& workshop_;
  base::Log& log_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace app
