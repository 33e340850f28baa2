#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/scenery/ground.h"
#include "render/scenery/land.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/trees.h"

namespace render::scenery {
namespace {

struct Stand {
  const char* name;
  double depth;
  int trunks;
  double width;   // of a trunk
  double canopy;  // y of the lower edge of the leaves
  double glade;   // half width of the gap in the middle
};

Color forest_tone(const Ink& ink, double depth) {
  return mix(ink.tone(depth), ink.paper(rgb(0x3F7F5A), depth, 0.6), 0.6);
}

void draw_stand(Canvas& canvas, const Ink& ink, base::Random& numbers, const Stand& stand, const Box& box,
                double foot) {
  const Color color = forest_tone(ink, stand.depth);
  for (int i = 0; i < stand.trunks; ++i) {
    const double x = box.left + box.width() * (i + numbers.between(0.1, 0.9)) / stand.trunks;
    const double width = stand.width * numbers.between(0.6, 1.3);
    const double tint = numbers.between(-0.08, 0.03);
    if (std::abs(x) < stand.glade) continue;
    draw_trunk(canvas, numbers, x, foot, box.top, width, 4, shade(color, tint));
  }
  // Undergrowth along the foot.
  const auto edge =
      broken_line(numbers, {box.left, foot}, {box.right, foot}, 0.05 + 0.3 / stand.depth, 0.62, 6);
  under_smooth(canvas, edge, box.bottom);
  canvas.fill_linear(
      {0, foot - 0.04}, {0, foot + 0.14},
      {{0, color},
       {1, mix(color, ink.snowy() ? ink.snow(stand.depth) : ink.palette.haze, ink.snowy() ? 0.6 : 0.25)}});
  // The canopy: lobes along the top, opening over the glade.
  const double size = 0.12 + 0.6 / stand.depth;
  for (double x = box.left - size; x < box.right + size; x += size * 0.8) {
    const double open = 0.16 * std::exp(-x * x / (2 * 0.1));
    const double y = stand.canopy - open - size * numbers.between(0.5, 1.0);
    lobed(canvas, numbers, {x, y}, size * numbers.between(0.8, 1.1), size * numbers.between(0.6, 0.85), 9);
    canvas.fill(shade(color, numbers.between(-0.06, 0.02)));
  }
  canvas.rectangle({box.left, box.top, box.right, stand.canopy - size * 1.3});
  canvas.fill(color);
}

void add_stand(Set& set, const Stand& stand) {
  const double foot = set.floor().y(stand.depth);
  const Box box = set.band(stand.depth, set.reach(stand.depth).top, std::min(0.9, foot + 0.2));
  Stand fitted = stand;
  fitted.trunks = std::max(4, static_cast<int>(stand.trunks * (0.35 + 0.65 * set.breadth())));
  fitted.glade = stand.glade * std::max(0.4, set.breadth());
  set.add({.name = stand.name,
           .depth = stand.depth,
           .extent = box,
           .draw =
               [ink = set.ink(), fitted, box, foot, numbers = set.numbers(stand.name)](Canvas& canvas) {
                 base::Random own = numbers;
                 draw_stand(canvas, ink, own, fitted, box, foot);
               },
           .shadow = 0.3});
}

// Light falls in through the gaps, in slanted sheets.
void add_shafts(Set& set, double depth, double phase) {
  const Ink ink = set.ink();
  if (ink.wet()) return;
  const Box box = set.reach(depth);
  const double slope = ink.palette.key_direction < 0 ? 0.42 : -0.42;
  const double strength = ink.foggy() ? 0.3 : 0.16 + 0.12 * ink.palette.brightness;
  const std::string name = "light shafts at " + std::to_string(static_cast<int>(depth));
  set.add({.name = name,
           .depth = depth,
           .extent = box,
           .draw =
               [box, slope, strength, color = mix(ink.palette.key, ink.palette.sky_horizon, 0.4),
                numbers = set.numbers(name)](Canvas& canvas) {
                 base::Random own = numbers;
                 for (int i = 0; i < 6; ++i) {
                   const double x = box.left * 0.75 + box.width() * 0.75 * (i + own.unit()) / 6 - slope * 0.4;
                   const double width = own.between(0.03, 0.11);
                   canvas.polygon({{x, -0.6},
                                   {x + width, -0.6},
                                   {x + width * 1.9 + slope, 0.45},
                                   {x - width * 0.2 + slope, 0.45}});
                   canvas.fill_linear({0, -0.6}, {0, 0.42},
                                      {{0, with_alpha(color, strength)},
                                       {0.6, with_alpha(color, strength * 0.6)},
                                       {1, with_alpha(color, 0)}});
                 }
               },
           .additive = true,
           .sway = breeze({0.01, 0}, 13, phase),
           .opacity = twinkle(0.65, 1, 7.7, phase)});
}

void add_floor(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Color moss = ink.snowy() ? ink.snow(10) : ink.paper(rgb(0x6C8A4A), 10, 0.5);
  const Color near = ink.snowy() ? mix(ink.snow(6), ink.tone(6), 0.4) : ink.paper(rgb(0x27402C), 5, 0.4);
  add_ground(set, {.name = "forest floor", .depth = 11.5, .far = moss, .near = near, .wobble = 0.012});
  const Box box = set.below(8.6, floor.y(8.6) - 0.26);
  set.add(
      {.name = "ferns",
       .depth = 8.6,
       .extent = box,
       .draw =
           [ink, floor, box, near, moss, gap = 0.16 + 0.24 * set.half(),
            numbers = set.numbers("ferns")](Canvas& canvas) {
             base::Random own = numbers;
             canvas.begin();
             for (int i = 0; i < 9; ++i)
               canvas.ellipse({own.between(-0.3, 0.3), floor.y(own.between(5, 8))}, own.between(0.04, 0.12),
                              0.006);
             canvas.fill(with_alpha(mix(moss, ink.palette.key, 0.3), 0.35));
             for (int i = 0; i < 16; ++i) {
               const double x = box.left + box.width() * (i + own.unit()) / 16;
               const double depth = own.between(6.6, 8.6);
               const Color green = ink.snowy()
                                       ? mix(near, ink.snow(7), 0.3)
                                       : mix(near, ink.paper(rgb(0x4F9A55), 7, 0.6), own.between(0.25, 0.7));
               const double size = own.between(0.14, 0.24);
               if (std::abs(x) > gap) draw_fern(canvas, own, {x, floor.y(depth)}, size, green);
             }
             // Mushrooms, two or three together.
             for (const double x : {-gap * 0.95, gap * 1.05}) {
               for (int i = 0; i < 3; ++i) {
                 const Point foot = {x + 0.028 * i, floor.y(6.9) + 0.006 * i};
                 const double size = 0.02 - 0.004 * i;
                 canvas.rectangle({foot.x - size * 0.2, foot.y - size * 1.6, foot.x + size * 0.2, foot.y});
                 canvas.fill(mix(near, ink.palette.rim, 0.55));
                 canvas.move_to({foot.x - size, foot.y - size * 1.4});
                 canvas.curve_to({foot.x - size * 0.8, foot.y - size * 2.9},
                                 {foot.x + size * 0.8, foot.y - size * 2.9},
                                 {foot.x + size, foot.y - size * 1.4});
                 canvas.close();
                 canvas.fill(ink.paper(rgb(0xD9503F), 6, 0.75));
               }
             }
           },
       .shadow = 0.25,
       .sway = breeze({0.0018, 0}, 4.9)});
}

void add_fireflies(Set& set) {
  const Ink ink = set.ink();
  if (!ink.moonlit() || ink.snowy()) return;
  for (int group = 0; group < 3; ++group) {
    const double depth = 15.0 - 4.6 * group;
    const std::string name = "fireflies " + std::to_string(group);
    set.add({.name = name,
             .depth = depth,
             .extent = set.band(depth, -0.2, 0.42),
             .draw =
                 [half = set.half() + 0.2, numbers = set.numbers(name)](Canvas& canvas) {
                   base::Random own = numbers;
                   for (int i = 0; i < 14; ++i) {
                     const Point at = {own.between(-half, half), own.between(-0.12, 0.36)};
                     const double size = own.between(0.008, 0.018);
                     canvas.circle(at, size);
                     canvas.fill_radial(at, size,
                                        {{0, rgb(0xFFFBC8)},
                                         {0.22, with_alpha(rgb(0xE9F27A), 0.8)},
                                         {1, with_alpha(rgb(0xC8E85A), 0)}});
                   }
                 },
             .additive = true,
             .sway = breeze({0.02, 0.016}, 6.5 + group, 2.0 * group),
             .opacity = twinkle(0.15, 1, 2.6 + 0.7 * group, 2.0 * group)});
  }
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  const Box box = set.reach(3.4);
  set.add({.name = "trunks in front",
           .depth = 3.4,
           .extent = box,
           .draw = [ink, edge, box, numbers = set.numbers("trunks in front")](Canvas& canvas) {
             base::Random own = numbers;
             const Color dark = mix(ink.tone(2.6), ink.palette.shadow, 0.2);
             draw_trunk(canvas, own, -edge - 0.06, 0.75, box.top, 0.26, 0, dark);
             draw_trunk(canvas, own, edge + 0.15, 0.75, box.top, 0.22, 0, dark);
             for (int i = 0; i < 4; ++i)
               draw_fern(canvas, own, {(i % 2 == 0 ? -1 : 1) * (edge * 0.86 + 0.1 * i), 0.62}, 0.26,
                         shade(dark, 0.04));
           }});
  set.add({.name = "leaves in front",
           .depth = 2.8,
           .extent = {box.left, -0.95, box.right, 0.1},
           .draw =
               [ink, edge, numbers = set.numbers("leaves in front")](Canvas& canvas) {
                 base::Random own = numbers;
                 const Color dark = ink.tone(2.6);
                 for (int i = 0; i < 5; ++i) {
                   const double length = own.between(0.22, 0.36) * (0.5 + 0.6 * edge);
                   draw_twig(canvas, own, {edge + 0.12 - 0.13 * i, -0.6}, 1.7 + 0.18 * i, length,
                             shade(dark, own.between(0, 0.06)));
                   if (i < 3)
                     draw_twig(canvas, own, {-edge - 0.05 + 0.12 * i, -0.58}, 1.45 - 0.2 * i, length * 0.85,
                               shade(dark, own.between(0, 0.06)));
                 }
               },
           .sway = breeze({0.005, 0.004}, 3.9)});
}

}  // namespace

Stage forest(const StageContext& context) {
  Set set(context, 0.1);
  add_sky(set, {.clouds = 0, .sun_x = 0.35 * set.half() * set.ink().palette.key_direction});
  add_ridge(set, {.name = "far woods",
                  .depth = 130,
                  .base = 0.11,
                  .height = 0.14,
                  .roughness = 0.48,
                  .color = forest_tone(set.ink(), 110)});
  add_stand(set, {"stand at 80", 80, 26, 0.014, -0.26, 0.05});
  add_mist(set, 70, 1.1);
  add_stand(set, {"stand at 42", 42, 17, 0.026, -0.3, 0.1});
  add_shafts(set, 34, 0);
  add_stand(set, {"stand at 23", 23, 11, 0.045, -0.36, 0.2});
  add_mist(set, 20, 0.9);
  add_shafts(set, 17, 2);
  add_stand(set, {"stand at 13", 13, 9, 0.085, -0.46, 0.36});
  add_floor(set);
  add_fireflies(set);
  add_front(set);
  set.place_cast();
  return set.take();
}

}  // namespace render::scenery
