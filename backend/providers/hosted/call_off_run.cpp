#include "providers/hosted/call_off_run.h"

#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "base/error.h"
#include "providers/hosted/unwanted.h"
#include "providers/hosted/verdict.h"

namespace providers {

std::optional<RunReport> stopped_run(const Errand& errand, const store::RunRow& run) {
  errand.commission.stage(fmt::format("stopping it at {}", errand.title()));
  const auto deadline = std::chrono::steady_clock::now() + errand.pace.most_stopping;
  do {
    try {
      errand.vendor.call_off(run.remote_id);
      RunReport report = errand.vendor.look(run.remote_id, base::CancelToken());
      if (has_ended(report)) return report;
    } catch (const base::Error&) {
      // Asked again below.
    }
    std::this_thread::sleep_for(jittered(std::chrono::milliseconds(500)));
  } while (std::chrono::steady_clock::now() < deadline && errand.vendor.can_be_called_off());
  return std::nullopt;
}

void call_off_run(const Errand& errand, const store::RunRow& run) {
  if (const auto report = stopped_run(errand, run))
    record_unwanted(run, *report, errand.runs());
  else if (run.estimate == 0)
    errand.runs().ended(run, store::RunState::kCanceled, 0, "called off");
}

}  // namespace providers
