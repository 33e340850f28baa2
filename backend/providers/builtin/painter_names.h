#pragma once

#include "mv/scene_grammar.h"

namespace providers {

// The painter's names for everything that a flavor's builtin_scenes.yaml may ask it to paint.
mv::GrammarNames painter_names();

}  // namespace providers
