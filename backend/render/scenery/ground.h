#pragma once

#include <string>

#include "render/scenery/set.h"

namespace render::scenery {

struct GroundPlan {
  std::string name = "ground";
  double depth = 40;  // where it begins; it reaches from there to the camera
  Color far;          // at its far edge
  Color near;         // at the bottom of the frame
  double wobble = 0;  // height of bumps along the far edge, rest units
};
void add_ground(Set& set, const GroundPlan& plan);

// A strip of the level ground between two depths, `left` and `right` metres from the middle: a road, a
// pavement, a path. Adds to the path only.
void on_ground(Canvas& canvas, const Floor& floor, double left, double right, double far_depth,
               double near_depth);

// On wet ground every lamp put in so far stands on its head: streaks of light, and a sheen of the sky.
// Nothing when the weather is dry, unless `always` (water, polished floors).
enum class Sheen { kWhenWet, kAlways };
struct Reflections {
  double depth = 8;      // of the piece that carries them
  double far_edge = 60;  // depth at which the wet ground begins
  Sheen sheen = Sheen::kWhenWet;
};
void add_reflections(Set& set, const Reflections& plan);

// Tufts, stones or snow lumps scattered over the ground between two depths.
void draw_tufts(Canvas& canvas, base::Random& numbers, const Floor& floor, const Box& where, double far_depth,
                double near_depth, int count, Color color);

}  // namespace render::scenery
