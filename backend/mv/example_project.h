#pragma once

#include <filesystem>
#include <string>

#include "mv/workshop.h"
#include "store/project_records.h"

namespace mv {

// The project `id` with the example's song, its lyrics (the .lrc beside it), idea and character, for those
// who want to see a film before they think of one. Its film is not started. The song is copied into the
// library. Throws Error{kNotFound} when `song` is not there.
store::ProjectRow add_example(const Workshop& workshop, const std::filesystem::path& song,
                              const std::string& id);

}  // namespace mv
