#include "app/serve/maker_watch.h"

#include <algorithm>

#include "base/error.h"

namespace app {
namespace {

constexpr std::chrono::seconds kDay = std::chrono::hours(24);
// As long as a maker does not answer: first so long, then twice as long each time, up to the longest.
constexpr std::chrono::seconds kSoon{60};
constexpr std::chrono::seconds kLongest = std::chrono::hours(1);

}  // namespace

MakerWatch::MakerWatch(const mv::Workshop& workshop, base::Log& log)
    : workshop_(workshop), log_(log), thread_([this](const std::stop_token& stop) {
        std::chrono::seconds soon = kSoon;
        while (!stop.stop_requested()) {
          const bool all_answer = look();
          std::unique_lock lock(mutex_);
          wake_.wait_for(lock, stop, all_answer ? kDay : soon, [] { return false; });
          soon = all_answer ? kSoon : std::min(2 * soon, kLongest);
        }
      }) {}

MakerWatch::~MakerWatch() {
  ending_.cancel();
}

bool MakerWatch::look() {
  try {
    const auto today = std::chrono::floor<std::chrono::days>(workshop_.studio.clock.wall_time());
    auto concerns =
        mv::check_makers(workshop_.catalog, workshop_.makers, workshop_.studio.flavors, today, ending_);
    const bool all_answer = std::none_of(concerns.begin(), concerns.end(),
                                         [](const mv::MakerConcern& each) { return each.is_of_all(); });
    tell(concerns);
    workshop_.maker_health.set(std::move(concerns));
    return all_answer;
  } catch (const base::Error& error) {
    if (error.kind() != base::ErrorKind::kCanceled)
      log_.warning("maker_check_failed", {{"why", error.message()}});
    return false;
  }
}

// What was there at the last look is not told again.
void MakerWatch::tell(const std::vector<mv::MakerConcern>& concerns) const {
  const std::vector<mv::MakerConcern> told = workshop_.maker_health.concerns();
  for (const mv::MakerConcern& concern : concerns) {
    const bool is_known = std::any_of(told.begin(), told.end(), [&](const mv::MakerConcern& each) {
      return each.maker == concern.maker && each.work == concern.work && each.model == concern.model;
    });
    if (!is_known) log_.warning("maker_concern", {{"maker", concern.maker}, {"what", concern.text}});
  }
}

}  // namespace app
