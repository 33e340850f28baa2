#include "render/scenery/sea.h"

#include <cmath>

#include "render/scenery/motion.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"

namespace render::scenery {

Color water(const Ink& ink, double depth) {
  const Color deep = ink.paper(rgb(0x1F8FA8), depth, 0.5);
  return mix(deep, mix(ink.palette.sky_middle, ink.palette.sky_top, 0.35), 0.35);
}

void add_wave(Set& set, const Wave& wave) {
  const auto [depth, pitch, crest_height, phase] = wave;
  const Ink ink = set.ink();
  const double top = set.floor().y(depth);
  const Box box = set.band(depth, top - crest_height * 2, std::min(0.9, set.floor().y(depth * 0.5) + 0.06));
  const std::string name = "waves at " + std::to_string(static_cast<int>(depth));
  set.add({.name = name,
           .depth = depth,
           .extent = box,
           .draw =
               [ink, box, top, depth = wave.depth, pitch = wave.pitch,
                crest_height = wave.height](Canvas& canvas) {
                 std::vector<Point> line;
                 int i = 0;
                 for (double x = box.left - pitch; x < box.right + pitch; x += pitch / 2, ++i) {
                   line.push_back({x, top + (i % 2 == 0 ? -crest_height : crest_height * 0.35)});
                 }
                 const Color color = water(ink, depth);
                 under_smooth(canvas, line, box.bottom);
                 canvas.fill_linear({0, top}, {0, box.bottom},
                                    {{0, shade(color, 0.1)}, {0.5, color}, {1, shade(color, -0.06)}});
                 canvas.smooth(line, Ends::kOpen);
                 canvas.stroke(with_alpha(mix(color, ink.palette.sky_horizon, 0.75), depth < 25 ? 0.85 : 0.5),
                               0.0016 + 0.06 / depth);
               },
           .shadow = 0.12,
           .sway = breeze({pitch * 0.35, crest_height * 0.5}, 4.5 + depth * 0.03, phase)});
}

void add_glitter(Set& set) {
  const Ink ink = set.ink();
  if (!ink.clear()) return;
  const Floor floor = set.floor();
  const double x = sun_place(set).x;
  for (int group = 0; group < 2; ++group) {
    const std::string name = "glitter " + std::to_string(group);
    const Box box = {x - 0.34, floor.horizon, x + 0.34, floor.y(13)};
    set.add({.name = name,
             .depth = 24.0 - group,
             .extent = box,
             .draw =
                 [box, x, color = ink.palette.sun, numbers = set.numbers(name)](Canvas& canvas) {
                   base::Random own = numbers;
                   canvas.begin();
                   for (int i = 0; i < 46; ++i) {
                     const double down = std::pow(own.unit(), 1.3);
                     const double y = box.top + box.height() * down;
                     const double spread = 0.03 + 0.14 * down;
                     const double middle = x + own.between(-spread, spread);
                     const double length = (0.015 + 0.045 * down) * own.between(0.5, 1.2);
                     canvas.ellipse({middle, y}, length, 0.0016 + 0.0035 * down);
                   }
                   canvas.fill(with_alpha(color, 0.75));
                 },
             .additive = true,
             .sway = breeze({0.006, 0.0015}, 3.3, 2.0 * group),
             .opacity = twinkle(0.35, 0.95, 2.2, 3.0 * group)});
  }
}

}  // namespace render::scenery
