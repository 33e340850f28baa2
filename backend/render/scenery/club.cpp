#include <array>
#include <cmath>
#include <numbers>

#include "render/scenery/bar_counter.h"
#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/neon.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/stage_rig.h"

namespace render::scenery {
namespace {

constexpr double kWallDepth = 16;

// Bricks by patches: the wall's own paper, and here and there courses of other shades.
void draw_bricks(Canvas& canvas, base::Random& numbers, const Box& box, Color wall) {
  constexpr double kWide = 0.078;
  constexpr double kHigh = 0.03;
  for (const double step : {-0.16, 0.09, -0.3}) {
    canvas.begin();
    int row = 0;
    for (double y = box.top; y < 0.3; y += kHigh, ++row) {
      for (double x = box.left + (row % 2) * kWide / 2; x < box.right; x += kWide) {
        if (numbers.chance(0.2)) canvas.rectangle({x, y, x + kWide * 0.93, y + kHigh * 0.84});
      }
    }
    canvas.fill(with_alpha(shade(wall, step), 0.6));
  }
}

void add_wall(Set& set) {
  const Ink ink = set.ink();
  const Box box = set.reach(kWallDepth);
  set.add({.name = "brick wall",
           .depth = kWallDepth,
           .extent = box,
           .draw = [ink, box, numbers = set.numbers("brick wall")](Canvas& canvas) {
             base::Random own = numbers;
             const Color wall = mix(ink.paper(rgb(0x8E3F3A), 10, 0.7), ink.palette.shadow, 0.3);
             canvas.rectangle(box);
             canvas.fill(wall);
             draw_bricks(canvas, own, box, wall);
             // Light from the stage, darkness in the corners.
             canvas.rectangle(box);
             canvas.fill_radial({0, -0.05}, 1.15,
                                {{0, with_alpha(ink.palette.lamp, 0.34)},
                                 {0.45, with_alpha(ink.palette.lamp_second, 0.08)},
                                 {0.75, with_alpha(ink.palette.shadow, 0.5)},
                                 {1, with_alpha(ink.palette.shadow, 0.75)}});
           }});
}

void add_curtains(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  const Box box = set.reach(13);
  set.add(
      {.name = "curtains",
       .depth = 13,
       .extent = {box.left, box.top, box.right, set.floor().y(13) + 0.02},
       .draw =
           [ink, edge, box, foot = set.floor().y(13)](Canvas& canvas) {
             const Color cloth = mix(ink.paper(rgb(0x7A1F4A), 8, 0.75), ink.palette.shadow, 0.25);
             for (const double side : {-1.0, 1.0}) {
               const double inner = edge * 0.72;
               int fold = 0;
               for (double x = inner; x < box.right; x += 0.055, ++fold) {
                 const double left = side < 0 ? -x - 0.06 : x;
                 canvas.rounded_rectangle({left, box.top, left + 0.06, foot}, 0.02);
                 canvas.fill_linear({left, 0}, {left + 0.06, 0},
                                    {{0, shade(cloth, -0.25)},
                                     {0.45, shade(cloth, fold % 2 == 0 ? 0.1 : 0.02)},
                                     {1, shade(cloth, -0.3)}});
               }
             }
             // The valance, in bows.
             for (double x = box.left; x < box.right; x += 0.2) {
               canvas.ellipse({x + 0.1, -0.47}, 0.115, 0.075);
               canvas.fill_linear({0, -0.5}, {0, -0.39}, {{0, shade(cloth, -0.2)}, {1, shade(cloth, 0.1)}});
             }
             canvas.rectangle({box.left, box.top, box.right, -0.47});
             canvas.fill(shade(cloth, -0.3));
           },
       .shadow = 0.5,
       .sway = breeze({0.0015, 0}, 6)});
}

void add_stage(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Box box = set.below(12, floor.y(15));
  const Color wood = mix(ink.paper(rgb(0x9A6540), 7, 0.65), ink.palette.shadow, 0.2);
  set.add({.name = "boards", .depth = 12, .extent = box, .draw = [ink, floor, box, wood](Canvas& canvas) {
             canvas.rectangle(box);
             canvas.fill_linear({0, box.top}, {0, 0.42},
                                {{0, mix(wood, ink.palette.lamp, 0.2)}, {1, shade(wood, -0.4)}});
             canvas.begin();
             for (double x = -14; x < 14; x += 0.62) on_ground(canvas, floor, x, x + 0.04, 15, 4);
             canvas.fill(with_alpha(ink.palette.shadow, 0.35));
             canvas.ellipse({0, floor.y(6.6)}, 0.46, 0.055);
             canvas.fill(with_alpha(ink.palette.lamp, 0.16));
             draw_riser(
                 canvas, floor,
                 {.across = 0, .half_width = 1.5 + 0.5, .up = 0.22, .far_depth = 11, .near_depth = 9.2},
                 shade(wood, 0.06), shade(wood, -0.45), ink.palette.lamp);
           }});
  const double side = 0.34 + 0.3 * set.breadth() * set.half();
  set.add({.name = "amplifiers",
           .depth = 10,
           .extent = {-side - 0.2, floor.y(10) - 0.42, side + 0.2, floor.y(10) + 0.01},
           .draw =
               [ink, floor, side](Canvas& canvas) {
                 for (const double x : {-side, side}) {
                   draw_speaker_stack(canvas, {x, floor.y(10)}, 0.15, 2,
                                      mix(ink.tone(4), ink.palette.shadow, 0.3),
                                      mix(ink.tone(6), ink.palette.lamp, 0.3));
                   canvas.rounded_rectangle({x - 0.065, floor.y(10) - 0.275, x + 0.065, floor.y(10) - 0.235},
                                            0.006);
                   canvas.fill(mix(ink.tone(5), ink.palette.lamp, 0.15));
                   canvas.circle({x + 0.05, floor.y(10) - 0.255}, 0.005);
                   canvas.fill(rgb(0xFF5A4A));
                 }
               },
           .shadow = 0.35});
}

void add_rig(Set& set) {
  const Ink ink = set.ink();
  const Box box = set.band(8.6, -0.5, -0.2);
  const double y = -0.4;
  set.add({.name = "rig",
           .depth = 8.6,
           .extent = box,
           .draw =
               [ink, box, y, half = set.half()](Canvas& canvas) {
                 const Color steel = mix(ink.tone(3.5), ink.palette.shadow, 0.3);
                 draw_truss(canvas, {box.left, y}, {box.right, y}, 0.045, steel);
                 const auto colors = show_colors(ink);
                 const int count = half < 0.4 ? 5 : 9;
                 for (int i = 0; i < count; ++i) {
                   const double along = -1 + 2 * (i + 0.5) / count;
                   draw_spotlight(canvas, {along * half * 0.9, y + 0.045}, 0.055, -along * 0.55, steel,
                                  mix(colors[static_cast<std::size_t>(i) % 4], {1, 1, 1, 1}, 0.4));
                 }
               },
           .shadow = 0.4});
  const double half = set.half() * 0.8;
  add_beams(set, {.left = {-half, y + 0.08},
                  .right = {half, y + 0.08},
                  .depth = 8.5,
                  .count = set.upright() ? 5 : 9,
                  .fan = 0.55,
                  .length = 1.0,
                  .strength = 0.75});
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Color dark = mix(ink.tone(2.6), ink.palette.shadow, 0.35);
  const double edge = floor.y(5.4);
  const Box box = set.below(5.4, edge - 0.07);
  set.add(
      {.name = "edge of the stage",
       .depth = 5.4,
       .extent = box,
       .draw =
           [ink, box, edge, dark](Canvas& canvas) {
             for (const double x : {-0.42, 0.42})
               draw_wedge(canvas, {x, edge + 0.004}, 0.14, shade(dark, 0.05));
             canvas.rectangle({box.left, edge, box.right, box.bottom});
             canvas.fill_linear({0, edge}, {0, 0.52}, {{0, mix(dark, ink.palette.lamp, 0.18)}, {1, dark}});
             canvas.rectangle({box.left, edge, box.right, edge + 0.009});
             canvas.fill(mix(dark, ink.palette.lamp, 0.55));
           },
       .shadow = 0.3});
  // Bulbs on long wires hang into the picture at both sides.
  const double x = set.half();
  const std::array<Point, 4> bulbs = {Point{-x * 0.93, -0.25}, Point{-x * 0.72, -0.36}, Point{x * 0.7, -0.34},
                                      Point{x * 0.9, -0.2}};
  set.add({.name = "hanging bulbs",
           .depth = 4.4,
           .extent = {-x - 0.1, -0.9, x + 0.1, -0.1},
           .draw =
               [ink, bulbs, dark](Canvas& canvas) {
                 for (const Point& bulb : bulbs) {
                   canvas.move_to({bulb.x, -0.9});
                   canvas.line_to({bulb.x, bulb.y - 0.03});
                   canvas.stroke(dark, 0.004);
                   canvas.rounded_rectangle({bulb.x - 0.012, bulb.y - 0.045, bulb.x + 0.012, bulb.y - 0.018},
                                            0.004);
                   canvas.fill(dark);
                   canvas.circle(bulb, 0.022);
                   canvas.fill(mix(ink.palette.lamp, {1, 1, 1, 1}, 0.4));
                 }
               },
           .sway = breeze({0.003, 0}, 4.8)});
  for (const Point& bulb : bulbs)
    set.lamp({.at = bulb, .depth = 4.35, .radius = 0.17, .color = ink.palette.lamp, .strength = 0.5});
}

}  // namespace

Stage club(const StageContext& context) {
  Set set(context, 0.1, 0.36);
  set.stage().indoors = true;
  const auto colors = show_colors(set.ink());
  add_wall(set);
  const double x = set.half();
  base::Random order = set.numbers("neon");
  std::array shapes = {Neon::kRings, Neon::kBolt, Neon::kStar};
  order.shuffle(shapes);
  add_neon(set, {.shape = shapes[0],
                 .at = {-x * 0.46, -0.16},
                 .size = 0.075,
                 .depth = kWallDepth - 0.5,
                 .color = colors[0],
                 .phase = 0.4});
  add_neon(set, {.shape = shapes[1],
                 .at = {x * 0.46, -0.18},
                 .size = 0.075,
                 .depth = kWallDepth - 0.5,
                 .color = colors[2],
                 .phase = 1.9});
  add_neon(set, {.shape = Neon::kWave,
                 .at = {0, -0.3},
                 .size = 0.06,
                 .depth = kWallDepth - 0.5,
                 .color = colors[3],
                 .phase = 3.2});
  add_curtains(set);
  add_stage(set);
  add_rig(set);
  add_bar(set);
  add_front(set);
  set.place_cast(0.48, 0.44);
  // The drums stand on their riser.
  set.stage().drums.feet.y -= 0.22 * Floor::metre(set.stage().drums.depth);
  set.stage().crowd = Stage::CrowdArea{.near_depth = 3.0,
                                       .far_depth = 5.2,
                                       .near_y = 0.43,
                                       .far_y = 0.37,
                                       .near_height = 0.46,
                                       .far_height = 0.26,
                                       .rows = 5};
  return set.take();
}

}  // namespace render::scenery
