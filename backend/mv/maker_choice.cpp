#include "mv/maker_choice.h"

#include <fmt/format.h>

#include "base/error.h"

namespace mv {
namespace {

using base::Error;
using base::ErrorKind;

constexpr const char* kBuiltin = "builtin";

std::string names_of(const std::vector<MakerStatus>& makers) {
  std::string names;
  for (const MakerStatus& maker : makers) {
    if (!names.empty()) names += ", ";
    names += maker.name;
  }
  return names;
}

// `ability`: a flag of the maker; `work`: what it is, for people.
void require_ready(const MakerStatus& maker, bool MakerStatus::*ability, std::string_view work) {
  if (!maker.has_key) {
    throw Error(
        ErrorKind::kNotConfigured,
        fmt::format("the maker {} needs a key: set {} and start Songreel again, or use the backend builtin",
                    maker.name, maker.variable));
  }
  if (!(maker.*ability)) {
    throw Error(
        ErrorKind::kNotConfigured,
        fmt::format("this version of Songreel cannot {} with {}; use the backend builtin", work, maker.name));
  }
}

const MakerStatus& known_maker(const Workshop& workshop, const std::string& name) {
  for (const MakerStatus& maker : workshop.makers) {
    if (maker.name == name) return maker;
  }
  throw Error(ErrorKind::kUsage, fmt::format("the backend '{}' is not known; choose one of: {}", name,
                                             names_of(workshop.makers)));
}

}  // namespace

std::string choose_clip_maker(const Workshop& workshop, const std::optional<std::string>& backend) {
  if (!backend) return kBuiltin;
  const MakerStatus& maker = known_maker(workshop, *backend);
  if (workshop.mock_clips) return kBuiltin;
  require_ready(maker, &MakerStatus::makes_clips, "make clips");
  return maker.name;
}

std::string choose_lip_syncer(const Workshop& workshop, const std::optional<std::string>& backend) {
  if (!backend) return kBuiltin;
  const MakerStatus& maker = known_maker(workshop, *backend);
  require_ready(maker, &MakerStatus::syncs_lips, "move lips");
  return maker.name;
}

}  // namespace mv
