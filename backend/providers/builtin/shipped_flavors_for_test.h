#pragma once

#include <memory>
#include <string>

#include "base/log.h"
#include "mv/flavors.h"
#include "providers/builtin/painter_names.h"

namespace providers {

// The flavors of the source tree, for tests.
inline const mv::Flavors& shipped_flavors() {
  static base::NoLog log;
  static const mv::Flavors flavors(
      {.folders = {SONGREEL_SOURCE_DIR "/backend/mv/configs"}, .names = painter_names()},
      mv::FlavorLog(log, mv::DebugMode::kOff));
  return flavors;
}

}  // namespace providers
