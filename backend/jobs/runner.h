#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/log.h"
#include "base/progress.h"
#include "jobs/queue.h"

namespace jobs {

// What a task is given beside its job: how to hear a stop, how to tell how far it is.
class Attempt : public base::ProgressSink {
 public:
  virtual base::CancelToken cancel() const = 0;
  // Whether the job is stopped for good: somebody has cancelled it. Otherwise its `cancel` means that the
  // program ends, and the job goes on when it is started again.
  virtual bool is_called_off() const = 0;
  virtual void stage(std::string_view what) = 0;
  // Jobs that are added in the same transaction as this one's success, and the id of the waiting job that
  // needs them from then on ("" for none). So a graph grows without a moment at which it is incomplete.
  virtual void add_on_success(std::vector<NewJob> jobs, const std::string& needed_by) = 0;
};

// What a kind of job does. Thread-safe. It must be able to run again after a crash at any moment: results
// appear whole (base::PendingFile) under names that follow from the job's id.
class Task {
 public:
  virtual ~Task() = default;
  // Returns the job's output. Errors of kind kUnavailable, kUnreachable, kTimedOut and kDiskFull are tried
  // again with full-jitter back-off while attempts are left; kNeedsUser and kOrderUnknown put the job on
  // hold; all others fail it.
  virtual boost::json::object run(const Job& job, Attempt& attempt) = 0;
};

struct RunnerSettings {
  // How many at once: {"paint", 2}, {"media", 2}, {"download", 1}. Jobs of a lane that is not listed run one
  // at a time.
  std::map<std::string, int> lanes;
  std::map<std::string, int> makers;  // the same by maker; who is not listed has no limit of its own
  std::chrono::milliseconds lease{30'000};
  std::chrono::milliseconds first_retry{
      2'000};  // back-off: random in 0 … first·2^(attempt-1), at most a minute
  // Numbers in [0, 1) for the back-off, from any thread; empty: from the system. For tests.
  std::function<double()> random;
};

// Claims jobs and runs their tasks on threads of its own (niced, so that answers to people come first). On
// start, what an earlier run of the program left running is queued again, its attempt counted.
class Runner {
 public:
  Runner(Queue& queue, std::map<std::string, Task*> tasks, RunnerSettings settings, base::Log& log);
  // Cancels and joins; running jobs go back to the queue (not failed, their attempt not counted).
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  // Throws Error when the table cannot be written.
  void start();
  // Claims nothing more, waits for what runs until `patience` is over, then hands the rest back.
  void drain(std::chrono::milliseconds patience);
  // Looks at the clock again, for tests that move it.
  void look_again();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jobs
