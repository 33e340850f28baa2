#include "render/scenery/planet.h"

#include <cmath>
#include <numbers>
#include <utility>

#include "render/scenery/shapes.h"

namespace render::scenery {
namespace {

void ring_half(Canvas& canvas, Point at, double radius, Color color, double from, double to) {
  for (const auto& [size, alpha] : {std::pair{2.05, 0.55}, std::pair{1.78, 0.8}, std::pair{1.52, 0.45}}) {
    std::vector<Point> arc;
    for (int i = 0; i <= 24; ++i) {
      const double angle = from + (to - from) * i / 24;
      arc.push_back({at.x + radius * size * std::cos(angle), at.y + radius * size * 0.26 * std::sin(angle)});
    }
    canvas.smooth(arc, Ends::kOpen);
    canvas.stroke(with_alpha(color, alpha), radius * 0.11);
  }
}

}  // namespace

void draw_planet(Canvas& canvas, const Ink& ink, Point at, double radius, Color base) {
  canvas.save();
  canvas.translate(at.x, at.y);
  canvas.rotate(-0.32);
  const Color ring = mix(base, ink.palette.sun, 0.55);
  ring_half(canvas, {0, 0}, radius, shade(ring, -0.2), std::numbers::pi, 2 * std::numbers::pi);
  canvas.save();
  canvas.circle({0, 0}, radius);
  canvas.keep_clip();
  canvas.fill(base);
  const double bands[] = {-0.75, -0.42, -0.12, 0.2, 0.52};
  for (int i = 0; i < 5; ++i) {
    std::vector<Point> line;
    for (int k = -5; k <= 5; ++k)
      line.push_back({radius * k * 0.24, radius * (bands[i] + 0.05 * ((k + i) % 2 == 0 ? 1 : -1))});
    under_smooth(canvas, line, radius * (bands[i] + 0.17));
    canvas.fill(with_alpha(i % 2 == 0 ? shade(base, 0.2) : mix(base, ink.palette.lamp_second, 0.4), 0.6));
  }
  // Night creeps in from the side away from the sun.
  const double away = ink.palette.key_direction < 0 ? 1 : -1;
  for (int i = 0; i < 3; ++i) {
    canvas.push_group();
    canvas.circle({0, 0}, radius * 1.01);
    canvas.fill(with_alpha(ink.palette.shadow, 0.3));
    canvas.erase();
    canvas.circle({-away * radius * (0.3 + 0.22 * i), -radius * 0.1}, radius * 1.05);
    canvas.fill({0, 0, 0, 1});
    canvas.over();
    canvas.pop_group(1);
  }
  canvas.restore();
  ring_half(canvas, {0, 0}, radius, ring, 0, std::numbers::pi);
  canvas.restore();
}

}  // namespace render::scenery
