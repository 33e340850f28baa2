#include "render/scenery/shapes.h"

#include <cmath>
#include <numbers>

namespace render::scenery {

void lobed(Canvas& canvas, base::Random& numbers, Point center, double radius_x, double radius_y, int lobes) {
  constexpr int kPointsALobe = 4;
  const int count = lobes * kPointsALobe;
  std::vector<Point> points;
  points.reserve(static_cast<std::size_t>(count));
  double size = 0.17;
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * std::numbers::pi * i / count;
    // Round outside, notched inside, as scissors do it.
    const double lobe = std::abs(std::sin(std::numbers::pi * i / kPointsALobe));
    if (i % kPointsALobe == 0) size = numbers.between(0.08, 0.26);
    const double out = 0.84 + size * lobe + numbers.between(-0.02, 0.02);
    points.push_back(
        {center.x + radius_x * out * std::cos(angle), center.y + radius_y * out * std::sin(angle)});
  }
  canvas.smooth(points, Ends::kClosed);
}

std::vector<Point> broken_line(base::Random& numbers, Point left, Point right, double height,
                               double roughness, int levels) {
  std::vector<Point> line = {left, right};
  for (int level = 0; level < levels; ++level, height *= roughness) {
    std::vector<Point> finer;
    finer.reserve(line.size() * 2);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const Point a = line[i];
      const Point b = line[i + 1];
      finer.push_back(a);
      finer.push_back({(a.x + b.x) / 2 + (b.x - a.x) * numbers.between(-0.12, 0.12),
                       (a.y + b.y) / 2 + numbers.between(-height, height)});
    }
    finer.push_back(line.back());
    line = std::move(finer);
  }
  return line;
}

namespace {

void close_down(Canvas& canvas, const std::vector<Point>& line, double bottom) {
  canvas.line_to({line.back().x, bottom});
  canvas.line_to({line.front().x, bottom});
  canvas.close();
}

}  // namespace

void under(Canvas& canvas, const std::vector<Point>& line, double bottom) {
  canvas.move_to(line.front());
  for (const Point& point : line) canvas.line_to(point);
  close_down(canvas, line, bottom);
}

void under_smooth(Canvas& canvas, const std::vector<Point>& line, double bottom) {
  canvas.smooth(line, Ends::kOpen);
  close_down(canvas, line, bottom);
}

void bar(Canvas& canvas, Point a, Point b, double width_a, double width_b) {
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  if (length <= 0) return;
  const Point across = {-(b.y - a.y) / length / 2, (b.x - a.x) / length / 2};
  canvas.polygon({{a.x + across.x * width_a, a.y + across.y * width_a},
                  {b.x + across.x * width_b, b.y + across.y * width_b},
                  {b.x - across.x * width_b, b.y - across.y * width_b},
                  {a.x - across.x * width_a, a.y - across.y * width_a}});
}

void hanging(Canvas& canvas, Point a, Point b, double sag) {
  // A parabola as a cubic: its control points lie 4/3 of the sag below the chord.
  const auto control = [&](double along) {
    return Point{a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along + sag * 4 / 3};
  };
  canvas.move_to(a);
  canvas.curve_to(control(1.0 / 3), control(2.0 / 3), b);
}

Point on_hanging(Point a, Point b, double sag, double along) {
  return {a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along + 4 * sag * along * (1 - along)};
}

void leaf(Canvas& canvas, Point root, Point tip, double width) {
  const Point across = {-(tip.y - root.y) * width, (tip.x - root.x) * width};
  const Point waist = {root.x + (tip.x - root.x) * 0.4, root.y + (tip.y - root.y) * 0.4};
  canvas.move_to(root);
  canvas.curve_to({waist.x + across.x, waist.y + across.y}, {waist.x + across.x, waist.y + across.y}, tip);
  canvas.curve_to({waist.x - across.x, waist.y - across.y}, {waist.x - across.x, waist.y - across.y}, root);
  canvas.close();
}

}  // namespace render::scenery
