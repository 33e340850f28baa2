#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "mv/flavor_loader.h"
#include "mv/step_log.h"

namespace mv {

// What is said about flavors in the log. Under MV_DEBUG_MODE everything, as events whose names and fields are
// a contract; whole prompts then stand in the log. Otherwise plain sentences, and only about what somebody
// has to mend: an unknown name, a broken flavor. That a flavor leaves a file to default is how flavors are
// meant to be. Thread-safe as far as the log is.
class FlavorLog {
 public:
  FlavorLog(base::Log& log, DebugMode mode) : log_(log), mode_(mode) {}

  // At the start: what was found, which files each flavor has with which keys, what fell back, what is
  // broken.
  void loaded(const LoadedFlavors& flavors) const;
  // A requested flavor does not exist; `names` are those that do.
  void unknown(std::string_view requested, const std::vector<std::string>& names) const;
  // At prompt time: a flavor's file is about to be used, with its values.
  void selected(const Flavor& flavor, ConfigType type) const;

 private:
  base::Log& log_;
  DebugMode mode_;
};

}  // namespace mv
