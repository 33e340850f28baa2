#include <algorithm>
#include <array>

#include "render/scenery/buildings.h"
#include "render/scenery/ground.h"
#include "render/scenery/motion.h"
#include "render/scenery/settings.h"
#include "render/scenery/shapes.h"
#include "render/scenery/sky.h"
#include "render/scenery/street_furniture.h"

namespace render::scenery {
namespace {

// Half the width from front to front in metres: 16:9 sees 5.2 m to each side at depth 10.
double half_street(const Set& set) {
  return 1.6 + 3.4 * set.breadth();
}

// The houses of one depth, left and right of the street, like the wings of a theatre.
void add_wings(Set& set, double depth, double width, double height) {
  const std::string name = "houses at " + std::to_string(static_cast<int>(depth));
  const Floor floor = set.floor();
  const double edge = half_street(set) * Floor::metre(depth);
  const Box box = set.band(depth, std::max(-0.9, floor.y(depth) - height * 1.45), floor.y(depth) + 0.03);
  set.add({.name = name,
           .depth = depth,
           .extent = box,
           .draw =
               [ink = set.ink(), numbers = set.numbers(name), floor, box, depth, edge, width,
                height](Canvas& canvas) {
                 base::Random own = numbers;
                 constexpr std::array kRoofs = {Roof::kFlat, Roof::kTank, Roof::kStepped, Roof::kFlat,
                                                Roof::kGable};
                 const std::array locals = {rgb(0xB86B4B), rgb(0x8A5A6E), rgb(0x5F7F92), rgb(0xC79A62),
                                            rgb(0x6B6F9C)};
                 for (const double side : {-1.0, 1.0}) {
                   for (double x = edge; x < box.right; x += width) {
                     const double tall = height * own.between(0.72, 1.2);
                     const double left = side < 0 ? -x - width : x;
                     draw_building(canvas, ink, own,
                                   {.walls = {left, floor.y(depth) - tall, left + width, box.bottom},
                                    .depth = depth,
                                    .roof = own.pick(kRoofs),
                                    .color = ink.paper(own.pick(locals), depth, 0.34),
                                    .window = 1.15 * Floor::metre(depth),
                                    .storey = 1.9 * Floor::metre(depth),
                                    .lit = ink.lit_windows()});
                   }
                 }
               },
           .shadow = 0.35});
}

void add_street(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double kerb = half_street(set) * 0.72;
  const Color asphalt = ink.snowy() ? ink.snow(10) : ink.paper(rgb(0x4A4E5C), 9, 0.45);
  add_ground(set, {.name = "street",
                   .depth = 60,
                   .far = mix(asphalt, ink.palette.haze, 0.55),
                   .near = shade(asphalt, -0.3)});
  const Box box = set.ground(40);
  set.add(
      {.name = "pavements", .depth = 16, .extent = box, .draw = [ink, floor, kerb, asphalt](Canvas& canvas) {
         const Color stone = mix(asphalt, ink.palette.sky_horizon, 0.2);
         const Color paint = mix(asphalt, ink.palette.sky_horizon, ink.snowy() ? 0.1 : 0.5);
         for (const double side : {-1.0, 1.0}) {
           canvas.begin();
           on_ground(canvas, floor, side * kerb, side * 40, 40, 1.7);
           canvas.fill_linear({0, floor.y(40)}, {0, 0.5}, {{0, stone}, {1, mix(stone, asphalt, 0.6)}});
           on_ground(canvas, floor, side * kerb, side * (kerb + 0.14), 40, 1.7);
           canvas.fill(mix(stone, ink.palette.sky_horizon, 0.25));
         }
         canvas.begin();
         for (double depth = 34; depth > 10; depth /= 1.3)
           on_ground(canvas, floor, -0.08, 0.08, depth, depth / 1.13);
         canvas.fill(with_alpha(paint, 0.55));
       }});
}

// The stripes the lead stands on, near enough to move with the feet.
void add_crossing(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const Color paint = with_alpha(mix(ink.tone(12), ink.palette.sky_horizon, 0.6), ink.snowy() ? 0.25 : 0.5);
  set.add({.name = "crossing",
           .depth = 6.6,
           .extent = set.band(6.6, floor.y(7.5), floor.y(5)),
           .draw = [floor, paint](Canvas& canvas) {
             canvas.begin();
             for (double x = -9; x < 9; x += 0.9) on_ground(canvas, floor, x, x + 0.46, 7.4, 5.2);
             canvas.fill(paint);
           }});
}

void add_lamp_posts(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double across = half_street(set) * 0.8;
  for (const double depth : {30.0, 17.0, 10.5}) {
    const double metre = Floor::metre(depth);
    const Point left = floor.at(-across, 0, depth);
    const Point right = floor.at(across, 0, depth);
    const double reach = right.x + 2 * metre;
    set.add({.name = "lamp posts",
             .depth = depth - 0.2,
             .extent = {-reach, left.y - 6.2 * metre, reach, left.y + 0.2 * metre},
             .draw = [ink, left, right, metre, color = ink.tone(depth * 0.6)](Canvas& canvas) {
               draw_lamp_post(canvas, ink, left, metre, 1.1, color);
               draw_lamp_post(canvas, ink, right, metre, -1.1, color);
             }});
    for (const double side : {-1.0, 1.0}) {
      set.lamp({.at = lamp_post_light(side < 0 ? left : right, metre, -side * 1.1),
                .depth = depth - 0.3,
                .radius = 1.5 * metre + 0.05,
                .color = ink.palette.lamp,
                .strength = 0.8});
    }
  }
}

void add_shops(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const double depth = 13;
  const double metre = Floor::metre(depth);
  const double edge = half_street(set) * metre;
  const Box box = set.band(depth, floor.y(depth) - 5.6 * metre, floor.y(depth) + 0.02);
  set.add({.name = "shops",
           .depth = depth,
           .extent = box,
           .draw = [ink, numbers = set.numbers("shops"), floor, metre, edge, box](Canvas& canvas) {
             base::Random own = numbers;
             const std::array awnings = {rgb(0xC8443F), rgb(0x2F8F7A), rgb(0xE0A03A), rgb(0x4A62B0)};
             const double foot = floor.y(13);
             for (const double side : {-1.0, 1.0}) {
               for (double x = edge + 0.2 * metre; x < box.right; x += 3.8 * metre) {
                 const double left = side < 0 ? -x - 3 * metre : x;
                 draw_shop(canvas, ink, own, {left, foot - 2.1 * metre, left + 3 * metre, foot}, 13,
                           ink.paper(own.pick(awnings), 13, 0.8));
                 const double sign = side < 0 ? left + 3 * metre : left - 0.55 * metre;
                 draw_sign(canvas, own, {sign, foot - 5.4 * metre, sign + 0.55 * metre, foot - 3.2 * metre},
                           ink.tone(9),
                           mix(ink.tone(9), own.chance(0.5) ? ink.palette.lamp_second : ink.palette.lamp,
                               0.35 + 0.65 * ink.dark()));
               }
             }
           }});
  for (const double side : {-1.0, 1.0}) {
    set.lamp({.at = {side * (edge + 1.6 * metre), floor.y(depth) - 1.1 * metre},
              .depth = depth - 0.1,
              .radius = 2.2 * metre,
              .color = ink.palette.lamp,
              .strength = 0.45,
              .pulse = 0.2});
    set.lamp({.at = {side * (edge - 0.1 * metre), floor.y(depth) - 4.3 * metre},
              .depth = depth - 0.1,
              .radius = 1.3 * metre,
              .color = ink.palette.lamp_second,
              .strength = 0.5,
              .pulse = 0.6});
  }
}

void add_cars(Set& set) {
  const Ink ink = set.ink();
  const Floor floor = set.floor();
  const auto park = [&](const char* name, double across, double depth, double facing, CarBody body,
                        Color color) {
    const Point foot = floor.at(across, 0, depth);
    const double metre = Floor::metre(depth);
    set.add(
        {.name = name,
         .depth = depth,
         .extent = {foot.x - 2.6 * metre, foot.y - 2.2 * metre, foot.x + 2.6 * metre, foot.y + 0.2 * metre},
         .draw = [ink, foot, metre, facing, body,
                  color](Canvas& canvas) { draw_car(canvas, ink, foot, metre, facing, body, color); },
         .shadow = 0.2});
    set.lamp({.at = {foot.x + facing * 2.1 * metre, foot.y - 0.6 * metre},
              .depth = depth - 0.05,
              .radius = 0.9 * metre,
              .color = ink.palette.lamp,
              .strength = 0.5});
  };
  const double kerb = half_street(set) * 0.72;
  park("taxi", -kerb - 0.9, 9.6, 1, CarBody::kTaxi, ink.paper(rgb(0xF2B92E), 9.6, 0.85));
  park("parked van", kerb + 0.4, 14.5, -1, CarBody::kVan, ink.paper(rgb(0x4F7CA8), 15, 0.6));
}

void add_cables(Set& set) {
  const Ink ink = set.ink();
  const Box box = set.band(8.5, -0.62, -0.08);
  set.add({.name = "cables",
           .depth = 8.5,
           .extent = box,
           .draw =
               [ink, box](Canvas& canvas) {
                 for (const double y : {-0.46, -0.4, -0.3}) {
                   hanging(canvas, {box.left, y - 0.1}, {box.right, y + (y < -0.42 ? 0.0 : -0.16)}, 0.14);
                   canvas.stroke(with_alpha(ink.tone(6), 0.85), 0.0035);
                 }
               },
           .sway = breeze({0, 0.004}, 4.2)});
}

void add_front(Set& set) {
  const Ink ink = set.ink();
  const double metre = Floor::metre(3.4);
  const double x = set.half() * 0.86;
  const Point foot = {x, 0.78};
  set.add(
      {.name = "traffic light in front",
       .depth = 3.4,
       .extent = {x - 0.4 * metre, -0.55, x + 1.2 * metre, 0.95},
       .draw = [ink, foot, metre](Canvas& canvas) {
         canvas.begin();
         draw_traffic_light(canvas, ink, {foot.x + 0.1 * metre, foot.y - 0.1}, metre * 0.52, ink.tone(2.6));
         canvas.rounded_rectangle({foot.x - 0.1 * metre, foot.y - 0.45, foot.x + 0.3 * metre, foot.y - 0.1},
                                  0.02);
         canvas.fill(ink.tone(2.6));
       }});
  set.lamp({.at = {x + 0.1 * metre, foot.y - 0.1 - 3.78 * metre * 0.52},
            .depth = 3.35,
            .radius = 0.12,
            .color = rgb(0xFF4A3D),
            .strength = 0.6});
}

}  // namespace

Stage city_street(const StageContext& context) {
  Set set(context, 0.1);
  // The sun goes down at the end of the street.
  add_sky(set, {.sun_x = 0.3 * set.half() * set.ink().palette.key_direction});
  const Ink ink = set.ink();
  const Box far = set.band(110, -0.24, set.floor().horizon + 0.04);
  set.add({.name = "end of the street",
           .depth = 110,
           .extent = far,
           .draw = [ink, far, numbers = set.numbers("end of the street")](Canvas& canvas) {
             base::Random own = numbers;
             draw_skyline(canvas, ink, own, {.where = far, .depth = 110, .width = 0.07, .window = 0.012});
           }});
  add_street(set);
  add_wings(set, 50, 0.13, 0.42);
  add_wings(set, 28, 0.2, 0.56);
  add_mist(set, 27, 0.8);
  add_wings(set, 17, 0.3, 0.7);
  add_wings(set, 13.2, 0.4, 0.86);
  add_shops(set);
  add_lamp_posts(set);
  add_cars(set);
  add_crossing(set);
  add_cables(set);
  add_reflections(set, {.depth = 15.9});
  add_front(set);
  set.place_cast();
  set.stage().crowd = Stage::CrowdArea{.near_depth = 3.2,
                                       .far_depth = 5,
                                       .near_y = 0.42,
                                       .far_y = 0.36,
                                       .near_height = 0.42,
                                       .far_height = 0.3,
                                       .rows = 4};
  return set.take();
}

}  // namespace render::scenery
