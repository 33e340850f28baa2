#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

enum class Roof { kFlat, kStepped, kSpire, kGable, kTank, kDome, kSlanted };

struct Building {
  Box walls;
  double depth = 40;
  Roof roof = Roof::kFlat;
  Color color;
  double window = 0.03;   // width of a window with its share of wall, rest units; 0: none
  double storey = 0.045;  // height of the same
  double lit = 0.3;       // share of windows with light
};
void draw_building(Canvas& canvas, const Ink& ink, base::Random& numbers, const Building& building);

// A row of buildings shoulder to shoulder, from one side of `where` to the other; their feet at its bottom,
// the highest reaching its top. `valley` 0 … 1: how much lower those in the middle are.
struct Skyline {
  Box where;
  double depth = 60;
  double width = 0.1;  // of a building, about
  double valley = 0;
  double window = 0.012;
};
void draw_skyline(Canvas& canvas, const Ink& ink, base::Random& numbers, const Skyline& skyline);

// Rows of windows over a wall.
void draw_windows(Canvas& canvas, const Ink& ink, base::Random& numbers, const Building& building);

}  // namespace render::scenery
