#pragma once

#include "base/pixels.h"
#include "render/character.h"

namespace providers {

// Gives a figure the colours of a foreign picture: its main colours by k-means (Lloyd, 1982) in sRGB, the
// backdrop (what touches the picture's edge) left aside. The most vivid becomes the top, the darkest the
// trousers and shoes, the next vivid the accent. Transparent pixels do not count; a picture without colours
// changes nothing.
void dress_in_colours_of(render::Character& character, const base::Pixels& picture);

}  // namespace providers
