#pragma once

#include <array>

#include "render/scenery/set.h"

namespace render::scenery {

// What hangs and stands on concert stages.

// A lattice girder from a to b.
void draw_truss(Canvas& canvas, Point a, Point b, double width, Color color);

// A hanging column of speakers, curved forward at its foot.
void draw_line_array(Canvas& canvas, Point top, double width, int boxes, Color color);

// Cabinets in a stack, feet in the middle of the bottom edge.
void draw_speaker_stack(Canvas& canvas, Point foot, double width, int boxes, Color color, Color cone);

// A monitor wedge facing the player.
void draw_wedge(Canvas& canvas, Point foot, double width, Color color);

// A spotlight hanging from `at`, aimed in `direction` (radians, 0 = down), lens lit.
void draw_spotlight(Canvas& canvas, Point at, double size, double direction, Color body, Color lens);

// A low platform seen from the front: top face between two depths, and its front.
struct Riser {
  double across = 0;  // middle, metres
  double half_width = 1.6;
  double up = 0.35;  // metres
  double far_depth = 10.5;
  double near_depth = 9.2;
};
void draw_riser(Canvas& canvas, const Floor& floor, const Riser& riser, Color top, Color front, Color edge);

// The lamps of a show: the palette's two and what goes with them.
std::array<Color, 4> show_colors(const Ink& ink);

// A row of `count` beams along a girder from `left` to `right`, fanned out; spotlights' halos with them.
struct BeamRow {
  Point left, right;
  double depth = 11;
  int count = 8;
  double fan = 0.5;  // radians the outermost lean inwards (negative: outwards)
  double length = 1.1;
  double strength = 0.6;
};
void add_beams(Set& set, const BeamRow& row);

}  // namespace render::scenery
