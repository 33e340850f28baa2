#include "render/scenery/ground.h"

#include <algorithm>

#include "render/scenery/shapes.h"

namespace render::scenery {

void add_ground(Set& set, const GroundPlan& plan) {
  const double edge = set.floor().y(plan.depth);
  const Box box = set.below(plan.depth, edge - plan.wobble * 1.6);
  set.add({.name = plan.name,
           .depth = plan.depth,
           .extent = box,
           .draw = [plan, box, edge, numbers = set.numbers(plan.name)](Canvas& canvas) {
             base::Random own = numbers;
             if (plan.wobble > 0) {
               under_smooth(canvas,
                            broken_line(own, {box.left, edge}, {box.right, edge}, plan.wobble, 0.55, 4),
                            box.bottom);
             } else {
               canvas.rectangle({box.left, edge, box.right, box.bottom});
             }
             canvas.fill_linear({0, edge}, {0, 0.5}, {{0, plan.far}, {1, plan.near}});
           }});
}

void on_ground(Canvas& canvas, const Floor& floor, double left, double right, double far_depth,
               double near_depth) {
  canvas.polygon({floor.at(left, 0, far_depth), floor.at(right, 0, far_depth), floor.at(right, 0, near_depth),
                  floor.at(left, 0, near_depth)});
}

namespace {

void draw_streak(Canvas& canvas, Point at, double width, double length, Color color, double strength) {
  canvas.save();
  canvas.translate(at.x, at.y + length * 0.5);
  canvas.scale(width, length * 0.62);
  canvas.circle({0, 0}, 1);
  canvas.fill_radial({0, 0}, 1,
                     {{0, with_alpha(color, strength)},
                      {0.4, with_alpha(color, strength * 0.45)},
                      {1, with_alpha(color, 0)}});
  canvas.restore();
}

}  // namespace

void add_reflections(Set& set, const Reflections& plan) {
  const Ink ink = set.ink();
  if (plan.sheen == Sheen::kWhenWet && !ink.wet()) return;
  const Floor floor = set.floor();
  const double edge = floor.y(plan.far_edge);
  const Box box = set.below(plan.depth, edge);
  set.add({.name = "reflections",
           .depth = plan.depth,
           .extent = box,
           .draw =
               [ink, floor, box, edge, lamps = set.stage().glows](Canvas& canvas) {
                 canvas.rectangle(box);
                 canvas.fill_linear({0, edge}, {0, 0.5},
                                    {{0, with_alpha(ink.palette.sky_horizon, 0.22)},
                                     {0.35, with_alpha(ink.palette.sky_middle, 0.1)},
                                     {1, with_alpha(ink.palette.sky_middle, 0)}});
                 for (const Glow& lamp : lamps) {
                   if (lamp.depth > 200 || lamp.depth < 5) continue;
                   const double foot = std::max(edge + 0.01, floor.y(lamp.depth));
                   const double length = std::clamp((foot - lamp.at.y) * 0.75, 0.05, 0.4);
                   draw_streak(canvas, {lamp.at.x, foot}, std::clamp(lamp.radius * 0.28, 0.008, 0.05), length,
                               lamp.color, std::min(0.75, lamp.strength));
                 }
               },
           .additive = true});
}

void draw_tufts(Canvas& canvas, base::Random& numbers, const Floor& floor, const Box& where, double far_depth,
                double near_depth, int count, Color color) {
  for (int i = 0; i < count; ++i) {
    // Even over the picture, not over the ground: nearer tufts are fewer to the metre and larger.
    const double along = numbers.unit();
    const double depth = 1 / ((1 - along) / far_depth + along / near_depth);
    const Point foot = {numbers.between(where.left, where.right), floor.y(depth)};
    const double size = numbers.between(0.12, 0.3) * Floor::metre(depth);
    for (int blade = -1; blade <= 1; ++blade) {
      leaf(canvas, {foot.x + blade * size * 0.2, foot.y}, {foot.x + blade * size * 0.7, foot.y - size}, 0.12);
    }
  }
  canvas.fill(color);
}

}  // namespace render::scenery
