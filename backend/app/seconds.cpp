#include "app/seconds.h"

#include <fmt/format.h>

#include "base/error.h"

namespace app {
namespace {

constexpr double kMostSeconds = 24 * 60 * 60;

}  // namespace

timing::Flicks seconds_of(std::string_view option, double seconds) {
  // Asked this way round, "nan" is refused too.
  if (seconds >= 0 && seconds <= kMostSeconds) return timing::from_seconds(seconds);
  throw base::Error(
      base::ErrorKind::kOutOfRange,
      fmt::format("{} {:g} is not possible; give seconds from 0 to {:.0f}", option, seconds, kMostSeconds));
}

}  // namespace app
