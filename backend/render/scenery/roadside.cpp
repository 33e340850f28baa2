#include "render/scenery/roadside.h"

#include <algorithm>
#include <array>

#include "render/scenery/shapes.h"

namespace render::scenery {
namespace {

constexpr std::array kPoleDepths = {40.0, 24.0, 15.0, 9.6};

constexpr double kPoleHeight = 5.4;  // metres

}  // namespace

void add_telegraph_poles(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double across = 1.4 + 3.0 * set.breadth();
  for (std::size_t i = 0; i < kPoleDepths.size(); ++i) {
    const double depth = kPoleDepths[i];
    const Point foot = floor.at(across, 0, depth);
    const double metre = Floor::metre(depth);
    const double before = i > 0 ? kPoleDepths[i - 1] : 90;
    const bool last = i + 1 == kPoleDepths.size();
    set.add({.name = "telegraph pole",
             .depth = depth,
             .extent = {floor.at(across, 0, before).x - 0.06, foot.y - 6 * metre - 0.25,
                        foot.x + (last ? 1.4 : 0.1) + metre, foot.y + 0.01},
             .draw = [ink, floor, foot, metre, across, before, depth, last](Canvas& canvas) {
               const Color wood = ink.tone(std::max(3.0, depth * 0.4));
               canvas.begin();
               bar(canvas, foot, {foot.x, foot.y - kPoleHeight * metre}, 0.2 * metre, 0.14 * metre);
               bar(canvas, {foot.x - 0.9 * metre, foot.y - 5 * metre},
                   {foot.x + 0.9 * metre, foot.y - 5 * metre}, 0.12 * metre, 0.12 * metre);
               bar(canvas, {foot.x - 0.6 * metre, foot.y - 4.4 * metre},
                   {foot.x + 0.6 * metre, foot.y - 4.4 * metre}, 0.1 * metre, 0.1 * metre);
               canvas.fill(wood);
               for (const double side : {-0.85, -0.3, 0.85}) {
                 const Point here = {foot.x + side * metre, foot.y - 5.1 * metre};
                 hanging(canvas, floor.at(across + side, 5.1, before), here, 0.25 * metre);
                 canvas.stroke(with_alpha(wood, 0.85), 0.02 * metre);
                 if (!last) continue;
                 hanging(canvas, here, {foot.x + 1.3, here.y - 0.2}, 0.06);
                 canvas.stroke(with_alpha(wood, 0.85), 0.02 * metre);
               }
             }});
  }
}

void add_diner(Set& set) {
  const Ink ink = set.ink();
  const double depth = 22;
  const double metre = Floor::metre(depth) * (0.4 + 0.6 * set.breadth());
  const Point foot = {-set.half() * 0.36 - 3 * metre, set.floor().y(depth)};
  set.add({.name = "diner",
           .depth = depth,
           .extent = {foot.x - 5 * metre, foot.y - 6.2 * metre, foot.x + 5 * metre, foot.y + 0.1 * metre},
           .draw =
               [ink, foot, metre](Canvas& canvas) {
                 canvas.save();
                 canvas.translate(foot.x, foot.y);
                 canvas.scale(metre, metre);
                 const double glow = 0.2 + 0.75 * ink.dark();
                 const Color light = mix(ink.tone(20), ink.palette.lamp, glow);
                 const Color neon = mix(ink.tone(14), ink.palette.lamp_second, 0.3 + 0.7 * ink.dark());
                 canvas.rounded_rectangle({-3.6, -2.4, 3.0, 0.1}, 0.2);
                 canvas.fill(ink.paper(rgb(0xC9D2CF), 20, 0.55));
                 canvas.rounded_rectangle({-4.0, -2.75, 3.4, -2.3}, 0.15);
                 canvas.fill(ink.snowy() ? ink.snow(20) : ink.paper(rgb(0xB8453A), 20, 0.7));
                 canvas.begin();
                 for (double x = -3.3; x < 2.4; x += 1.05)
                   canvas.rounded_rectangle({x, -1.85, x + 0.88, -0.85}, 0.08);
                 canvas.fill(light);
                 canvas.rectangle({-3.6, -0.62, 3.0, -0.5});
                 canvas.fill(neon);
                 canvas.begin();
                 bar(canvas, {4, 0.1}, {4, -5.4}, 0.16, 0.14);
                 canvas.fill(ink.tone(10));
                 canvas.polygon({{3.0, -5.9}, {4.9, -5.9}, {4.9, -4.9}, {3.0, -4.9}, {2.4, -5.4}});
                 canvas.fill(mix(ink.tone(12), ink.palette.lamp_second, 0.25 + 0.5 * ink.dark()));
                 canvas.circle({3.5, -5.4}, 0.2);
                 canvas.rounded_rectangle({3.9, -5.5, 4.6, -5.3}, 0.1);
                 canvas.fill(light);
                 canvas.restore();
               },
           .shadow = 0.15});
  set.lamp({.at = {foot.x - 0.5 * metre, foot.y - 1.4 * metre},
            .depth = depth - 0.1,
            .radius = 4 * metre,
            .color = ink.palette.lamp,
            .strength = 0.6});
  set.lamp({.at = {foot.x + 3.7 * metre, foot.y - 5.4 * metre},
            .depth = depth - 0.1,
            .radius = 2.4 * metre,
            .color = ink.palette.lamp_second,
            .strength = 0.7,
            .pulse = 0.4});
}

}  // namespace render::scenery
