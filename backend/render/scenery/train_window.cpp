#include <algorithm>
#include <cmath>

#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/train_land.h"
#include "render/scenery/trees.h"
#include "render/scenery/window_view.h"

namespace render::scenery {
namespace {

constexpr double kWallDepth = 8;
Box window_of(const Set& set) {
  const double half = std::min(0.66, set.half() * 0.74);
  return {-half, -0.33, half, 0.12};
}

// The train rocks: everything inside moves together.
Sway rocking() {
  return breeze({0.0016, 0.0022}, 1.7);
}

Color panel(const Ink& ink, double depth) {
  const Color wood = mix(ink.paper(rgb(0xA8704C), depth, 0.6), ink.palette.shadow, 0.14 + 0.1 * ink.dark());
  // By night the carriage has its own light.
  return mix(wood, ink.palette.lamp, 0.16 * ink.dark());
}

void add_wall(Set& set, const Box& window) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Box box = set.reach(kWallDepth);
  set.add({.name = "carriage wall",
           .depth = kWallDepth,
           .extent = box,
           .draw =
               [ink, floor, box, window](Canvas& canvas) {
                 const Color wood = panel(ink, 8);
                 wall_with_window(canvas, box, window, 0.06);
                 canvas.fill_linear({0, -0.5}, {0, 0.4},
                                    {{0, shade(wood, -0.18)}, {0.35, wood}, {1, shade(wood, -0.3)}});
                 wall_with_window(
                     canvas,
                     {window.left - 0.03, window.top - 0.03, window.right + 0.03, window.bottom + 0.03},
                     window, 0.06);
                 canvas.fill(mix(wood, ink.palette.rim, 0.3));
                 // The pane that slides.
                 canvas.rectangle({window.left, window.top + 0.11, window.right, window.top + 0.122});
                 canvas.rectangle({-0.006, window.top, 0.006, window.top + 0.115});
                 canvas.fill(mix(wood, ink.palette.shadow, 0.3));
                 canvas.begin();
                 for (double x = -3.0; x < 3; x += 0.17)
                   canvas.rounded_rectangle({x, window.bottom + 0.075, x + 0.145, 0.3}, 0.012);
                 canvas.fill(with_alpha(ink.palette.shadow, 0.16));
                 canvas.rounded_rectangle(
                     {window.left - 0.06, window.bottom + 0.028, window.right + 0.06, window.bottom + 0.052},
                     0.008);
                 canvas.fill(mix(wood, ink.palette.rim, 0.42));
                 canvas.rectangle({box.left, floor.y(8), box.right, box.bottom});
                 canvas.fill_linear({0, floor.y(8)}, {0, 0.5},
                                    {{0, mix(ink.tone(6), ink.palette.shadow, 0.2)}, {1, ink.tone(3)}});
                 // A slanting gleam on the glass.
                 canvas.polygon({{window.left + 0.08, window.bottom},
                                 {window.left + 0.3, window.top},
                                 {window.left + 0.38, window.top},
                                 {window.left + 0.16, window.bottom}});
                 canvas.polygon({{window.left + 0.2, window.bottom},
                                 {window.left + 0.42, window.top},
                                 {window.left + 0.44, window.top},
                                 {window.left + 0.22, window.bottom}});
                 canvas.fill(with_alpha(ink.palette.sky_horizon, 0.12));
               },
           .shadow = 0.3,
           .sway = rocking()});
}

void draw_seat(Canvas& canvas, const Ink& ink, double side, double inner, double foot, double outer) {
  canvas.save();
  canvas.scale(side, 1);
  const Color cloth = mix(ink.paper(rgb(0x2F7468), 6, 0.65), ink.palette.shadow, 0.1);
  const double top = foot - 0.53;
  canvas.rounded_rectangle({inner + 0.12, top, outer, foot - 0.02}, 0.06);
  canvas.fill_linear({inner, 0}, {inner + 0.5, 0}, {{0, shade(cloth, 0.06)}, {1, shade(cloth, -0.35)}});
  canvas.begin();
  for (double x = inner + 0.19; x < outer; x += 0.075)
    canvas.rounded_rectangle({x, top + 0.15, x + 0.012, foot - 0.22}, 0.006);
  canvas.fill(with_alpha(ink.palette.shadow, 0.25));
  canvas.rounded_rectangle({inner + 0.1, top + 0.01, outer, top + 0.12}, 0.045);
  canvas.fill(mix(cloth, ink.paper(rgb(0xF1E7D2), 6, 0.7), 0.75));
  canvas.rounded_rectangle({inner, foot - 0.2, outer, foot - 0.07}, 0.045);
  canvas.fill_linear({0, foot - 0.2}, {0, foot - 0.07}, {{0, shade(cloth, 0.15)}, {1, shade(cloth, -0.2)}});
  canvas.rectangle({inner + 0.05, foot - 0.08, outer, foot});
  canvas.fill(ink.tone(3));
  canvas.restore();
}

void add_seats(Set& set) {
  const Ink ink = set.ink();
  const double inner = set.upright() ? 0.19 : 0.2 + 0.34 * set.breadth();
  const double foot = set.floor().y(6.8);
  for (const double side : {-1.0, 1.0}) {
    const double outer = set.reach(6.8).right;
    set.add({.name = "seat",
             .depth = 6.8,
             .extent = {std::min(side * inner, side * outer) - 0.02, foot - 0.56,
                        std::max(side * inner, side * outer) + 0.02, foot + 0.02},
             .draw = [ink, side, inner, foot,
                      outer](Canvas& canvas) { draw_seat(canvas, ink, side, inner, foot, outer); },
             .shadow = 0.35,
             .sway = rocking()});
  }
}

void add_rack(Set& set) {
  const Ink ink = set.ink();
  const Box box = set.band(7.4, -0.5, -0.34);
  set.add({.name = "luggage rack",
           .depth = 7.4,
           .extent = box,
           .draw =
               [ink, box, numbers = set.numbers("luggage")](Canvas& canvas) {
                 base::Random own = numbers;
                 const Color colors[] = {rgb(0xB4553E), rgb(0x3F6E86), rgb(0xC79A4A), rgb(0x6A4A78)};
                 for (int i = 0; i < 6; ++i) {
                   const double x = box.left + box.width() * (i + own.between(0.1, 0.5)) / 6;
                   const double wide = own.between(0.12, 0.24);
                   const double tall = own.between(0.06, 0.1);
                   const Color paint = ink.paper(colors[own.index(4)], 7, 0.55);
                   canvas.rounded_rectangle({x, -0.375 - tall, x + wide, -0.375}, 0.014);
                   canvas.fill(paint);
                   canvas.rectangle({x + wide * 0.2, -0.375 - tall, x + wide * 0.26, -0.375});
                   canvas.rectangle({x + wide * 0.74, -0.375 - tall, x + wide * 0.8, -0.375});
                   canvas.fill(shade(paint, -0.3));
                 }
                 const Color brass = mix(ink.tone(5), ink.palette.lamp, 0.35);
                 canvas.begin();
                 bar(canvas, {box.left, -0.375}, {box.right, -0.375}, 0.011, 0.011);
                 bar(canvas, {box.left, -0.41}, {box.right, -0.41}, 0.005, 0.005);
                 for (double x = -1.9; x < 2; x += 0.38) canvas.rectangle({x, -0.42, x + 0.01, -0.36});
                 canvas.fill(brass);
               },
           .shadow = 0.4,
           .sway = rocking()});
}

void add_lamps(Set& set, const Box& window) {
  const Ink ink = set.ink();
  for (const double x : {-0.3 * set.half(), 0.3 * set.half()}) {
    set.lamp({.at = {x, -0.46}, .depth = 7.3, .radius = 0.55, .color = ink.palette.lamp, .strength = 0.34});
  }
  for (const double x : {window.left - 0.09, window.right + 0.09}) {
    set.add(
        {.name = "reading lamp",
         .depth = 7.6,
         .extent = {x - 0.05, -0.2, x + 0.05, -0.02},
         .draw =
             [ink, x](Canvas& canvas) {
               canvas.polygon({{x - 0.022, -0.15}, {x + 0.022, -0.15}, {x + 0.04, -0.08}, {x - 0.04, -0.08}});
               canvas.fill(mix(ink.palette.lamp, {1, 1, 1, 1}, 0.25));
               canvas.rectangle({x - 0.005, -0.085, x + 0.005, -0.035});
               canvas.fill(ink.tone(4));
             },
         .sway = rocking()});
    set.lamp(
        {.at = {x, -0.1}, .depth = 7.5, .radius = 0.26, .color = set.ink().palette.lamp, .strength = 0.6});
  }
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  const Box box = set.reach(3.2);
  set.add({.name = "curtain and seat in front",
           .depth = 3.2,
           .extent = box,
           .draw =
               [ink, edge, box](Canvas& canvas) {
                 const Color dark = ink.tone(2.6);
                 canvas.rounded_rectangle({-edge - 0.9, 0.02, -edge * 0.8, 1.3}, 0.14);
                 canvas.keep_fill(dark);
                 canvas.stroke(with_alpha(ink.palette.rim, 0.2), 0.005);
                 for (int fold = 0; fold < 5; ++fold) {
                   const double x = edge * 0.9 + 0.06 * fold;
                   canvas.move_to({x, box.top});
                   canvas.curve_to({x, -0.2}, {x + 0.03, 0}, {x + 0.06, box.bottom});
                   canvas.line_to({x + 0.5, box.bottom});
                   canvas.line_to({x + 0.5, box.top});
                   canvas.close();
                   canvas.fill(shade(dark, 0.05 * (fold % 2)));
                 }
               },
           .sway = breeze({0.004, 0.002}, 1.7)});
}

}  // namespace

Stage train_window(const StageContext& context) {
  Set set(context, 0.06, 0.4);
  set.stage().indoors = true;
  const Box window = window_of(set);
  add_sky(set, {.lower = 0.14, .sun_x = window.right * 0.6 * (set.ink().palette.key_direction < 0 ? -1 : 1)});
  add_train_land(set);
  add_mist(set, 50, 0.6);
  add_weather_behind_glass(set, window, 9);
  add_wall(set, window);
  add_rack(set);
  add_lamps(set, window);
  add_seats(set);
  add_front(set);
  set.place_cast(0.5, 0.42);
  set.gather_band(7.3);
  return set.take();
}

}  // namespace render::scenery
