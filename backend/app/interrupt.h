#pragma once

#include <thread>

#include "base/cancel.h"

namespace app {

// Turns Ctrl-C and a polite kill (SIGINT, SIGTERM, SIGHUP) into a cancellation. Made in main before any other
// thread, so that all threads have the signals blocked and only the one in here waits for them; a second
// signal ends the program at once.
class Interrupt {
 public:
  explicit Interrupt(base::CancelToken token);
  // Wakes the waiting thread by a signal of its own, so that no program ends later than its work.
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

 private:
  std::jthread waiter_;
};

}  // namespace app
