#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// Bulbs on a wire that hangs between two points.
struct StringLights {
  double depth = 8;
  Point left, right;
  double sag = 0.1;  // rest units
  int bulbs = 12;
};
void add_string_lights(Set& set, const StringLights& lights);

}  // namespace render::scenery
