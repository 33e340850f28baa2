#include "app/serve/cleaner.h"

#include <filesystem>
#include <system_error>

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

// What create_scenes wrote for single requests; the last ones under their own names stay.
int Cleaner::remove_old_texts() const {
  const auto limit = std::filesystem::file_time_type::clock::now() - keep_;
  int removed = 0;
  std::error_code error;
  for (const auto& entry :
       std::filesystem::directory_iterator(workshop_.library.folder() / "create_scenes", error)) {
    std::error_code gone;
    const bool is_of_a_job = mv::is_id(entry.path().stem().string());
    if (is_of_a_job && entry.last_write_time(gone) < limit && std::filesystem::remove(entry.path(), gone))
      ++removed;
  }
  return removed;
}

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
    files += remove_old_texts();
    if (jobs + files > 0) log_.info("cleaned", {{"jobs", jobs}, {"files", files}, {"bytes", bytes}});
  } catch (const base::Error& error) {
    log_.warning("cleaning_failed", {{"why", error.message()}});  // in an hour again
  }
}

}  // namespace app
