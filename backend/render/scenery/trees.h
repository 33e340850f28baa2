#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// Trees and other plants, foot on the ground, `height` in rest units. Each is one paper with a lighter side.

void draw_pine(Canvas& canvas, const Ink& ink, base::Random& numbers, Point foot, double height, Color color);
void draw_leaf_tree(Canvas& canvas, base::Random& numbers, Point foot, double height, Color trunk,
                    Color leaves);
// Leans by `lean` rest units at the crown.
void draw_palm(Canvas& canvas, base::Random& numbers, Point foot, double height, double lean, Color color);
// A trunk that runs out of the picture at the top, with roots and up to `branches` broken ones.
void draw_trunk(Canvas& canvas, base::Random& numbers, double x, double foot, double top, double width,
                int branches, Color color);
void draw_fern(Canvas& canvas, base::Random& numbers, Point foot, double size, Color color);
void draw_grass(Canvas& canvas, base::Random& numbers, const Box& where, int blades, Color color);
void draw_cactus(Canvas& canvas, const Ink& ink, Point foot, double height, Color color);
void draw_pot_plant(Canvas& canvas, base::Random& numbers, Point foot, double height, Color pot,
                    Color leaves);

// A twig of leaves from `root` in `direction` (radians, 0 = right, positive = down): the frame of many
// foregrounds.
void draw_twig(Canvas& canvas, base::Random& numbers, Point root, double direction, double length,
               Color color);
// A palm frond hanging into the picture.
void draw_frond(Canvas& canvas, Point root, double direction, double length, double droop, Color color);

// A row of pines on a line from left to right, snow on them when it lies.
struct PineRow {
  double left, right;
  double foot;  // y of their feet
  double depth;
  int count;
  double height;   // of the highest
  double gap = 0;  // half width around the middle that stays free
};
void draw_pine_row(Canvas& canvas, const Ink& ink, base::Random& numbers, const PineRow& row);

}  // namespace render::scenery
