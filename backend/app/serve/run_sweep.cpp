#include "app/serve/run_sweep.h"

#include <chrono>

#include "base/error.h"
#include "providers/hosted/unwanted.h"

namespace app {
namespace {

constexpr std::chrono::seconds kPeriod{5};

// What a run stands for, once its job works on it no more.
enum class Fate { kStays, kSettled, kUnwanted };

// A failed job may be tried again, and takes its run up then. Runs of `make` have keys of their own content:
// the next `make` takes them up.
Fate fate_of(const store::RunRow& run, const mv::Workshop& workshop) {
  if (run.job.empty() || !run.key.starts_with(run.job)) return Fate::kStays;
  const auto job = workshop.queue.find(run.job);
  if (!job || job->state == jobs::State::kCanceled) return Fate::kUnwanted;
  const bool is_done = job->state == jobs::State::kSucceeded && run.state == store::RunState::kSucceeded;
  return is_done ? Fate::kSettled : Fate::kStays;
}

}  // namespace

RunSweep::RunSweep(const mv::Workshop& workshop, const MakerRoom& makers, base::Log& log)
    : workshop_(workshop), makers_(makers), log_(log), thread_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          look();
          std::unique_lock lock(mutex_);
          wake_.wait_for(lock, stop, kPeriod, [] { return false; });
        }
      }) {}

RunSweep::~RunSweep() {
  ending_.cancel();
}

void RunSweep::look() {
  try {
    for (const store::RunRow& run : workshop_.spending.standing()) {
      if (ending_.canceled()) return;
      const Fate fate = fate_of(run, workshop_);
      if (fate == Fate::kSettled) workshop_.spending.settle(run);
      if (fate == Fate::kUnwanted) end(run);
    }
  } catch (const base::Error& error) {
    log_.warning("run_sweep_failed", {{"why", error.message()}});  // seconds later again
  }
}

void RunSweep::end(const store::RunRow& run) {
  try {
    providers::end_unwanted(run, workshop_.spending, [&] { return makers_.call_off(run, ending_); });
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::kCanceled || !told_.insert(run.id).second) return;
    log_.warning(
        "run_not_called_off",
        {{"run", run.id}, {"maker", run.maker}, {"remote_id", run.remote_id}, {"why", error.message()}});
  }
}

}  // namespace app
