#include "app/doctor/cage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace app {

Finding about_cage(const media::SandboxReport& layers) {
  std::vector<std::string> there, missing;
  const auto add = [&](bool is_there, std::string name) {
    (is_there ? there : missing).push_back(std::move(name));
  };
  add(layers.no_new_privileges, "no new privileges");
  add(layers.resource_limits, "resource limits");
  add(layers.seccomp, "system-call filter");
  if (!missing.empty()) {
    return {Mark::kBroken, "media readers", fmt::format("this kernel lacks: {}", fmt::join(missing, ", ")),
            "songs and films are only opened behind these; run Songreel on a kernel that has them"};
  }
  if (!layers.landlock) {
    return {Mark::kNote, "media readers",
            fmt::format("{}; no Landlock in this kernel", fmt::join(there, ", ")),
            "safe enough: the filter alone keeps them from all other files. Linux 5.13 or later adds a "
            "second wall"};
  }
  return {Mark::kGood, "media readers",
          fmt::format("{}, Landlock {}", fmt::join(there, ", "), layers.landlock_version), ""};
}

}  // namespace app
