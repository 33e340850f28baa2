#include "render/scenery/bedroom_furniture.h"

#include <array>
#include <numbers>

#include "render/scenery/shapes.h"

namespace render::scenery {

void draw_poster(Canvas& canvas, const Ink& ink, base::Random& numbers, const Box& box) {
  const std::array paints = {rgb(0xE2574C), rgb(0x3E8E9E), rgb(0xF0B648), rgb(0x5A4E9E), rgb(0xF3EAD6)};
  const std::size_t first = numbers.index(paints.size());
  const auto paint = [&](std::size_t i) { return ink.paper(paints[(first + i) % paints.size()], 10, 0.7); };
  canvas.save();
  canvas.rectangle(box);
  canvas.keep_clip();
  canvas.fill(paint(0));
  const double w = box.width();
  const Point middle = {(box.left + box.right) / 2, box.top + box.height() * 0.45};
  switch (numbers.index(3)) {
    case 0:  // sun over hills
      canvas.circle(middle, w * 0.28);
      canvas.fill(paint(1));
      canvas.ellipse({box.left + w * 0.2, box.bottom}, w * 0.55, w * 0.4);
      canvas.fill(paint(2));
      canvas.ellipse({box.right, box.bottom}, w * 0.6, w * 0.28);
      canvas.fill(paint(3));
      break;
    case 1:  // rings
      for (int i = 4; i >= 0; --i) {
        canvas.circle(middle, w * (0.08 + 0.1 * i));
        canvas.fill(paint(i % 2 == 0 ? 1 : 2));
      }
      break;
    default:  // slanted papers
      for (int i = 0; i < 4; ++i) {
        canvas.polygon({{box.left, box.top + w * (0.25 + 0.3 * i)},
                        {box.right, box.top + w * (0.05 + 0.3 * i)},
                        {box.right, box.bottom},
                        {box.left, box.bottom}});
        canvas.fill(paint(static_cast<std::size_t>(i) + 1));
      }
      break;
  }
  canvas.restore();
  canvas.rectangle(box);
  canvas.stroke(ink.tone(5), w * 0.035);
}

void draw_shelf(Canvas& canvas, const Ink& ink, base::Random& numbers, const Box& board) {
  const std::array spines = {rgb(0xC9503F), rgb(0x3F7E8E), rgb(0xE3B04E), rgb(0x6B5A9C), rgb(0xE6DAC2)};
  double x = board.left + 0.012;
  while (x < board.right - 0.09) {
    const double wide = numbers.between(0.01, 0.02);
    const double tall = numbers.between(0.055, 0.095);
    canvas.rectangle({x, board.top - tall, x + wide * 0.92, board.top});
    canvas.fill(ink.paper(numbers.pick(spines), 10, 0.65));
    x += wide;
  }
  const Point pot = {board.right - 0.045, board.top};
  for (int i = 0; i < 7; ++i) {
    const double swing = -0.05 + 0.0166 * i;
    leaf(canvas, {pot.x, pot.y - 0.03}, {pot.x + swing, pot.y + (i % 2 == 0 ? 0.035 : -0.075)}, 0.16);
  }
  canvas.fill(ink.paper(rgb(0x4F9A62), 10, 0.6));
  canvas.polygon({{pot.x - 0.022, pot.y - 0.036},
                  {pot.x + 0.022, pot.y - 0.036},
                  {pot.x + 0.016, pot.y},
                  {pot.x - 0.016, pot.y}});
  canvas.fill(ink.paper(rgb(0xE9E0CF), 10, 0.6));
  canvas.rectangle({board.left, board.top, board.right, board.bottom});
  canvas.fill(ink.paper(rgb(0x8A5B3C), 9, 0.6));
}

void draw_bed(Canvas& canvas, const Ink& ink, Point foot, double outer) {
  const Color wood = ink.paper(rgb(0x84543A), 8, 0.6);
  const Color sheet = ink.paper(rgb(0xF4E9DC), 9, 0.62);
  const Color blanket = ink.paper(rgb(0x3F7F8C), 8, 0.65);
  canvas.rounded_rectangle({foot.x, foot.y - 0.2, foot.x + 0.03, foot.y + 0.01}, 0.008);
  canvas.rectangle({foot.x + 0.02, foot.y - 0.08, outer, foot.y - 0.035});
  canvas.fill(wood);
  canvas.rounded_rectangle({foot.x + 0.03, foot.y - 0.16, outer, foot.y - 0.07}, 0.03);
  canvas.fill_linear({0, foot.y - 0.16}, {0, foot.y - 0.07}, {{0, sheet}, {1, shade(sheet, -0.2)}});
  // The blanket falls over the side in waves.
  std::vector<Point> hem;
  for (int i = 0; i <= 8; ++i)
    hem.push_back({foot.x + 0.03 + 0.06 * i, foot.y - 0.03 + (i % 2 == 0 ? 0.012 : -0.008)});
  canvas.smooth(hem, Ends::kOpen);
  canvas.line_to({foot.x + 0.5, foot.y - 0.18});
  canvas.curve_to({foot.x + 0.35, foot.y - 0.21}, {foot.x + 0.15, foot.y - 0.19},
                  {foot.x + 0.03, foot.y - 0.16});
  canvas.close();
  canvas.fill_linear({0, foot.y - 0.2}, {0, foot.y},
                     {{0, shade(blanket, 0.14)}, {0.35, blanket}, {1, shade(blanket, -0.3)}});
  for (int i = 0; i < 3; ++i)
    canvas.rectangle({foot.x + 0.37 + 0.035 * i, foot.y - 0.19, foot.x + 0.385 + 0.035 * i, foot.y - 0.025});
  canvas.fill(ink.paper(rgb(0xF0B648), 8, 0.6));
  for (const double x : {0.54, 0.66}) {
    canvas.rounded_rectangle({foot.x + x, foot.y - 0.26, foot.x + x + 0.17, foot.y - 0.14}, 0.05);
    canvas.fill_linear({0, foot.y - 0.26}, {0, foot.y - 0.14}, {{0, sheet}, {1, shade(sheet, -0.18)}});
  }
}

Point desk_lamp_light(Point foot) {
  return {foot.x - 0.33, foot.y - 0.385};
}

void draw_desk(Canvas& canvas, const Ink& ink, base::Random& numbers, Point foot) {
  const Color wood = ink.paper(rgb(0xA06A44), 9, 0.6);
  const Color dark = ink.tone(4);
  const double top = foot.y - 0.215;
  // Keyboard screen with a wave of sound on it.
  const Box screen = {foot.x - 0.24, top - 0.15, foot.x - 0.05, top - 0.03};
  canvas.rounded_rectangle(screen, 0.008);
  canvas.rectangle({foot.x - 0.155, top - 0.04, foot.x - 0.135, top});
  canvas.rectangle({foot.x - 0.18, top - 0.006, foot.x - 0.11, top});
  canvas.fill(dark);
  canvas.rectangle({screen.left + 0.008, screen.top + 0.008, screen.right - 0.008, screen.bottom - 0.008});
  canvas.fill(mix(dark, ink.palette.lamp_second, 0.35));
  canvas.begin();
  for (int i = 0; i < 15; ++i) {
    const double x = screen.left + 0.018 + 0.0105 * i;
    const double tall = numbers.between(0.006, 0.04);
    canvas.rounded_rectangle({x, screen.top + 0.06 - tall, x + 0.006, screen.top + 0.06 + tall}, 0.003);
  }
  canvas.fill(mix(ink.palette.lamp_second, {1, 1, 1, 1}, 0.4));
  // Lamp.
  const Point light = desk_lamp_light(foot);
  canvas.move_to({light.x - 0.08, top});
  canvas.line_to({light.x - 0.1, top - 0.11});
  canvas.line_to({light.x - 0.01, light.y - 0.02});
  canvas.stroke(dark, 0.008);
  canvas.polygon({{light.x - 0.02, light.y - 0.045},
                  {light.x + 0.02, light.y - 0.04},
                  {light.x + 0.045, light.y + 0.012},
                  {light.x - 0.05, light.y + 0.004}});
  canvas.fill(ink.paper(rgb(0xD9523F), 9, 0.7));
  canvas.ellipse({light.x, light.y + 0.01}, 0.032, 0.012);
  canvas.fill(mix(ink.palette.lamp, {1, 1, 1, 1}, 0.4));
  canvas.rounded_rectangle({foot.x - 0.47, top - 0.045, foot.x - 0.435, top}, 0.006);
  canvas.fill(ink.paper(rgb(0x4E90A0), 9, 0.6));
  canvas.rectangle({foot.x - 0.6, top, foot.x + 0.02, top + 0.022});
  canvas.fill(shade(wood, 0.08));
  canvas.rectangle({foot.x - 0.58, top + 0.022, foot.x - 0.38, foot.y});
  canvas.rectangle({foot.x - 0.025, top + 0.022, foot.x, foot.y});
  canvas.fill(shade(wood, -0.25));
  for (const double y : {0.04, 0.1, 0.16})
    canvas.rounded_rectangle({foot.x - 0.565, top + y, foot.x - 0.395, top + y + 0.048}, 0.005);
  canvas.fill(shade(wood, -0.1));
}

void draw_rug(Canvas& canvas, const Ink& ink, Point middle, double half) {
  const std::array rings = {rgb(0xC4574A), rgb(0xF0D9A8), rgb(0x3F7F8C), rgb(0xF0D9A8), rgb(0xC4574A)};
  for (std::size_t i = 0; i < rings.size(); ++i) {
    const double size = 1 - 0.19 * static_cast<double>(i);
    canvas.ellipse(middle, half * size, 0.075 * size);
    canvas.fill(mix(ink.paper(rings[i], 7, 0.6), ink.palette.shadow, 0.2));
  }
}

void draw_standing_guitar(Canvas& canvas, const Ink& ink, Point foot, double h) {
  const Color wood = ink.paper(rgb(0xC77A36), 7, 0.75);
  const Color dark = ink.tone(3);
  canvas.save();
  canvas.translate(foot.x, foot.y);
  bar(canvas, {-h * 0.14, 0}, {0, -h * 0.3}, h * 0.02, h * 0.02);
  bar(canvas, {h * 0.14, 0}, {0, -h * 0.3}, h * 0.02, h * 0.02);
  canvas.fill(dark);
  canvas.rotate(0.07);
  canvas.rectangle({-h * 0.022, -h * 0.98, h * 0.022, -h * 0.3});
  canvas.fill(shade(dark, 0.08));
  canvas.polygon(
      {{-h * 0.035, -h * 0.98}, {h * 0.035, -h * 0.98}, {h * 0.045, -h * 1.1}, {-h * 0.045, -h * 1.1}});
  canvas.fill(shade(wood, -0.35));
  canvas.smooth({{0, -h * 0.5},
                 {h * 0.12, -h * 0.46},
                 {h * 0.105, -h * 0.34},
                 {h * 0.16, -h * 0.2},
                 {h * 0.1, -h * 0.06},
                 {0, -h * 0.03},
                 {-h * 0.1, -h * 0.06},
                 {-h * 0.16, -h * 0.2},
                 {-h * 0.105, -h * 0.34},
                 {-h * 0.12, -h * 0.46}},
                Ends::kClosed);
  canvas.keep_fill(wood);
  canvas.stroke(shade(wood, -0.4), h * 0.015);
  canvas.circle({0, -h * 0.3}, h * 0.055);
  canvas.fill(dark);
  canvas.rectangle({-h * 0.06, -h * 0.15, h * 0.06, -h * 0.125});
  canvas.fill(dark);
  canvas.restore();
}

}  // namespace render::scenery
