#include "render/figure/instruments.h"

#include <algorithm>

namespace render {
namespace {

Outline laid_cut(const Sitter& s, const Laid& l, const std::vector<Point>& points) {
  std::vector<Point> placed;
  placed.reserve(points.size());
  for (const Point& p : points) placed.push_back(l.at(p.x, p.y));
  return s.paper.cut(placed);
}

Outline laid_box(const Laid& l, double from, double to, double half_from, double half_to) {
  return {l.at(from, -half_from), l.at(to, -half_to), l.at(to, half_to), l.at(from, half_from)};
}

}  // namespace

void draw_guitar(const Sitter& s, const Laid& l, GuitarKind kind) {
  const bool bass = kind == GuitarKind::kBass;
  const Tone wood = s.paper.tone(s.character.prop_color);
  const Tone neck = s.paper.tone(mix(s.character.prop_color, rgb(0x4A2C18), 0.75));
  const double reach = bass ? 0.325 : 0.27;
  const double thin = bass ? 0.9 : 1;
  s.paper.piece(laid_box(l, 0.03, reach, 0.0095, 0.0075), neck, {.shade = 0.005, .light = 0, .rim = 0.0016});
  s.paper.piece(laid_cut(s, l,
                         {{reach - 0.004, -0.008},
                          {reach + 0.02, -0.016},
                          {reach + 0.052, -0.012},
                          {reach + 0.05, 0.006},
                          {reach + 0.015, 0.011},
                          {reach - 0.004, 0.008}}),
                wood, {.shade = 0.006, .light = 0, .rim = 0.002});
  const Outline body = laid_cut(s, l,
                                {{-0.105, 0.0},
                                 {-0.098, -0.052 * thin},
                                 {-0.058, -0.074 * thin},
                                 {-0.012, -0.052 * thin},
                                 {0.022, -0.056 * thin},
                                 {0.066, -0.058 * thin},
                                 {0.072, -0.042 * thin},
                                 {0.04, -0.02},
                                 {0.04, 0.016},
                                 {0.064, 0.038 * thin},
                                 {0.052, 0.055 * thin},
                                 {0.012, 0.05 * thin},
                                 {-0.02, 0.049 * thin},
                                 {-0.06, 0.07 * thin},
                                 {-0.1, 0.05 * thin}});
  s.paper.drop_shadow(body, 0.01);
  s.paper.piece(body, wood, {.shade = 0.02, .light = 0.014, .rim = 0.0035});
  if (s.paper.detail() < 130) return;
  s.paper.fill(laid_cut(s, l,
                        {{-0.05, 0.012},
                         {-0.02, -0.03},
                         {0.03, -0.036},
                         {0.046, -0.02},
                         {0.036, 0.022},
                         {0.01, 0.034},
                         {-0.03, 0.036}}),
               s.paper.lit(mix(s.character.accent, rgb(0xF4EFE4), 0.75)));
  s.paper.fill(laid_box(l, 0.0, 0.012, 0.02, 0.02), s.paper.lit(rgb(0x1A1A1E)));
  s.paper.fill(laid_box(l, -0.032, -0.02, 0.02, 0.02), s.paper.lit(rgb(0x1A1A1E)));
  s.paper.fill(laid_box(l, -0.072, -0.062, 0.018, 0.018), s.paper.lit(rgb(0xC8CCD4)));
  const int strings = bass ? 4 : 6;
  if (s.paper.detail() < 240) return;
  for (int i = 0; i < strings; ++i) {
    const double y = (i - (strings - 1) / 2.0) * (0.013 / (strings - 1)) * 2;
    // The strings tremble when they are struck.
    const double tremble = 0.0012 * s.rhythm.onset * ((i % 2) * 2 - 1);
    s.paper.stroke(s.paper.line({l.at(-0.066, y), l.at(0.06, y * 0.8 + tremble), l.at(reach, y * 0.55)}),
                   bass ? 0.0014 : 0.0009, s.paper.lit(rgb(0xE8E4DA)));
  }
  for (int fret = 0; fret < 9; ++fret) {
    const double x = blend(0.05, reach - 0.012, fret / 8.0);
    s.paper.stroke({l.at(x, -0.0075), l.at(x, 0.0075)}, 0.0012, s.paper.lit(rgb(0xC8C4BA)));
  }
  for (const double y : {0.034, 0.046})
    s.paper.fill(s.paper.disc(l.at(-0.05 - y * 0.6, y), 0.005, 0.005), s.paper.lit(rgb(0x18181C)));
}

void draw_violin(const Sitter& s, const Laid& l) {
  const Tone wood = s.paper.tone(s.character.prop_color);
  s.paper.piece(laid_box(l, 0.05, 0.155, 0.0055, 0.0045), s.paper.tone(rgb(0x1E1614)),
                {.shade = 0.003, .light = 0, .rim = 0.0012});
  s.paper.piece(
      laid_cut(s, l, {{0.15, -0.005}, {0.172, -0.009}, {0.178, 0.002}, {0.166, 0.009}, {0.15, 0.005}}), wood,
      {.shade = 0.003, .light = 0, .rim = 0.0014});
  const Outline body = laid_cut(s, l,
                                {{-0.062, 0},
                                 {-0.056, -0.03},
                                 {-0.03, -0.039},
                                 {-0.008, -0.027},
                                 {0.006, -0.022},
                                 {0.022, -0.029},
                                 {0.048, -0.027},
                                 {0.058, -0.008},
                                 {0.058, 0.008},
                                 {0.048, 0.027},
                                 {0.022, 0.029},
                                 {0.006, 0.022},
                                 {-0.008, 0.027},
                                 {-0.03, 0.039},
                                 {-0.056, 0.03}});
  s.paper.drop_shadow(body, 0.006);
  s.paper.piece(body, wood, {.shade = 0.012, .light = 0.008, .rim = 0.0024});
  if (s.paper.detail() < 180) return;
  for (const double side : {-1.0, 1.0}) {
    s.paper.stroke(
        s.paper.line({l.at(-0.018, side * 0.019), l.at(-0.004, side * 0.014), l.at(0.01, side * 0.017)}),
        0.0024, s.paper.lit(rgb(0x2A140C)));
  }
  s.paper.fill(laid_box(l, -0.02, -0.014, 0.012, 0.012), s.paper.lit(rgb(0xE8C890)));
  for (int i = -1; i <= 2; ++i)
    s.paper.stroke({l.at(-0.05, (i - 0.5) * 0.004), l.at(0.15, (i - 0.5) * 0.0022)}, 0.0008,
                   s.paper.lit(rgb(0xF0ECE4)));
}

void draw_saxophone(const Sitter& s, Point mouth, Point low) {
  const Tone brass = s.paper.metal(s.character.prop_color);
  const Point way = low - mouth;
  const auto at = [&](double along, double out) { return mouth + way * along + Point{out, 0}; };
  const Point bow = at(1.08, -0.032);
  const Point bell = at(0.66, -0.098);
  s.paper.stroke(s.paper.line({mouth, at(0.06, 0.012), at(0.14, 0.018)}), 0.0075, s.paper.lit(rgb(0x16161A)));
  const Outline horn = s.paper.ribbon({at(0.1, 0.016), at(0.34, 0.016), at(0.66, 0.008), at(0.94, -0.002),
                                       bow, mix(bow, bell, 0.45) + Point{-0.012, 0.01}, bell},
                                      {0.0055, 0.009, 0.013, 0.017, 0.02, 0.024, 0.038});
  s.paper.drop_shadow(horn, 0.008);
  s.paper.piece(horn, brass, {.shade = 0.015, .light = 0, .rim = 0.003});
  const Point out = unit(bell - bow);
  s.paper.fill(s.paper.disc(bell + out * 0.03, 0.037, 0.013, -0.25), brass.shade);
  s.paper.stroke(s.paper.line({bell + out * 0.03 + across(out) * 0.036, bell + out * 0.04,
                               bell + out * 0.03 - across(out) * 0.036}),
                 0.003, brass.light);
  if (s.paper.detail() < 160) return;
  for (int i = 0; i < 7; ++i) {
    s.paper.piece(s.paper.disc(at(0.36 + 0.085 * i, 0.016 - 0.002 * i), 0.0062, 0.0062),
                  {brass.light, brass.base, brass.light, brass.rim},
                  {.shade = 0.003, .light = 0, .rim = 0.001});
  }
}

void draw_keyboard(const Sitter& s, Point middle) {
  const Paper& paper = s.paper;
  const double half = 0.25;
  const double top = middle.y;
  const Tone metal = paper.metal(rgb(0x7A808C));
  for (const double side : {-1.0, 1.0}) {
    paper.fill(paper.ribbon({{middle.x - side * 0.15, top + 0.03}, {middle.x + side * 0.16, -0.006}},
                            {0.0075, 0.0075}),
               side < 0 ? metal.shade : metal.base);
  }
  const Tone shell = paper.tone(mix(s.character.prop_color, rgb(0x15151B), 0.35));
  const Outline front = paper.cut({{middle.x - half, top + 0.012},
                                   {middle.x - half, top + 0.046},
                                   {middle.x, top + 0.05},
                                   {middle.x + half, top + 0.046},
                                   {middle.x + half, top + 0.012},
                                   {middle.x, top + 0.014}});
  const Outline deck = {{middle.x - half * 0.94, top - 0.034},
                        {middle.x + half * 0.94, top - 0.034},
                        {middle.x + half, top + 0.018},
                        {middle.x - half, top + 0.018}};
  paper.piece(front, shell, {.shade = 0.012, .light = 0, .rim = 0.003});
  paper.piece(deck, {shell.light, shell.base, shell.light, shell.rim},
              {.shade = 0, .light = 0, .rim = 0.003});
  const Outline keys = {{middle.x - half * 0.9, top - 0.016},
                        {middle.x + half * 0.9, top - 0.016},
                        {middle.x + half * 0.95, top + 0.014},
                        {middle.x - half * 0.95, top + 0.014}};
  paper.fill(keys, paper.lit(rgb(0xF4F1EA)));
  if (paper.detail() < 110) return;
  for (int i = 1; i < 24; ++i) {
    const double u = i / 24.0;
    const double x0 = blend(-0.9, 0.9, u) * half;
    const double x1 = blend(-0.95, 0.95, u) * half;
    if (paper.detail() > 200)
      paper.stroke({{middle.x + x0, top - 0.016}, {middle.x + x1, top + 0.014}}, 0.0011,
                   paper.lit(rgb(0x8A8890)));
    // Black keys stand in twos and threes.
    const int in_octave = i % 7;
    if (in_octave == 3 || in_octave == 0) continue;
    paper.fill({{middle.x + x0 - 0.004, top - 0.016},
                {middle.x + x0 + 0.004, top - 0.016},
                {middle.x + blend(x0, x1, 0.6) + 0.004, top + 0.003},
                {middle.x + blend(x0, x1, 0.6) - 0.004, top + 0.003}},
               paper.lit(rgb(0x121216)));
  }
  for (int i = 0; i < 5; ++i) {
    paper.fill(paper.disc({middle.x - 0.16 + 0.03 * i, top - 0.025}, 0.0045, 0.0035),
               i == 2 ? s.character.accent : paper.lit(s.character.accent));
  }
}

}  // namespace render
