#pragma once

#include "render/scenery/set.h"

namespace render::scenery {

// What stands along streets and roads. `foot` on the ground, `metre` in rest units.

// Returns where its light sits.
Point draw_lamp_post(Canvas& canvas, const Ink& ink, Point foot, double metre, double arm, Color color);
Point lamp_post_light(Point foot, double metre, double arm);

void draw_traffic_light(Canvas& canvas, const Ink& ink, Point foot, double metre, Color color);

enum class CarBody { kSedan, kTaxi, kVan };
// Seen from the side, `facing` -1 to the left, 1 to the right.
void draw_car(Canvas& canvas, const Ink& ink, Point foot, double metre, double facing, CarBody body,
              Color color);

// An awning with scalloped stripes over a lit shop window.
void draw_shop(Canvas& canvas, const Ink& ink, base::Random& numbers, const Box& front, double depth,
               Color awning);

// A sign on a wall: shapes only, no letters.
void draw_sign(Canvas& canvas, base::Random& numbers, const Box& box, Color frame, Color light);

}  // namespace render::scenery
