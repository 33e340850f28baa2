#include "render/scenery/stage_rig.h"

#include <cmath>

#include "render/scenery/shapes.h"

namespace render::scenery {

void draw_truss(Canvas& canvas, Point a, Point b, double width, Color color) {
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  if (length <= 0) return;
  canvas.save();
  canvas.translate(a.x, a.y);
  canvas.rotate(std::atan2(b.y - a.y, b.x - a.x));
  const int bays = std::max(2, static_cast<int>(std::lround(length / (width * 1.1))));
  const double bay = length / bays;
  const double tube = width * 0.12;
  canvas.begin();
  canvas.rectangle({0, -width / 2, length, -width / 2 + tube});
  canvas.rectangle({0, width / 2 - tube, length, width / 2});
  for (int i = 0; i < bays; ++i) {
    const double up = i % 2 == 0 ? 0.5 : -0.5;
    bar(canvas, {i * bay, up * width * 0.9}, {(i + 1) * bay, -up * width * 0.9}, tube * 0.8, tube * 0.8);
  }
  canvas.fill(color);
  canvas.restore();
}

void draw_line_array(Canvas& canvas, Point top, double width, int boxes, Color color) {
  canvas.save();
  canvas.translate(top.x, top.y);
  for (int i = 0; i < boxes; ++i) {
    canvas.rounded_rectangle({-width / 2, 0, width / 2, width * 0.4}, width * 0.05);
    canvas.fill(shade(color, i % 2 == 0 ? 0.0 : 0.05));
    canvas.rectangle({-width * 0.4, width * 0.08, width * 0.4, width * 0.12});
    canvas.fill(shade(color, 0.14));
    canvas.translate(0, width * 0.42);
    canvas.rotate(0.012 * i * (top.x < 0 ? -1 : 1));
  }
  canvas.restore();
}

void draw_speaker_stack(Canvas& canvas, Point foot, double width, int boxes, Color color, Color cone) {
  const double height = width * 0.78;
  for (int i = 0; i < boxes; ++i) {
    const Box box = {foot.x - width / 2, foot.y - (i + 1) * height, foot.x + width / 2, foot.y - i * height};
    canvas.rounded_rectangle({box.left, box.top + height * 0.02, box.right, box.bottom}, width * 0.04);
    canvas.fill_linear({0, box.top}, {0, box.bottom}, {{0, shade(color, 0.1)}, {1, color}});
    canvas.begin();
    canvas.circle({box.left + width * 0.27, box.top + height * 0.52}, width * 0.19);
    canvas.circle({box.left + width * 0.73, box.top + height * 0.52}, width * 0.19);
    canvas.fill(shade(color, -0.35));
    canvas.begin();
    canvas.circle({box.left + width * 0.27, box.top + height * 0.52}, width * 0.08);
    canvas.circle({box.left + width * 0.73, box.top + height * 0.52}, width * 0.08);
    canvas.fill(cone);
  }
}

void draw_wedge(Canvas& canvas, Point foot, double width, Color color) {
  canvas.polygon({{foot.x - width / 2, foot.y},
                  {foot.x - width * 0.42, foot.y - width * 0.4},
                  {foot.x + width * 0.42, foot.y - width * 0.4},
                  {foot.x + width / 2, foot.y}});
  canvas.fill(color);
  canvas.polygon({{foot.x - width * 0.4, foot.y - width * 0.06},
                  {foot.x - width * 0.35, foot.y - width * 0.35},
                  {foot.x + width * 0.35, foot.y - width * 0.35},
                  {foot.x + width * 0.4, foot.y - width * 0.06}});
  canvas.fill(shade(color, 0.08));
}

void draw_spotlight(Canvas& canvas, Point at, double size, double direction, Color body, Color lens) {
  canvas.save();
  canvas.translate(at.x, at.y);
  canvas.rotate(-direction);
  canvas.rectangle({-size * 0.06, -size * 0.5, size * 0.06, 0});
  canvas.rounded_rectangle({-size * 0.32, -size * 0.2, size * 0.32, size * 0.5}, size * 0.14);
  canvas.polygon({{-size * 0.32, size * 0.4},
                  {size * 0.32, size * 0.4},
                  {size * 0.44, size * 0.72},
                  {-size * 0.44, size * 0.72}});
  canvas.fill(body);
  canvas.ellipse({0, size * 0.72}, size * 0.4, size * 0.12);
  canvas.fill(lens);
  canvas.restore();
}

void draw_riser(Canvas& canvas, const Floor& floor, const Riser& riser, Color top, Color front, Color edge) {
  const auto at = [&](double side, double up, double depth) {
    return floor.at(riser.across + side * riser.half_width, up, depth);
  };
  canvas.polygon({at(-1, riser.up, riser.far_depth), at(1, riser.up, riser.far_depth),
                  at(1, riser.up, riser.near_depth), at(-1, riser.up, riser.near_depth)});
  canvas.fill(top);
  canvas.polygon({at(-1, riser.up, riser.near_depth), at(1, riser.up, riser.near_depth),
                  at(1, 0, riser.near_depth), at(-1, 0, riser.near_depth)});
  canvas.fill(front);
  bar(canvas, at(-1, riser.up, riser.near_depth), at(1, riser.up, riser.near_depth), 0.006, 0.006);
  canvas.fill(edge);
}

std::array<Color, 4> show_colors(const Ink& ink) {
  const Palette& p = ink.palette;
  return {p.lamp_second, p.lamp, ink.in_look(mix(p.lamp_second, rgb(0x5B5BFF), 0.55)),
          ink.in_look(mix(p.lamp, rgb(0xFF3D7F), 0.6))};
}

void add_beams(Set& set, const BeamRow& row) {
  const auto colors = show_colors(set.ink());
  // Against a bright sky a beam hardly shows.
  const double strength = row.strength * (0.3 + 0.7 * set.lamp_worth());
  for (int i = 0; i < row.count; ++i) {
    const double along = row.count > 1 ? static_cast<double>(i) / (row.count - 1) : 0.5;
    const Point from = {row.left.x + (row.right.x - row.left.x) * along,
                        row.left.y + (row.right.y - row.left.y) * along};
    const Color color = colors[static_cast<std::size_t>(i) % colors.size()];
    set.stage().beams.push_back({.from = from,
                                 .depth = row.depth,
                                 .direction = row.fan * (1 - 2 * along),
                                 .spread = 0.075 + 0.03 * (i % 3),
                                 .length = row.length,
                                 .color = color,
                                 .swing = 0.14 + 0.05 * (i % 2),
                                 .strength = strength,
                                 .phase = i * 1.1});
    set.stage().glows.push_back({.at = from,
                                 .depth = row.depth - 0.05,
                                 .radius = 0.07,
                                 .color = color,
                                 .strength = 0.7,
                                 .pulse = 0.5});
  }
}

}  // namespace render::scenery
