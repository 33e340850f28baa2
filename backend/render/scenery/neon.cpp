#include "render/scenery/neon.h"

#include <cmath>
#include <numbers>

#include "render/scenery/motion.h"
#include "render/scenery/shapes.h"

namespace render::scenery {
namespace {

void neon_path(Canvas& canvas, Neon shape, Point at, double size) {
  canvas.begin();
  switch (shape) {
    case Neon::kRings:
      canvas.circle(at, size);
      canvas.circle(at, size * 0.62);
      canvas.move_to({at.x - size * 0.3, at.y});
      canvas.line_to({at.x + size * 0.3, at.y});
      return;
    case Neon::kBolt:
      canvas.polygon({{at.x + size * 0.25, at.y - size},
                      {at.x - size * 0.5, at.y + size * 0.15},
                      {at.x - size * 0.02, at.y + size * 0.15},
                      {at.x - size * 0.2, at.y + size},
                      {at.x + size * 0.55, at.y - size * 0.2},
                      {at.x + size * 0.06, at.y - size * 0.2}});
      return;
    case Neon::kWave: {
      std::vector<Point> line;
      for (int i = 0; i <= 8; ++i)
        line.push_back({at.x + size * (i - 4) * 0.4, at.y + size * (i % 2 == 0 ? 0.35 : -0.35)});
      canvas.smooth(line, Ends::kOpen);
      return;
    }
    case Neon::kStar: {
      std::vector<Point> points;
      for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        const double out = size * (i % 2 == 0 ? 1 : 0.45);
        points.push_back({at.x + out * std::cos(angle), at.y + out * std::sin(angle)});
      }
      canvas.polygon(points);
      return;
    }
  }
}

}  // namespace

// Tubes: a wide faint stroke, a narrow strong one, a white heart.
void add_neon(Set& set, const NeonSign& sign) {
  const auto& [shape, at, size, depth, color, phase] = sign;
  const double room = size * 2.2;
  set.add({.name = "neon",
           .depth = sign.depth,
           .extent = {at.x - room, at.y - room, at.x + room, at.y + room},
           .draw =
               [shape = sign.shape, at = sign.at, size = sign.size, color = sign.color](Canvas& canvas) {
                 neon_path(canvas, shape, at, size);
                 canvas.keep_stroke(with_alpha(color, 0.2), size * 0.4);
                 canvas.keep_stroke(color, size * 0.15);
                 canvas.stroke(mix(color, {1, 1, 1, 1}, 0.75), size * 0.05);
               },
           .opacity = twinkle(0.72, 1, 2.3 + phase, phase)});
  set.lamp({.at = at,
            .depth = sign.depth - 0.1,
            .radius = size * 3.6,
            .color = color,
            .strength = 0.55,
            .pulse = 0.35});
}

}  // namespace render::scenery
