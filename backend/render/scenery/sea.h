#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// The colour of the water at a depth.
Color water(const Ink& ink, double depth);

struct Wave {
  double depth = 20;
  double pitch = 0.3;    // from crest to crest, rest units
  double height = 0.01;  // of a crest
  double phase = 0;
};
// A strip of sea with a scalloped crest that rolls to and fro; the next strip covers its foot.
void add_wave(Set& set, const Wave& wave);

// The path of the sun or the moon on the water.
void add_glitter(Set& set);

}  // namespace render::scenery
