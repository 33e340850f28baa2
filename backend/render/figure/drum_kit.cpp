#include <algorithm>
#include <numbers>

#include "render/figure/instruments.h"

namespace render {
namespace {

// A drum seen a little from above: shell, two hoops, the skin.
void drum(const Sitter& s, Point top, double half, double height) {
  const Paper& paper = s.paper;
  const Tone shell = paper.tone(s.character.prop_color);
  const double flat_y = half * 0.27;
  Outline side;
  const int steps = 14;
  for (int i = 0; i <= steps; ++i) {
    const double a = std::numbers::pi * i / steps;
    side.push_back({top.x + half * 0.97 * std::cos(a), top.y + height + flat_y * std::sin(a)});
  }
  // Points along the straight sides keep the shading's bands even.
  for (int i = 4; i >= 0; --i) side.push_back({top.x - half * 0.97, top.y + height * i / 5});
  for (int i = 0; i < 5; ++i) side.push_back({top.x + half * 0.97, top.y + height * i / 5});
  paper.piece(side, shell, {.shade = half * 0.4, .light = half * 0.2, .rim = 0.003});
  const Tone chrome = paper.metal(rgb(0xC4C9D2));
  if (paper.detail() > 160) {
    for (const double x : {-0.72, -0.2, 0.36, 0.8}) {
      paper.stroke(
          {{top.x + half * x, top.y + flat_y * 0.9}, {top.x + half * x, top.y + height + flat_y * 0.5}},
          0.003, chrome.base);
    }
  }
  paper.fill(paper.disc(top, half * 1.02, flat_y * 1.12), chrome.base);
  paper.fill(paper.disc(top, half * 0.95, flat_y * 0.98), paper.lit(rgb(0xEDE8DC)));
  paper.fill(paper.disc(top + Point{half * 0.1, flat_y * 0.1}, half * 0.55, flat_y * 0.5),
             paper.lit(rgb(0xF8F5EE)));
}

void cymbal(const Sitter& s, Point at, double half, double tilt, double swing) {
  const Paper& paper = s.paper;
  const Tone brass = paper.metal(rgb(0xD8AC48));
  paper.stroke({at, {at.x * 0.92, -0.01}}, 0.005, paper.lit(rgb(0x6A707A)));
  const double turn = tilt + swing;
  paper.piece(paper.disc(at, half, half * 0.16, turn), brass,
              {.shade = half * 0.1, .light = 0, .rim = 0.0028});
  paper.fill(paper.disc(at + turned({0, -half * 0.06}, turn), half * 0.2, half * 0.1, turn), brass.light);
  if (paper.detail() < 200) return;
  paper.stroke({at + turned({-half * 0.8, 0}, turn), at + turned({half * 0.1, 0.001}, turn)}, 0.0015,
               brass.shade);
}

double ride_hit(const Sitter& s) {
  return std::pow(std::abs(std::cos(2 * std::numbers::pi * s.rhythm.beats)), 4);
}
double snare_hit(const Sitter& s) {
  return std::pow(std::abs(std::cos(std::numbers::pi * (s.rhythm.beats / 2 - 0.5))), 8);
}

}  // namespace

void draw_cymbals(const Sitter& s) {
  const double ring = std::sin(s.rhythm.t * 23) * 0.05;
  cymbal(s, {-0.245, -0.70}, 0.1, -0.22, ring * s.rhythm.onset);
  cymbal(s, {0.265, -0.64}, 0.115, 0.2, ring * ride_hit(s) * 0.7);
}

void draw_drums(const Sitter& s) {
  const Paper& paper = s.paper;
  Canvas& canvas = paper.canvas();
  // Hi-hat: two plates that close on the backbeat.
  const double gap = 0.004 + 0.01 * snare_hit(s);
  cymbal(s, {-0.285, -0.425}, 0.075, -0.05, 0);
  cymbal(s, {-0.285, -0.425 - gap}, 0.075, -0.05, 0);
  drum(s, {-0.165, -0.345}, 0.082, 0.05);
  paper.stroke({{-0.165, -0.28}, {-0.215, -0.005}}, 0.005, paper.lit(rgb(0x6A707A)));
  paper.stroke({{-0.165, -0.28}, {-0.13, -0.005}}, 0.005, paper.lit(rgb(0x6A707A)));
  for (const double x : {0.17, 0.255})
    paper.stroke({{x, -0.2}, {x, -0.005}}, 0.005, paper.lit(rgb(0x6A707A)));
  drum(s, {0.212, -0.315}, 0.088, 0.15);
  // The bass drum: its skin pushes out with every kick.
  const double kick = 1 + 0.025 * s.rhythm.pulse;
  const Point middle{0.015, -0.168};
  const double r = 0.164;
  const Tone shell = paper.tone(s.character.prop_color);
  paper.piece(paper.disc(middle, r, r), shell, {.shade = 0.03, .light = 0.012, .rim = 0.004});
  paper.piece(paper.disc(middle, r * 0.88, r * 0.88), paper.tone(rgb(0xEFEADD)),
              {.shade = 0.03, .light = 0, .rim = 0});
  paper.fill(paper.disc(middle, r * 0.6 * kick, r * 0.6 * kick),
             paper.lit(mix(s.character.accent, s.character.prop_color, 0.25)));
  paper.fill(paper.disc(middle, r * 0.48 * kick, r * 0.48 * kick), paper.lit(rgb(0xEFEADD)));
  // A star in the middle.
  Outline star;
  for (int i = 0; i < 10; ++i) {
    star.push_back(middle + turned({0, -r * kick * (i % 2 == 0 ? 0.4 : 0.17)}, i * std::numbers::pi / 5));
  }
  paper.fill(star, paper.lit(s.character.prop_color));
  if (paper.detail() > 160) {
    const Tone chrome = paper.metal(rgb(0xC4C9D2));
    for (int i = 0; i < 10; ++i) {
      const Point way = turned({0, -1}, 0.31 + i * std::numbers::pi / 5);
      paper.stroke({middle + way * (r * 0.86), middle + way * (r * 1.0)}, 0.006, chrome.base);
    }
  }
  for (const double side : {-1.0, 1.0})
    paper.stroke({middle + Point{side * 0.13, 0.09}, {middle.x + side * 0.18, -0.004}}, 0.005,
                 paper.lit(rgb(0x8A909A)));
  drum(s, {-0.052, -0.405}, 0.064, 0.07);
  drum(s, {0.088, -0.405}, 0.070, 0.075);
  if (s.rhythm.pulse > 0.02) {
    canvas.circle(middle, r * 1.0);
    canvas.fill_radial(middle, r,
                       {{0.4, with_alpha(paper.palette().lamp, 0)},
                        {1, with_alpha(paper.palette().lamp, 0.22 * s.rhythm.pulse)}});
  }
}

void draw_sticks(const Sitter& s) {
  const Color wood = s.paper.lit(rgb(0xE2BE86));
  const bool playing = s.grip.prop == Holding::kPlay;
  for (int side : {kLeft, kRight}) {
    const Point hand = s.palm(side);
    Point tip = hand + Point{sign_of(side) * 0.05, -0.13};
    if (playing) {
      const double hit = side == kLeft ? snare_hit(s) : ride_hit(s);
      const Point target = side == kLeft ? Point{-0.155, -0.352} : Point{0.235, -0.648};
      const Point way = unit(target + Point{0, -0.09 * (1 - hit)} - hand);
      tip = hand + way * 0.135;
    }
    const Point back = hand + unit(hand - tip) * 0.03;
    s.paper.fill(s.paper.ribbon({back, hand, tip}, {0.0045, 0.0042, 0.0026}), wood);
    s.paper.fill(s.paper.disc(tip, 0.0052, 0.0052), wood);
    draw_fingers(s, side);
  }
}

}  // namespace render
