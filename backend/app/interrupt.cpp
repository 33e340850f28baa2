#include "app/interrupt.h"

#include <csignal>
#include <ctime>
#include <unistd.h>

namespace app {

Interrupt::Interrupt(base::CancelToken token) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::jthread([signals, token](const std::stop_token& stop) {
    const timespec tenth{.tv_sec = 0, .tv_nsec = 100'000'000};
    while (!stop.stop_requested()) {
      if (sigtimedwait(&signals, nullptr, &tenth) <= 0) continue;
      if (token.canceled()) _exit(130);
      token.cancel();
    }
  });
}

}  // namespace app
