#pragma once

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "app/maker_room.h"
#include "base/cancel.h"
#include "base/log.h"
#include "mv/workshop.h"

namespace app {

// Looks, now and every few seconds, for paid runs that stand though their job has ended: as when a job is
// canceled while it waits for its next attempt, or its project is removed. Those are called off at their
// maker and recorded as they end there; those of jobs that have succeeded stand no more. Ends with the
// object.
class RunSweep {
 public:
  RunSweep(const mv::Workshop& workshop, const MakerRoom& makers, base::Log& log);
  // Does not wait for a maker that takes its time.
  ~RunSweep();
  RunSweep(const RunSweep&) = delete;
  RunSweep& operator=(const RunSweep&) = delete;

 private:
  void look();
  void end(const store::RunRow& run);

  const mv::Workshop& workshop_;
  const MakerRoom& makers_;
  base::Log& log_;
  const base::CancelToken ending_;
  std::set<std::string> told_;  // runs whose maker did not answer, once each
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace app
