#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

void draw_window_frame(Canvas& canvas, const Ink& ink, const Box& window);
// Two curtains at the sides of a window, and their rod.
void add_curtains(Set& set, const Box& window);
// Small lamps on a wire along the top of the wall.
void add_fairy_lights(Set& set, const Box& window);

}  // namespace render::scenery
