#include "render/scenery/land.h"

#include <algorithm>
#include <cmath>

#include "render/scenery/shapes.h"

namespace render::scenery {

std::vector<Point> crest(const Set& set, const Ridge& ridge) {
  const Box box = set.reach(ridge.depth);
  base::Random numbers = set.numbers(ridge.name);
  const int peaks = std::max(2, static_cast<int>(std::lround(box.width() / (ridge.height * 3.2 + 0.12))));
  std::vector<Point> line;
  // Peaks and saddles first, so that it is a range and not noise; then the small breaks.
  std::vector<Point> coarse;
  for (int i = 0; i <= peaks * 2; ++i) {
    const double x = box.left + box.width() *
                                    (i + (i % 2 == 0 || i == 0 ? 0.0 : numbers.between(-0.25, 0.25))) /
                                    (peaks * 2);
    const double tall = i % 2 == 0 ? numbers.between(0.15, 0.5) : numbers.between(0.6, 1.0);
    const double middle = 1 - std::min(1.0, std::abs(x) / (set.half() * 0.9));
    const double share = tall * (1 - ridge.valley * middle) * (1 + ridge.tilt * x / box.width());
    coarse.push_back({x, ridge.base - ridge.height * share});
  }
  for (std::size_t i = 0; i + 1 < coarse.size(); ++i) {
    const auto piece = broken_line(numbers, coarse[i], coarse[i + 1], ridge.height * 0.16 * ridge.roughness,
                                   ridge.roughness, 3);
    line.insert(line.end(), piece.begin(), piece.end() - 1);
  }
  line.push_back(coarse.back());
  return line;
}

namespace {

bool is_peak(const std::vector<Point>& line, std::size_t i) {
  for (std::size_t away = 1; away <= 4; ++away) {
    if (i < away || i + away >= line.size()) return false;
    if (line[i].y > line[i - away].y || line[i].y > line[i + away].y) return false;
  }
  return true;
}

// The faces turned away from the light: from each peak along the crest to the saddle, down to the foot, and
// back up in a zigzag. They dissolve towards the foot.
void draw_shaded_faces(Canvas& canvas, const std::vector<Point>& line, const Ridge& ridge, double lit,
                       Color color) {
  const std::ptrdiff_t step = lit < 0 ? 1 : -1;
  canvas.begin();
  for (std::size_t i = 0; i < line.size(); ++i) {
    const double tall = ridge.base - line[i].y;
    if (!is_peak(line, i) || tall < ridge.height * 0.3) continue;
    std::vector<Point> face = {line[i]};
    double lowest = line[i].y;
    auto at = static_cast<std::ptrdiff_t>(i) + step;
    for (; at > 0 && at + 1 < static_cast<std::ptrdiff_t>(line.size()); at += step) {
      face.push_back(line[static_cast<std::size_t>(at)]);
      lowest = std::max(lowest, face.back().y);
      // The saddle: from here the next peak rises.
      if (face.back().y < lowest - ridge.height * 0.05 || std::abs(face.back().x - line[i].x) > tall * 1.6)
        break;
    }
    const double way = static_cast<double>(step) * tall;
    face.push_back({line[i].x + (face.back().x - line[i].x) * 0.8, ridge.base + 0.02});
    for (const Point& bend :
         {Point{0.5, 1.0}, Point{0.18, 0.72}, Point{0.3, 0.5}, Point{-0.02, 0.3}, Point{0.1, 0.16}}) {
      face.push_back({line[i].x + way * bend.x, line[i].y + tall * bend.y});
    }
    canvas.polygon(face);
  }
  canvas.fill_linear({0, ridge.base - ridge.height}, {0, ridge.base},
                     {{0, color}, {0.5, with_alpha(color, color.alpha * 0.8)}, {1, with_alpha(color, 0)}});
}

void draw_snow_caps(Canvas& canvas, const Ink& ink, const std::vector<Point>& line, const Ridge& ridge) {
  const double snow_line = ridge.base - ridge.height * (1 - ridge.snow);
  canvas.begin();
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i].y > snow_line && line[i + 1].y > snow_line) continue;
    const double a = std::min(0.06, std::max(0.0, (snow_line - line[i].y) * 0.7));
    const double b = std::min(0.06, std::max(0.0, (snow_line - line[i + 1].y) * 0.7));
    canvas.polygon({line[i],
                    line[i + 1],
                    {line[i + 1].x, line[i + 1].y + b},
                    {(line[i].x + line[i + 1].x) / 2,
                     std::max(line[i].y, line[i + 1].y) + std::max(a, b) * (i % 2 == 0 ? 1.5 : 0.7)},
                    {line[i].x, line[i].y + a}});
  }
  canvas.fill(mix(ink.snow(std::min(ridge.depth, 35.0)), ridge.color, 0.1));
}

}  // namespace

void draw_ridge(Canvas& canvas, const Ink& ink, const std::vector<Point>& line, const Ridge& ridge,
                double bottom) {
  const double lit = ink.palette.key_direction;
  under(canvas, line, bottom);
  canvas.save();
  canvas.keep_clip();
  const Color foot = mix(ridge.color, ink.palette.haze, ink.foggy() ? 0.6 : 0.35);
  canvas.fill_linear({0, ridge.base - ridge.height}, {0, ridge.base + 0.02},
                     {{0, ridge.color}, {0.45, ridge.color}, {1, foot}});
  if (ridge.roughness > 0.5) {
    draw_shaded_faces(canvas, line, ridge, lit, with_alpha(mix(ridge.color, ink.palette.shadow, 0.55), 0.38));
  }
  if (ridge.snow > 0) draw_snow_caps(canvas, ink, line, ridge);
  canvas.restore();
  // The cut edge catches the light.
  canvas.move_to(line.front());
  for (const Point& point : line) canvas.line_to(point);
  canvas.stroke(with_alpha(ink.palette.rim, 0.1 + 0.25 * ink.palette.brightness), 0.0022);
}

void add_ridge(Set& set, const Ridge& ridge) {
  const std::vector<Point> line = crest(set, ridge);
  double top = ridge.base;
  for (const Point& point : line) top = std::min(top, point.y);
  const Box box = set.band(ridge.depth, top - 0.01, std::min(0.9, ridge.base + 0.16));
  set.add({.name = ridge.name,
           .depth = ridge.depth,
           .extent = box,
           .draw = [ink = set.ink(), line, ridge,
                    box](Canvas& canvas) { draw_ridge(canvas, ink, line, ridge, box.bottom); },
           .shadow = 0.15});
}

void draw_mesa(Canvas& canvas, const Ink& ink, base::Random& numbers, const Mesa& m, double base,
               double depth, Color color) {
  const double top = base - m.height;
  const double slope = m.height * 0.5;
  const double half = m.width / 2;
  std::vector<Point> line = {{m.x - half - slope * 2.2, base},
                             {m.x - half - slope * 0.5, base - m.height * 0.42},
                             {m.x - half - slope * 0.35, base - m.height * 0.5}};
  const int teeth = 5;
  for (int i = 0; i <= teeth; ++i) {
    const double x = m.x - half + m.width * i / teeth;
    line.push_back({x, top + m.height * numbers.between(0, 0.06)});
    if (i < teeth) line.push_back({x + m.width * 0.6 / teeth, top + m.height * numbers.between(0.0, 0.1)});
  }
  line.push_back({m.x + half + slope * 0.35, base - m.height * 0.5});
  line.push_back({m.x + half + slope * 0.5, base - m.height * 0.42});
  line.push_back({m.x + half + slope * 2.2, base});
  under(canvas, line, base + 0.05);
  canvas.save();
  canvas.keep_clip();
  canvas.fill_linear({0, top}, {0, base},
                     {{0, color}, {0.5, shade(color, -0.06)}, {1, mix(color, ink.palette.haze, 0.4)}});
  // Strata, and the side in shadow.
  for (const double along : {0.14, 0.27, 0.46}) {
    canvas.rectangle(
        {m.x - m.width * 2, top + m.height * along, m.x + m.width * 2, top + m.height * (along + 0.045)});
  }
  canvas.fill(with_alpha(mix(color, ink.palette.rim, 0.4), 0.35));
  const double away = ink.palette.key_direction < 0 ? 1 : -1;
  canvas.polygon({{m.x + away * half * 0.35, top - 0.02},
                  {m.x + away * m.width * 2, top - 0.02},
                  {m.x + away * m.width * 2, base + 0.05},
                  {m.x + away * half * 0.75, base + 0.05},
                  {m.x + away * half * 0.3, base - m.height * 0.45}});
  canvas.fill(with_alpha(ink.palette.shadow, 0.22));
  canvas.restore();
  if (!ink.snowy()) return;
  canvas.rounded_rectangle({m.x - half, top - m.height * 0.03, m.x + half, top + m.height * 0.08},
                           m.height * 0.04);
  canvas.fill(ink.snow(depth));
}

void draw_rock(Canvas& canvas, const Ink& ink, base::Random& numbers, Point foot, double width, Color color) {
  const double h = width * numbers.between(0.4, 0.6);
  const double w = width / 2;
  const Point peak = {foot.x + w * numbers.between(-0.3, 0.3), foot.y - h};
  canvas.polygon({{foot.x - w, foot.y},
                  {foot.x - w * 0.8, foot.y - h * 0.6},
                  peak,
                  {foot.x + w * 0.7, foot.y - h * 0.65},
                  {foot.x + w, foot.y}});
  canvas.fill(color);
  const double lit = ink.palette.key_direction < 0 ? -1 : 1;
  canvas.polygon(
      {peak, {foot.x + lit * w * 0.8, foot.y - h * 0.62}, {foot.x + lit * w * 0.35, foot.y - h * 0.3}});
  canvas.fill(ink.snowy() ? ink.snow(6) : mix(color, ink.palette.rim, 0.22));
}

}  // namespace render::scenery
