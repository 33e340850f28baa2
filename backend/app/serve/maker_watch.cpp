#include "app/serve/maker_watch.h"

#include <algorithm>

#include "base/error.h"

namespace app {
namespace {

constexpr std::chrono::seconds kDay = std::chrono::hours(24);
constexpr std::chrono::seconds kSoon{60};

}  // namespace

MakerWatch::MakerWatch(const mv::Workshop& workshop, base::Log& log)
    : workshop_(workshop), log_(log), thread_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          const std::chrono::seconds pause = look();
          std::unique_lock lock(mutex_);
          wake_.wait_for(lock, stop, pause, [] { return false; });
        }
      }) {}

MakerWatch::~MakerWatch() {
  ending_.cancel();
}

std::chrono::seconds MakerWatch::look() {
  try {
    const auto today = std::chrono::floor<std::chrono::days>(workshop_.studio.clock.wall_time());
    auto concerns =
        mv::check_makers(workshop_.catalog, workshop_.makers, workshop_.studio.flavors, today, ending_);
    const bool all_answer = std::none_of(concerns.begin(), concerns.end(),
                                         [](const mv::MakerConcern& each) { return each.is_of_all(); });
    tell(concerns);
    workshop_.maker_health.set(std::move(concerns));
    return all_answer ? kDay : kSoon;
  } catch (const base::Error& error) {
    if (error.kind() != base::ErrorKind::kCanceled)
      log_.warning("maker_check_failed", {{"why", error.message()}});
    return kDay;
  }
}

// What was there at the last look is not told again.
void MakerWatch::tell(const std::vector<mv::MakerConcern>& concerns) const {
  const std::vector<mv::MakerConcern> told = workshop_.maker_health.concerns();
  for (const mv::MakerConcern& concern : concerns) {
    const bool is_known = std::any_of(told.begin(), told.end(), [&](const mv::MakerConcern& each) {
      return each.maker == concern.maker && each.text == concern.text;
    });
    if (!is_known) log_.warning("maker_concern", {{"maker", concern.maker}, {"what", concern.text}});
  }
}

}  // namespace app
