#include "providers/hosted/patient_cancel.h"

#include <algorithm>
#include <chrono>

namespace providers {
namespace {

constexpr std::chrono::milliseconds kLook{50};

}  // namespace

PatientCancel::PatientCancel(mv::Commission& commission, std::chrono::milliseconds patience)
    : commission_(commission),
      patience_(patience),
      thread_([this](const std::stop_token& stop) { watch(stop); }) {}

void PatientCancel::watch(const std::stop_token& stop) const {
  const base::CancelToken cancel = commission_.cancel();
  auto ends = std::chrono::steady_clock::time_point::max();
  while (!stop.stop_requested()) {
    const auto now = std::chrono::steady_clock::now();
    if (cancel.canceled()) ends = std::min(ends, now + patience_);
    if (now >= ends || (cancel.canceled() && commission_.is_called_off())) return token_.cancel();
    std::this_thread::sleep_for(kLook);
  }
}

}  // namespace providers
