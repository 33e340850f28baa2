#pragma once

#include <cstdint>
#include <string>

#include "mv/workshop.h"

namespace mv {

struct Removal {
  int scenes = 0, takes = 0, files = 0;
  std::uintmax_t bytes = 0;
};

// What `remove` would take away. Throws Error{kNotFound}.
Removal measure(const Workshop& workshop, const std::string& project);
// The project with its scenes, takes and the files that only it uses; its jobs are canceled. Publishes the
// project as deleted. Throws Error{kNotFound}. Thread-safe.
Removal remove(const Workshop& workshop, const std::string& project);

}  // namespace mv
