#include "render/scenery/string_lights.h"

#include <algorithm>

#include "render/scenery/motion.h"
#include "render/scenery/shapes.h"

namespace render::scenery {

void add_string_lights(Set& set, const StringLights& lights) {
  const auto& [depth, left, right, sag, bulbs] = lights;
  const Ink ink = set.ink();
  const double lowest = std::max(left.y, right.y) + sag * 1.1;
  const double size = 0.05 / depth;
  set.add({.name = "string lights",
           .depth = depth,
           .extent = {left.x, std::min(left.y, right.y) - 0.02, right.x, lowest + 0.05},
           .draw =
               [ink, left = lights.left, right = lights.right, sag = lights.sag, bulbs = lights.bulbs,
                size](Canvas& canvas) {
                 hanging(canvas, left, right, sag);
                 canvas.stroke(ink.tone(2.6), size * 0.45);
                 canvas.begin();
                 for (int i = 0; i < bulbs; ++i) {
                   const Point at = on_hanging(left, right, sag, (i + 0.5) / bulbs);
                   canvas.ellipse({at.x, at.y + size * 1.6}, size * 1.15, size * 1.5);
                 }
                 canvas.fill(mix(ink.palette.lamp, {1, 1, 1, 1}, 0.15 + 0.35 * ink.dark()));
               },
           .sway = breeze({0.002, 0.003}, 4.4, depth)});
  for (int i = 0; i < bulbs; ++i) {
    const Point at = on_hanging(left, right, sag, (i + 0.5) / bulbs);
    set.lamp({.at = {at.x, at.y + size * 1.6},
              .depth = depth - 0.02,
              .radius = size * 8,
              .color = i % 4 == 3 ? ink.palette.lamp_second : ink.palette.lamp,
              .strength = 0.55,
              .pulse = 0.3});
  }
}

}  // namespace render::scenery
