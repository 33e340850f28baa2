#pragma once

#include <functional>
#include <mutex>
#include <span>
#include <string_view>
#include <sys/types.h>

#include "base/file_descriptor.h"
#include "media/media.h"

namespace media {

inline constexpr std::string_view kWorker = "the media worker";  // in messages

// Starts workers as copies of one process that has loaded the program already: that takes a tenth of the
// processor time of starting the program for each file, most of which goes into libav's hundred libraries.
// The process that is copied is started with the first worker; it opens no file and never sees one's content.
// Thread-safe.
class ForkServer {
 public:
  explicit ForkServer(WorkerCommand command);
  ~ForkServer();
  ForkServer(const ForkServer&) = delete;
  ForkServer& operator=(const ForkServer&) = delete;

  // A new worker with exactly these descriptors, by the place that each takes there, and our standard error;
  // a child of this process, which waits for its end. `placed[2]` is not looked at. Throws as
  // base::fail_to_start.
  pid_t start(std::span<const int> placed);

  // What starts next is a copy of another process: a worker that a file has taken over knows the addresses of
  // its kin.
  void renew();

 private:
  void begin();
  void end();
  bool hand_over(std::span<const int> placed);
  pid_t answer();

  WorkerCommand command_;
  std::mutex mutex_;
  pid_t pid_ = -1;
  base::FileDescriptor socket_;
};

// The other end: what the process that is copied does until its parent has gone. `work` runs in each copy and
// gives its exit code. Never returns. Descriptor 0 is the socket.
[[noreturn]] void serve_forks(const std::function<int()>& work);

}  // namespace media
