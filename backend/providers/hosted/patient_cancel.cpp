#include "providers/hosted/patient_cancel.h"

#include <chrono>

#include "base/error.h"

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
  constexpr auto kNever = std::chrono::steady_clock::time_point::max();
  auto ends = kNever;
  while (!stop.stop_requested()) {
    const auto now = std::chrono::steady_clock::now();
    if (cancel.canceled() && commission_.is_called_off()) return token_.cancel();
    if (cancel.canceled() && ends == kNever) {
      ends = now + patience_;
      tell();
    }
    if (now >= ends) return token_.cancel();
    std::this_thread::sleep_for(kLook);
  }
}

void PatientCancel::tell() const {
  try {
    commission_.stage("waiting for an answer that is paid for");
  } catch (const base::Error&) {
    // Words for people; the answer is waited for all the same.
  }
}

}  // namespace providers
