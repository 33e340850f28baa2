#include <array>
#include <cmath>

#include "render/scenery/bedroom_furniture.h"
#include "render/scenery/bedroom_window.h"
#include "render/scenery/buildings.h"
#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/window_view.h"

namespace render::scenery {
namespace {

constexpr double kWallDepth = 12;

Box window_of(const Set& set) {
  const double half = 0.22 + 0.12 * set.breadth();
  return {-half, -0.36, half, 0.06};
}

Color wall_color(const Ink& ink, double depth) {
  const Color paper = mix(ink.paper(rgb(0xD8A9A0), depth, 0.6), ink.palette.shadow, 0.1 + 0.06 * ink.dark());
  // By night the lamps of the room colour it.
  return mix(paper, ink.palette.lamp, 0.15 * ink.dark());
}

void add_city_outside(Set& set, const Box& window) {
  const Ink ink = set.ink();
  struct Row {
    const char* name;
    double depth, top, width, window;
  };
  for (const Row& row :
       {Row{"city outside", 90, -0.2, 0.06, 0.009}, Row{"houses outside", 38, -0.1, 0.11, 0.016}}) {
    const Box where = {window.left - 0.3, row.top, window.right + 0.3, window.bottom + 0.15};
    const Box box = {where.left - 0.02, row.top - row.width * 1.8, where.right + row.width * 2, where.bottom};
    set.add(
        {.name = row.name,
         .depth = row.depth,
         .extent = box,
         .draw = [ink, row, where, numbers = set.numbers(row.name)](Canvas& canvas) {
           base::Random own = numbers;
           draw_skyline(
               canvas, ink, own,
               {.where = where, .depth = row.depth, .width = row.width, .valley = 0.2, .window = row.window});
         }});
  }
}

void add_wall(Set& set, const Box& window) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Box box = set.reach(kWallDepth);
  set.add(
      {.name = "wall", .depth = kWallDepth, .extent = box, .draw = [ink, floor, box, window](Canvas& canvas) {
         const Color wall = wall_color(ink, 10);
         wall_with_window(canvas, box, window, 0.002);
         canvas.fill_linear({0, -0.5}, {0, 0.28},
                            {{0, shade(wall, -0.12)}, {0.6, wall}, {1, shade(wall, -0.16)}});
         // Stripes of the wallpaper, the skirting board, the floor.
         canvas.begin();
         for (double x = -2.42; x < 2.4; x += 0.11) {
           if (x + 0.05 > window.left - 0.02 && x < window.right + 0.02) {
             canvas.rectangle({x, box.top, x + 0.05, window.top - 0.015});
             canvas.rectangle({x, window.bottom + 0.03, x + 0.05, floor.y(12)});
           } else {
             canvas.rectangle({x, box.top, x + 0.05, floor.y(12)});
           }
         }
         canvas.fill(with_alpha(ink.palette.rim, 0.05));
         draw_window_frame(canvas, ink, window);
         const double foot = floor.y(12);
         canvas.rectangle({box.left, foot - 0.03, box.right, foot});
         canvas.fill(mix(ink.paper(rgb(0xFFF3E2), 9, 0.5), ink.palette.shadow, 0.2));
         const Color wood = mix(ink.paper(rgb(0xB07A4E), 8, 0.6), ink.palette.shadow, 0.15);
         canvas.rectangle({box.left, foot, box.right, box.bottom});
         canvas.fill_linear({0, foot}, {0, 0.5}, {{0, wood}, {1, shade(wood, -0.45)}});
         canvas.begin();
         for (double x = -14; x < 14; x += 0.55) on_ground(canvas, floor, x, x + 0.03, 12, 2.5);
         canvas.fill(with_alpha(ink.palette.shadow, 0.3));
       }});
}

// The window's light on the floor.
void add_light_on_floor(Set& set, const Box& window) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double lean = ink.palette.key_direction < 0 ? 0.16 : -0.16;
  const double strength = ink.clear() ? 0.1 + 0.26 * ink.palette.brightness : 0.12;
  set.add({.name = "light on the floor",
           .depth = 8.8,
           .extent = set.band(8.8, floor.y(12), 0.5),
           .draw =
               [ink, window, lean, strength](Canvas& canvas) {
                 const auto pane = [&](double from, double to) {
                   const double w = window.width();
                   canvas.polygon({{window.left + w * from + lean * 0.4, 0.27},
                                   {window.left + w * to + lean * 0.4, 0.27},
                                   {window.left * 1.35 + w * 1.35 * to + lean, 0.45},
                                   {window.left * 1.35 + w * 1.35 * from + lean, 0.45}});
                 };
                 canvas.begin();
                 pane(0.02, 0.48);
                 pane(0.52, 0.98);
                 canvas.fill_linear({0, 0.26}, {0, 0.46},
                                    {{0, with_alpha(ink.palette.key, strength)},
                                     {1, with_alpha(ink.palette.key, strength * 0.3)}});
               },
           .additive = true});
}

void add_furniture(Set& set, const Box& window) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double right = set.upright() ? 0.2 : 0.3 + 0.04 * set.breadth();
  set.add({.name = "posters",
           .depth = 11.8,
           .extent = set.band(11.8, -0.34, 0.1),
           .draw = [ink, window, numbers = set.numbers("posters")](Canvas& canvas) {
             base::Random own = numbers;
             draw_poster(canvas, ink, own, {window.right + 0.16, -0.31, window.right + 0.31, -0.1});
             draw_poster(canvas, ink, own, {window.right + 0.35, -0.25, window.right + 0.48, -0.07});
             draw_poster(canvas, ink, own, {window.left - 0.31, -0.27, window.left - 0.16, -0.07});
             draw_shelf(canvas, ink, own, {window.left - 0.62, -0.16, window.left - 0.36, -0.14});
           }});
  const Point bed = {right, floor.y(8.9)};
  set.add({.name = "bed",
           .depth = 8.9,
           .extent = {right - 0.05, bed.y - 0.34, set.reach(8.9).right, 0.6},
           .draw = [ink, bed,
                    outer = set.reach(8.9).right](Canvas& canvas) { draw_bed(canvas, ink, bed, outer); },
           .shadow = 0.35});
  const double left = -(set.upright() ? 0.2 : 0.36 + 0.06 * set.breadth());
  const Point desk = {left, floor.y(9.6)};
  set.add({.name = "desk",
           .depth = 9.6,
           .extent = {desk.x - 0.62, desk.y - 0.46, desk.x + 0.05, desk.y + 0.02},
           .draw =
               [ink, desk, numbers = set.numbers("desk")](Canvas& canvas) {
                 base::Random own = numbers;
                 draw_desk(canvas, ink, own, desk);
               },
           .shadow = 0.35});
  set.lamp({.at = desk_lamp_light(desk),
            .depth = 9.5,
            .radius = 0.42,
            .color = ink.palette.lamp,
            .strength = 0.7});
  set.add({.name = "rug",
           .depth = 7,
           .extent = set.band(7, floor.y(8.2) - 0.02, 0.6),
           .draw = [ink, y = floor.y(6.2), half = 0.25 + 0.3 * set.breadth()](Canvas& canvas) {
             draw_rug(canvas, ink, {0, y}, half);
           }});
  const Point guitar = {right + 0.06, floor.y(7.4)};
  set.add({.name = "guitar on its stand",
           .depth = 7.4,
           .extent = {guitar.x - 0.14, guitar.y - 0.52, guitar.x + 0.16, guitar.y + 0.02},
           .draw = [ink, guitar](Canvas& canvas) { draw_standing_guitar(canvas, ink, guitar, 0.37); },
           .shadow = 0.3});
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double edge = set.half();
  set.add({.name = "plant in front",
           .depth = 3.5,
           .extent = {set.reach(3.5).left, -0.35, -edge * 0.5 + 0.4, 0.95},
           .draw =
               [dark = ink.tone(2.7), edge, size = 0.4 + 0.6 * set.breadth(),
                numbers = set.numbers("plant in front")](Canvas& canvas) {
                 base::Random own = numbers;
                 const Point heart = {-edge - 0.03, 0.56};
                 for (int i = 0; i < 9; ++i) {
                   const double angle = -1.95 + 0.2 * i;
                   const double length = size * own.between(0.34, 0.6);
                   canvas.begin();
                   leaf(canvas, heart,
                        {heart.x + length * std::cos(angle), heart.y + length * std::sin(angle)}, 0.15);
                   canvas.fill(shade(dark, own.between(0, 0.07)));
                 }
               },
           .sway = breeze({0.002, 0}, 5.1)});
  set.add({.name = "armchair in front",
           .depth = 3.2,
           .extent = {edge * 0.55, 0.1, set.reach(3.2).right, 0.95},
           .draw = [dark = ink.tone(2.8), rim = ink.palette.rim, edge](Canvas& canvas) {
             canvas.rounded_rectangle({edge * 0.78, 0.22, edge + 0.9, 1.2}, 0.12);
             canvas.keep_fill(dark);
             canvas.stroke(with_alpha(rim, 0.16), 0.004);
             canvas.rounded_rectangle({edge * 0.66, 0.36, edge * 0.86, 1.2}, 0.06);
             canvas.keep_fill(shade(dark, 0.04));
             canvas.stroke(with_alpha(rim, 0.16), 0.004);
           }});
}

}  // namespace

Stage bedroom(const StageContext& context) {
  Set set(context, 0.1);
  set.stage().indoors = true;
  const Box window = window_of(set);
  add_sky(set, {.clouds = 0.8,
                .disc = 0.8,
                .lower = 0.08,
                .sun_x = 0.16 * (set.ink().palette.key_direction < 0 ? -1 : 1)});
  add_city_outside(set, window);
  add_weather_behind_glass(set, window, 13);
  add_wall(set, window);
  add_curtains(set, window);
  add_fairy_lights(set, window);
  add_light_on_floor(set, window);
  add_furniture(set, window);
  add_front(set);
  set.place_cast(0.5, 0.42);
  return set.take();
}

}  // namespace render::scenery
