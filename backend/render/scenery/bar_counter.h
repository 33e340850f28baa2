#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// A bar at one side: bottles and a lamp over a counter. Which side, the place decides.
void add_bar(Set& set);

}  // namespace render::scenery
