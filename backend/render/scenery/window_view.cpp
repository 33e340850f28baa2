#include "render/scenery/window_view.h"

#include <array>
#include <cmath>
#include <numbers>

#include "render/scenery/motion.h"

namespace render::scenery {

void add_weather_behind_glass(Set& set, const Box& window, double depth) {
  const Ink ink = set.ink();
  if (ink.clear() || ink.foggy()) return;
  const double tile = 0.6;
  for (int layer = 0; layer < 2; ++layer) {
    const std::string name = layer == 0 ? "far fall behind the glass" : "fall behind the glass";
    const double near = 0.6 + 0.4 * layer;
    const double speed = (ink.wet() ? 1.5 : 0.09) * near;
    set.add({.name = name,
             .depth = depth + 4 - 4 * layer,
             .extent = {window.left - 0.05, window.top - tile, window.right + 0.05, window.bottom},
             .draw =
                 [ink, window, tile, near, numbers = set.numbers(name)](Canvas& canvas) {
                   base::Random own = numbers;
                   const int count = static_cast<int>((ink.wet() ? 70 : 90) * window.width());
                   canvas.begin();
                   for (int i = 0; i < count; ++i) {
                     const double x = own.between(window.left, window.right);
                     const double first = window.top - tile * own.unit();
                     const double size = near * own.between(0.6, 1.2);
                     for (double y = first - tile; y < window.bottom; y += tile) {
                       if (ink.wet())
                         canvas.polygon({{x, y}, {x + 0.0022 * size, y}, {x - 0.01 * size, y + 0.07 * size}});
                       else
                         canvas.circle({x, y}, 0.0042 * size);
                     }
                   }
                   canvas.fill(ink.wet() ? with_alpha(mix(ink.palette.sky_horizon, {1, 1, 1, 1}, 0.4), 0.4)
                                         : with_alpha(ink.snow(8), 0.9));
                 },
             .sway = scroll({0, speed}, tile)});
  }
}

void add_passing_land(Set& set, const PassingLand& land, std::function<void(Canvas&)> draw) {
  const Box reach = set.reach(land.depth);
  const Box box = {reach.left, land.top, reach.right + land.tile, land.bottom};
  set.add({.name = land.name,
           .depth = land.depth,
           .extent = box,
           .draw =
               [box, land, draw = std::move(draw)](Canvas& canvas) {
                 const double first = std::floor((box.left - land.overlap) / land.tile) * land.tile;
                 for (double x = first; x < box.right + land.overlap; x += land.tile) {
                   canvas.save();
                   canvas.translate(x, 0);
                   draw(canvas);
                   canvas.restore();
                 }
               },
           .sway = scroll({-land.speed * Floor::metre(land.depth), 0}, land.tile)});
}

std::vector<Point> rolling_line(base::Random& numbers, double tile, double base, double height, int waves) {
  std::vector<Point> line;
  std::array<double, 3> phases{};
  for (double& phase : phases) phase = numbers.between(0, 2 * std::numbers::pi);
  const int steps = waves * 16;
  for (int i = 0; i <= steps; ++i) {
    const double turn = 2 * std::numbers::pi * i / steps;
    const double y = 0.55 * std::sin(waves * turn + phases[0]) +
                     0.3 * std::sin((2 * waves + 1) * turn + phases[1]) +
                     0.15 * std::sin((4 * waves + 1) * turn + phases[2]);
    line.push_back({tile * i / steps, base - height * y});
  }
  return line;
}

void wall_with_window(Canvas& canvas, const Box& wall, const Box& window, double radius) {
  // The hole runs against the wall's direction, so that one fill leaves it open.
  canvas.rectangle(wall);
  canvas.move_to({window.left + radius, window.top});
  canvas.curve_to({window.left, window.top}, {window.left, window.top}, {window.left, window.top + radius});
  canvas.line_to({window.left, window.bottom - radius});
  canvas.curve_to({window.left, window.bottom}, {window.left, window.bottom},
                  {window.left + radius, window.bottom});
  canvas.line_to({window.right - radius, window.bottom});
  canvas.curve_to({window.right, window.bottom}, {window.right, window.bottom},
                  {window.right, window.bottom - radius});
  canvas.line_to({window.right, window.top + radius});
  canvas.curve_to({window.right, window.top}, {window.right, window.top},
                  {window.right - radius, window.top});
  canvas.close();
}

}  // namespace render::scenery
