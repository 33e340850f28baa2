#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "base/cancel.h"
#include "base/log.h"
#include "mv/maker_guard.h"
#include "mv/workshop.h"

namespace app {

// Looks, now and every day, whether the makers answer and still have the models that would be used
// (mv/maker_guard.h), and keeps what it finds in the workshop. As long as one does not answer it looks again
// after a minute, and then less and less often. Ends with the object.
class MakerWatch {
 public:
  MakerWatch(const mv::Workshop& workshop, base::Log& log);
  // Does not wait for a vendor that takes its time.
  ~MakerWatch();
  MakerWatch(const MakerWatch&) = delete;
  MakerWatch& operator=(const MakerWatch&) = delete;

 private:
  // Whether all makers answered.
  bool look();
  void tell(const std::vector<mv::MakerConcern>& concerns) const;

  const mv::Workshop& workshop_;
  base::Log& log_;
  const base::CancelToken ending_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace app
