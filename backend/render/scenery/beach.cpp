#include <cmath>
#include <numbers>

#include "render/scenery/ground.h"
#include "render/scenery/land.h"
#include "render/scenery/motion.h"
#include "render/scenery/sea.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/trees.h"

namespace render::scenery {
namespace {

void add_far_shore(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double side = set.numbers("island").chance(0.5) ? 1 : -1;
  const Box box = set.band(260, floor.horizon - 0.13, floor.horizon + 0.02);
  set.add(
      {.name = "island",
       .depth = 260,
       .extent = box,
       .draw = [ink, horizon = floor.horizon, side, half = set.half(), bottom = box.bottom](Canvas& canvas) {
         for (int paper = 0; paper < 2; ++paper) {
           const double x = side * half * (0.62 + 0.12 * paper);
           const double h = 0.1 - 0.04 * paper;
           under_smooth(canvas,
                        {{x - 0.34, horizon + 0.01},
                         {x - 0.2, horizon - h * 0.35},
                         {x - 0.06, horizon - h},
                         {x + 0.03, horizon - h * 0.75},
                         {x + 0.12, horizon - h * 0.8},
                         {x + 0.3, horizon - h * 0.2},
                         {x + 0.42, horizon + 0.01}},
                        bottom);
           canvas.fill(ink.tone(paper == 0 ? 110 : 60));
         }
       }});
  const double x = -side * set.half() * 0.4;
  set.add({.name = "sailing boat",
           .depth = 90,
           .extent = {x - 0.06, floor.y(90) - 0.1, x + 0.06, floor.y(90) + 0.01},
           .draw =
               [ink, x, y = floor.y(90)](Canvas& canvas) {
                 canvas.polygon({{x - 0.003, y - 0.085}, {x - 0.003, y - 0.012}, {x - 0.036, y - 0.012}});
                 canvas.fill(mix(ink.tone(40), ink.palette.sky_horizon, 0.7));
                 canvas.polygon({{x + 0.003, y - 0.07}, {x + 0.003, y - 0.012}, {x + 0.026, y - 0.012}});
                 canvas.fill(mix(ink.tone(40), ink.palette.lamp, 0.5));
                 canvas.polygon({{x - 0.036, y - 0.009},
                                 {x + 0.034, y - 0.009},
                                 {x + 0.022, y + 0.004},
                                 {x - 0.026, y + 0.004}});
                 canvas.fill(ink.tone(20));
               },
           .sway = breeze({0.012, 0.002}, 9)});
}

void add_sand(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Color sand = ink.snowy() ? ink.snow(9) : ink.paper(rgb(0xF2D39B), 10, 0.66);
  const Color near = ink.snowy() ? mix(ink.snow(6), ink.tone(7), 0.3) : ink.paper(rgb(0xC79B67), 6, 0.5);
  const Box box = set.below(11, floor.y(12.5) - 0.02);
  set.add({.name = "sand",
           .depth = 11,
           .extent = box,
           .draw = [ink, floor, box, sand, near, numbers = set.numbers("sand")](Canvas& canvas) {
             base::Random own = numbers;
             const double y = floor.y(12);
             const auto edge = broken_line(own, {box.left, y}, {box.right, y}, 0.014, 0.6, 4);
             // Foam, then wet sand, then dry.
             std::vector<Point> line = edge;
             const Color papers[] = {mix(sand, {1, 1, 1, 1}, 0.35), mix(sand, ink.palette.shadow, 0.3), sand};
             for (int paper = 0; paper < 3; ++paper) {
               for (Point& point : line)
                 point.y += paper == 0 ? 0 : paper == 1 ? 0.011 : 0.024 + 0.012 * std::sin(point.x * 5);
               under_smooth(canvas, line, box.bottom);
               if (paper < 2) canvas.fill(papers[paper]);
             }
             canvas.fill_linear({0, y}, {0, 0.5}, {{0, sand}, {1, near}});
             // Ripples of wind.
             for (int i = 0; i < 14; ++i) {
               const double depth = own.between(4.4, 9);
               const double x = own.between(box.left, box.right);
               const double length = 1.6 / depth;
               canvas.move_to({x, floor.y(depth)});
               canvas.curve_to({x + length * 0.3, floor.y(depth) - 0.006},
                               {x + length * 0.6, floor.y(depth) + 0.006}, {x + length, floor.y(depth)});
               canvas.stroke(with_alpha(near, 0.5), 0.02 / depth);
             }
             for (int i = 0; i < 6; ++i)
               canvas.ellipse(floor.at(own.between(-5, 5), 0, own.between(4.6, 8.5)), 0.012, 0.006);
             canvas.fill(with_alpha(mix(near, ink.palette.rim, 0.5), 0.8));
           }});
}

void add_palms(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double edge = set.half();
  const Color green = ink.paper(rgb(0x2F7A58), 8, 0.35);
  const auto dune = [&](const char* name, double depth, double side, double height) {
    const Box box = side < 0 ? Box{set.reach(depth).left, -0.85, -edge * 0.3 + 0.35, 0.9}
                             : Box{edge * 0.3 - 0.35, -0.85, set.reach(depth).right, 0.9};
    set.add(
        {.name = name,
         .depth = depth,
         .extent = box,
         .draw =
             [ink, depth, side, height, edge, green, foot = floor.y(depth),
              numbers = set.numbers(name)](Canvas& canvas) {
               base::Random own = numbers;
               draw_palm(canvas, own, {side * edge * 0.86, foot - 0.01}, height, -side * height * 0.26,
                         mix(green, ink.tone(depth), 0.35));
               draw_palm(canvas, own, {side * (edge * 0.86 + height * 0.2), foot}, height * 0.72,
                         side * height * 0.12, mix(green, ink.tone(depth), 0.55));
               const Color sand = ink.snowy() ? ink.snow(depth) : ink.paper(rgb(0xDDB57E), depth, 0.55);
               const double rise = height * 0.09;
               under_smooth(canvas,
                            {{side * (edge + 0.9), foot - rise * 1.5},
                             {side * (edge + 0.2), foot - rise},
                             {side * edge * 0.8, foot - rise * 0.3},
                             {side * edge * 0.56, foot + 0.02},
                             {side * edge * 0.4, foot + 0.05}},
                            foot + 0.05);
               canvas.fill_linear({0, foot - rise}, {0, foot + 0.05}, {{0, sand}, {1, with_alpha(sand, 0)}});
               draw_grass(canvas, own,
                          {std::min(side * edge * 0.68, side * (edge + 0.3)), foot - rise * 2.3,
                           std::max(side * edge * 0.68, side * (edge + 0.3)), foot + 0.01},
                          46, mix(green, ink.tone(depth), 0.4));
             },
         .shadow = 0.2,
         .sway = breeze({0.0018, 0}, 5.2, depth)});
  };
  dune("far palms", 9.8, 1, 0.5);
  dune("near palms", 7.4, -1, 0.72);
}

// Torches in the sand. Their flames flicker; in the rain they are out.
void add_torches(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  struct Torch {
    double side, depth;
  };
  for (const Torch& torch : {Torch{-0.42, 9.2}, Torch{0.5, 8.0}, Torch{0.3, 10.6}}) {
    const double metre = Floor::metre(torch.depth);
    const Point foot = {torch.side * set.half(), floor.y(torch.depth)};
    const Point fire = {foot.x + 0.05 * metre, foot.y - 1.75 * metre};
    set.add(
        {.name = "torch",
         .depth = torch.depth,
         .extent = {foot.x - 0.3 * metre, foot.y - 2.2 * metre, foot.x + 0.3 * metre, foot.y + 0.05 * metre},
         .draw = [ink, metre, foot, fire](Canvas& canvas) {
           canvas.begin();
           bar(canvas, foot, {fire.x, fire.y + 0.1 * metre}, 0.07 * metre, 0.06 * metre);
           canvas.polygon({{fire.x - 0.13 * metre, fire.y},
                           {fire.x + 0.13 * metre, fire.y},
                           {fire.x + 0.05 * metre, fire.y + 0.3 * metre},
                           {fire.x - 0.05 * metre, fire.y + 0.3 * metre}});
           canvas.fill(ink.tone(5));
           if (ink.wet()) return;
           for (int paper = 0; paper < 2; ++paper) {
             const double size = metre * (paper == 0 ? 0.36 : 0.2);
             canvas.move_to({fire.x, fire.y - size});
             canvas.curve_to({fire.x + size * 0.15, fire.y - size * 0.5},
                             {fire.x + size * 0.5, fire.y - size * 0.3}, {fire.x, fire.y + size * 0.06});
             canvas.curve_to({fire.x - size * 0.5, fire.y - size * 0.3},
                             {fire.x - size * 0.1, fire.y - size * 0.5}, {fire.x, fire.y - size});
             canvas.fill(ink.in_look(paper == 0 ? rgb(0xFF9A3D) : rgb(0xFFE9A6)));
           }
         }});
    if (ink.wet()) continue;
    set.lamp({.at = {fire.x, fire.y - 0.15 * metre},
              .depth = torch.depth - 0.05,
              .radius = 1.5 * metre,
              .color = ink.in_look(rgb(0xFFA850)),
              .strength = 0.85,
              .pulse = 0.25});
  }
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  const Box box = set.reach(3);
  set.add({.name = "fronds in front",
           .depth = 3,
           .extent = {box.left, -0.8, box.right, 0.05},
           .draw =
               [ink, edge](Canvas& canvas) {
                 const Color dark = ink.tone(2.6);
                 const double size = 0.28 + 0.2 * edge;
                 draw_frond(canvas, {edge + 0.08, -0.62}, 2.5, size * 1.3, 0.16, dark);
                 draw_frond(canvas, {edge + 0.12, -0.52}, 2.85, size, 0.22, shade(dark, 0.04));
                 draw_frond(canvas, {edge - 0.1, -0.66}, 2.0, size * 0.8, 0.05, shade(dark, 0.06));
               },
           .sway = breeze({0.006, 0.005}, 3.8)});
  set.add({.name = "grass in front",
           .depth = 3.4,
           .extent = set.below(3.4, 0.2),
           .draw =
               [ink, edge, breadth = set.breadth(), numbers = set.numbers("grass in front")](Canvas& canvas) {
                 base::Random own = numbers;
                 draw_grass(canvas, own, {-edge - 0.4, 0.24 + 0.2 * (1 - breadth), -edge * 0.75, 0.95}, 60,
                            ink.tone(2.6));
                 draw_grass(canvas, own, {edge * 0.8, 0.32 + 0.2 * (1 - breadth), edge + 0.4, 0.95}, 40,
                            ink.tone(2.8));
               },
           .sway = breeze({0.005, 0}, 3.1)});
}

}  // namespace

Stage beach(const StageContext& context) {
  Set set(context, 0.05);
  add_sky(set);
  const Ink ink = set.ink();
  add_far_shore(set);
  add_ground(set, {.name = "sea",
                   .depth = 200,
                   .far = mix(water(ink, 120), ink.palette.sky_horizon, 0.45),
                   .near = water(ink, 14)});
  add_wave(set, {.depth = 60, .pitch = 0.13, .height = 0.003, .phase = 0});
  add_wave(set, {.depth = 34, .pitch = 0.19, .height = 0.005, .phase = 1.7});
  add_wave(set, {.depth = 22, .pitch = 0.27, .height = 0.008, .phase = 3.1});
  add_wave(set, {.depth = 15.5, .pitch = 0.36, .height = 0.011, .phase = 4.6});
  add_glitter(set);
  add_mist(set, 30, 0.7);
  add_sand(set);
  add_palms(set);
  add_torches(set);
  add_front(set);
  set.place_cast();
  set.place_small_crowd();
  return set.take();
}

}  // namespace render::scenery
