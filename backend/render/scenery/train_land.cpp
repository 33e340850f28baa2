#include "render/scenery/train_land.h"

#include <algorithm>

#include "render/scenery/motion.h"
#include "render/scenery/shapes.h"
#include "render/scenery/trees.h"
#include "render/scenery/window_view.h"

namespace render::scenery {
namespace {

constexpr double kSpeed = 8;  // metres a second: slow enough for the eye to follow the bushes

// A gabled house with a light in it.
void draw_house(Canvas& canvas, const Ink& ink, Point at, double size, double depth) {
  canvas.polygon({{at.x, at.y - size * 0.6},
                  {at.x + size * 0.6, at.y - size * 1.15},
                  {at.x + size * 1.2, at.y - size * 0.6},
                  {at.x + size * 1.1, at.y + size * 0.2},
                  {at.x + size * 0.1, at.y + size * 0.2}});
  const Color wall = mix(ink.tone(depth * 0.7), ink.paper(rgb(0xC7694E), depth, 0.6), 0.6);
  canvas.fill(wall);
  canvas.rectangle({at.x + size * 0.45, at.y - size * 0.4, at.x + size * 0.75, at.y - size * 0.1});
  canvas.fill(mix(wall, ink.palette.lamp, 0.25 + 0.75 * ink.dark()));
}

void draw_copse(Canvas& canvas, const Ink& ink, base::Random& numbers, Point at, double size, double depth) {
  const Color leaves = ink.snowy() ? ink.snow(depth) : ink.paper(rgb(0x3F6B47), depth, 0.5);
  lobed(canvas, numbers, at, size * 1.3, size * 0.9, 7);
  canvas.fill(mix(ink.tone(depth * 0.6), leaves, ink.snowy() ? 0.35 : 0.5));
}

void add_hills(Set& set) {
  const Ink ink = set.ink();
  struct Band {
    const char* name;
    double depth, base, height, tile;
    int waves;
  };
  for (const Band& band :
       {Band{"far hills", 260, -0.05, 0.06, 2.4, 2}, Band{"hills", 120, 0.0, 0.045, 2.2, 2},
        Band{"fields", 55, 0.045, 0.018, 2.2, 1}}) {
    base::Random numbers = set.numbers(band.name);
    const auto line = rolling_line(numbers, band.tile, band.base, band.height, band.waves);
    const Color field = ink.snowy() ? ink.snow(band.depth) : ink.paper(rgb(0x8FA65A), band.depth, 0.55);
    const Color color = band.depth > 200 ? ink.tone(150) : mix(ink.tone(band.depth), field, 0.65);
    add_passing_land(set,
                     {.name = band.name,
                      .depth = band.depth,
                      .top = band.base - band.height * 1.3 - 0.06,
                      .bottom = 0.3,
                      .tile = band.tile,
                      .speed = kSpeed},
                     [ink, band, line, color, numbers](Canvas& canvas) {
                       base::Random own = numbers;
                       under(canvas, line, 0.3);
                       canvas.fill_linear({0, band.base - band.height}, {0, 0.2},
                                          {{0, color}, {1, mix(color, ink.palette.haze, 0.3)}});
                       if (band.depth > 200) return;
                       // Woods and, here and there, a house with a light.
                       for (int i = 0; i < 16; ++i) {
                         const Point at = line[own.index(line.size() - 1)];
                         const double size = 2.2 / band.depth * own.between(0.6, 1.3);
                         if (own.chance(0.3)) {
                           draw_house(canvas, ink, at, size, band.depth);
                         } else {
                           draw_copse(canvas, ink, own, at, size, band.depth);
                         }
                       }
                     });
  }
}

void add_trackside(Set& set) {
  const Ink ink = set.ink();
  base::Random trees = set.numbers("passing trees");
  add_passing_land(
      set, {.name = "passing trees", .depth = 30, .top = -0.24, .bottom = 0.34, .tile = 2.6, .speed = kSpeed},
      [ink, trees](Canvas& canvas) {
        base::Random own = trees;
        const Color land = ink.snowy() ? ink.snow(28) : ink.paper(rgb(0x6E8A48), 28, 0.5);
        canvas.rectangle({0, 0.085, 2.61, 0.34});
        canvas.fill(land);
        for (const double x : {0.15, 0.5, 0.62, 1.3, 1.75, 2.35}) {
          const double tall = own.between(0.12, 0.26);
          if (own.chance(0.4))
            draw_pine(canvas, ink, own, {x, 0.095}, tall * 1.1, ink.paper(rgb(0x2F5D4A), 26, 0.35));
          else
            draw_leaf_tree(
                canvas, own, {x, 0.095}, tall, ink.tone(16),
                ink.snowy() ? mix(ink.tone(20), ink.snow(20), 0.4) : ink.paper(rgb(0x577F42), 24, 0.5));
        }
      });
  base::Random bushes = set.numbers("trackside");
  add_passing_land(
      set, {.name = "trackside", .depth = 13, .top = -0.5, .bottom = 0.4, .tile = 3.0, .speed = kSpeed * 0.8},
      [ink, bushes](Canvas& canvas) {
        base::Random own = bushes;
        const Color dark = ink.tone(9);
        canvas.begin();
        bar(canvas, {0.7, 0.2}, {0.7, -0.34}, 0.014, 0.011);
        bar(canvas, {0.63, -0.29}, {0.77, -0.29}, 0.009, 0.009);
        canvas.fill(dark);
        for (const double y : {-0.3, -0.27}) {
          hanging(canvas, {-2.3, y}, {0.7, y}, 0.05);
          hanging(canvas, {0.7, y}, {3.7, y}, 0.05);
          canvas.stroke(dark, 0.0025);
        }
        for (int i = 0; i < 9; ++i) {
          const double x = 3.0 * (i + own.unit()) / 9;
          lobed(canvas, own, {x, 0.16}, own.between(0.08, 0.16), own.between(0.03, 0.07), 7);
          canvas.fill(ink.snowy() ? mix(dark, ink.snow(12), own.between(0.2, 0.6))
                                  : mix(dark, ink.paper(rgb(0x4C7040), 12, 0.5), own.between(0.1, 0.6)));
        }
        canvas.rectangle({0, 0.15, 3.01, 0.4});
        canvas.fill(ink.snowy() ? mix(dark, ink.snow(12), 0.5) : dark);
      });
}

}  // namespace

void add_train_land(Set& set) {
  add_hills(set);
  add_trackside(set);
}

}  // namespace render::scenery
