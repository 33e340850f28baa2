#pragma once

#include <vector>

#include "mv/limits.h"
#include "mv/studio.h"

namespace mv {

// Throws Error{kUsage} for blank, Error{kTooLong, kInvalidText} for unusable texts.
void check_idea(const std::string& idea);
void check_character(const std::string& character);
// Throws Error{kOutOfRange} outside 1 … kMostScenes.
void check_number_of_scenes(std::int64_t scenes);

// Scenes for an idea, exactly as many as asked for. Throws as the checks above, and what the writer throws.
Story write_scenes(const Studio& studio, SceneWriter& writer, const SceneRequest& request,
                   const Flavor& flavor, Commission& commission);

}  // namespace mv
