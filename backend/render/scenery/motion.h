#pragma once

#include <functional>

#include "render/stage.h"

namespace render::scenery {

using Sway = std::function<Point(const Moment&)>;
using Opacity = std::function<double(const Moment&)>;

// To and fro, `reach` rest units in each direction, one way and back in `period` seconds.
Sway breeze(Point reach, double period, double phase = 0);
// Onward for ever; the cutout has to be long enough.
Sway drift(Point per_second);
// Onward by `per_second` and back by one `tile` when a tile has passed: the drawing repeats every tile.
Sway scroll(Point per_second, double tile);

// Between two opacities in a sine of `period` seconds.
Opacity twinkle(double low, double high, double period, double phase = 0);
// `low` in silence, `high` on an onset of a loud song.
Opacity with_music(double low, double high);

}  // namespace render::scenery
