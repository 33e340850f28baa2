#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// A chain of hills or mountains across the whole width, `base` their feet's y.
struct Ridge {
  std::string name;
  double depth = 150;
  double base = 0.1;
  double height = 0.15;     // of the peaks over the base
  double roughness = 0.55;  // 0.4 rolling … 0.65 jagged
  double tilt = 0;          // -1: higher at the left … 1: higher at the right
  double valley = 0;        // 0 … 1: lower in the middle
  double snow = 0;          // share of the height that is white from the top
  Color color;              // at the top; the foot fades into the haze
};
void add_ridge(Set& set, const Ridge& ridge);
// Its crest, for what stands on it.
std::vector<Point> crest(const Set& set, const Ridge& ridge);
void draw_ridge(Canvas& canvas, const Ink& ink, const std::vector<Point>& line, const Ridge& ridge,
                double bottom);

// Flat-topped rocks of the desert.
struct Mesa {
  double x, width, height;
};
void draw_mesa(Canvas& canvas, const Ink& ink, base::Random& numbers, const Mesa& mesa, double base,
               double depth, Color color);

void draw_rock(Canvas& canvas, const Ink& ink, base::Random& numbers, Point foot, double width, Color color);

}  // namespace render::scenery
