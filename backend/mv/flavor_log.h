#pragma once

#include <string_view>
#include <vector>

#include "base/log.h"
#include "mv/flavor_loader.h"

namespace mv {

enum class DebugMode { kOff, kOn };  // MV_DEBUG_MODE

// What is said about flavors in the log. Fallbacks and problems always; everything else under MV_DEBUG_MODE,
// because whole prompts then stand in the log. Thread-safe as far as the log is.
class FlavorLog {
 public:
  FlavorLog(base::Log& log, DebugMode mode) : log_(log), mode_(mode) {}

  // At the start: what was found, which files each flavor has with which keys, what fell back, what is
  // broken.
  void loaded(const LoadedFlavors& flavors) const;
  // A requested flavor does not exist.
  void unknown(std::string_view requested) const;
  // At prompt time: a flavor's file is about to be used, with its values.
  void selected(const Flavor& flavor, ConfigType type) const;

 private:
  base::Log& log_;
  DebugMode mode_;
};

}  // namespace mv
