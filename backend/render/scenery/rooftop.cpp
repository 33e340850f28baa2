#include <array>
#include <cmath>

#include "render/scenery/buildings.h"
#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/string_lights.h"
#include "render/scenery/trees.h"

namespace render::scenery {
namespace {

void add_skylines(Set& set) {
  const Ink ink = set.ink();
  struct Row {
    const char* name;
    double depth, top, width, valley, window;
  };
  for (const Row& row :
       {Row{"far skyline", 140, -0.26, 0.055, 0.0, 0.0}, Row{"skyline", 75, -0.4, 0.085, 0.35, 0.011},
        Row{"near skyline", 36, -0.42, 0.15, 0.62, 0.019}}) {
    const Box box = set.band(row.depth, row.top - 0.16, 0.34);
    Box where = box;
    where.top = row.top;
    set.add({.name = row.name,
             .depth = row.depth,
             .extent = box,
             .draw =
                 [ink, row, where, numbers = set.numbers(row.name)](Canvas& canvas) {
                   base::Random own = numbers;
                   draw_skyline(canvas, ink, own,
                                {.where = where,
                                 .depth = row.depth,
                                 .width = row.width,
                                 .valley = row.valley,
                                 .window = row.window});
                 },
             .shadow = 0.2});
  }
}

void draw_water_tower(Canvas& canvas, const Ink& ink, Point foot, double size, Color color) {
  canvas.begin();
  for (const double x : {-0.36, -0.12, 0.12, 0.36}) {
    bar(canvas, {foot.x + x * size, foot.y}, {foot.x + x * size * 0.85, foot.y - size * 0.75}, size * 0.045,
        size * 0.045);
  }
  bar(canvas, {foot.x - size * 0.36, foot.y - size * 0.1}, {foot.x + size * 0.3, foot.y - size * 0.7},
      size * 0.03, size * 0.03);
  bar(canvas, {foot.x + size * 0.36, foot.y - size * 0.1}, {foot.x - size * 0.3, foot.y - size * 0.7},
      size * 0.03, size * 0.03);
  canvas.rectangle({foot.x - size * 0.44, foot.y - size * 0.76, foot.x + size * 0.44, foot.y - size * 0.7});
  canvas.fill(color);
  const Box barrel = {foot.x - size * 0.4, foot.y - size * 1.5, foot.x + size * 0.4, foot.y - size * 0.75};
  const Color wood = mix(color, ink.paper(rgb(0x9A6A48), 12), 0.5);
  canvas.rounded_rectangle(barrel, size * 0.03);
  canvas.fill_linear({barrel.left, 0}, {barrel.right, 0},
                     {{0, shade(wood, 0.12)}, {0.5, wood}, {1, shade(wood, -0.35)}});
  for (double x = barrel.left + size * 0.1; x < barrel.right; x += size * 0.1)
    canvas.rectangle({x, barrel.top, x + size * 0.012, barrel.bottom});
  for (const double y : {0.2, 0.55, 0.85}) {
    canvas.rectangle({barrel.left, barrel.top + barrel.height() * y, barrel.right,
                      barrel.top + barrel.height() * y + size * 0.02});
  }
  canvas.fill(with_alpha(color, 0.7));
  canvas.polygon({{barrel.left - size * 0.06, barrel.top + size * 0.01},
                  {foot.x, barrel.top - size * 0.36},
                  {barrel.right + size * 0.06, barrel.top + size * 0.01}});
  canvas.fill(ink.snowy() ? ink.snow(12) : shade(color, 0.06));
}

void add_neighbours(Set& set) {
  const Ink ink = set.ink();
  const double x = set.half() * 0.7;
  const double foot = 0.14;
  const double size = 0.24 + 0.05 * set.breadth();
  set.add({.name = "water tower",
           .depth = 17,
           .extent = {x - 0.3, foot - size * 1.95, set.reach(17).right, 0.5},
           .draw =
               [ink, x, foot, size, right = set.reach(17).right,
                numbers = set.numbers("water tower")](Canvas& canvas) {
                 base::Random own = numbers;
                 draw_building(canvas, ink, own,
                               {.walls = {x - 0.24, foot, right, 0.5},
                                .depth = 17,
                                .color = ink.tone(15),
                                .window = 0.05,
                                .storey = 0.07,
                                .lit = ink.lit_windows()});
                 draw_water_tower(canvas, ink, {x, foot}, size, ink.tone(9));
               },
           .shadow = 0.3});
}

void add_roof(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double depth = 11.5;
  const double metre = Floor::metre(depth);
  const Color stone = ink.paper(rgb(0x8C6258), depth, 0.45);
  const Color tar = ink.snowy() ? ink.snow(9) : ink.paper(rgb(0x59606E), 9, 0.45);
  const Box box = set.below(depth, floor.y(depth) - 1.05 * metre);
  set.add({.name = "parapet and roof",
           .depth = depth,
           .extent = box,
           .draw =
               [ink, floor, box, metre, stone, tar](Canvas& canvas) {
                 const double foot = floor.y(11.5);
                 canvas.rectangle({box.left, foot - 0.95 * metre, box.right, foot + 0.01});
                 canvas.fill_linear({0, foot - metre}, {0, foot}, {{0, stone}, {1, shade(stone, -0.3)}});
                 canvas.begin();
                 for (double x = -3.96; x < 4; x += 0.24)
                   canvas.rounded_rectangle({x, foot - 0.7 * metre, x + 0.19, foot - 0.12 * metre}, 0.006);
                 canvas.fill(with_alpha(ink.palette.shadow, 0.16));
                 canvas.rectangle({box.left, foot - 1.05 * metre, box.right, foot - 0.87 * metre});
                 canvas.fill(ink.snowy() ? ink.snow(10) : mix(stone, ink.palette.rim, 0.3));
                 canvas.rectangle({box.left, foot, box.right, box.bottom});
                 canvas.fill_linear({0, foot}, {0, 0.5}, {{0, tar}, {1, mix(tar, ink.palette.front, 0.55)}});
                 canvas.begin();
                 for (double x = -12; x < 12; x += 2.2) on_ground(canvas, floor, x, x + 0.05, 11.4, 2.4);
                 for (const double d : {9.6, 7.9, 6.3, 4.9})
                   canvas.rectangle({box.left, floor.y(d), box.right, floor.y(d) + 0.02 / d});
                 canvas.fill(with_alpha(ink.palette.shadow, ink.snowy() ? 0.1 : 0.28));
               },
           .shadow = 0.3});
}

void draw_vent(Canvas& canvas, const Ink& ink, Point foot, double metre, Color color) {
  canvas.begin();
  canvas.rectangle({foot.x - 0.18 * metre, foot.y - 0.9 * metre, foot.x + 0.18 * metre, foot.y});
  canvas.fill(color);
  canvas.ellipse({foot.x, foot.y - 1.05 * metre}, 0.36 * metre, 0.27 * metre);
  canvas.fill_linear({foot.x - 0.36 * metre, 0}, {foot.x + 0.36 * metre, 0},
                     {{0, shade(color, 0.22)}, {0.5, color}, {1, shade(color, -0.3)}});
  canvas.begin();
  for (int i = -2; i <= 2; ++i)
    canvas.ellipse({foot.x + i * 0.13 * metre, foot.y - 1.05 * metre}, 0.014 * metre, 0.25 * metre);
  canvas.fill(with_alpha(ink.palette.shadow, 0.5));
}

// The house over the stairs, with its lamp.
void add_stair_house(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double metre = Floor::metre(9.4);
  const double right = -set.half() * 0.62;
  const double foot = floor.y(9.4);
  const Point lamp = {right - 0.95 * metre, foot - 2.45 * metre};
  set.add({.name = "stair house",
           .depth = 9.4,
           .extent = {set.reach(9.4).left, foot - 3.3 * metre, right + 0.12, foot + 0.03},
           .draw =
               [ink, metre, right, foot, lamp, left = set.reach(9.4).left](Canvas& canvas) {
                 const Color wall = ink.paper(rgb(0xA2685A), 9.4, 0.5);
                 canvas.rectangle({left, foot - 2.9 * metre, right, foot});
                 canvas.fill_linear({0, foot - 2.9 * metre}, {0, foot}, {{0, wall}, {1, shade(wall, -0.25)}});
                 canvas.rectangle({left, foot - 3.1 * metre, right + 0.2 * metre, foot - 2.85 * metre});
                 canvas.fill(ink.snowy() ? ink.snow(9) : ink.tone(5));
                 canvas.rectangle({right - 1.4 * metre, foot - 2.1 * metre, right - 0.5 * metre, foot});
                 canvas.fill(mix(ink.tone(4), ink.palette.lamp, 0.1 + 0.35 * ink.dark()));
                 canvas.rectangle(
                     {right - 1.32 * metre, foot - 2.02 * metre, right - 0.58 * metre, foot - 1.2 * metre});
                 canvas.fill(mix(ink.tone(4), ink.palette.lamp, 0.3 + 0.6 * ink.dark()));
                 canvas.ellipse(lamp, 0.17 * metre, 0.1 * metre);
                 canvas.fill(mix(ink.tone(4), ink.palette.lamp, 0.4 + 0.6 * ink.dark()));
               },
           .shadow = 0.35});
  set.lamp({.at = lamp, .depth = 9.3, .radius = 0.3, .color = ink.palette.lamp, .strength = 0.8});
}

// A vent that turns with the wind and a machine with two fans.
void add_vents(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double x = set.half() * 0.66;
  set.add({.name = "vents",
           .depth = 8.4,
           .extent = {x - 0.25, floor.y(8.4) - 0.4, set.reach(8.4).right, floor.y(8.4) + 0.03},
           .draw =
               [ink, x, y = floor.y(8.4), m = Floor::metre(8.4)](Canvas& canvas) {
                 const Color metal = ink.paper(rgb(0x9AA4AE), 8, 0.4);
                 draw_vent(canvas, ink, {x - 0.06, y - 0.01}, m * 0.95, metal);
                 canvas.rectangle({x + 0.12, y - 0.9 * m, x + 0.62, y});
                 canvas.fill_linear({0, y - 0.9 * m}, {0, y}, {{0, metal}, {1, shade(metal, -0.4)}});
                 for (const double at : {0.25, 0.47}) {
                   canvas.circle({x + at, y - 0.45 * m}, 0.33 * m);
                   canvas.fill(ink.tone(3));
                   for (int blade = 0; blade < 3; ++blade) {
                     leaf(canvas, {x + at, y - 0.45 * m},
                          {x + at + 0.3 * m * std::cos(blade * 2.1),
                           y - 0.45 * m + 0.3 * m * std::sin(blade * 2.1)},
                          0.25);
                   }
                   canvas.fill(shade(metal, -0.15));
                 }
                 if (ink.snowy()) {
                   canvas.rounded_rectangle({x + 0.11, y - 0.98 * m, x + 0.63, y - 0.86 * m}, 0.015);
                   canvas.fill(ink.snow(8));
                 }
               },
           .shadow = 0.3});
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  set.add({.name = "planter in front",
           .depth = 3.4,
           .extent = {edge * 0.55 - 0.2, -0.2, set.reach(3.4).right, 0.95},
           .draw =
               [ink, edge, size = 0.45 + 0.55 * set.breadth(),
                numbers = set.numbers("planter in front")](Canvas& canvas) {
                 base::Random own = numbers;
                 const Color dark = ink.tone(2.6);
                 for (int i = 0; i < 7; ++i)
                   draw_twig(canvas, own, {edge * 0.92 + 0.045 * i, 0.42}, -2.35 + 0.22 * i,
                             size * own.between(0.2, 0.3), shade(dark, own.between(0, 0.07)));
                 canvas.rectangle({edge * 0.84, 0.38, edge + 0.7, 0.95});
                 canvas.fill(dark);
               },
           .sway = breeze({0.003, 0}, 4.1)});
}

}  // namespace

Stage rooftop(const StageContext& context) {
  Set set(context, 0.07);
  add_sky(set);
  add_skylines(set);
  add_mist(set, 30, 0.9);
  add_neighbours(set);
  add_roof(set);
  add_stair_house(set);
  add_vents(set);
  const double x = set.half() + 0.5;
  add_string_lights(
      set,
      {.depth = 8.9, .left = {-x, -0.26}, .right = {x, -0.34}, .sag = 0.1, .bulbs = set.upright() ? 9 : 17});
  add_reflections(set, {.depth = 7.4, .far_edge = 11.4});
  add_string_lights(set, {.depth = 4.2,
                          .left = {-x - 0.2, -0.62},
                          .right = {x + 0.2, -0.45},
                          .sag = 0.14,
                          .bulbs = set.upright() ? 6 : 11});
  add_front(set);
  set.place_cast();
  set.place_small_crowd();
  return set.take();
}

}  // namespace render::scenery
