#include <algorithm>

#include "render/figure/head.h"

namespace render {
namespace {

void antenna(const HeadView& v, const Tone& steel) {
  for (const double side : {-1.0, 1.0}) {
    const Point ear = v.rim(side * 0.40, 0.02);
    v.paper.piece(v.paper.cut({v.rim(side * 0.34, -0.13), v.rim(side * 0.45, -0.1), v.rim(side * 0.475, 0.02),
                               v.rim(side * 0.45, 0.15), v.rim(side * 0.34, 0.17)}),
                  steel, {.shade = 0.04, .light = 0, .rim = 0.014});
    v.paper.fill(v.paper.disc(ear + Point{side * 0.012, 0}, 0.03, 0.06),
                 v.paper.lit(v.sitter.character.accent));
  }
  const Point root = v.rim(0.40, -0.1);
  const Point tip = root + Point{0.07 + v.hang.x * 0.35, -0.62 + v.hang.y * 0.2};
  v.paper.fill(v.paper.ribbon({root, mix(root, tip, 0.5) + Point{0.012, 0}, tip}, {0.022, 0.013, 0.009}),
               steel.shade);
  const double blink = 0.4 + 0.6 * v.sitter.rhythm.pulse;
  const Color glow = v.sitter.character.eyes;
  if (v.pixels() > 30) {
    v.paper.canvas().circle(tip, 0.14);
    v.paper.canvas().fill_radial(tip, 0.14, {{0, with_alpha(glow, 0.55 * blink)}, {1, with_alpha(glow, 0)}});
  }
  v.paper.fill(v.paper.disc(tip, 0.036, 0.036), mix(v.paper.lit(glow), mix(glow, rgb(0xFFFFFF), 0.5), blink));
}

void robot_eye(const HeadView& v, double side) {
  Canvas& canvas = v.paper.canvas();
  const Color glow = v.sitter.character.eyes;
  const Point at = v.at(side * 0.15, kEyeY, 0.34) + Point{v.gaze.x * 0.02, v.gaze.y * 0.012};
  const Mood mood = v.sitter.state.mood;
  const double lid = mood == Mood::kMelancholy ? 0.65
                     : mood == Mood::kDreamy   ? 0.6
                     : mood == Mood::kTense    ? 0.7
                                               : 1;
  const double open = std::max(0.08, lid * (1 - v.blink));
  const double power = 0.75 + 0.25 * v.sitter.rhythm.pulse;
  canvas.ellipse(at, 0.17, 0.15);
  canvas.fill_radial(at, 0.17, {{0, with_alpha(glow, 0.7 * power)}, {1, with_alpha(glow, 0)}});
  // The lamp: a rounded lozenge whose lid is a cut across it, tilted by the mood.
  const double h = 0.058 * open;
  const double tilt = (mood == Mood::kTense || mood == Mood::kEnergetic ? 0.022
                       : mood == Mood::kMelancholy                      ? -0.022
                                                                        : 0) *
                      side;
  const Outline lamp = v.paper.cut({at + Point{-0.078, -h * 0.5 + tilt}, at + Point{-0.04, -h + tilt * 0.5},
                                    at + Point{0.04, -h - tilt * 0.5}, at + Point{0.078, -h * 0.5 - tilt},
                                    at + Point{0.078, h * 0.5}, at + Point{0.04, h}, at + Point{-0.04, h},
                                    at + Point{-0.078, h * 0.5}});
  v.paper.fill(lamp, mix(glow, rgb(0xFFFFFF), 0.25));
  v.paper.fill(v.paper.disc(at, 0.05, h * 0.62), mix(glow, rgb(0xFFFFFF), 0.75));
  if (v.pixels() < 160) return;
  v.paper.stroke({at + Point{-0.07, 0}, at + Point{0.07, 0}}, 0.006, with_alpha(glow, 0.7));
}

// Half the lit height of a mouth's bars, and how many of the nine are lit.
struct Bars {
  double height;
  int lit;
  double round;  // outer bars shorter
};

Bars bars_of(const MouthForm& m) {
  return {.height = blend(std::max(0.014, m.open * 0.62), 0.006, m.pressed),
          .lit = std::clamp(static_cast<int>(m.half_width / 0.0135), 2, 9),
          .round = m.round};
}

void mouth_plate(const HeadView& v, const Tone& steel) {
  const Paper& paper = v.paper;
  const MouthForm& m = v.mouth;
  const double drop = blend(m.open * 0.6, -0.022, m.pressed);
  const auto at = [&](double x, double y) { return v.at(x, y, 0.3); };
  // The jaw slides down and lets the dark slot behind it grow.
  const double top = 0.215 - m.open * 0.12;
  paper.fill(paper.cut({at(-0.19, top + 0.012), at(0, top), at(0.19, top + 0.012), at(0.2, 0.3 + drop * 0.5),
                        at(0.17, 0.39 + drop), at(-0.17, 0.39 + drop), at(-0.2, 0.3 + drop * 0.5)}),
             paper.lit(rgb(0x0C0E13)));
  const Outline jaw = paper.cut({at(-0.27, 0.30 + drop * 0.8), at(-0.195, 0.35 + drop), at(0, 0.365 + drop),
                                 at(0.195, 0.35 + drop), at(0.27, 0.30 + drop * 0.8), at(0.25, 0.43 + drop),
                                 at(0.14, 0.515 + drop), at(-0.14, 0.515 + drop), at(-0.25, 0.43 + drop)});
  paper.piece(jaw, steel, {.shade = 0.05, .light = 0, .rim = 0.014});
  const Bars bars = bars_of(m);
  const Color glow = v.sitter.character.eyes;
  const Color off = mix(paper.lit(rgb(0x1A1E26)), glow, 0.12);
  const double middle = (top + 0.355 + drop) * 0.5;
  for (int i = 0; i < 9; ++i) {
    const double place = i - 4;
    const bool lit = std::abs(place) <= bars.lit / 2.0;
    const double edge = std::min(1.0, std::abs(place) / (bars.lit / 2.0 + 0.5));
    double half =
        lit ? bars.height * std::sqrt(std::max(0.05, 1 - edge * edge * blend(0.35, 0.95, bars.round)))
            : 0.010;
    const double shift = lit ? -0.03 * m.teeth_on_lip : 0;
    if (std::abs(place) < 1.5) half *= blend(1, 0.4, m.tongue_up);
    const double x = place * 0.037;
    const Outline bar = {at(x - 0.0135, middle - half + shift), at(x + 0.0135, middle - half + shift),
                         at(x + 0.0135, middle + half + shift), at(x - 0.0135, middle + half + shift)};
    paper.fill(bar, lit ? mix(glow, rgb(0xFFFFFF), 0.35) : off);
    if (m.upper_teeth + m.lower_teeth > 0.9 && lit) {
      paper.stroke({at(x - 0.015, middle), at(x + 0.015, middle)}, 0.01, paper.lit(rgb(0x0C0E13)));
    }
  }
  if (v.pixels() < 70) return;
  Canvas& canvas = paper.canvas();
  canvas.ellipse(at(0, middle), 0.2, 0.08 + bars.height);
  canvas.fill_radial(at(0, middle), 0.2,
                     {{0, with_alpha(glow, 0.10 + 1.2 * bars.height)}, {1, with_alpha(glow, 0)}});
}

}  // namespace

void draw_robot_head(const HeadView& v) {
  const Paper& paper = v.paper;
  const Tone steel = paper.metal(v.sitter.character.body);
  const Tone dark = paper.metal(mix(v.sitter.character.body, rgb(0x15181F), 0.55));
  const double shift = v.place.yaw * 0.05;
  antenna(v, dark);
  const Outline shell =
      paper.cut({v.rim(0, -0.52), v.rim(0.2, -0.495), v.rim(0.335, -0.36), v.rim(0.375, -0.12),
                 v.rim(0.365, 0.12), v.rim(0.315 + shift, 0.33), v.rim(0.2 + shift, 0.47), v.rim(shift, 0.5),
                 v.rim(-0.2 + shift, 0.47), v.rim(-0.315 + shift, 0.33), v.rim(-0.365, 0.12),
                 v.rim(-0.375, -0.12), v.rim(-0.335, -0.36), v.rim(-0.2, -0.495)});
  paper.piece(shell, steel, {.shade = 0.15, .light = 0, .rim = 0.02});
  if (v.pixels() > 50) {
    // Bands of reflected sky across the brow.
    const auto at = [&](double x, double y) { return v.at(x, y, 0.2); };
    paper.fill(
        paper.cut({at(-0.26, -0.40), at(0, -0.465), at(0.14, -0.44), at(0.0, -0.415), at(-0.2, -0.33)}),
        with_alpha(mix(steel.light, rgb(0xFFFFFF), 0.4), 0.85));
    paper.fill(paper.cut({at(-0.28, -0.29), at(0.02, -0.375), at(0.27, -0.30), at(0.02, -0.345)}),
               with_alpha(steel.shade, 0.8));
    // The middle ridge and the cheek plates.
    paper.piece(
        paper.cut({at(-0.035, -0.5), at(0.035, -0.5), v.at(0.045, -0.18, 0.34), v.at(-0.045, -0.18, 0.34)}),
        paper.tone(v.sitter.character.accent), {.shade = 0.02, .light = 0, .rim = 0.008});
    for (const double side : {-1.0, 1.0}) {
      const auto cheek = [&](double x, double y) { return v.at(side * x, y, 0.28); };
      paper.piece(paper.cut({cheek(0.27, 0.14), cheek(0.34, 0.1), cheek(0.32, 0.27), cheek(0.26, 0.37),
                             cheek(0.245, 0.26)}),
                  paper.metal(mix(v.sitter.character.body, rgb(0xFFFFFF), 0.1)),
                  {.shade = 0.03, .light = 0, .rim = 0.01});
    }
  }
  mouth_plate(v, steel);
  // The visor.
  const auto at = [&](double x, double y) { return v.at(x, y, 0.31); };
  const Outline visor = paper.cut({at(-0.335, -0.1), at(-0.2, -0.145), at(0, -0.16), at(0.2, -0.145),
                                   at(0.335, -0.1), at(0.325, 0.06), at(0.2, 0.125), at(0.05, 0.115),
                                   at(0, 0.14), at(-0.05, 0.115), at(-0.2, 0.125), at(-0.325, 0.06)});
  paper.piece(visor,
              {.base = rgb(0x0B0D12),
               .shade = rgb(0x05060A),
               .light = rgb(0x2A3140),
               .rim = with_alpha(paper.palette().sky_horizon, 0.6)},
              {.shade = 0.03, .light = 0.03, .rim = 0.009});
  for (const double side : {-1.0, 1.0}) robot_eye(v, side);
  if (v.pixels() > 120) {
    paper.fill(paper.cut({at(-0.27, -0.105), at(-0.05, -0.14), at(-0.13, -0.1), at(-0.25, -0.075)}),
               with_alpha(rgb(0xFFFFFF), 0.22));
    for (const double x : {-0.3, 0.3}) {
      paper.piece(paper.disc(v.at(x, -0.22, 0.2), 0.018, 0.018), dark,
                  {.shade = 0.008, .light = 0, .rim = 0.005});
    }
    paper.stroke(paper.line({v.at(-0.3, 0.175, 0.25), v.at(0, 0.165, 0.32), v.at(0.3, 0.175, 0.25)}), 0.007,
                 steel.shade);
  }
}

}  // namespace render
