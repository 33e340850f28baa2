#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// A banded planet with rings, half in its own night.
void draw_planet(Canvas& canvas, const Ink& ink, Point at, double radius, Color base);

}  // namespace render::scenery
