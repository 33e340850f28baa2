#pragma once

#include <functional>

#include "render/scenery/set.h"

namespace render::scenery {

// What a window shows of the weather: rain or snow that falls behind the glass, at a depth behind the wall.
// Nothing in clear weather; fog is in the haze of what lies behind.
void add_weather_behind_glass(Set& set, const Box& window, double depth);

// A strip of land that passes by behind a window, for ever: what `draw` paints from x = 0 to `tile` is
// repeated along the strip, which moves to the left as land at that depth does for somebody who travels at
// `speed` metres a second. `draw` gets the canvas moved to the tile's left edge and may paint up to `overlap`
// beyond either edge.
struct PassingLand {
  std::string name;
  double depth = 60;
  double top = 0;
  double bottom = 0.3;
  double tile = 2;
  double speed = 9;
  double overlap = 0.3;
};
void add_passing_land(Set& set, const PassingLand& land, std::function<void(Canvas&)> draw);

// A crest that closes on itself after `tile`: waves of whole numbers along it, heights within ±`height`.
std::vector<Point> rolling_line(base::Random& numbers, double tile, double base, double height, int waves);

// A wall with a hole.
void wall_with_window(Canvas& canvas, const Box& wall, const Box& window, double radius);

}  // namespace render::scenery
