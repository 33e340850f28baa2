#pragma once

#include <filesystem>

#include "jobs/runner.h"
#include "mv/made_by.h"
#include "mv/workshop.h"

namespace mv {

// Makes the picture of a project's character at `place`, by the job's maker, or takes the one that was made
// for the same text, flavor and seed before.
MadeBy make_portrait(const Workshop& workshop, const jobs::Job& job, const store::ProjectRow& project,
                     const Flavor& flavor, const std::filesystem::path& place, jobs::Attempt& attempt);

}  // namespace mv
