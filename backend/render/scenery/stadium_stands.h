#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// The bowl of seats around a stadium, in two depths, with confetti of people and their telephones' lights.
void add_stands(Set& set);

}  // namespace render::scenery
