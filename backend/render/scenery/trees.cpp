#include "render/scenery/trees.h"

#include <cmath>
#include <numbers>

#include "render/scenery/shapes.h"

namespace render::scenery {

void draw_pine(Canvas& canvas, const Ink& ink, base::Random& numbers, Point foot, double height,
               Color color) {
  const double half = height * numbers.between(0.19, 0.25);
  canvas.begin();
  bar(canvas, foot, {foot.x, foot.y - height * 0.3}, height * 0.05, height * 0.04);
  canvas.fill(shade(color, -0.25));
  constexpr int kTiers = 5;
  for (int tier = 0; tier < kTiers; ++tier) {
    const double low = foot.y - height * (0.1 + 0.175 * tier);
    const double top = low - height * 0.34;
    const double width = half * (1 - 0.17 * tier) * numbers.between(0.92, 1.08);
    // A skirt with a zigzag hem.
    canvas.polygon({{foot.x, std::max(top, foot.y - height)},
                    {foot.x + width, low},
                    {foot.x + width * 0.55, low - height * 0.025},
                    {foot.x + width * 0.3, low + height * 0.015},
                    {foot.x, low - height * 0.02},
                    {foot.x - width * 0.35, low + height * 0.015},
                    {foot.x - width * 0.6, low - height * 0.025},
                    {foot.x - width, low}});
    canvas.fill(shade(color, tier * 0.022));
    if (!ink.snowy()) continue;
    canvas.polygon({{foot.x, std::max(top, foot.y - height)},
                    {foot.x + width * 0.8, low - height * 0.03},
                    {foot.x + width * 0.35, low - height * 0.1},
                    {foot.x, low - height * 0.06},
                    {foot.x - width * 0.35, low - height * 0.1},
                    {foot.x - width * 0.8, low - height * 0.03}});
    canvas.fill(with_alpha(mix(color, ink.snow(6), 0.8), 0.85));
  }
}

void draw_leaf_tree(Canvas& canvas, base::Random& numbers, Point foot, double height, Color trunk,
                    Color leaves) {
  canvas.begin();
  bar(canvas, foot, {foot.x, foot.y - height * 0.55}, height * 0.075, height * 0.045);
  bar(canvas, {foot.x, foot.y - height * 0.35}, {foot.x + height * 0.16, foot.y - height * 0.6},
      height * 0.035, height * 0.02);
  bar(canvas, {foot.x, foot.y - height * 0.4}, {foot.x - height * 0.15, foot.y - height * 0.62},
      height * 0.035, height * 0.02);
  canvas.fill(trunk);
  for (int paper = 0; paper < 3; ++paper) {
    const double size = height * (0.31 - 0.075 * paper);
    const Point at = {foot.x - height * 0.03 * paper, foot.y - height * (0.68 + 0.035 * paper)};
    lobed(canvas, numbers, at, size * 1.08, size, 8);
    canvas.fill(shade(leaves, paper * 0.09));
  }
}

void draw_frond(Canvas& canvas, Point root, double direction, double length, double droop, Color color) {
  // Leaflets along a drooping rib.
  const Point tip = {root.x + length * std::cos(direction), root.y + length * std::sin(direction) + droop};
  const Point knee = {root.x + length * 0.5 * std::cos(direction),
                      root.y + length * 0.5 * std::sin(direction) - droop * 0.35};
  const auto rib = [&](double t) {
    const double a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
    return Point{a * root.x + b * knee.x + c * tip.x, a * root.y + b * knee.y + c * tip.y};
  };
  constexpr int kLeaflets = 15;
  canvas.begin();
  for (int i = 1; i <= kLeaflets; ++i) {
    const double t = static_cast<double>(i) / kLeaflets;
    const Point at = rib(t);
    const Point before = rib(t - 0.03);
    const double along = std::atan2(at.y - before.y, at.x - before.x);
    const double size = length * 0.3 * std::sin(std::numbers::pi * (0.12 + 0.82 * t));
    for (const double side : {-1.0, 1.0}) {
      const double angle = along + side * (0.85 - 0.45 * t);
      leaf(canvas, before,
           {before.x + size * std::cos(angle), before.y + size * std::sin(angle) + size * 0.22}, 0.13);
    }
  }
  canvas.fill(color);
  canvas.move_to(root);
  canvas.curve_to(rib(0.33), rib(0.66), tip);
  canvas.stroke(color, length * 0.018);
}

void draw_palm(Canvas& canvas, base::Random& numbers, Point foot, double height, double lean, Color color) {
  const Point crown = {foot.x + lean, foot.y - height};
  const double width = height * 0.045;
  canvas.move_to({foot.x - width, foot.y});
  canvas.curve_to({foot.x - width * 0.7, foot.y - height * 0.5},
                  {crown.x - lean * 0.3 - width * 0.5, crown.y + height * 0.3},
                  {crown.x - width * 0.4, crown.y});
  canvas.line_to({crown.x + width * 0.4, crown.y});
  canvas.curve_to({crown.x - lean * 0.3 + width * 0.5, crown.y + height * 0.3},
                  {foot.x + width * 0.7, foot.y - height * 0.5}, {foot.x + width, foot.y});
  canvas.close();
  canvas.fill(shade(color, -0.1));
  for (const double direction : {-3.0, -2.45, -1.9, -1.3, -0.75, -0.2, 0.25, 2.9}) {
    draw_frond(canvas, crown, direction + numbers.between(-0.12, 0.12), height * numbers.between(0.36, 0.46),
               height * numbers.between(0.1, 0.2), shade(color, numbers.between(-0.04, 0.08)));
  }
  for (int i = 0; i < 3; ++i)
    canvas.circle({crown.x + (i - 1) * width * 0.8, crown.y + width * 0.8}, width * 0.55);
  canvas.fill(shade(color, -0.25));
}

void draw_trunk(Canvas& canvas, base::Random& numbers, double x, double foot, double top, double width,
                int branches, Color color) {
  const double lean = numbers.between(-0.35, 0.35) * width;
  const double half = width / 2;
  canvas.move_to({x - half * 2.1, foot + width * 0.12});
  canvas.curve_to({x - half * 1.1, foot - width * 0.3}, {x - half, foot - width * 0.8},
                  {x - half * 0.9, foot - width * 2});
  canvas.line_to({x + lean - half * 0.7, top});
  canvas.line_to({x + lean + half * 0.7, top});
  canvas.line_to({x + half * 0.9, foot - width * 2});
  canvas.curve_to({x + half, foot - width * 0.8}, {x + half * 1.1, foot - width * 0.3},
                  {x + half * 2.1, foot + width * 0.12});
  canvas.close();
  canvas.fill(color);
  const int stumps =
      branches > 0 ? static_cast<int>(numbers.index(static_cast<std::size_t>(branches))) + 1 : 0;
  canvas.begin();
  for (int i = 0; i < stumps; ++i) {
    const double side = numbers.chance(0.5) ? 1 : -1;
    const double y = foot + (top - foot) * numbers.between(0.35, 0.9);
    bar(canvas, {x + lean * 0.6, y},
        {x + side * width * numbers.between(1.4, 3.2), y - width * numbers.between(0.8, 2.2)}, width * 0.28,
        width * 0.06);
  }
  canvas.fill(color);
}

void draw_fern(Canvas& canvas, base::Random& numbers, Point foot, double size, Color color) {
  for (int i = 0; i < 7; ++i) {
    const double direction = -std::numbers::pi * (0.12 + 0.76 * i / 6) + numbers.between(-0.1, 0.1);
    draw_frond(canvas, foot, direction, size * numbers.between(0.75, 1.1), size * 0.28,
               shade(color, numbers.between(-0.05, 0.09)));
  }
}

void draw_grass(Canvas& canvas, base::Random& numbers, const Box& where, int blades, Color color) {
  canvas.begin();
  for (int i = 0; i < blades; ++i) {
    const double x = numbers.between(where.left, where.right);
    const double height = where.height() * numbers.between(0.35, 1);
    leaf(canvas, {x, where.bottom}, {x + height * numbers.between(-0.4, 0.45), where.bottom - height}, 0.055);
  }
  canvas.fill(color);
}

void draw_cactus(Canvas& canvas, const Ink& ink, Point foot, double height, Color color) {
  const double w = height * 0.15;
  const auto column = [&](double x, double low, double top, double width) {
    canvas.rounded_rectangle({foot.x + x - width / 2, foot.y - top, foot.x + x + width / 2, foot.y - low},
                             width / 2);
  };
  canvas.begin();
  column(0, -0.03 * height, height, w);
  column(-w * 1.7, 0.4 * height, 0.78 * height, w * 0.7);
  column(w * 1.6, 0.3 * height, 0.62 * height, w * 0.7);
  canvas.rounded_rectangle({foot.x - w * 2.05, foot.y - 0.5 * height, foot.x, foot.y - 0.4 * height},
                           w * 0.35);
  canvas.rounded_rectangle({foot.x, foot.y - 0.4 * height, foot.x + w * 1.95, foot.y - 0.3 * height},
                           w * 0.35);
  canvas.fill(color);
  const double lit = ink.palette.key_direction < 0 ? -1 : 1;
  canvas.begin();
  column(lit * w * 0.28, 0.05 * height, height * 0.94, w * 0.12);
  canvas.fill(with_alpha(ink.palette.rim, 0.3));
}

void draw_pot_plant(Canvas& canvas, base::Random& numbers, Point foot, double height, Color pot,
                    Color leaves) {
  const double w = height * 0.2;
  const Point heart = {foot.x, foot.y - height * 0.26};
  for (int i = 0; i < 11; ++i) {
    const double angle = -std::numbers::pi * (0.06 + 0.88 * i / 10) + numbers.between(-0.1, 0.1);
    const double length = height * numbers.between(0.5, 0.74);
    canvas.begin();
    leaf(canvas, heart, {heart.x + length * std::cos(angle), heart.y + length * std::sin(angle)}, 0.16);
    canvas.fill(shade(leaves, numbers.between(-0.12, 0.14)));
  }
  canvas.polygon({{foot.x - w, foot.y - height * 0.3},
                  {foot.x + w, foot.y - height * 0.3},
                  {foot.x + w * 0.72, foot.y},
                  {foot.x - w * 0.72, foot.y}});
  canvas.fill(pot);
  canvas.rectangle({foot.x - w * 1.1, foot.y - height * 0.32, foot.x + w * 1.1, foot.y - height * 0.27});
  canvas.fill(shade(pot, 0.12));
}

void draw_twig(Canvas& canvas, base::Random& numbers, Point root, double direction, double length,
               Color color) {
  const Point tip = {root.x + length * std::cos(direction), root.y + length * std::sin(direction)};
  canvas.begin();
  bar(canvas, root, tip, length * 0.03, length * 0.008);
  constexpr int kLeaves = 9;
  for (int i = 1; i <= kLeaves; ++i) {
    const double t = 0.12 + 0.88 * i / kLeaves;
    const Point at = {root.x + (tip.x - root.x) * t, root.y + (tip.y - root.y) * t};
    const double angle = direction + (i % 2 == 0 ? 0.8 : -0.8) + numbers.between(-0.25, 0.25);
    const double size = length * numbers.between(0.22, 0.32) * (1.15 - 0.5 * t);
    leaf(canvas, at, {at.x + size * std::cos(angle), at.y + size * std::sin(angle)}, 0.34);
  }
  leaf(canvas, tip,
       {tip.x + length * 0.22 * std::cos(direction), tip.y + length * 0.22 * std::sin(direction)}, 0.34);
  canvas.fill(color);
}

void draw_pine_row(Canvas& canvas, const Ink& ink, base::Random& numbers, const PineRow& row) {
  const Color color = ink.paper(rgb(0x2F5D4A), row.depth, 0.3);
  for (int i = 0; i < row.count; ++i) {
    const double x = row.left + (row.right - row.left) * (i + numbers.between(0.2, 0.8)) / row.count;
    const double height = row.height * numbers.between(0.55, 1);
    const double shift = numbers.between(-0.07, 0.06);
    if (std::abs(x) < row.gap) continue;
    draw_pine(canvas, ink, numbers, {x, row.foot + height * 0.05}, height, shade(color, shift));
  }
}

}  // namespace render::scenery
