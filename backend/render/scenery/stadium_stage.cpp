#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/stadium_stands.h"
#include "render/scenery/stage_rig.h"

namespace render::scenery {
namespace {

// Half the width of the stage's opening at the depth of its roof, rest units.
double opening(const Set& set) {
  return set.upright() ? set.half() * 0.9 : set.half() * 0.62;
}
double roof_y(const Set& set) {
  return set.upright() ? -0.3 : -0.34;
}

void add_light_towers(Set& set) {
  const Ink ink = set.ink();
  const double x = set.half() * 0.83;
  const Box box = {-x - 0.12, -0.46, x + 0.12, 0.3};
  set.add({.name = "light towers", .depth = 70, .extent = box, .draw = [ink, x](Canvas& canvas) {
             const Color steel = ink.tone(40);
             for (const double side : {-x, x}) {
               draw_truss(canvas, {side, 0.3}, {side, -0.3}, 0.022, steel);
               canvas.rounded_rectangle({side - 0.075, -0.4, side + 0.075, -0.29}, 0.008);
               canvas.fill(steel);
               for (const double row : {-0.378, -0.345, -0.312}) {
                 for (int lamp = 0; lamp < 4; ++lamp)
                   canvas.circle({side - 0.054 + 0.036 * lamp, row}, 0.013);
               }
               canvas.fill(mix(steel, rgb(0xFFFCF0), 0.35 + 0.65 * ink.dark()));
             }
           }});
  for (const double side : {-x, x}) {
    set.lamp({.at = {side, -0.345},
              .depth = 69,
              .radius = 0.34,
              .color = rgb(0xF4F1E4),
              .strength = 0.75,
              .pulse = 0.15});
  }
}

// A sunburst on the screen behind the band; its rings light up with the music.
void add_screen(Set& set) {
  const Ink ink = set.ink();
  const double width = opening(set) * 0.86;
  const double top = roof_y(set) + 0.05;
  const Box box = {-width, top, width, set.floor().y(13)};
  const Point middle = {0, box.top + box.height() * 0.58};
  const auto colors = show_colors(ink);
  set.add(
      {.name = "screen", .depth = 13.5, .extent = box, .draw = [ink, box, middle, colors](Canvas& canvas) {
         canvas.rectangle(box);
         canvas.keep_clip();
         canvas.fill(mix(ink.palette.front, colors[2], 0.2));
         constexpr int kRays = 28;
         for (int ray = 0; ray < kRays; ray += 2) {
           const double a = 2 * std::numbers::pi * ray / kRays;
           const double b = 2 * std::numbers::pi * (ray + 1) / kRays;
           canvas.polygon({middle,
                           {middle.x + 2 * std::cos(a), middle.y + 2 * std::sin(a)},
                           {middle.x + 2 * std::cos(b), middle.y + 2 * std::sin(b)}});
         }
         canvas.fill_radial(middle, box.width() * 0.7,
                            {{0, mix(ink.palette.front, colors[3], 0.75)},
                             {0.5, mix(ink.palette.front, colors[2], 0.6)},
                             {1, mix(ink.palette.front, colors[2], 0.35)}});
       }});
  set.add({.name = "screen rings",
           .depth = 13.4,
           .extent = box,
           .draw =
               [box, middle, colors](Canvas& canvas) {
                 canvas.rectangle(box);
                 canvas.clip();
                 for (int ring = 4; ring >= 0; --ring) {
                   canvas.circle(middle, 0.05 + 0.062 * ring);
                   canvas.stroke(with_alpha(colors[static_cast<std::size_t>(ring) % 2], 0.75), 0.016);
                 }
                 canvas.circle(middle, 0.045);
                 canvas.fill(with_alpha(mix(colors[1], {1, 1, 1, 1}, 0.5), 0.9));
               },
           .additive = true,
           .opacity = with_music(0.2, 0.9)});
  set.lamp({.at = middle,
            .depth = 13.3,
            .radius = width * 1.1,
            .color = colors[3],
            .strength = 0.5,
            .pulse = 0.6});
}

void draw_roof(Canvas& canvas, const Ink& ink, double width, double y, double foot) {
  const Color steel = ink.tone(7);
  // The canopy: a shell of paper with a lighter hem.
  canvas.move_to({-width * 1.22, y + 0.03});
  canvas.curve_to({-width * 0.7, y - 0.16}, {width * 0.7, y - 0.16}, {width * 1.22, y + 0.03});
  canvas.curve_to({width * 0.7, y - 0.05}, {-width * 0.7, y - 0.05}, {-width * 1.22, y + 0.03});
  canvas.close();
  canvas.fill(
      mix(ink.tone(9), ink.snowy() ? ink.snow(9) : ink.palette.sky_horizon, ink.snowy() ? 0.8 : 0.12));
  draw_truss(canvas, {-width * 1.06, y}, {width * 1.06, y}, 0.04, steel);
  for (const double side : {-1.0, 1.0}) {
    draw_truss(canvas, {side * width * 1.06, foot}, {side * width * 1.06, y - 0.03}, 0.045, steel);
    draw_line_array(canvas, {side * width * 0.93, y + 0.03}, 0.07, 8, ink.tone(5));
  }
}

void add_roof(Set& set) {
  const Ink ink = set.ink();
  const double width = opening(set);
  const double y = roof_y(set);
  const double foot = set.floor().y(11);
  set.add({.name = "stage roof",
           .depth = 11,
           .extent = {-width * 1.3, y - 0.18, width * 1.3, foot + 0.02},
           .draw =
               [ink, width, y, foot](Canvas& canvas) {
                 draw_roof(canvas, ink, width, y, foot);
                 for (int i = 0; i < 10; ++i) {
                   const double along = -1 + 2 * (i + 0.5) / 10;
                   draw_spotlight(canvas, {along * width * 0.85, y + 0.03}, 0.032, -along * 0.5, ink.tone(4),
                                  ink.palette.lamp);
                 }
               },
           .shadow = 0.5});
  add_beams(set, {.left = {-width * 0.85, y + 0.05},
                  .right = {width * 0.85, y + 0.05},
                  .depth = 10.8,
                  .count = set.upright() ? 8 : 10,
                  .fan = 0.5,
                  .length = 1.0,
                  .strength = 0.7});
  // From the deck up into the sky.
  const double deck = set.floor().y(10.5);
  for (const double side : {-1.0, 1.0}) {
    const auto colors = show_colors(ink);
    set.stage().beams.push_back({.from = {side * width * 1.06, y - 0.02},
                                 .depth = 11.5,
                                 .direction = std::numbers::pi - side * 0.55,
                                 .spread = 0.06,
                                 .length = 1.1,
                                 .color = colors[0],
                                 .swing = 0.3,
                                 .strength = 0.35 * (0.3 + ink.dark()),
                                 .phase = side});
    set.stage().beams.push_back({.from = {side * width * 0.8, deck},
                                 .depth = 10.5,
                                 .direction = std::numbers::pi - side * 0.25,
                                 .spread = 0.09,
                                 .length = 0.7,
                                 .color = colors[3],
                                 .swing = 0.25,
                                 .strength = 0.4 * (0.3 + ink.dark()),
                                 .phase = 2 + side});
  }
}

void add_deck(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double width = opening(set) / Floor::metre(11) * 1.12;
  const Color deck = ink.wet() ? mix(ink.tone(6), ink.palette.sky_middle, 0.2)
                               : mix(ink.tone(7), ink.palette.lamp_second, 0.1);
  add_ground(set, {.name = "arena floor", .depth = 30, .far = ink.tone(14), .near = ink.tone(3)});
  set.add({.name = "deck",
           .depth = 10.9,
           .extent = set.below(10.9, floor.y(12.5) - 0.05),
           .draw = [ink, floor, width, deck](Canvas& canvas) {
             canvas.begin();
             on_ground(canvas, floor, -width, width, 12.5, 3);
             canvas.fill_linear({0, floor.y(12.5)}, {0, floor.y(5.5)},
                                {{0, mix(deck, ink.palette.lamp, 0.22)}, {1, shade(deck, -0.25)}});
             draw_riser(canvas, floor,
                        {.across = 0, .half_width = 2.3, .up = 0.3, .far_depth = 10.6, .near_depth = 9.1},
                        mix(deck, ink.palette.lamp, 0.15), shade(deck, -0.4), ink.palette.lamp_second);
           }});
  for (const double side : {-1.0, 1.0}) {
    const double metre = Floor::metre(8.2);
    const Point foot = {side * (opening(set) + 0.12 + 0.08 * set.breadth()), floor.y(8.2)};
    set.add({.name = "speakers",
             .depth = 8.2,
             .extent = {foot.x - metre, foot.y - 4 * metre, foot.x + metre, foot.y},
             .draw =
                 [ink, foot, metre](Canvas& canvas) {
                   draw_speaker_stack(canvas, foot, 0.8 * metre, 3, ink.tone(4.5),
                                      mix(ink.tone(4), ink.palette.rim, 0.35));
                 },
             .shadow = 0.3});
  }
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Box box = set.below(5.4, floor.y(5.45) - 0.07);
  set.add({.name = "edge of the stage",
           .depth = 5.4,
           .extent = box,
           .draw =
               [ink, floor, box](Canvas& canvas) {
                 const double edge = floor.y(5.45);
                 for (const double x : {-1.75, -0.62, 0.62, 1.75})
                   draw_wedge(canvas, {x * 0.45, edge + 0.004}, 0.13, ink.tone(3.4));
                 canvas.rectangle({box.left, edge, box.right, box.bottom});
                 canvas.fill_linear({0, edge}, {0, 0.55}, {{0, ink.tone(5)}, {1, ink.tone(2.6)}});
                 canvas.rectangle({box.left, edge, box.right, edge + 0.008});
                 canvas.fill(mix(ink.tone(4), ink.palette.lamp_second, 0.5 + 0.4 * ink.dark()));
               },
           .shadow = 0.4});
  const double x = set.half() * 0.95 + 0.05 * (1 - set.breadth());
  set.add({.name = "camera tower",
           .depth = 3.3,
           .extent = {-x - 0.4, -0.9, -x + 0.16, 0.95},
           .draw = [ink, x](Canvas& canvas) {
             draw_truss(canvas, {-x, 0.95}, {-x, -0.85}, 0.1, ink.tone(2.6));
             draw_spotlight(canvas, {-x + 0.055, -0.3}, 0.085, -0.9, ink.tone(2.6), ink.palette.lamp);
             draw_spotlight(canvas, {-x + 0.055, -0.1}, 0.085, -0.8, ink.tone(2.6), ink.palette.lamp_second);
           }});
}

}  // namespace

Stage stadium_stage(const StageContext& context) {
  Set set(context, 0.15, 0.35);
  add_sky(set, {.clouds = 0.8, .sun_x = 0.93 * set.half() * (set.ink().palette.key_direction < 0 ? -1 : 1)});
  add_stands(set);
  add_light_towers(set);
  add_mist(set, 40, 0.7);
  add_screen(set);
  add_deck(set);
  add_roof(set);
  add_reflections(set, {.depth = 8.5, .far_edge = 9.0});
  add_front(set);
  set.place_cast(0.48, 0.46);
  // The drums stand on their riser.
  set.stage().drums.feet.y -= 0.3 * Floor::metre(set.stage().drums.depth);
  set.stage().crowd = Stage::CrowdArea{.near_depth = 3.0,
                                       .far_depth = 5.2,
                                       .near_y = 0.44,
                                       .far_y = 0.37,
                                       .near_height = 0.42,
                                       .far_height = 0.22,
                                       .rows = 6};
  return set.take();
}

}  // namespace render::scenery
