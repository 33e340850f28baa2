#pragma once

#include <vector>

#include "base/pixels.h"
#include "render/canvas/canvas.h"

namespace render {

// A small picture that is laid into the frame hundreds of times.
struct Sprite {
  base::Pixels pixels;
  Point anchor;  // the point of the sprite, in its pixels, that goes to the given place
  struct Run {
    int first = 0;  // what is not fully transparent in a line: [first, last)
    int last = 0;
  };
  std::vector<Run> runs;  // one for each line
};

// Reads the runs off the pixels.
Sprite make_sprite(base::Pixels pixels, Point anchor);

// Lays `sprite` over the frame so that its anchor comes to `place`, `scale` times its size (0.4 … 1.5),
// bilinear. Only the lines above `bottom` (share of the sprite's height, 0 … 1) are laid. Clipped to the
// frame.
void lay(base::Pixels& frame, const Sprite& sprite, Point place, double scale, double bottom = 1);

}  // namespace render
