#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// The country a train passes through, in five depths: hills, villages, trees, telegraph poles and bushes. It
// scrolls for ever.
void add_train_land(Set& set);

}  // namespace render::scenery
