#pragma once

#include "render/stage.h"

namespace render::scenery {

// Half of all places are built the other way round: twice the compositions for one design.
bool is_mirrored(const Shot& shot);

// The stage with left and right exchanged. Guitar and bass keep their sides.
Stage mirrored(Stage stage);

}  // namespace render::scenery
