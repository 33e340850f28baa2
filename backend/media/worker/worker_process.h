#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "base/cancel.h"
#include "base/file_descriptor.h"
#include "media/media.h"
#include "media/worker/fork_server.h"

namespace media {

// One job for a worker: its name, its parameters, and the files it may touch, opened here.
struct WorkerJob {
  std::string name;  // "probe"
  boost::json::object parameters;
  std::vector<std::string> input_names;     // for messages only; the worker sees no path
  std::vector<base::FileDescriptor> files;  // inputs, then outputs
  WorkerLimits limits;
};

// How long a worker may be silent, and how long it may take in all; its limits may say less.
struct Patience {
  std::chrono::seconds stall{60};
  std::optional<std::chrono::seconds> total;
};

// A running worker. Destroyed early, it is killed and waited for, so none is left behind. One thread at a
// time.
class WorkerProcess {
 public:
  // Throws Error{kInternal, kOutOfRange} when it cannot be started.
  WorkerProcess(std::shared_ptr<ForkServer> workers, const WorkerJob& job, Patience patience,
                base::CancelToken cancel);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  // The next line whose only key is "format" or "result"; progress goes to the sink. Throws what the worker
  // reports as an error, kDamaged when it died of the file, kTimedOut, kCanceled.
  boost::json::object wait_for(std::string_view key, base::ProgressSink& progress);

  // Bytes of bulk data, as many as have come; 0 at its end. Throws kTimedOut, kCanceled.
  std::size_t read_data(std::span<std::byte> bytes);

 private:
  void wait_readable(int fd);
  bool next_line(std::string& line);
  [[noreturn]] void report_death();

  std::shared_ptr<ForkServer> workers_;
  std::string subject_;
  Patience patience_;
  base::CancelToken cancel_;
  std::chrono::steady_clock::time_point started_;
  pid_t pid_ = -1;
  base::FileDescriptor lifeline_;
  base::FileDescriptor reports_;
  base::FileDescriptor data_;
  std::string pending_;
};

}  // namespace media
