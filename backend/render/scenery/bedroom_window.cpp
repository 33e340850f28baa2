#include "render/scenery/bedroom_window.h"

#include <algorithm>
#include <array>
#include <utility>

#include "render/scenery/motion.h"
#include "render/scenery/shapes.h"
#include "render/scenery/window_view.h"

namespace render::scenery {

void draw_window_frame(Canvas& canvas, const Ink& ink, const Box& w) {
  const Color frame = mix(ink.paper(rgb(0xFFF3E2), 9, 0.6), ink.palette.shadow, 0.12);
  const double thick = 0.014;
  wall_with_window(canvas, {w.left - thick, w.top - thick, w.right + thick, w.bottom + thick}, w, 0.002);
  const double x = (w.left + w.right) / 2;
  canvas.rectangle({x - thick * 0.4, w.top, x + thick * 0.4, w.bottom});
  const double y = w.top + w.height() * 0.36;
  canvas.rectangle({w.left, y - thick * 0.35, x - thick * 0.4, y + thick * 0.35});
  canvas.rectangle({x + thick * 0.4, y - thick * 0.35, w.right, y + thick * 0.35});
  canvas.rectangle({w.left - thick * 2.4, w.bottom + thick, w.right + thick * 2.4, w.bottom + thick * 2.6});
  canvas.fill(frame);
}

void add_curtains(Set& set, const Box& window) {
  const Ink ink = set.ink();
  const Color cloth = mix(ink.paper(rgb(0xE7C36A), 9, 0.6), ink.palette.shadow, 0.1);
  for (const double side : {-1.0, 1.0}) {
    const double inner = window.right - 0.05;
    const double outer = window.right + 0.1;
    set.add({.name = "curtain",
             .depth = 11.6,
             .extent = {std::min(side * inner, side * outer) - 0.08, window.top - 0.07,
                        std::max(side * inner, side * outer) + 0.08, window.bottom + 0.14},
             .draw =
                 [side, inner, outer, window, cloth](Canvas& canvas) {
                   constexpr int kFolds = 5;
                   for (int fold = 0; fold < kFolds; ++fold) {
                     const double a = inner + (outer - inner) * fold / kFolds;
                     const double b = a + (outer - inner) / kFolds * 1.15;
                     const double flare = 0.02 * (fold - 2);
                     canvas.polygon({{side * a, window.top - 0.045},
                                     {side * b, window.top - 0.045},
                                     {side * (b + flare), window.bottom + 0.12},
                                     {side * (a + flare), window.bottom + 0.12}});
                     canvas.fill_linear(
                         {side * a, 0}, {side * b, 0},
                         {{0, shade(cloth, -0.22)}, {0.5, shade(cloth, 0.08)}, {1, shade(cloth, -0.12)}});
                   }
                 },
             .shadow = 0.35,
             .sway = breeze({0.003, 0}, 5.5, side)});
  }
  set.add({.name = "curtain rod",
           .depth = 11.5,
           .extent = {window.left - 0.15, window.top - 0.07, window.right + 0.15, window.top - 0.03},
           .draw = [ink, window](Canvas& canvas) {
             bar(canvas, {window.left - 0.13, window.top - 0.048}, {window.right + 0.13, window.top - 0.048},
                 0.01, 0.01);
             for (const double x : {window.left - 0.13, window.right + 0.13})
               canvas.circle({x, window.top - 0.048}, 0.012);
             canvas.fill(ink.tone(5));
           }});
}

void add_fairy_lights(Set& set, const Box& window) {
  const Ink ink = set.ink();
  const auto colors =
      std::array{ink.palette.lamp, mix(ink.palette.lamp, {1, 1, 1, 1}, 0.3), ink.palette.lamp_second};
  const double edge = set.half() + 0.2;
  const std::array<std::pair<Point, Point>, 3> wires = {
      std::pair{Point{-edge, -0.44}, Point{window.left - 0.05, -0.42}},
      std::pair{Point{window.left - 0.05, -0.42}, Point{window.right + 0.05, -0.42}},
      std::pair{Point{window.right + 0.05, -0.42}, Point{edge, -0.45}}};
  set.add({.name = "fairy lights",
           .depth = 11.3,
           .extent = {-edge, -0.48, edge, -0.33},
           .draw = [ink, wires, colors](Canvas& canvas) {
             for (const auto& [a, b] : wires) {
               hanging(canvas, a, b, 0.05);
               canvas.stroke(ink.tone(5), 0.003);
               for (int i = 0; i < 9; ++i) {
                 const Point at = on_hanging(a, b, 0.05, (i + 0.5) / 9);
                 canvas.circle({at.x, at.y + 0.008}, 0.0065);
                 canvas.fill(mix(colors[static_cast<std::size_t>(i) % 3], {1, 1, 1, 1}, 0.35));
               }
             }
           }});
  for (const auto& [a, b] : wires) {
    for (int i = 0; i < 9; i += 2) {
      const Point at = on_hanging(a, b, 0.05, (i + 0.5) / 9);
      set.lamp({.at = at,
                .depth = 11.2,
                .radius = 0.055,
                .color = colors[static_cast<std::size_t>(i) % 3],
                .strength = 0.55,
                .pulse = 0.35});
    }
  }
}

}  // namespace render::scenery
