#include <array>
#include <cmath>

#include "render/scenery/ground.h"
#include "render/scenery/land.h"
#include "render/scenery/motion.h"
#include "render/scenery/roadside.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/trees.h"

namespace render::scenery {
namespace {

Color sandstone(const Ink& ink, double depth) {
  return ink.paper(rgb(0xD9774A), depth, 0.62);
}

void add_mesas(Set& set, const char* name, double depth, double height, int count, double gap) {
  const Ink ink = set.ink();
  const double base = set.floor().y(depth);
  const Box box = set.band(depth, base - height * 1.15, base + 0.06);
  set.add({.name = name,
           .depth = depth,
           .extent = box,
           .draw =
               [ink, box, base, depth, height, count, gap, numbers = set.numbers(name)](Canvas& canvas) {
                 base::Random own = numbers;
                 const Color color = sandstone(ink, depth);
                 canvas.rectangle({box.left, base - 0.002, box.right, box.bottom});
                 canvas.fill(mix(color, ink.palette.haze, 0.35));
                 for (int i = 0; i < count; ++i) {
                   const double x = box.left + box.width() * (i + own.between(0.15, 0.85)) / count;
                   const double tall = height * own.between(0.45, 1.0);
                   const double width = tall * own.between(0.25, 1.6);
                   if (std::abs(x) < gap + width / 2) continue;
                   draw_mesa(canvas, ink, own, {x, width, tall}, base + 0.004, depth, color);
                 }
               },
           .shadow = 0.15});
}

void add_desert(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Color far = ink.snowy() ? ink.snow(40) : ink.paper(rgb(0xE8B078), 40, 0.6);
  const Color near = ink.snowy() ? mix(ink.snow(8), ink.tone(7), 0.3) : ink.paper(rgb(0xA8623C), 7, 0.5);
  add_ground(set, {.name = "desert", .depth = 45, .far = far, .near = near, .wobble = 0.004});
  const Box box = set.below(16, floor.y(26) - 0.06);
  set.add({.name = "scrub",
           .depth = 23.5,
           .extent = box,
           .draw = [ink, floor, box, near, far, numbers = set.numbers("scrub")](Canvas& canvas) {
             base::Random own = numbers;
             for (const double depth : {24.0, 15.0, 10.0}) {
               const double y = floor.y(depth);
               under_smooth(canvas,
                            broken_line(own, {box.left, y}, {box.right, y}, 0.07 / depth + 0.004, 0.5, 4),
                            box.bottom);
               canvas.fill_linear({0, y}, {0, y + 0.2}, {{0, mix(near, far, 0.25 + depth / 40)}, {1, near}});
             }
             for (int i = 0; i < 34; ++i) {
               const double depth = own.between(8, 22);
               const double size = own.between(0.25, 0.6) * Floor::metre(depth);
               const Point at = {own.between(box.left, box.right), floor.y(depth)};
               lobed(canvas, own, {at.x, at.y - size * 0.4}, size, size * 0.55, 6);
               canvas.fill(ink.snowy() ? mix(ink.snow(depth), ink.tone(depth), 0.3)
                                       : mix(ink.tone(depth), ink.paper(rgb(0x7F8A4C), depth, 0.6), 0.6));
             }
           }});
}

// The road runs to the horizon; one piece, so that its edges never break.
void add_road(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Box box = set.below(7.6, floor.y(60));
  set.add({.name = "road", .depth = 7.6, .extent = box, .draw = [ink, floor](Canvas& canvas) {
             const Color tar =
                 ink.snowy() ? mix(ink.snow(8), ink.tone(8), 0.35) : ink.paper(rgb(0x4C4A56), 8, 0.45);
             constexpr double kHalf = 2.3;
             canvas.begin();
             on_ground(canvas, floor, -kHalf - 0.5, kHalf + 0.5, 60, 1.8);
             canvas.fill_linear(
                 {0, floor.y(60)}, {0, 0.5},
                 {{0, ink.paper(rgb(0xE0AC78), 30, 0.6)}, {1, ink.paper(rgb(0xB77B50), 6, 0.5)}});
             canvas.begin();
             on_ground(canvas, floor, -kHalf, kHalf, 60, 1.8);
             canvas.fill_linear(
                 {0, floor.y(60)}, {0, 0.5},
                 {{0, mix(tar, ink.palette.haze, 0.5)}, {0.3, tar}, {1, mix(tar, ink.palette.front, 0.5)}});
             canvas.begin();
             on_ground(canvas, floor, -kHalf + 0.12, -kHalf + 0.2, 60, 1.8);
             on_ground(canvas, floor, kHalf - 0.2, kHalf - 0.12, 60, 1.8);
             for (double depth = 40; depth > 2.4; depth /= 1.28)
               on_ground(canvas, floor, -0.07, 0.07, depth, depth / 1.13);
             canvas.fill(with_alpha(mix(tar, rgb(0xFFE3A6), 0.65), 0.85));
           }});
}

void add_plants(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double edge = set.half();
  const auto plant = [&](const char* name, double depth, double x, double height, double tint) {
    const Point foot = {x, floor.y(depth)};
    set.add({.name = name,
             .depth = depth,
             .extent = {x - height * 0.6, foot.y - height * 1.05, x + height * 0.8, foot.y + 0.04},
             .draw =
                 [ink, depth, foot, height, tint, numbers = set.numbers(name)](Canvas& canvas) {
                   base::Random own = numbers;
                   draw_cactus(canvas, ink, foot, height,
                               mix(ink.tone(depth), ink.paper(rgb(0x4C8A5A), depth, 0.6), tint));
                   draw_rock(canvas, ink, own, {foot.x + height * 0.4, foot.y + 0.015}, height * 0.45,
                             mix(sandstone(ink, depth), ink.tone(depth * 0.6), 0.4));
                   draw_rock(canvas, ink, own, {foot.x - height * 0.3, foot.y + 0.02}, height * 0.28,
                             mix(sandstone(ink, depth), ink.tone(depth * 0.6), 0.5));
                   if (!ink.snowy()) return;
                   canvas.ellipse({foot.x, foot.y - height * 0.99}, height * 0.075, height * 0.03);
                   canvas.fill(ink.snow(depth));
                 },
             .shadow = 0.2});
  };
  plant("far cactus", 17, edge * 0.36, 0.17, 0.6);
  plant("cactus", 10.5, -edge * 0.8, 0.4, 0.6);
  plant("small cactus", 8.2, edge * 0.74, 0.22, 0.5);
}

void add_birds(Set& set) {
  if (set.ink().moonlit() || !set.ink().clear()) return;
  const double x = -set.half() * 0.25;
  set.add({.name = "birds",
           .depth = 80,
           .extent = {x - 0.16, -0.36, x + 0.2, -0.2},
           .draw =
               [x, color = set.ink().tone(20)](Canvas& canvas) {
                 const std::array<Point, 4> birds = {Point{0, -0.28}, Point{0.05, -0.31}, Point{0.1, -0.265},
                                                     Point{-0.06, -0.25}};
                 for (std::size_t i = 0; i < birds.size(); ++i) {
                   const Point at = {x + birds[i].x, birds[i].y};
                   const double w = 0.014 + 0.003 * static_cast<double>(i % 3);
                   canvas.move_to({at.x - w, at.y - w * 0.3});
                   canvas.curve_to({at.x - w * 0.5, at.y - w * 0.7}, {at.x - w * 0.1, at.y - w * 0.2}, at);
                   canvas.curve_to({at.x + w * 0.1, at.y - w * 0.2}, {at.x + w * 0.5, at.y - w * 0.7},
                                   {at.x + w, at.y - w * 0.3});
                   canvas.stroke(color, 0.0032);
                 }
               },
           .sway = drift({0.008, -0.001})});
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  set.add({.name = "scrub in front",
           .depth = 3.2,
           .extent = set.below(3.2, -0.05),
           .draw =
               [ink, edge, numbers = set.numbers("scrub in front")](Canvas& canvas) {
                 base::Random own = numbers;
                 const Color dark = ink.tone(2.6);
                 draw_cactus(canvas, ink, {-edge * 0.96, 0.72}, 0.62, dark);
                 draw_grass(canvas, own, {-edge - 0.5, 0.3, -edge * 0.6, 0.95}, 55, dark);
                 draw_grass(canvas, own, {edge * 0.7, 0.3, edge + 0.5, 0.95}, 55, shade(dark, 0.03));
                 draw_grass(canvas, own, {edge * 0.86, 0.16, edge + 0.5, 0.95}, 14, shade(dark, 0.05));
               },
           .sway = breeze({0.002, 0}, 3.6)});
}

}  // namespace

Stage desert_road(const StageContext& context) {
  Set set(context, 0.1);
  add_sky(set, {.clouds = 0.7, .sun_x = set.ink().palette.key_direction * set.half() * 0.5});
  add_ridge(set, {.name = "far hills",
                  .depth = 300,
                  .base = 0.11,
                  .height = 0.08,
                  .roughness = 0.5,
                  .color = mix(sandstone(set.ink(), 90), set.ink().tone(90), 0.5)});
  add_mesas(set, "far mesas", 170, 0.16, 5, 0.03);
  add_mesas(set, "mesas", 80, 0.24, 3, 0.16 * set.breadth());
  add_mist(set, 50, 0.8);
  add_birds(set);
  add_desert(set);
  add_telegraph_poles(set);
  add_diner(set);
  add_plants(set);
  add_road(set);
  add_reflections(set, {.depth = 7, .far_edge = 40});
  add_front(set);
  set.place_cast();
  set.place_small_crowd();
  return set.take();
}

}  // namespace render::scenery
