#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// A picture of shapes in a frame.
void draw_poster(Canvas& canvas, const Ink& ink, base::Random& numbers, const Box& box);
// A board with books and a small plant on it.
void draw_shelf(Canvas& canvas, const Ink& ink, base::Random& numbers, const Box& board);
// From the side, foot end at `foot`, its head out of the picture at `outer`.
void draw_bed(Canvas& canvas, const Ink& ink, Point foot, double outer);
// Its right edge at `foot`; with a lamp, a screen and cups.
void draw_desk(Canvas& canvas, const Ink& ink, base::Random& numbers, Point foot);
Point desk_lamp_light(Point desk_foot);
void draw_rug(Canvas& canvas, const Ink& ink, Point middle, double half);
void draw_standing_guitar(Canvas& canvas, const Ink& ink, Point foot, double height);

}  // namespace render::scenery
