#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// Telegraph poles come nearer along the right side; each carries the wires to the one behind it.
void add_telegraph_poles(Set& set);

// A diner beside the road: long windows, a sign that points to it.
void add_diner(Set& set);

}  // namespace render::scenery
