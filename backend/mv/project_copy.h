#pragma once

#include <string>

#include "mv/workshop.h"
#include "store/project_records.h"

namespace mv {

// A second project, under the id `copy`, with the same texts, scenes and takes; the takes' files are shared,
// nothing is painted again. Throws Error{kNotFound, kUnwritable, kDiskFull}. Thread-safe.
store::ProjectRow duplicate(const Workshop& workshop, const std::string& project, const std::string& copy);

}  // namespace mv
