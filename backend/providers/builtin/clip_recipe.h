#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "render/painter.h"

namespace providers {

// All that the painter needs to paint a clip again, pixel for pixel, but for the mouths: what is seen, who,
// and what is heard. A clip's file carries it, as the image of a character carries its own recipe.

// As JSON text, one line; some 25 KB for eight seconds with a song.
std::string recipe_of(const render::PaintJob& job);
// Reads what `recipe_of` wrote, which may come in a stranger's file: nothing if it is none, or asks for a
// picture or a length beyond what clips have.
std::optional<render::PaintJob> job_from_recipe(std::string_view recipe);

}  // namespace providers
