#include "render/scenery/street_furniture.h"

#include <numbers>

#include "render/scenery/shapes.h"

namespace render::scenery {

Point lamp_post_light(Point foot, double metre, double arm) {
  return {foot.x + arm * metre, foot.y - 5.25 * metre};
}

Point draw_lamp_post(Canvas& canvas, const Ink& ink, Point foot, double metre, double arm, Color color) {
  const Point top = {foot.x, foot.y - 5.2 * metre};
  const Point light = lamp_post_light(foot, metre, arm);
  bar(canvas, foot, top, 0.17 * metre, 0.1 * metre);
  bar(canvas, foot, {foot.x, foot.y - 0.8 * metre}, 0.36 * metre, 0.26 * metre);
  canvas.fill(color);
  canvas.move_to({top.x, top.y + 0.3 * metre});
  canvas.curve_to({top.x, top.y - 0.5 * metre}, {top.x + (light.x - top.x) * 0.3, top.y - 0.55 * metre},
                  {light.x, light.y - 0.15 * metre});
  canvas.stroke(color, 0.09 * metre);
  canvas.polygon({{light.x - 0.16 * metre, light.y - 0.2 * metre},
                  {light.x + 0.16 * metre, light.y - 0.2 * metre},
                  {light.x + 0.34 * metre, light.y + 0.06 * metre},
                  {light.x - 0.34 * metre, light.y + 0.06 * metre}});
  canvas.fill(color);
  canvas.ellipse({light.x, light.y + 0.08 * metre}, 0.27 * metre, 0.13 * metre);
  canvas.fill(mix(color, ink.palette.lamp, 0.25 + 0.75 * ink.dark()));
  return light;
}

void draw_traffic_light(Canvas& canvas, const Ink& ink, Point foot, double metre, Color color) {
  bar(canvas, foot, {foot.x, foot.y - 3.4 * metre}, 0.15 * metre, 0.12 * metre);
  canvas.fill(color);
  const Box head = {foot.x - 0.24 * metre, foot.y - 4.0 * metre, foot.x + 0.24 * metre, foot.y - 2.7 * metre};
  canvas.rounded_rectangle(head, 0.1 * metre);
  canvas.fill(shade(color, -0.2));
  const Color lights[] = {rgb(0xFF4A3D), rgb(0xFFC043), rgb(0x4CE08A)};
  for (int i = 0; i < 3; ++i) {
    const Point at = {foot.x, head.top + (0.22 + 0.43 * i) * metre};
    canvas.circle(at, 0.16 * metre);
    canvas.fill(i == 0 ? lights[i] : mix(color, mix(lights[i], ink.palette.shadow, 0.5), 0.4));
    canvas.rectangle({at.x - 0.2 * metre, at.y - 0.2 * metre, at.x + 0.2 * metre, at.y - 0.14 * metre});
    canvas.fill(color);
  }
}

namespace {

void car_windows(Canvas& canvas, const Ink& ink, CarBody body, Color color) {
  const Color glass = mix(color, ink.palette.sky_horizon, 0.25 + 0.25 * ink.palette.brightness);
  if (body == CarBody::kVan) {
    canvas.polygon({{0.95, -1.75}, {1.5, -1.75}, {1.95, -1.1}, {0.95, -1.1}});
  } else {
    canvas.polygon({{-1.05, -0.85}, {-0.75, -1.28}, {-0.1, -1.28}, {-0.1, -0.85}});
    canvas.polygon({{0.02, -0.85}, {0.02, -1.28}, {0.6, -1.28}, {1.1, -0.85}});
  }
  canvas.fill(glass);
}

void car_body(Canvas& canvas, CarBody body) {
  if (body == CarBody::kVan) {
    canvas.polygon({{-2.3, -0.3}, {-2.3, -1.95}, {1.5, -1.95}, {2.1, -1.05}, {2.35, -0.95}, {2.35, -0.3}});
    return;
  }
  canvas.smooth({{-2.15, -0.3},
                 {-2.2, -0.7},
                 {-1.9, -0.84},
                 {-1.3, -0.9},
                 {-0.85, -1.36},
                 {0, -1.42},
                 {0.65, -1.36},
                 {1.25, -0.9},
                 {1.95, -0.78},
                 {2.2, -0.6},
                 {2.15, -0.3}},
                Ends::kClosed);
}

}  // namespace

void draw_car(Canvas& canvas, const Ink& ink, Point foot, double metre, double facing, CarBody body,
              Color color) {
  canvas.save();
  canvas.translate(foot.x, foot.y);
  canvas.scale(metre * facing, metre);
  canvas.ellipse({0, 0}, 2.3, 0.12);
  canvas.fill(with_alpha(ink.palette.shadow, 0.45));
  car_body(canvas, body);
  if (body == CarBody::kTaxi) canvas.rounded_rectangle({-0.3, -1.58, 0.3, -1.38}, 0.06);
  canvas.fill_linear({0, -1.5}, {0, -0.25},
                     {{0, shade(color, 0.16)}, {0.5, color}, {1, shade(color, -0.35)}});
  if (body == CarBody::kTaxi) {
    canvas.rounded_rectangle({-0.26, -1.55, 0.26, -1.41}, 0.05);
    canvas.fill(mix(color, ink.palette.lamp, 0.5 + 0.5 * ink.dark()));
  }
  car_windows(canvas, ink, body, color);
  for (const double x : {-1.35, 1.4}) {
    canvas.circle({x, -0.34}, 0.37);
    canvas.fill(shade(ink.palette.shadow, -0.2));
    canvas.circle({x, -0.34}, 0.17);
    canvas.fill(mix(color, {0.8, 0.8, 0.85, 1}, 0.3));
  }
  canvas.ellipse({2.08, -0.6}, 0.11, 0.1);
  canvas.fill(mix(color, ink.palette.lamp, 0.4 + 0.6 * ink.dark()));
  canvas.ellipse({-2.1, -0.64}, 0.08, 0.1);
  canvas.fill(mix(color, rgb(0xFF3B30), 0.5 + 0.5 * ink.dark()));
  if (ink.snowy()) {
    canvas.smooth({{-0.9, -1.36}, {0, -1.52}, {0.7, -1.36}, {0, -1.4}}, Ends::kClosed);
    canvas.fill(ink.snow(8));
  }
  canvas.restore();
}

void draw_shop(Canvas& canvas, const Ink& ink, base::Random& numbers, const Box& front, double depth,
               Color awning) {
  const Color light = mix(ink.tone(depth), ink.palette.lamp, 0.3 + 0.6 * ink.dark());
  canvas.rectangle(front);
  canvas.fill_linear({0, front.top}, {0, front.bottom}, {{0, light}, {1, mix(light, ink.tone(depth), 0.45)}});
  const double width = front.width();
  canvas.begin();
  // Things in the window.
  for (int i = 0; i < 5; ++i) {
    const double x = front.left + width * (0.1 + 0.18 * i);
    const double top = front.bottom - front.height() * numbers.between(0.15, 0.5);
    canvas.rounded_rectangle({x, top, x + width * numbers.between(0.06, 0.13), front.bottom}, width * 0.02);
  }
  canvas.fill(mix(ink.tone(depth), light, 0.3));
  const int stripes = 7;
  const double drop = front.height() * 0.32;
  for (int i = 0; i < stripes; ++i) {
    const double left = front.left - width * 0.06 + width * 1.12 * i / stripes;
    const double right = left + width * 1.12 / stripes;
    canvas.begin();
    canvas.rectangle({left, front.top - drop * 0.7, right, front.top + drop * 0.25});
    canvas.ellipse({(left + right) / 2, front.top + drop * 0.25}, (right - left) / 2, drop * 0.24);
    canvas.fill(i % 2 == 0 ? awning : mix(awning, ink.paper(rgb(0xFFF4E0), depth, 0.8), 0.8));
  }
  if (!ink.snowy()) return;
  canvas.rounded_rectangle(
      {front.left - width * 0.06, front.top - drop * 0.9, front.right + width * 0.06, front.top - drop * 0.5},
      drop * 0.2);
  canvas.fill(ink.snow(depth));
}

void draw_sign(Canvas& canvas, base::Random& numbers, const Box& box, Color frame, Color light) {
  const double unit = box.width();
  canvas.rounded_rectangle(box, unit * 0.14);
  canvas.fill(frame);
  const double x = (box.left + box.right) / 2;
  const int marks = std::max(2, static_cast<int>(box.height() / unit / 0.9));
  for (int i = 0; i < marks; ++i) {
    const double y = box.top + box.height() * (i + 0.5) / marks;
    const double size = unit * 0.26;
    switch (numbers.index(4)) {
      case 0:
        canvas.circle({x, y}, size);
        break;
      case 1:
        canvas.polygon({{x, y - size}, {x + size, y}, {x, y + size}, {x - size, y}});
        break;
      case 2:
        canvas.polygon({{x - size, y + size * 0.8}, {x, y - size}, {x + size, y + size * 0.8}});
        break;
      default:
        canvas.rounded_rectangle({x - size, y - size * 0.35, x + size, y + size * 0.35}, size * 0.35);
        break;
    }
    canvas.stroke(light, unit * 0.09);
  }
}

}  // namespace render::scenery
