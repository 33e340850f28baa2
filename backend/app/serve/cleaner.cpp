#include "app/serve/cleaner.h"

#include "base/error.h"

namespace app {

Cleaner::Cleaner(const mv::Workshop& workshop, std::chrono::days keep, base::Log& log)
    : workshop_(workshop), keep_(keep), log_(log), thread_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          clean();
          std::unique_lock lock(mutex_);
          wake_.wait_for(lock, stop, std::chrono::hours(1), [] { return false; });
        }
      }) {}

void Cleaner::clean() {
  try {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(workshop_.studio.clock.wall_time());
    const int jobs = workshop_.queue.remove_ended(now - keep_);
    std::uintmax_t bytes = 0;
    int files = 0;
    for (const store::MediaRow& row : workshop_.library.records().unreferenced(now - keep_)) {
      bytes += workshop_.library.remove(row);
      ++files;
    }
    if (jobs + files > 0) log_.info("cleaned", {{"jobs", jobs}, {"files", files}, {"bytes", bytes}});
  } catch (const base::Error& error) {
    log_.warning("cleaning_failed", {{"why", error.message()}});  // in an hour again
  }
}

}  // namespace app
