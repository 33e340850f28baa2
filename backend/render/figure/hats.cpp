#include <algorithm>

#include "render/figure/head.h"

namespace render {
namespace {

constexpr Layers kFelt{.shade = 0.07, .light = 0.03, .rim = 0.02};

// A crown of felt on a brim, as fedora, cowboy, top hat and sun hat share them.
struct FeltHat {
  double brim = 0.6;  // half width
  double brim_y = -0.27;
  double brim_height = 0.07;
  double curl = 0;          // brim's ends up
  double low_half = 0.385;  // of the crown
  double top_half = 0.30;
  double top_y = -0.72;
  double dent = 0.05;
};

void felt_hat(const HeadView& v, const FeltHat& h) {
  const Tone tone = v.paper.tone(v.sitter.character.hat_color);
  const double shift = v.place.yaw * 0.06;
  const double tip = v.place.pitch * 0.05;
  const auto at = [&](double x, double y) { return v.rim(x, y + tip) + Point{shift, 0}; };
  const Outline crown = v.paper.cut(
      {at(-h.low_half, h.brim_y), at(-h.low_half * 0.97, blend(h.brim_y, h.top_y, 0.4)),
       at(-h.top_half, h.top_y + 0.05), at(-h.top_half * 0.6, h.top_y - 0.01), at(0, h.top_y + h.dent),
       at(h.top_half * 0.6, h.top_y - 0.01), at(h.top_half, h.top_y + 0.05),
       at(h.low_half * 0.97, blend(h.brim_y, h.top_y, 0.4)), at(h.low_half, h.brim_y)});
  v.paper.piece(crown, tone, kFelt);
  const double band = h.brim_y - 0.09;
  v.paper.fill(v.paper.cut({at(-h.low_half * 0.99, band), at(0, band + 0.03), at(h.low_half * 0.99, band),
                            at(h.low_half * 1.01, h.brim_y + 0.01), at(0, h.brim_y + 0.04),
                            at(-h.low_half * 1.01, h.brim_y + 0.01)}),
               v.paper.lit(v.sitter.character.accent));
  const Outline brim = v.paper.cut(
      {at(-h.brim, h.brim_y - h.curl), at(-h.brim * 0.55, h.brim_y - h.brim_height * 0.35),
       at(0, h.brim_y - h.brim_height * 0.1), at(h.brim * 0.55, h.brim_y - h.brim_height * 0.35),
       at(h.brim, h.brim_y - h.curl), at(h.brim * 0.6, h.brim_y + h.brim_height * 0.85),
       at(0, h.brim_y + h.brim_height * 1.25), at(-h.brim * 0.6, h.brim_y + h.brim_height * 0.85)});
  v.paper.drop_shadow(brim, 0.035, 0.3);
  v.paper.piece(brim, tone, {.shade = 0.035, .light = 0.02, .rim = 0.018});
}

void cap_hat(const HeadView& v) {
  const Tone tone = v.paper.tone(v.sitter.character.hat_color);
  const double turn = v.place.yaw;
  const auto at = [&](double x, double y) { return v.rim(x, y + v.place.pitch * 0.04); };
  v.paper.piece(
      v.paper.cut({at(-0.39, -0.14), at(-0.385, -0.36), at(-0.24, -0.55), at(0, -0.61), at(0.24, -0.55),
                   at(0.385, -0.36), at(0.39, -0.14), v.at(0.2, -0.2, 0.3), v.at(-0.2, -0.2, 0.3)}),
      tone, kFelt);
  if (v.pixels() > 60) {
    v.paper.stroke(v.paper.line({at(0, -0.6), v.at(0.0, -0.4, 0.3), v.at(0, -0.22, 0.34)}), 0.01, tone.shade);
    v.paper.piece(v.paper.disc(v.at(0, -0.38, 0.34), 0.09, 0.085), v.paper.tone(v.sitter.character.accent),
                  {.shade = 0.02, .light = 0, .rim = 0.008});
    v.paper.fill(v.paper.disc(at(0, -0.605), 0.03, 0.02), tone.shade);
  }
  const Outline peak = v.paper.cut(
      {v.at(-0.3, -0.2, 0.32), v.at(0, -0.245, 0.36), v.at(0.3, -0.2, 0.32),
       v.at(0.33, -0.12, 0.5) + Point{turn * 0.1, 0}, v.at(0.17, -0.085, 0.6) + Point{turn * 0.1, 0},
       v.at(-0.17, -0.085, 0.6) + Point{turn * 0.1, 0}, v.at(-0.33, -0.12, 0.5) + Point{turn * 0.1, 0}});
  v.paper.drop_shadow(peak, 0.03, 0.35);
  v.paper.piece(peak, v.paper.tone(mix(v.sitter.character.hat_color, v.sitter.character.accent, 0.12)),
                {.shade = 0.03, .light = 0.016, .rim = 0.014});
}

void beanie(const HeadView& v) {
  const Tone tone = v.paper.tone(v.sitter.character.hat_color);
  const auto at = [&](double x, double y) { return v.rim(x, y + v.place.pitch * 0.04); };
  v.paper.piece(v.paper.cut({at(-0.39, -0.2), at(-0.37, -0.44), at(-0.2, -0.62), at(0.02, -0.67),
                             at(0.22, -0.61), at(0.37, -0.44), at(0.39, -0.2)}),
                tone, kFelt);
  const Outline fold = v.paper.cut({at(-0.405, -0.2), at(-0.395, -0.35), v.at(0, -0.36, 0.25),
                                    at(0.395, -0.35), at(0.405, -0.2), v.at(0, -0.17, 0.25)});
  v.paper.piece(fold, v.paper.tone(mix(v.sitter.character.hat_color, v.sitter.character.accent, 0.35)),
                {.shade = 0.04, .light = 0.02, .rim = 0.014});
  if (v.pixels() < 90) return;
  for (int i = -4; i <= 4; ++i) {
    v.paper.stroke({v.at(i * 0.085, -0.33, 0.25), v.at(i * 0.088, -0.2, 0.25)}, 0.008,
                   with_alpha(tone.shade, 0.7));
  }
}

void crown(const HeadView& v) {
  const Tone gold = v.paper.metal(v.sitter.character.hat_color);
  std::vector<Point> points;
  const auto at = [&](double x, double y) {
    return v.rim(x, y) + Point{v.place.yaw * 0.03, v.place.pitch * 0.04};
  };
  points.push_back(at(-0.34, -0.34));
  for (int i = 0; i < 5; ++i) {
    const double x = -0.36 + 0.18 * i;
    points.push_back(at(x, -0.68 - 0.05 * (i % 2 == 0 ? 1 : 0)));
    if (i < 4) points.push_back(at(x + 0.09, -0.5));
  }
  points.push_back(at(0.34, -0.34));
  points.push_back(at(0, -0.29));
  Outline spiked = points;
  v.paper.piece(spiked, gold, {.shade = 0.07, .light = 0, .rim = 0.016});
  for (int i = 0; i < 5; ++i) {
    v.paper.fill(v.paper.disc(at(-0.36 + 0.18 * i, -0.70 - 0.05 * (i % 2 == 0 ? 1 : 0)), 0.032, 0.032),
                 v.paper.lit(v.sitter.character.accent));
  }
  v.paper.fill(v.paper.disc(at(0, -0.4), 0.05, 0.055), v.paper.lit(v.sitter.character.accent));
}

// A clear bubble: the face stays to be seen.
void space_helmet(const HeadView& v) {
  Canvas& canvas = v.paper.canvas();
  const Point at{0, -0.02};
  const double r = 0.68;
  const double s = v.paper.light_side();
  // Flat sheets, not gradients: a radial gradient over the whole head costs several milliseconds up close.
  const Color sky = v.paper.palette().sky_middle;
  canvas.circle(at, r);
  canvas.fill(with_alpha(sky, 0.07));
  v.paper.band(v.paper.disc(at, r, r), v.paper.toward_light() * -1, 0.16, with_alpha(sky, 0.12));
  const Outline glass = v.paper.disc(at, r, r);
  v.paper.band(glass, v.paper.toward_light(), 0.035,
               with_alpha(mix(v.paper.palette().rim, rgb(0xFFFFFF), 0.5), 0.9));
  v.paper.band(glass, v.paper.toward_light() * -1, 0.03, with_alpha(v.paper.palette().lamp_second, 0.5));
  // The window that every bubble mirrors.
  v.paper.fill(
      v.paper.ribbon({at + Point{s * 0.42, -0.36}, at + Point{s * 0.54, -0.1}, at + Point{s * 0.5, 0.16}},
                     {0.012, 0.05, 0.01}),
      with_alpha(rgb(0xFFFFFF), 0.55));
  v.paper.fill(v.paper.disc(at + Point{s * 0.3, -0.47}, 0.035, 0.022, s * 0.6),
               with_alpha(rgb(0xFFFFFF), 0.6));
  const Tone ring = v.paper.metal(rgb(0xC4CAD2));
  v.paper.piece(v.paper.cut({at + Point{-0.46, 0.56}, at + Point{0, 0.66}, at + Point{0.46, 0.56},
                             at + Point{0.47, 0.66}, at + Point{0, 0.78}, at + Point{-0.47, 0.66}}),
                ring, {.shade = 0.04, .light = 0, .rim = 0.014});
}

void hard_helmet(const HeadView& v) {
  const Tone tone = v.paper.metal(v.sitter.character.hat_color);
  const auto at = [&](double x, double y) { return v.rim(x, y); };
  const Outline shell = v.paper.cut(
      {at(-0.37, 0.2), at(-0.44, -0.05), at(-0.42, -0.35), at(-0.25, -0.58), at(0, -0.645), at(0.25, -0.58),
       at(0.42, -0.35), at(0.44, -0.05), at(0.37, 0.2), at(0.335, 0.12), v.at(0.325, -0.1, 0.2),
       v.at(0.2, -0.2, 0.26), v.at(-0.2, -0.2, 0.26), v.at(-0.325, -0.1, 0.2), at(-0.335, 0.12)});
  v.paper.piece(shell, tone, {.shade = 0.08, .light = 0, .rim = 0.018});
  v.paper.fill(v.paper.ribbon({v.at(-0.02, -0.63, 0.05), v.at(-0.02, -0.4, 0.25), v.at(-0.02, -0.22, 0.3)},
                              {0.035, 0.045, 0.045}),
               v.paper.lit(v.sitter.character.accent));
}

}  // namespace

void draw_hat_behind(const HeadView& v) {
  const Hat hat = v.sitter.character.hat;
  if (hat == Hat::kWideBrim) {
    v.paper.piece(v.paper.disc({v.place.yaw * 0.05, -0.24}, 0.86 * v.place.widen, 0.17),
                  v.paper.tone(mix(v.sitter.character.hat_color, rgb(0x000000), 0.3)),
                  {.shade = 0.04, .light = 0, .rim = 0.016});
  }
}

void draw_hat(const HeadView& v) {
  const double tall = v.sitter.character.hair == HairStyle::kAfro ? 0.1 : 0;
  switch (v.sitter.character.hat) {
    case Hat::kNone:
      return;
    case Hat::kCap:
      return cap_hat(v);
    case Hat::kBeanie:
      return beanie(v);
    case Hat::kFedora:
      return felt_hat(
          v, {.brim = 0.62, .brim_y = -0.26, .brim_height = 0.075, .curl = 0.05, .top_y = -0.76 - tall});
    case Hat::kCowboy:
      return felt_hat(v, {.brim = 0.78,
                          .brim_y = -0.25,
                          .brim_height = 0.08,
                          .curl = 0.17,
                          .top_half = 0.28,
                          .top_y = -0.8 - tall,
                          .dent = 0.09});
    case Hat::kTopHat:
      return felt_hat(v, {.brim = 0.56,
                          .brim_y = -0.29,
                          .brim_height = 0.06,
                          .curl = 0.04,
                          .low_half = 0.36,
                          .top_half = 0.385,
                          .top_y = -1.02 - tall,
                          .dent = -0.012});
    case Hat::kWideBrim:
      return felt_hat(v, {.brim = 0.88,
                          .brim_y = -0.25,
                          .brim_height = 0.11,
                          .curl = -0.02,
                          .low_half = 0.37,
                          .top_half = 0.27,
                          .top_y = -0.68 - tall,
                          .dent = -0.02});
    case Hat::kCrown:
      return crown(v);
    case Hat::kHelmet:
      return v.sitter.space_suit ? space_helmet(v) : hard_helmet(v);
  }
}

void draw_eyewear(const HeadView& v) {
  const Eyewear kind = v.sitter.character.eyewear;
  if (kind == Eyewear::kNone || v.pixels() < 18) return;
  const Paper& paper = v.paper;
  const Color frame = paper.lit(kind == Eyewear::kGlasses ? mix(v.sitter.character.accent, rgb(0x14100E), 0.7)
                                                          : rgb(0x121216));
  const bool goggles = kind == Eyewear::kGoggles;
  for (const double side : {-1.0, 1.0}) {
    const auto at = [&](double x, double y) { return v.at(side * x, y, 0.34 - 0.25 * std::abs(x - 0.1)); };
    const double grow = goggles ? 0.03 : 0;
    const Outline lens =
        paper.cut({at(0.052 - grow, -0.045 - grow), at(0.15, -0.078 - grow), at(0.262 + grow, -0.065 - grow),
                   at(0.275 + grow, 0.0), at(0.235 + grow, 0.082 + grow), at(0.14, 0.094 + grow),
                   at(0.065 - grow, 0.05 + grow)});
    if (kind == Eyewear::kGlasses) {
      paper.fill(lens, with_alpha(rgb(0xDCEBFF), 0.12));
    } else {
      paper.fill(lens, kind == Eyewear::kSunglasses
                           ? rgb(0x0C0D12)
                           : paper.lit(mix(v.sitter.character.accent, rgb(0x201010), 0.35)));
      // The sky in the glass.
      paper.band(lens, paper.toward_light(), 0.05, with_alpha(paper.palette().sky_horizon, 0.5));
    }
    if (v.pixels() > 60) {
      const double glare = kind == Eyewear::kGlasses ? 0.22 : 0.5;
      paper.fill(paper.ribbon({at(0.1, -0.04), at(0.075, 0.03)}, {0.007, 0.003}),
                 with_alpha(rgb(0xFFFFFF), glare));
      paper.fill(paper.ribbon({at(0.135, -0.05), at(0.1, 0.045)}, {0.011, 0.006}),
                 with_alpha(rgb(0xFFFFFF), glare * 0.75));
    }
    std::vector<Point> loop = lens;
    loop.push_back(lens.front());
    paper.stroke(loop, goggles ? 0.034 : 0.017, frame);
    paper.stroke({at(0.275 + grow, -0.03), v.rim(side * 0.352, -0.03)}, goggles ? 0.05 : 0.015, frame);
  }
  paper.stroke(paper.line({v.at(-0.05, -0.03, 0.36), v.at(0, -0.045, 0.4), v.at(0.05, -0.03, 0.36)}),
               goggles ? 0.03 : 0.016, frame);
}

}  // namespace render
