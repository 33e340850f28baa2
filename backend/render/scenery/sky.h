#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

struct SkyPlan {
  double clouds = 1;  // 0: none … 1: as the weather has it
  double disc = 1;    // size of sun or moon; 0: none
  double lower = 0;   // how far the disc hangs below its usual height, for windows
  double sun_x = 2;   // rest units; beyond ±1.5: where the palette's main light comes from
  bool rings = true;  // the halo of paper rings around sun or moon
};

// Everything over the horizon: gradient, sun or moon, stars, clouds, by time and weather. Depth 1000 to 250.
void add_sky(Set& set, const SkyPlan& plan = {});
// Where add_sky puts sun or moon.
Point sun_place(const Set& set, const SkyPlan& plan = {});

// Low veils of mist over the ground in fog (and a little at dawn), at the given depth.
void add_mist(Set& set, double depth, double strength = 1);

// A bank of paper clouds, also for what is seen from above or through a window.
void draw_cloud(Canvas& canvas, base::Random& numbers, Point foot, double width, Color light, Color dark);
void draw_stars(Canvas& canvas, base::Random& numbers, Box where, int count, double size, Color color);

}  // namespace render::scenery
