#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

enum class Neon { kRings, kBolt, kWave, kStar };

// A sign of glass tubes on a wall at `depth`. It flickers a little.
struct NeonSign {
  Neon shape = Neon::kRings;
  Point at;
  double size = 0.07;
  double depth = 15;
  Color color;
  double phase = 0;  // radians, so that signs do not flicker together
};
void add_neon(Set& set, const NeonSign& sign);

}  // namespace render::scenery
