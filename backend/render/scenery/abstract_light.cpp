#include <array>
#include <cmath>
#include <numbers>

#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/stage_rig.h"

namespace render::scenery {
namespace {

// Five papers that go together, from the hour's sky and lamps.
std::array<Color, 5> papers(const Ink& ink) {
  const Palette& p = ink.palette;
  return {mix(p.sky_middle, p.lamp_second, 0.45), mix(p.sky_horizon, p.lamp, 0.5),
          mix(p.sky_top, p.lamp_second, 0.35), mix(p.far, p.lamp, 0.4),
          mix(p.sky_horizon, p.lamp_second, 0.3)};
}

void add_background(Set& set) {
  const Ink ink = set.ink();
  const Box box = set.reach(kSkyDepth);
  set.add({.name = "background", .depth = kSkyDepth, .extent = box, .draw = [ink, box](Canvas& canvas) {
             canvas.rectangle(box);
             canvas.fill_radial(
                 {0, -0.04}, 1.2,
                 {{0, ink.palette.sky_horizon}, {0.4, ink.palette.sky_middle}, {1, ink.palette.sky_top}});
           }});
  set.add({.name = "rays",
           .depth = 300,
           .extent = box,
           .draw =
               [ink](Canvas& canvas) {
                 canvas.begin();
                 constexpr int kRays = 36;
                 for (int ray = 0; ray < kRays; ray += 2) {
                   const double a = 2 * std::numbers::pi * ray / kRays;
                   const double b = 2 * std::numbers::pi * (ray + 1) / kRays;
                   canvas.polygon(
                       {{0, -0.04}, {2 * std::cos(a), 2 * std::sin(a)}, {2 * std::cos(b), 2 * std::sin(b)}});
                 }
                 canvas.fill_radial({0, -0.04}, 1.3,
                                    {{0, with_alpha(ink.palette.sun, 0.3)},
                                     {0.5, with_alpha(ink.palette.lamp_second, 0.12)},
                                     {1, with_alpha(ink.palette.lamp_second, 0.02)}});
               },
           .opacity = with_music(0.55, 1)});
}

// The large disc behind the figure, cut in steps.
void add_disc(Set& set, Point at, double size) {
  const Ink ink = set.ink();
  const auto colors = papers(ink);
  set.add({.name = "disc",
           .depth = 120,
           .extent = {-size * 1.1, at.y - size * 1.1, size * 1.1, at.y + size * 1.1},
           .draw =
               [ink, at, size, colors](Canvas& canvas) {
                 const std::array steps = {mix(colors[0], ink.palette.sun, 0.1),
                                           mix(colors[1], ink.palette.sun, 0.2),
                                           mix(colors[1], ink.palette.sun, 0.42),
                                           mix(ink.palette.sun, ink.palette.lamp, 0.35 * ink.dark())};
                 for (std::size_t i = 0; i < steps.size(); ++i) {
                   canvas.circle({at.x, at.y + size * 0.06 * static_cast<double>(i)},
                                 size * (1 - 0.2 * static_cast<double>(i)));
                   canvas.fill(steps[i]);
                 }
               },
           .shadow = 0.4});
  set.stage().glows.push_back({.at = at,
                               .depth = 119,
                               .radius = size * 2.2,
                               .color = ink.palette.lamp,
                               .strength = 0.16 + 0.12 * ink.dark(),
                               .pulse = 0.5});
}

// Rings around it that answer the music.
void add_rings(Set& set, Point at, double size) {
  const Ink ink = set.ink();
  const auto colors = papers(ink);
  for (int ring = 0; ring < 3; ++ring) {
    const double radius = size * (1.18 + 0.26 * ring);
    set.add({.name = "ring",
             .depth = 90.0 - 22 * ring,
             .extent = {-radius - 0.02, at.y - radius - 0.02, radius + 0.02, at.y + radius + 0.02},
             .draw =
                 [at, radius, ring,
                  color = mix(ink.palette.sun, colors[static_cast<std::size_t>(ring)], 0.4)](Canvas& canvas) {
                   canvas.circle(at, radius);
                   canvas.stroke(with_alpha(color, 0.8), 0.009 - 0.002 * ring);
                   const int beads = 12 + 6 * ring;
                   canvas.begin();
                   for (int i = 0; i < beads; ++i) {
                     const double angle = 2 * std::numbers::pi * i / beads + ring;
                     canvas.circle({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)},
                                   i % 3 == 0 ? 0.014 : 0.007);
                   }
                   canvas.fill(color);
                 },
             .sway = breeze({0.004, 0.004}, 8.0 + ring, ring),
             .opacity = with_music(0.5 - 0.1 * ring, 1)});
  }
}

void add_ribbon(Set& set, const char* name, double depth, double y, double wave, double thick, Color color) {
  const Box box = set.reach(depth);
  base::Random numbers = set.numbers(name);
  const double phase = numbers.between(0, 6);
  const double length = numbers.between(0.8, 1.3);
  const Box extent = {box.left, y - wave - thick * 1.7, box.right, y + wave + thick * 1.7};
  set.add({.name = name,
           .depth = depth,
           .extent = extent,
           .draw =
               [box, y, wave, thick, color, phase, length](Canvas& canvas) {
                 for (int paper = 0; paper < 3; ++paper) {
                   std::vector<Point> outline;
                   const double shift = (paper - 1) * thick * 0.75;
                   for (double x = box.left - 0.1; x < box.right + 0.1; x += 0.06) {
                     outline.push_back({x, y + shift +
                                               wave * std::sin(2 * std::numbers::pi * x / length + phase) -
                                               thick * 0.4 * (1 + 0.4 * std::sin(3 * x + phase))});
                   }
                   const std::size_t count = outline.size();
                   for (std::size_t i = count; i > 0; --i)
                     outline.push_back(
                         {outline[i - 1].x,
                          outline[i - 1].y + thick * (0.7 + 0.35 * std::sin(outline[i - 1].x * 2 + phase))});
                   canvas.smooth(outline, Ends::kClosed);
                   canvas.fill(shade(color, 0.1 * (paper - 1)));
                 }
               },
           .shadow = 0.45,
           .sway = breeze({0.02 + 0.1 / depth, 0.008}, 7 + 20 / depth, phase)});
}

void add_confetti(Set& set, const char* name, double depth, int count, double size) {
  const Ink ink = set.ink();
  const Box box = set.reach(depth);
  set.add({.name = name,
           .depth = depth,
           .extent = box,
           .draw =
               [ink, box, count, size, colors = papers(ink), numbers = set.numbers(name),
                clear = 0.16 + 0.16 * set.breadth()](Canvas& canvas) {
                 base::Random own = numbers;
                 for (int i = 0; i < count; ++i) {
                   const Point at = {own.between(box.left, box.right), own.between(-0.5, 0.35)};
                   const double s = size * own.between(0.4, 1.2);
                   const double turn = own.between(0, 3);
                   if (std::abs(at.x) < clear) continue;
                   canvas.save();
                   canvas.translate(at.x, at.y);
                   canvas.rotate(turn);
                   if (i % 3 == 0)
                     canvas.circle({0, 0}, s * 0.6);
                   else if (i % 3 == 1)
                     canvas.polygon({{0, -s * 0.8}, {s * 0.75, s * 0.5}, {-s * 0.75, s * 0.5}});
                   else
                     canvas.rectangle({-s * 0.5, -s * 0.5, s * 0.5, s * 0.5});
                   canvas.fill(mix(own.pick(colors), ink.palette.sun, 0.25));
                   canvas.restore();
                 }
               },
           .shadow = 0.5,
           .sway = breeze({0.12 / depth, 0.25 / depth}, 6.5, depth)});
}

// Hills of paper, step by step towards the floor.
void add_hills(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const auto colors = papers(ink);
  for (int step = 0; step < 3; ++step) {
    const double depth = 26.0 / (1 + 0.62 * step);
    const double top = floor.y(depth);
    const double rise = 0.11 - 0.035 * step;
    const Box box = set.below(depth, top - rise - 0.02);
    const std::string name = "paper hills " + std::to_string(step);
    set.add({.name = name,
             .depth = depth,
             .extent = box,
             .draw =
                 [ink, box, top, rise, step, colors, numbers = set.numbers(name)](Canvas& canvas) {
                   base::Random own = numbers;
                   const double phase = own.between(0, 6);
                   std::vector<Point> line;
                   for (double x = box.left; x <= box.right + 0.05; x += 0.08) {
                     // Low in the middle, where the figure stands.
                     const double open = 1 - std::exp(-x * x * 9);
                     line.push_back({x, top - rise * open * (0.55 + 0.45 * std::sin(3.1 * x + phase))});
                   }
                   const Color color =
                       mix(mix(colors[static_cast<std::size_t>(step) + 1], ink.tone(9), 0.2 + 0.28 * step),
                           ink.palette.shadow, 0.08 * step);
                   under_smooth(canvas, line, box.bottom);
                   canvas.fill_linear({0, top - rise}, {0, 0.5},
                                      {{0, shade(color, 0.1)}, {1, shade(color, -0.25)}});
                 },
             .shadow = 0.5});
  }
}

void add_round_floor(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const auto colors = papers(ink);
  set.add(
      {.name = "round floor",
       .depth = 8,
       .extent = set.below(8, floor.y(9.4) - 0.03),
       .draw =
           [ink, floor, box = set.below(8, floor.y(9.4)), colors](Canvas& canvas) {
             const Color base = mix(ink.tone(6), colors[2], 0.35);
             const double width = 0.62;
             canvas.rectangle({box.left, floor.y(6.2), box.right, box.bottom});
             canvas.fill_linear({0, floor.y(6.2)}, {0, 0.5}, {{0, with_alpha(base, 0)}, {1, ink.tone(3)}});
             for (int ring = 0; ring < 5; ++ring) {
               const double size = 1 - 0.18 * ring;
               canvas.ellipse({0, floor.y(6.1)}, width * size, 0.092 * size);
               canvas.fill(ring % 2 == 0 ? mix(base, ink.palette.lamp_second, 0.12 + 0.1 * ring)
                                         : mix(base, ink.palette.sun, 0.14 + 0.1 * ring));
             }
           },
       .shadow = 0.4});
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  const Box box = set.reach(3.2);
  set.add({.name = "petals in front",
           .depth = 3.2,
           .extent = box,
           .draw =
               [ink, edge](Canvas& canvas) {
                 const Color dark = mix(ink.tone(2.6), ink.palette.lamp_second, 0.12);
                 for (int i = 0; i < 6; ++i) {
                   const double angle = -0.05 - 0.3 * i;
                   const double length = 0.42 - 0.02 * i;
                   canvas.begin();
                   leaf(canvas, {-edge - 0.13, 0.62},
                        {-edge - 0.13 + length * std::cos(angle), 0.62 + length * std::sin(angle)}, 0.24);
                   canvas.fill(shade(dark, 0.035 * i));
                   canvas.begin();
                   leaf(
                       canvas, {edge + 0.13, -0.58},
                       {edge + 0.13 - length * 0.9 * std::cos(angle), -0.58 - length * 0.9 * std::sin(angle)},
                       0.24);
                   canvas.fill(shade(dark, 0.035 * i));
                 }
               },
           .sway = breeze({0.006, 0.006}, 5.3)});
}

}  // namespace

Stage abstract_light(const StageContext& context) {
  Set set(context, 0.12, 0.38);
  set.stage().indoors = true;  // nothing falls in a space of light
  const auto colors = papers(set.ink());
  add_background(set);
  const Point halo = {0, -0.06};
  const double size = set.upright() ? 0.25 : 0.33;
  add_disc(set, halo, size);
  add_rings(set, halo, size);
  add_ribbon(set, "far ribbon", 70, -0.27, 0.07, 0.05, colors[4]);
  add_ribbon(set, "ribbon", 34, 0.1, 0.06, 0.06, colors[2]);
  add_confetti(set, "far shapes", 30, 26, 0.035);
  add_hills(set);
  add_round_floor(set);
  add_confetti(set, "shapes", 10, 12, 0.06);
  add_beams(set, {.left = {-set.half() * 0.9, -0.56},
                  .right = {set.half() * 0.9, -0.56},
                  .depth = 9,
                  .count = set.upright() ? 5 : 8,
                  .fan = 0.45,
                  .length = 1.1,
                  .strength = 0.5});
  add_front(set);
  set.place_cast();
  return set.take();
}

}  // namespace render::scenery
