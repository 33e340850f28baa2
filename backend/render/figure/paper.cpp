#include "render/figure/paper.h"

#include <algorithm>
#include <numbers>

namespace render {
namespace {

constexpr double kPi = std::numbers::pi;

Point catmull_rom(Point p0, Point p1, Point p2, Point p3, double t) {
  const double t2 = t * t;
  const double t3 = t2 * t;
  return (p1 * 2 + (p2 - p0) * t + (p0 * 2 - p1 * 5 + p2 * 4 - p3) * t2 + (p1 * 3 - p0 - p2 * 3 + p3) * t3) *
         0.5;
}

// Twice the signed area; positive is clockwise where y points down.
double turning(const Outline& outline) {
  double sum = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point a = outline[i];
    const Point b = outline[(i + 1) % outline.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum;
}

void arc_between(std::vector<Point>& to, Point center, Point from_side, double half, int steps) {
  for (int i = 1; i < steps; ++i) to.push_back(center + turned(from_side, kPi * i / steps) * half);
}

double at_step(const std::vector<double>& values, double position) {
  const auto last = static_cast<double>(values.size() - 1);
  const double p = std::clamp(position, 0.0, last);
  const auto i = std::min(static_cast<std::size_t>(p), values.size() - 2);
  const double k = p - static_cast<double>(i);
  return blend(values[i], values[i + 1], smooth_step(k));
}

}  // namespace

Paper::Paper(Canvas& canvas, const Palette& palette, double detail)
    : canvas_(canvas),
      palette_(palette),
      detail_(detail),
      // Under a pixel of error for the tightest curves of a head 900 px high (measured by eye at 10).
      steps_(detail < 120   ? 3
             : detail < 900 ? 5
                            : 9),
      toward_(unit({palette.key_direction, -0.5})) {}

Paper Paper::inside(double turn, double scale) const {
  Paper part = *this;
  part.detail_ = detail_ * scale;
  part.toward_ = turned(toward_, -turn);
  return part;
}

Color Paper::lit(Color color) const {
  const Palette& p = palette_;
  // Night keeps about half of a colour, so that a red shield stays red; the key light tints a little.
  const double level = 0.36 + 0.64 * p.brightness;
  const Color tint = mix(rgb(0xFFFFFF), p.key, 0.32);
  const Color lighted{color.red * tint.red * level, color.green * tint.green * level,
                      color.blue * tint.blue * level, color.alpha};
  return mix(lighted, with_alpha(p.shadow, color.alpha), 0.06);
}

Tone Paper::tone(Color color) const {
  const Color base = lit(color);
  const Color dark{base.red * 0.66, base.green * 0.64, base.blue * 0.72, base.alpha};
  return {.base = base,
          .shade = mix(dark, with_alpha(palette_.shadow, base.alpha), 0.22),
          .light = mix(base, with_alpha(palette_.key, base.alpha), 0.2),
          .rim = mix(mix(base, palette_.rim, 0.82), rgb(0xFFFFFF), 0.12)};
}

Tone Paper::metal(Color color) const {
  Tone made = tone(color);
  made.shade = mix(made.shade, with_alpha(palette_.shadow, 1), 0.2);
  made.light = mix(mix(made.base, palette_.key, 0.45), rgb(0xFFFFFF), 0.3);
  made.rim = mix(palette_.rim, rgb(0xFFFFFF), 0.35);
  made.metal = true;
  return made;
}

std::vector<Point> Paper::line(const std::vector<Point>& points) const {
  std::vector<Point> made;
  const std::size_t count = points.size();
  if (count < 2) return points;
  made.reserve(count * static_cast<std::size_t>(steps_));
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const Point p0 = points[i == 0 ? 0 : i - 1];
    const Point p3 = points[std::min(i + 2, count - 1)];
    for (int s = 0; s < steps_; ++s) {
      made.push_back(catmull_rom(p0, points[i], points[i + 1], p3, static_cast<double>(s) / steps_));
    }
  }
  made.push_back(points.back());
  return made;
}

Outline Paper::cut(const std::vector<Point>& points) const {
  Outline made;
  const std::size_t count = points.size();
  made.reserve(count * static_cast<std::size_t>(steps_));
  for (std::size_t i = 0; i < count; ++i) {
    const Point p0 = points[(i + count - 1) % count];
    const Point p2 = points[(i + 1) % count];
    const Point p3 = points[(i + 2) % count];
    for (int s = 0; s < steps_; ++s) {
      made.push_back(catmull_rom(p0, points[i], p2, p3, static_cast<double>(s) / steps_));
    }
  }
  if (turning(made) < 0) std::reverse(made.begin(), made.end());
  return made;
}

Outline Paper::ribbon(const std::vector<Point>& spine, const std::vector<double>& halves) const {
  const std::vector<Point> center = line(spine);
  const std::size_t count = center.size();
  std::vector<Point> normals(count);
  for (std::size_t i = 0; i < count; ++i) {
    normals[i] = across(unit(center[std::min(i + 1, count - 1)] - center[i == 0 ? 0 : i - 1]));
  }
  const auto half = [&](std::size_t i) { return at_step(halves, static_cast<double>(i) / steps_); };
  const auto cap = [&](double radius) {
    return std::clamp(static_cast<int>(2.2 * std::sqrt(radius * detail_)), 4, 24);
  };
  Outline made;
  made.reserve(count * 2 + 48);
  for (std::size_t i = 0; i < count; ++i) made.push_back(center[i] - normals[i] * half(i));
  arc_between(made, center.back(), normals.back() * -1, half(count - 1), cap(half(count - 1)));
  for (std::size_t i = count; i-- > 0;) made.push_back(center[i] + normals[i] * half(i));
  arc_between(made, center.front(), normals.front(), half(0), cap(half(0)));
  return made;
}

Outline Paper::limb(Point root, Point joint, Point end, double w_root, double w_joint, double w_end) const {
  // The joint is cut round: the line leaves the bone a little before and after it.
  const double round = 0.16;
  const Point before = mix(joint, root, round);
  const Point after = mix(joint, end, round);
  const Point middle = mix(joint, mix(before, after, 0.5), 0.35);
  const double swell = w_joint * 0.98;
  return ribbon(
      {root, mix(root, joint, 0.45), before, middle, after, mix(joint, end, 0.5), end},
      {w_root, blend(w_root, w_joint, 0.3), swell, w_joint, swell, blend(w_joint, w_end, 0.42), w_end});
}

Outline Paper::disc(Point center, double radius_x, double radius_y, double turn) const {
  const int count =
      std::clamp(static_cast<int>(6 * std::sqrt(std::max(radius_x, radius_y) * detail_)), 8, 72);
  Outline made;
  made.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const double a = 2 * kPi * i / count;
    made.push_back(center + turned({radius_x * std::cos(a), radius_y * std::sin(a)}, turn));
  }
  return made;
}

void Paper::fill(const Outline& outline, Color color) const {
  canvas_.polygon(outline);
  canvas_.fill(color);
}

void Paper::band(const Outline& outline, Point toward, double width, Color color) const {
  const std::size_t count = outline.size();
  if (count < 3 || width * detail_ < 0.25) return;
  // How far the band reaches in at each point of the edge; 0 where the edge does not face the light.
  std::vector<Point> inner(count);
  std::vector<char> faces(count);
  std::size_t start = count;
  for (std::size_t i = 0; i < count; ++i) {
    const Point along = outline[i + 1 == count ? 0 : i + 1] - outline[i == 0 ? count - 1 : i - 1];
    const double size = length(along);
    const double facing = size > 1e-12 ? (along.y * toward.x - along.x * toward.y) / size : 0;
    const double depth = width * smooth_step((facing - 0.05) * 1.3);
    faces[i] = depth > 0 ? 1 : 0;
    inner[i] = size > 1e-12 ? outline[i] - Point{along.y, -along.x} * (depth / size) : outline[i];
    if (faces[i] == 0) start = i;
  }
  if (start == count) return;
  bool any = false;
  for (std::size_t step = 0; step < count; ++step) {
    const std::size_t first = step;
    while (step < count && faces[(start + step) % count] != 0) ++step;
    if (step - first < 2) continue;
    canvas_.move_to(outline[(start + first) % count]);
    for (std::size_t s = first + 1; s < step; ++s) canvas_.line_to(outline[(start + s) % count]);
    for (std::size_t s = step; s-- > first;) canvas_.line_to(inner[(start + s) % count]);
    canvas_.close();
    any = true;
  }
  if (any) canvas_.fill(color);
}

void Paper::piece(const Outline& outline, const Tone& tone, const Layers& layers) const {
  fill(outline, tone.base);
  const Point away{-toward_.x, -toward_.y * 0.4};
  if (layers.shade > 0) band(outline, unit(away), layers.shade, tone.shade);
  if (tone.metal && layers.shade > 0) {
    // A polished form: light reflected from the ground along the dark edge, a bright stripe inside the lit
    // one.
    band(outline, unit(away), layers.shade * 0.3, mix(tone.base, palette_.haze, 0.35));
    band(outline, toward_, layers.shade * 0.95, tone.light);
    band(outline, toward_, layers.shade * 0.5, tone.base);
  } else if (layers.light > 0) {
    band(outline, toward_, layers.light, tone.light);
  }
  if (layers.rim > 0) band(outline, toward_, std::max(layers.rim, 0.8 / detail_), tone.rim);
}

void Paper::drop_shadow(const Outline& outline, double distance, double strength) const {
  if (distance * detail_ < 0.6) return;
  canvas_.save();
  canvas_.translate(-toward_.x * distance, -toward_.y * distance);
  fill(outline, with_alpha(palette_.shadow, strength));
  canvas_.restore();
}

void Paper::stroke(const std::vector<Point>& points, double width, Color color) const {
  if (points.size() < 2) return;
  canvas_.move_to(points.front());
  for (std::size_t i = 1; i < points.size(); ++i) canvas_.line_to(points[i]);
  canvas_.stroke(color, width);
}

}  // namespace render
