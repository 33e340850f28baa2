#include "mv/maker_choice.h"

#include <fmt/format.h>

#include "base/error.h"

namespace mv {
namespace {

using base::Error;
using base::ErrorKind;

std::string names_of(const std::vector<MakerStatus>& makers) {
  std::string names;
  for (const MakerStatus& maker : makers) {
    if (!names.empty()) names += ", ";
    names += maker.name;
  }
  return names;
}

void require_ready(const MakerStatus& maker) {
  if (!maker.has_key) {
    throw Error(
        ErrorKind::kNotConfigured,
        fmt::format("the maker {} needs a key: set {} and start Songreel again, or use the backend builtin",
                    maker.name, maker.variable));
  }
  if (!maker.makes_clips) {
    throw Error(ErrorKind::kNotConfigured,
                fmt::format("this version of Songreel cannot make clips with {}; use the backend builtin",
                            maker.name));
  }
}

}  // namespace

std::string choose_clip_maker(const Workshop& workshop, const std::optional<std::string>& backend) {
  if (!backend) return "builtin";
  for (const MakerStatus& maker : workshop.makers) {
    if (maker.name != *backend) continue;
    if (workshop.mock_clips) return "builtin";
    require_ready(maker);
    return maker.name;
  }
  throw Error(ErrorKind::kUsage, fmt::format("the backend '{}' is not known; choose one of: {}", *backend,
                                             names_of(workshop.makers)));
}

}  // namespace mv
