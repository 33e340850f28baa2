#include "render/scenery/buildings.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/scenery/shapes.h"

namespace render::scenery {
namespace {

void flat_cap(Canvas& canvas, const Box& walls, double width) {
  // A cornice a little wider than the walls.
  canvas.rectangle({walls.left - width * 0.03, walls.top - width * 0.03, walls.right + width * 0.03,
                    walls.top + width * 0.05});
}

// Adds the roof to the path, over the walls' top edge. Returns its highest point's y.
void roof_path(Canvas& canvas, const Building& b) {
  const Box& w = b.walls;
  const double width = w.width();
  const double middle = (w.left + w.right) / 2;
  switch (b.roof) {
    case Roof::kFlat:
      flat_cap(canvas, w, width);
      canvas.rectangle({w.left + width * 0.55, w.top - width * 0.16, w.left + width * 0.8, w.top});
      return;
    case Roof::kStepped:
      canvas.rectangle({w.left + width * 0.14, w.top - width * 0.28, w.right - width * 0.14, w.top});
      canvas.rectangle({w.left + width * 0.3, w.top - width * 0.52, w.right - width * 0.3, w.top});
      bar(canvas, {middle, w.top - width * 0.5}, {middle, w.top - width * 0.95}, width * 0.05, width * 0.015);
      return;
    case Roof::kSpire:
      canvas.polygon(
          {{w.left + width * 0.1, w.top}, {middle, w.top - width * 0.85}, {w.right - width * 0.1, w.top}});
      bar(canvas, {middle, w.top - width * 0.7}, {middle, w.top - width * 1.35}, width * 0.06, width * 0.015);
      return;
    case Roof::kGable:
      canvas.polygon(
          {{w.left - width * 0.05, w.top}, {middle, w.top - width * 0.42}, {w.right + width * 0.05, w.top}});
      canvas.rectangle({w.left + width * 0.68, w.top - width * 0.4, w.left + width * 0.8, w.top});
      return;
    case Roof::kTank: {
      flat_cap(canvas, w, width);
      const double left = w.left + width * 0.2;
      const double size = width * 0.3;
      bar(canvas, {left + size * 0.15, w.top}, {left + size * 0.15, w.top - size * 0.5}, size * 0.08,
          size * 0.08);
      bar(canvas, {left + size * 0.85, w.top}, {left + size * 0.85, w.top - size * 0.5}, size * 0.08,
          size * 0.08);
      canvas.rectangle({left, w.top - size * 1.3, left + size, w.top - size * 0.45});
      canvas.polygon({{left - size * 0.1, w.top - size * 1.28},
                      {left + size / 2, w.top - size * 1.7},
                      {left + size * 1.1, w.top - size * 1.28}});
      return;
    }
    case Roof::kDome:
      canvas.ellipse({middle, w.top}, width * 0.36, width * 0.36);
      bar(canvas, {middle, w.top - width * 0.3}, {middle, w.top - width * 0.62}, width * 0.05, width * 0.015);
      return;
    case Roof::kSlanted:
      canvas.polygon({{w.left, w.top}, {w.left, w.top - width * 0.45}, {w.right, w.top}});
      return;
  }
}

void draw_snow_cap(Canvas& canvas, const Ink& ink, const Building& b) {
  const double thick = std::min(0.012, b.walls.width() * 0.1);
  canvas.rounded_rectangle({b.walls.left - thick * 0.4, b.walls.top - thick, b.walls.right + thick * 0.4,
                            b.walls.top + thick * 0.5},
                           thick * 0.7);
  canvas.fill(ink.snow(b.depth));
}

}  // namespace

void draw_windows(Canvas& canvas, const Ink& ink, base::Random& numbers, const Building& b) {
  if (b.window <= 0 || b.walls.width() < b.window * 1.5) return;
  const int columns = static_cast<int>(b.walls.width() * 0.9 / b.window);
  const double pitch = b.walls.width() * 0.9 / columns;
  const double bottom = std::min(b.walls.bottom, 0.55);
  // Three papers: unlit glass, warm light, other light. Collected first, so that each is one fill.
  std::array<std::vector<Box>, 3> panes;
  for (double y = std::max(b.walls.top, -0.95) + b.storey * 0.5; y + b.storey < bottom; y += b.storey) {
    for (int column = 0; column < columns; ++column) {
      const double x = b.walls.left + b.walls.width() * 0.05 + pitch * column;
      const std::size_t paper = !numbers.chance(b.lit) ? 0 : numbers.chance(0.82) ? 1 : 2;
      panes[paper].push_back({x + pitch * 0.2, y, x + pitch * 0.8, y + b.storey * 0.58});
    }
  }
  const double glow = 0.35 + 0.65 * ink.dark();
  const std::array<Color, 3> papers = {
      mix(b.color, mix(ink.palette.sky_middle, ink.palette.shadow, 0.7 * ink.dark()),
          ink.moonlit() ? 0.3 : 0.38),
      hazed(mix(b.color, ink.palette.lamp, glow), ink.palette, b.depth * 0.5),
      hazed(mix(b.color, mix(ink.palette.lamp_second, {1, 1, 1, 1}, 0.35), glow * 0.85), ink.palette,
            b.depth * 0.5)};
  for (std::size_t paper = 0; paper < papers.size(); ++paper) {
    canvas.begin();
    for (const Box& pane : panes[paper]) canvas.rectangle(pane);
    canvas.fill(papers[paper]);
  }
}

void draw_building(Canvas& canvas, const Ink& ink, base::Random& numbers, const Building& b) {
  canvas.begin();
  canvas.rectangle(b.walls);
  roof_path(canvas, b);
  // Haze gathers at the foot.
  const Color foot = mix(b.color, ink.palette.haze, ink.foggy() ? 0.5 : 0.18);
  canvas.fill_linear({0, b.walls.top}, {0, std::min(b.walls.bottom, 0.5)},
                     {{0, b.color}, {0.4, b.color}, {1, foot}});
  // The edge towards the light is a strip of lighter paper.
  const bool from_left = ink.palette.key_direction < 0;
  const double strip = std::min(0.007, b.walls.width() * 0.05);
  canvas.rectangle(from_left ? Box{b.walls.left, b.walls.top, b.walls.left + strip, b.walls.bottom}
                             : Box{b.walls.right - strip, b.walls.top, b.walls.right, b.walls.bottom});
  canvas.fill(with_alpha(ink.palette.rim, 0.08 + 0.22 * ink.palette.brightness));
  draw_windows(canvas, ink, numbers, b);
  if (ink.snowy()) draw_snow_cap(canvas, ink, b);
}

void draw_skyline(Canvas& canvas, const Ink& ink, base::Random& numbers, const Skyline& s) {
  constexpr std::array kRoofs = {Roof::kFlat, Roof::kFlat, Roof::kStepped, Roof::kSpire,
                                 Roof::kTank, Roof::kDome, Roof::kSlanted};
  const Color tone = ink.tone(s.depth);
  double x = s.where.left;
  while (x < s.where.right) {
    const double width = s.width * numbers.between(0.6, 1.4);
    const double from_middle = std::min(1.0, std::abs(x + width / 2) / (s.where.width() * 0.35));
    const double height = s.where.height() * numbers.between(0.35, 0.95) * (1 - s.valley * (1 - from_middle));
    draw_building(canvas, ink, numbers,
                  {.walls = {x, s.where.bottom - height * 0.86, x + width * 1.03, s.where.bottom},
                   .depth = s.depth,
                   .roof = numbers.pick(kRoofs),
                   .color = shade(tone, numbers.between(-0.07, 0.07)),
                   .window = s.window,
                   .storey = s.window * 1.35,
                   .lit = ink.lit_windows()});
    x += width * numbers.between(0.92, 1.08);
  }
}

}  // namespace render::scenery
