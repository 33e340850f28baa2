#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/cancel.h"
#include "base/log.h"
#include "mv/workshop.h"

namespace app {

// Looks, now and every day, whether the models that would be used are still there (mv/model_guard.h), and
// keeps what it finds in the workshop's model health. Ends with the object.
class ModelWatch {
 public:
  ModelWatch(const mv::Workshop& workshop, base::Log& log);
  // Does not wait for a vendor that takes its time.
  ~ModelWatch();
  ModelWatch(const ModelWatch&) = delete;
  ModelWatch& operator=(const ModelWatch&) = delete;

 private:
  void look();

  const mv::Workshop& workshop_;
  base::Log& log_;
  const base::CancelToken ending_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace app
