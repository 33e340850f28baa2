#include "app/serve/model_watch.h"

#include <chrono>

#include "base/error.h"
#include "mv/model_guard.h"

namespace app {

ModelWatch::ModelWatch(const mv::Workshop& workshop, base::Log& log)
    : workshop_(workshop), log_(log), thread_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          look();
          std::unique_lock lock(mutex_);
          wake_.wait_for(lock, stop, std::chrono::hours(24), [] { return false; });
        }
      }) {}

ModelWatch::~ModelWatch() {
  ending_.cancel();
}

void ModelWatch::look() {
  try {
    const auto today = std::chrono::floor<std::chrono::days>(workshop_.studio.clock.wall_time());
    auto concerns =
        mv::check_models(workshop_.catalog, workshop_.makers, workshop_.studio.flavors, today, ending_);
    for (const mv::ModelConcern& concern : concerns)
      log_.warning("model_concern", {{"maker", concern.maker}, {"what", concern.text}});
    workshop_.model_health.set(std::move(concerns));
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::kCanceled) return;
    log_.warning("model_check_failed", {{"why", error.message()}});  // tomorrow again
  }
}

}  // namespace app
