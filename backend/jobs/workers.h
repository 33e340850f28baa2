#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace jobs {

// Threads that run work, as many as are busy at once; kept for the next work. They have a lower priority than
// the rest of the program, so that answers to people come first. Thread-safe.
class Workers {
 public:
  Workers() = default;
  // Waits for all work.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Throws std::system_error when the system gives no thread; the work is not taken then.
  void run(std::function<void()> work);
  // Whether all work has ended within `patience`.
  bool wait_idle(std::chrono::milliseconds patience);

 private:
  void loop();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::size_t unfinished_ = 0;
  bool is_ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace jobs
