#include "render/scenery/ground.h"
#include "render/scenery/land.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/trees.h"

namespace render::scenery {
namespace {

void add_ranges(Set& set) {
  const Ink ink = set.ink();
  const Palette& p = ink.palette;
  const double horizon = set.floor().horizon;
  const double white = ink.snowy() ? 0.75 : 0.42;
  add_ridge(set, {.name = "farthest range",
                  .depth = 320,
                  .base = horizon,
                  .height = 0.36,
                  .roughness = 0.56,
                  .snow = white,
                  .color = mix(ink.tone(90), p.sky_middle, 0.25)});
  add_ridge(set, {.name = "far range",
                  .depth = 170,
                  .base = horizon + 0.005,
                  .height = 0.25,
                  .roughness = 0.6,
                  .tilt = 0.7,
                  .valley = 0.5,
                  .snow = ink.snowy() ? 0.6 : 0.18,
                  .color = ink.tone(70)});
  add_mist(set, 100, 0.9);
  add_ridge(set, {.name = "near range",
                  .depth = 75,
                  .base = horizon + 0.02,
                  .height = 0.16,
                  .roughness = 0.5,
                  .tilt = -0.8,
                  .valley = 0.75,
                  .snow = ink.snowy() ? 0.5 : 0,
                  .color = ink.tone(32)});
}

// The lake: the sky upside down, the ranges as long bands in it, and lines of light.
void add_lake(Set& set) {
  const Ink ink = set.ink();
  const Box box = set.ground(52);
  set.add({.name = "lake",
           .depth = 52,
           .extent = box,
           .draw = [ink, box, numbers = set.numbers("lake")](Canvas& canvas) {
             const Palette& p = ink.palette;
             canvas.rectangle(box);
             canvas.fill_linear({0, box.top}, {0, 0.3},
                                {{0, mix(ink.tone(60), p.sky_horizon, 0.55)},
                                 {0.5, mix(p.sky_middle, ink.tone(30), 0.25)},
                                 {1, mix(p.sky_top, ink.tone(20), 0.3)}});
             base::Random own = numbers;
             canvas.begin();
             for (int i = 0; i < 60; ++i) {
               const double y = box.top + 0.13 * own.unit() * own.unit();
               const double length = own.between(0.03, 0.16);
               const double x = own.between(box.left, box.right);
               canvas.rounded_rectangle({x, y, x + length, y + 0.0022 + (y - box.top) * 0.02}, 0.002);
             }
             canvas.fill(with_alpha(p.sky_horizon, ink.snowy() ? 0.6 : 0.35));
           }});
}

void add_shore(Set& set) {
  const Ink ink = set.ink();
  const Color meadow = ink.snowy() ? ink.snow(14) : ink.paper(rgb(0x7E9A58), 14, 0.5);
  const Color near = ink.snowy() ? mix(ink.snow(6), ink.tone(8), 0.25) : ink.paper(rgb(0x54723E), 7, 0.4);
  add_ground(set, {.name = "far shore",
                   .depth = 19,
                   .far = mix(meadow, ink.palette.haze, 0.15),
                   .near = near,
                   .wobble = 0.016});
  const Floor floor = set.floor();
  const auto row = [&](const char* name, double depth, int count, double height, double gap) {
    const Box box = set.band(depth, floor.y(depth) - height * 1.02, floor.y(depth) + 0.04);
    set.add({.name = name,
             .depth = depth,
             .extent = box,
             .draw =
                 [ink, box, depth, count, height, gap, foot = floor.y(depth),
                  numbers = set.numbers(name)](Canvas& canvas) {
                   base::Random own = numbers;
                   draw_pine_row(canvas, ink, own,
                                 {.left = box.left,
                                  .right = box.right,
                                  .foot = foot,
                                  .depth = depth,
                                  .count = count,
                                  .height = height,
                                  .gap = gap});
                 },
             .shadow = 0.25,
             .sway = breeze({0.0012, 0}, 5.5, depth)});
  };
  const double breadth = 0.45 + 0.55 * set.breadth();
  row("pines on the shore", 18.5, static_cast<int>(26 * breadth), 0.17, 0.2 * set.breadth());
  row("pines", 12.0, static_cast<int>(13 * breadth), 0.36, set.half() * 0.5);
  row("near pines", 8.6, static_cast<int>(9 * breadth), 0.66, set.half() * 0.72);
}

// Somebody lives here: a cabin between the pines, its window lit.
void add_cabin(Set& set) {
  const Ink ink = set.ink();
  const double metre = Floor::metre(18.6) * (0.3 + 0.35 * set.breadth());
  const double side = set.numbers("cabin").chance(0.5) ? 1 : -1;
  const Point foot = {side * set.half() * 0.37, set.floor().y(18.4)};
  set.add(
      {.name = "cabin",
       .depth = 18.3,
       .extent = {foot.x - 3.2 * metre, foot.y - 4.6 * metre, foot.x + 3.2 * metre, foot.y + 0.3 * metre},
       .draw =
           [ink, foot, metre](Canvas& canvas) {
             canvas.save();
             canvas.translate(foot.x, foot.y);
             canvas.scale(metre, metre);
             const Color logs = ink.paper(rgb(0x9A5F3E), 13, 0.5);
             canvas.rectangle({1.0, -4.2, 1.5, -2});
             canvas.polygon({{-2, 0.2}, {-2, -1.9}, {0, -3.6}, {2, -1.9}, {2, 0.2}});
             canvas.fill(logs);
             canvas.begin();
             for (double y = -1.6; y < 0; y += 0.4) canvas.rectangle({-2, y, 2, y + 0.08});
             canvas.fill(with_alpha(ink.palette.shadow, 0.3));
             canvas.polygon({{-2.6, -1.5}, {0, -3.75}, {2.6, -1.5}, {2.6, -1.95}, {0, -4.2}, {-2.6, -1.95}});
             canvas.fill(ink.snowy() ? ink.snow(14) : ink.tone(7));
             canvas.rounded_rectangle({-1.25, -1.45, -0.25, -0.45}, 0.08);
             canvas.rounded_rectangle({0.45, -1.5, 1.25, 0.2}, 0.08);
             canvas.fill(mix(ink.tone(9), ink.palette.lamp, 0.2 + 0.75 * ink.dark()));
             canvas.restore();
           },
       .shadow = 0.25});
  set.lamp({.at = {foot.x - 0.7 * metre, foot.y - metre},
            .depth = 18.2,
            .radius = 3.6 * metre,
            .color = ink.palette.lamp,
            .strength = 0.7});
}

void add_meadow(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Color far = ink.snowy() ? ink.snow(9) : ink.paper(rgb(0x6E9150), 9, 0.5);
  const Color near = ink.snowy() ? mix(ink.snow(5), ink.tone(5), 0.35) : ink.paper(rgb(0x2F4A2C), 5, 0.35);
  add_ground(set, {.name = "meadow", .depth = 10.5, .far = far, .near = near, .wobble = 0.01});
  const Box box = set.below(9.8, floor.y(10.4) - 0.16);
  set.add({.name = "path and grass",
           .depth = 9.8,
           .extent = box,
           .draw = [ink, floor, box, far, numbers = set.numbers("path and grass")](Canvas& canvas) {
             base::Random own = numbers;
             const Color sand = mix(far, ink.snowy() ? ink.palette.shadow : ink.paper(rgb(0xDCC79A), 8, 0.6),
                                    ink.snowy() ? 0.12 : 0.6);
             canvas.move_to(floor.at(-1.2, 0, 10.2));
             canvas.curve_to(floor.at(2.2, 0, 8.6), floor.at(-1.2, 0, 7), floor.at(-1.1, 0, 2.6));
             canvas.line_to(floor.at(1.3, 0, 2.6));
             canvas.curve_to(floor.at(0.8, 0, 7), floor.at(3.2, 0, 8.6), floor.at(-0.8, 0, 10.2));
             canvas.close();
             canvas.fill_linear({0, floor.y(10)}, {0, 0.5}, {{0, sand}, {1, mix(sand, ink.tone(5), 0.5)}});
             draw_tufts(canvas, own, floor, box, 9.6, 4, 60, ink.snowy() ? ink.tone(16) : shade(far, -0.25));
             for (int i = 0; i < 5; ++i) {
               const double side = i % 2 == 0 ? -1 : 1;
               const double depth = own.between(6.4, 9);
               draw_rock(canvas, ink, own, floor.at(side * own.between(1.9, 4.6), 0, depth),
                         own.between(0.5, 1.1) * Floor::metre(depth), ink.tone(9));
             }
           }});
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  const Box box = set.below(3.2, -0.75);
  set.add({.name = "branches in front",
           .depth = 3.2,
           .extent = box,
           .draw =
               [ink, edge, box, numbers = set.numbers("branches in front")](Canvas& canvas) {
                 base::Random own = numbers;
                 const Color dark = ink.tone(2.6);
                 draw_pine(canvas, ink, own, {-edge - 0.17, 0.95}, 1.55, dark);
                 draw_pine(canvas, ink, own, {edge + 0.26, 1.0}, 1.3, dark);
                 draw_grass(canvas, own, {box.left, 0.36, -edge * 0.45, 0.9}, 60, dark);
                 draw_grass(canvas, own, {edge * 0.5, 0.4, box.right, 0.9}, 50, dark);
               },
           .sway = breeze({0.003, 0}, 4.6)});
}

}  // namespace

Stage mountains(const StageContext& context) {
  Set set(context, 0.09);
  add_sky(set);
  add_ranges(set);
  add_lake(set);
  add_shore(set);
  add_cabin(set);
  add_mist(set, 15, 0.7);
  add_meadow(set);
  add_front(set);
  set.place_cast();
  return set.take();
}

}  // namespace render::scenery
