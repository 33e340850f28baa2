#include "render/scenery/sky.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/scenery/motion.h"

namespace render::scenery {
namespace {

bool sun_visible(const Ink& ink) {
  return ink.clear() || (ink.foggy() && !ink.moonlit());
}

void draw_gradient(Canvas& canvas, const Ink& ink, const Box& box, double horizon) {
  const Palette& p = ink.palette;
  canvas.rectangle(box);
  canvas.fill_linear({0, -0.58}, {0, horizon + 0.02},
                     {{0, p.sky_top},
                      {0.52, p.sky_middle},
                      {0.86, mix(p.sky_middle, p.sky_horizon, 0.75)},
                      {1, p.sky_horizon}});
}

// Rings of paper around the light, each a step lighter than the one outside it.
void draw_rings(Canvas& canvas, const Ink& ink, Point center, double radius) {
  const double strength = ink.clear() ? (ink.moonlit() ? 0.05 : 0.1) : 0.05;
  const Color light = mix(ink.palette.sun, ink.palette.sky_horizon, ink.moonlit() ? 0.55 : 0.3);
  for (int ring = 5; ring >= 1; --ring) {
    canvas.circle(center, radius * std::pow(1.55, ring));
    canvas.fill(with_alpha(light, strength));
  }
}

void add_disc(Set& set, const SkyPlan& plan, Point at) {
  const Ink ink = set.ink();
  const double radius = (ink.moonlit() ? 0.045 : 0.066) * plan.disc;
  const bool crescent = ink.moonlit() && set.numbers("moon").chance(0.5);
  const Color color = with_alpha(ink.palette.sun, ink.clear() ? 1 : 0.4);
  set.add({.name = "sun or moon",
           .depth = 900,
           .extent = {at.x - radius * 1.1, at.y - radius * 1.1, at.x + radius * 1.1, at.y + radius * 1.1},
           .draw = [at, radius, crescent, color](Canvas& canvas) {
             canvas.circle(at, radius);
             canvas.fill(color);
             if (!crescent) return;
             canvas.erase();
             canvas.circle({at.x + radius * 0.5, at.y - radius * 0.2}, radius * 0.86);
             canvas.fill({0, 0, 0, 1});
             canvas.over();
           }});
  set.stage().glows.push_back({.at = at,
                               .depth = 890,
                               .radius = radius * (ink.moonlit() ? 5 : 6.5),
                               .color = ink.palette.sun,
                               .strength = ink.clear() ? (ink.moonlit() ? 0.35 : 0.5) : 0.2});
}

void add_stars(Set& set, double horizon) {
  const Ink ink = set.ink();
  if (!ink.clear() || !ink.moonlit()) return;
  const Box box = set.band(kSkyDepth, set.reach(kSkyDepth).top, horizon - 0.03);
  const bool night = ink.shot.time == TimeOfDay::kNight;
  for (int layer = 0; layer < 2; ++layer) {
    base::Random numbers = set.numbers(layer == 0 ? "stars" : "bright stars");
    const int count =
        static_cast<int>((night ? 150 : 60) * (layer == 0 ? 1.0 : 0.35) * (0.4 + set.breadth()));
    set.add({.name = layer == 0 ? "stars" : "bright stars",
             .depth = 960.0 - layer,
             .extent = box,
             .draw =
                 [numbers, box, count, layer,
                  color = mix(ink.palette.sun, {1, 1, 1, 1}, 0.4)](Canvas& canvas) mutable {
                   base::Random own = numbers;
                   draw_stars(canvas, own, box, count, layer == 0 ? 0.0011 : 0.0019, color);
                 },
             .opacity = layer == 0 ? Opacity{} : twinkle(0.45, 1, 3.7)});
  }
}

struct CloudBank {
  const char* name;
  double depth;
  double top, bottom;  // as shares of the sky's height
  int count;
  double width;
};

void add_cloud_bank(Set& set, const CloudBank& bank, double horizon, double heaviness) {
  const Ink ink = set.ink();
  const Palette& p = ink.palette;
  const Box reach = set.reach(bank.depth);
  const double near = 1 - std::log(bank.depth / 250) / std::log(4.0);
  Color light = mix(mix(p.sky_horizon, p.sun, 0.5), p.sky_middle, ink.moonlit() ? 0.72 : 0.3 - 0.2 * near);
  Color dark = mix(p.sky_middle, p.sky_horizon, ink.moonlit() ? 0.2 : 0.45);
  if (ink.wet()) {
    light = mix(p.sky_middle, p.sky_top, 0.25 + 0.3 * near);
    dark = mix(p.sky_middle, p.sky_top, 0.55 + 0.3 * near);
  }
  const double sky = horizon + 0.5;
  const Box box =
      set.band(bank.depth, -0.5 + bank.top * sky - 0.15 - bank.width * 0.45, -0.5 + bank.bottom * sky + 0.02);
  const int count = std::max(2, static_cast<int>(bank.count * (0.35 + 0.65 * set.breadth()) * heaviness));
  set.add({.name = bank.name,
           .depth = bank.depth,
           .extent = box,
           .draw =
               [numbers = set.numbers(bank.name), bank, count, reach, sky, light, dark](Canvas& canvas) {
                 base::Random own = numbers;
                 for (int i = 0; i < count; ++i) {
                   const double x = reach.left + reach.width() * (i + own.between(0.1, 0.9)) / count;
                   const double y = -0.5 + sky * own.between(bank.top, bank.bottom);
                   draw_cloud(canvas, own, {x, y}, bank.width * own.between(0.6, 1.25), light, dark);
                 }
               },
           .sway = drift({0.9 / bank.depth, 0})});
}

}  // namespace

void draw_stars(Canvas& canvas, base::Random& numbers, Box where, int count, double size, Color color) {
  for (int i = 0; i < count; ++i) {
    const Point at = {numbers.between(where.left, where.right),
                      where.top + where.height() * std::pow(numbers.unit(), 1.25)};
    const double radius = size * numbers.between(0.5, 1.5);
    canvas.circle(at, radius);
    canvas.fill(with_alpha(color, numbers.between(0.45, 1)));
    if (!numbers.chance(0.04)) continue;
    // A few have four rays.
    canvas.polygon({{at.x - radius * 5, at.y},
                    {at.x, at.y - radius * 0.7},
                    {at.x + radius * 5, at.y},
                    {at.x, at.y + radius * 0.7}});
    canvas.polygon({{at.x, at.y - radius * 5},
                    {at.x + radius * 0.7, at.y},
                    {at.x, at.y + radius * 5},
                    {at.x - radius * 0.7, at.y}});
    canvas.fill(with_alpha(color, 0.8));
  }
}

void draw_cloud(Canvas& canvas, base::Random& numbers, Point foot, double width, Color light, Color dark) {
  const int lobes = 4 + static_cast<int>(numbers.index(3));
  const double height = width * numbers.between(0.16, 0.24);
  std::vector<Point> centers;
  for (int i = 0; i < lobes; ++i) {
    const double along = (i + 0.5) / lobes;
    const double lift = std::sin(std::numbers::pi * along) * numbers.between(0.55, 1.0);
    centers.push_back({foot.x + width * (along - 0.5), foot.y - height * (0.25 + 0.6 * lift)});
  }
  // Two papers: the shaded one, and a lighter one a little smaller towards the light.
  for (int paper = 0; paper < 2; ++paper) {
    const double size = paper == 0 ? 1 : 0.78;
    const Point shift = {paper * -width * 0.025, paper * -height * 0.1};
    canvas.begin();
    for (const Point& center : centers) {
      const double radius = (foot.y - center.y) * size;
      canvas.ellipse({center.x + shift.x, center.y + shift.y}, radius * 1.15, radius);
    }
    canvas.rounded_rectangle({foot.x - width * 0.56 * size, foot.y - height * 0.34,
                              foot.x + width * 0.56 * size, foot.y - paper * height * 0.08},
                             height * 0.17);
    const Color top = paper == 0 ? mix(dark, light, 0.45) : light;
    canvas.fill_linear({0, foot.y - height * 1.7}, {0, foot.y}, {{0, top}, {1, with_alpha(dark, 0.85)}});
  }
}

Point sun_place(const Set& set, const SkyPlan& plan) {
  const Ink& ink = set.ink();
  const double horizon = set.floor().horizon;
  const double x = std::abs(plan.sun_x) > 1.5 ? ink.palette.key_direction * set.half() * 0.72 : plan.sun_x;
  switch (ink.shot.time) {
    case TimeOfDay::kDawn:
      return {x, horizon - 0.12};
    case TimeOfDay::kSunset:
      return {x, horizon - 0.09};
    case TimeOfDay::kDay:
      return {x, -0.33 + plan.lower};
    case TimeOfDay::kTwilight:
      return {x, -0.27 + plan.lower};
    case TimeOfDay::kNight:
      return {x, -0.34 + plan.lower};
  }
  return {x, -0.3};
}

void add_sky(Set& set, const SkyPlan& plan) {
  const Ink ink = set.ink();
  const double horizon = set.floor().horizon;
  const Box box = set.reach(kSkyDepth);
  const Point sun = sun_place(set, plan);
  const bool disc = plan.disc > 0 && sun_visible(ink);
  set.add({.name = "sky",
           .depth = kSkyDepth,
           .extent = box,
           .draw = [ink, box, horizon, sun, rings = disc && plan.rings, size = plan.disc](Canvas& canvas) {
             draw_gradient(canvas, ink, box, horizon);
             if (rings) draw_rings(canvas, ink, sun, (ink.moonlit() ? 0.06 : 0.085) * size);
           }});
  add_stars(set, horizon);
  if (disc) add_disc(set, plan, sun);
  if (plan.clouds <= 0 || ink.foggy()) return;
  const double heaviness = (ink.clear() ? 1 : 1.6) * plan.clouds;
  const bool night = ink.moonlit() && ink.clear();
  add_cloud_bank(set, {"far clouds", 600, 0.62, 0.86, 5, 0.4}, horizon, heaviness);
  if (!night) add_cloud_bank(set, {"clouds", 380, 0.3, 0.6, 3, 0.5}, horizon, heaviness);
  if (!ink.clear()) add_cloud_bank(set, {"cloud cover", 260, 0.02, 0.26, 5, 0.75}, horizon, heaviness);
}

void add_mist(Set& set, double depth, double strength) {
  const Ink ink = set.ink();
  const double alpha = strength * (ink.foggy() ? 0.62 : ink.shot.time == TimeOfDay::kDawn ? 0.28 : 0.12);
  const double middle = set.floor().y(depth);
  const double height = 0.1 + 1.1 / depth;
  const Box box = set.band(depth, middle - height, middle + height * 0.6);
  set.add({.name = "mist",
           .depth = depth,
           .extent = box,
           .draw =
               [box, middle, color = ink.palette.haze, alpha](Canvas& canvas) {
                 canvas.rectangle(box);
                 const double foot = (middle - box.top) / box.height();
                 canvas.fill_linear({0, box.top}, {0, box.bottom},
                                    {{0, with_alpha(color, 0)},
                                     {foot * 0.55, with_alpha(color, alpha * 0.35)},
                                     {foot, with_alpha(color, alpha)},
                                     {1, with_alpha(color, 0)}});
               },
           .sway = breeze({0, 0.006}, 11, depth)});
}

}  // namespace render::scenery
