#pragma once

#include <vector>

#include "base/random.h"
#include "render/canvas/canvas.h"

namespace render::scenery {

// Outlines that many sets cut their paper along. All of them only add to the path; the caller fills it.

// A closed outline with soft lobes: a crown of leaves, a bush.
void lobed(Canvas& canvas, base::Random& numbers, Point center, double radius_x, double radius_y, int lobes);

// A broken line from `left` to `right` around height `base`, by midpoint displacement; `height` is the
// largest first displacement, each further one is `roughness` of the one before. `levels` halvings: 2^levels
// + 1 points.
std::vector<Point> broken_line(base::Random& numbers, Point left, Point right, double height,
                               double roughness, int levels);

// Everything from the line down to `bottom`, with straight or rounded corners.
void under(Canvas& canvas, const std::vector<Point>& line, double bottom);
void under_smooth(Canvas& canvas, const std::vector<Point>& line, double bottom);

// A bar from a to b, `width_a` and `width_b` wide at its ends.
void bar(Canvas& canvas, Point a, Point b, double width_a, double width_b);

// A hanging cable, open path.
void hanging(Canvas& canvas, Point a, Point b, double sag);
// A point on it, `along` 0 … 1.
Point on_hanging(Point a, Point b, double sag, double along);

// A pointed leaf from `root` to `tip`; `width` is a share of its length.
void leaf(Canvas& canvas, Point root, Point tip, double width);

}  // namespace render::scenery
