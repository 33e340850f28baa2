#include "app/interrupt.h"

#include <csignal>
#include <unistd.h>

namespace app {

Interrupt::Interrupt(base::CancelToken token) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::jthread([signals, token](const std::stop_token& stop) {
    while (true) {
      int signal = 0;
      if (sigwait(&signals, &signal) != 0 || stop.stop_requested()) return;
      if (token.canceled()) _exit(130);
      token.cancel();
    }
  });
}

Interrupt::~Interrupt() {
  waiter_.request_stop();
  pthread_kill(waiter_.native_handle(), SIGHUP);
}

}  // namespace app
