#pragma once

#include <string>

#include "mv/workshop.h"
#include "store/project_records.h"

namespace mv {

// The takes of a scene, one of them chosen. These throw Error{kNotFound} for ids that are not there, and
// publish the project as changed. Thread-safe.

// Of a scene that was deleted meanwhile, none is added. Publishes the take, too.
void add_take(const Workshop& workshop, store::TakeRow take);
void choose_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take);
// With its file; the newest other take becomes the chosen one.
void remove_take(const Workshop& workshop, const std::string& project, const std::string& scene,
                 const std::string& take);

}  // namespace mv
