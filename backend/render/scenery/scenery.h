#pragma once

#include "render/stage.h"

namespace render {

// Builds the set of a shot. One function a setting, one file each; the table of all stands in scenery.cpp.
// Variation comes from `context.shot.place_seed` alone, so that every shot of a film shows the same place.
Stage build_stage(const StageContext& context);

}  // namespace render
