#include "render/scenery/scenery.h"

#include <cmath>

#include "base/random.h"

// Sky, hills and ground, only until the real sets are there.
namespace render {

Stage build_stage(const StageContext& context) {
  Stage stage;
  const Palette p = context.palette;
  const double w = context.aspect / 2 + context.overscan;
  const double h = 0.5 + context.overscan;
  stage.cutouts.push_back(
      {.name = "sky", .depth = kSkyDepth, .extent = {-w, -h, w, h}, .draw = [=](Canvas& c) {
         c.paint_linear({0, -0.6}, {0, 0.2}, {{0, p.sky_top}, {0.6, p.sky_middle}, {1, p.sky_horizon}});
       }});
  base::Random random(context.shot.place_seed + 5);
  int i = 0;
  for (const double depth : {60.0, 30.0, 16.0, 9.0}) {
    std::vector<Point> points{{-w, h}};
    const double base = -0.08 + 0.09 * i;
    for (double x = -w; x <= w + 0.2; x += 0.2) points.push_back({x, base - random.between(0, 0.16)});
    points.push_back({w, h});
    const Color color = hazed(i < 2 ? p.far : i == 2 ? p.middle : p.near, p, depth);
    stage.cutouts.push_back({.name = "hill",
                             .depth = depth,
                             .extent = {-w, base - 0.2, w, h},
                             .draw =
                                 [=](Canvas& c) {
                                   c.begin();
                                   c.polygon(points);
                                   c.fill(color);
                                 },
                             .shadow = 0.8});
    ++i;
  }
  stage.cutouts.push_back({.name = "ground",
                           .depth = 6.5,
                           .extent = {-w, 0.3, w, h},
                           .draw =
                               [=](Canvas& c) {
                                 c.begin();
                                 c.rectangle({-w, 0.32, w, h});
                                 c.fill_linear({0, 0.3}, {0, 0.6}, {{0, p.ground}, {1, p.ground_near}});
                               },
                           .shadow = 0.5});
  stage.cutouts.push_back({.name = "bush",
                           .depth = 3.5,
                           .extent = {-w, 0.1, -w + 0.8, h},
                           .draw =
                               [=](Canvas& c) {
                                 c.begin();
                                 c.circle({-w + 0.3, 0.5}, 0.35);
                                 c.fill(p.front);
                               },
                           .shadow = 0.5});
  for (int k = 0; k < 4; ++k) {
    stage.beams.push_back({.from = {-0.6 + 0.4 * k, -0.5},
                           .depth = 14,
                           .direction = 0.2 - 0.12 * k,
                           .color = k % 2 ? p.lamp : p.lamp_second,
                           .phase = 1.3 * k});
  }
  stage.glows.push_back({.at = {0.4, -0.1}, .depth = 80, .radius = 0.4, .color = p.sun});
  stage.lead = {.feet = {0.1, 0.4}, .height = 0.55};
  stage.drums = {.feet = {0, 0.33}, .height = 0.4, .depth = 8};
  stage.guitar = {.feet = {-0.4, 0.38}, .height = 0.5, .depth = 6.6};
  stage.bass = {.feet = {0.5, 0.37}, .height = 0.5, .depth = 6.8};
  stage.keyboard = {.feet = {-0.65, 0.35}, .height = 0.45, .depth = 7.4};
  return stage;
}

}  // namespace render
