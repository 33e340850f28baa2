#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/planet.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"

namespace render::scenery {
namespace {

Color void_color(const Ink& ink, double lift) {
  return mix(mix(rgb(0x090A22), ink.palette.sky_top, 0.55), ink.palette.sky_middle, lift);
}

void add_void(Set& set) {
  const Ink ink = set.ink();
  const Box box = set.reach(kSkyDepth);
  set.add({.name = "void", .depth = kSkyDepth, .extent = box, .draw = [ink, box](Canvas& canvas) {
             canvas.rectangle(box);
             canvas.fill_linear(
                 {box.left, box.top}, {box.right, box.bottom},
                 {{0, void_color(ink, 0)}, {0.6, void_color(ink, 0.3)}, {1, void_color(ink, 0.55)}});
           }});
  for (int layer = 0; layer < 3; ++layer) {
    const double depth = 960.0 - 300 * layer;
    const std::string name = "stars " + std::to_string(layer);
    set.add({.name = name,
             .depth = depth,
             .extent = box,
             .draw =
                 [box, layer, color = mix(ink.palette.sun, {1, 1, 1, 1}, 0.6), numbers = set.numbers(name),
                  breadth = set.breadth()](Canvas& canvas) {
                   base::Random own = numbers;
                   draw_stars(canvas, own, {box.left, box.top, box.right, box.bottom + 0.4},
                              static_cast<int>((190 - 55 * layer) * (0.35 + 0.65 * breadth)),
                              0.0011 + 0.0005 * layer, color);
                 },
             .opacity = layer == 0 ? Opacity{} : twinkle(0.5, 1, 2.8 + layer, layer)});
  }
}

// Ribbons of paper mist, each layer a step brighter towards its heart.
void add_nebula(Set& set) {
  const Ink ink = set.ink();
  const std::array colors = {mix(ink.palette.lamp_second, rgb(0x8A4BFF), 0.45),
                             mix(ink.palette.sky_horizon, rgb(0x3FB8E0), 0.35)};
  for (int layer = 0; layer < 2; ++layer) {
    const std::string name = "nebula " + std::to_string(layer);
    const double depth = 700.0 - 380 * layer;
    const Box box = set.reach(depth);
    set.add({.name = name,
             .depth = depth,
             .extent = box,
             .draw =
                 [box, layer, color = colors[static_cast<std::size_t>(layer)],
                  numbers = set.numbers(name)](Canvas& canvas) {
                   base::Random own = numbers;
                   const double tilt = (layer == 0 ? -0.34 : -0.2) + own.between(-0.06, 0.06);
                   for (int paper = 0; paper < 4; ++paper) {
                     const double thick = 0.2 - 0.045 * paper;
                     std::vector<Point> outline;
                     const auto edge = [&](double side) {
                       for (int i = 0; i <= 8; ++i) {
                         const double x =
                             side < 0 ? box.left + box.width() * i / 8 : box.right - box.width() * i / 8;
                         outline.push_back({x, (layer == 0 ? -0.12 : 0.08) + tilt * x +
                                                   side * thick * own.between(0.55, 1.1)});
                       }
                     };
                     edge(-1);
                     edge(1);
                     canvas.smooth(outline, Ends::kClosed);
                     canvas.fill(with_alpha(shade(color, 0.08 * paper), 0.13));
                   }
                 },
             .sway = breeze({0.008, 0.004}, 21, layer),
             .opacity = twinkle(0.8, 1, 9, layer)});
  }
}

void add_planets(Set& set) {
  const Ink ink = set.ink();
  const double side = set.numbers("planet").chance(0.5) ? 1 : -1;
  const std::array bases = {rgb(0xE58A5A), rgb(0x5FA3C8), rgb(0xC86A8E), rgb(0xD9B36A)};
  const Color base =
      mix(ink.paper(set.numbers("planet color").pick(bases), 8, 0.9), ink.palette.sky_horizon, 0.12);
  const double radius = 0.17 + 0.04 * set.breadth();
  const Point at = {side * set.half() * (set.upright() ? 0.4 : 0.52), -0.2};
  set.add({.name = "planet",
           .depth = 160,
           .extent = {at.x - radius * 2.4, at.y - radius * 1.7, at.x + radius * 2.4, at.y + radius * 1.7},
           .draw = [ink, at, radius, base](Canvas& canvas) { draw_planet(canvas, ink, at, radius, base); },
           .sway = breeze({0.002, 0.004}, 17)});
  set.stage().glows.push_back(
      {.at = at, .depth = 165, .radius = radius * 2.1, .color = base, .strength = 0.4});
  const Point moon = {-side * set.half() * 0.66, -0.3};
  set.add(
      {.name = "small moon",
       .depth = 90,
       .extent = {moon.x - 0.08, moon.y - 0.08, moon.x + 0.08, moon.y + 0.08},
       .draw =
           [ink, moon](Canvas& canvas) {
             const Color grey = mix(ink.palette.sun, ink.palette.far, 0.35);
             canvas.save();
             canvas.circle(moon, 0.06);
             canvas.keep_clip();
             canvas.fill(grey);
             for (const Point& crater : {Point{-0.02, -0.015}, Point{0.022, 0.01}, Point{-0.008, 0.032}}) {
               canvas.circle({moon.x + crater.x, moon.y + crater.y}, 0.013);
               canvas.fill(shade(grey, -0.14));
             }
             canvas.restore();
           },
       .sway = breeze({0.003, 0.003}, 13)});
}

void rock_outline(Canvas& canvas, base::Random& numbers, Point at, double size) {
  std::vector<Point> points;
  for (int i = 0; i < 9; ++i) {
    const double angle = 2 * std::numbers::pi * i / 9;
    const double out = size * numbers.between(0.7, 1.1);
    points.push_back({at.x + out * std::cos(angle) * 1.25, at.y + out * std::sin(angle) * 0.8});
  }
  canvas.polygon(points);
}

void add_debris(Set& set, const char* name, double depth, int count, double size, double gap) {
  const Ink ink = set.ink();
  const Box box = set.band(depth, -0.6, 0.4);
  set.add(
      {.name = name,
       .depth = depth,
       .extent = box,
       .draw =
           [ink, box, depth, count, size, gap, numbers = set.numbers(name)](Canvas& canvas) {
             base::Random own = numbers;
             const Color color =
                 mix(ink.tone(std::max(depth, 20.0)), ink.paper(rgb(0x8A7A9A), depth, 0.6), 0.5);
             const double lit = ink.palette.key_direction < 0 ? -1 : 1;
             for (int i = 0; i < count; ++i) {
               const Point at = {box.left + box.width() * (i + own.unit()) / count, own.between(-0.42, 0.2)};
               const double big = size * own.between(0.35, 1.1);
               if (std::abs(at.x) < gap + big) continue;
               canvas.save();
               rock_outline(canvas, own, at, big);
               canvas.keep_clip();
               canvas.fill(color);
               canvas.circle({at.x + lit * big * 1.1, at.y - big * 0.7}, big * 1.15);
               canvas.fill(with_alpha(mix(color, ink.palette.rim, 0.55), 0.75));
               canvas.circle({at.x - lit * big * 0.25, at.y + big * 0.15}, big * 0.22);
               canvas.fill(shade(color, -0.25));
               canvas.restore();
             }
           },
       .shadow = 0.2,
       .sway = breeze({0.25 / depth, 0.16 / depth}, 11, depth)});
}

void add_asteroid(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  struct Layer {
    const char* name;
    double depth, lift;
  };
  for (const Layer& layer : {Layer{"far side of the asteroid", 14, 0.055}, Layer{"asteroid", 9.5, 0.04}}) {
    const double top = floor.y(layer.depth);
    const Box box = set.below(layer.depth, top - layer.lift - 0.04);
    set.add({.name = layer.name,
             .depth = layer.depth,
             .extent = box,
             .draw =
                 [ink, floor, box, top, layer, half = set.half(),
                  numbers = set.numbers(layer.name)](Canvas& canvas) {
                   base::Random own = numbers;
                   const Color dust =
                       mix(ink.tone(layer.depth), ink.paper(rgb(0xA08AB0), layer.depth, 0.6), 0.65);
                   std::vector<Point> line;
                   for (int i = 0; i <= 20; ++i) {
                     const double x = box.left + box.width() * i / 20;
                     const double out = x / std::max(0.5, half);
                     line.push_back({x, top - layer.lift + 0.07 * out * out + own.between(-0.012, 0.008)});
                   }
                   under_smooth(canvas, line, box.bottom);
                   canvas.fill_linear(
                       {0, top - 0.05}, {0, 0.5},
                       {{0, shade(dust, 0.12)}, {0.4, dust}, {1, mix(dust, ink.palette.front, 0.7)}});
                   canvas.smooth(line, Ends::kOpen);
                   canvas.stroke(with_alpha(ink.palette.rim, 0.45), 0.004);
                   for (int i = 0; i < 13; ++i) {
                     const double depth = own.between(4.4, layer.depth * 0.88);
                     const Point at = {own.between(box.left, box.right), floor.y(depth)};
                     const double size = own.between(0.2, 0.62) / depth * 1.7;
                     canvas.ellipse(at, size, size * 0.24);
                     canvas.fill(mix(dust, ink.palette.front, 0.5));
                     canvas.ellipse({at.x, at.y + size * 0.07}, size * 0.88, size * 0.17);
                     canvas.fill(mix(dust, ink.palette.front, 0.25));
                   }
                 },
             .shadow = 0.25});
  }
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  set.add(
      {.name = "crystals in front",
       .depth = 3.4,
       .extent = set.below(3.4, -0.1),
       .draw = [ink, edge, size = 0.55 + 0.45 * set.breadth()](Canvas& canvas) {
         const Color dark = mix(ink.tone(2.6), ink.palette.lamp_second, 0.1);
         const auto crystal = [&](double x, double lean, double full, double wide) {
           const double tall = full * size;
           const Point tip = {x + lean, 0.7 - tall};
           canvas.polygon({{x - wide, 0.95},
                           {x - wide + lean * 0.7, tip.y + tall * 0.22},
                           tip,
                           {x + wide + lean * 0.7, tip.y + tall * 0.3},
                           {x + wide, 0.95}});
           canvas.fill(dark);
           canvas.polygon(
               {tip, {x + wide + lean * 0.7, tip.y + tall * 0.3}, {x + wide, 0.95}, {x + wide * 0.2, 0.95}});
           canvas.fill(mix(dark, ink.palette.lamp_second, 0.22));
         };
         crystal(-edge - 0.05, 0.08, 0.62, 0.06);
         crystal(-edge + 0.06, 0.06, 0.4, 0.045);
         crystal(-edge + 0.15, 0.05, 0.24, 0.03);
         crystal(edge + 0.03, -0.06, 0.48, 0.055);
         crystal(edge - 0.08, -0.04, 0.28, 0.036);
       }});
  for (const double side : {-1.0, 1.0}) {
    set.stage().glows.push_back({.at = {side * edge * 0.96, 0.32},
                                 .depth = 3.3,
                                 .radius = 0.34,
                                 .color = ink.palette.lamp_second,
                                 .strength = 0.32,
                                 .pulse = 0.6});
  }
}

}  // namespace

Stage space(const StageContext& context) {
  Set set(context, 0.12, 0.37);
  set.stage().indoors = true;  // no weather out there
  add_void(set);
  add_nebula(set);
  add_planets(set);
  add_debris(set, "far debris", 45, 13, 0.03, 0.12);
  add_debris(set, "debris", 18, 7, 0.055, 0.24 * set.breadth());
  add_asteroid(set);
  add_debris(set, "near debris", 4.2, 4, 0.1, set.half() * 0.66);
  add_front(set);
  set.place_cast();
  return set.take();
}

}  // namespace render::scenery
