#include <algorithm>

#include "render/figure/instruments.h"

namespace render {
namespace {

Laid guitar_before(const Sitter& s) {
  const Point body = s.from_neck({-0.055, 0.225, 0.12});
  return {.origin = body, .direction = unit(s.palm(kRight) - body), .scale = s.body.reach()};
}

// Slung across the back, the neck over the right shoulder.
Laid guitar_behind(const Sitter& s) {
  return {
      .origin = s.from_neck({-0.03, 0.16, -0.09}), .direction = unit({0.46, -0.89}), .scale = s.body.reach()};
}

Laid violin_before(const Sitter& s) {
  const Point chin = s.from_neck({0.055, -0.012, 0.07});
  const Point way = unit(s.palm(kRight) - chin);
  return {.origin = chin + way * 0.035, .direction = way, .scale = s.body.reach() * 1.1};
}

void strap(const Sitter& s, Point from, Point to, Color color) {
  const Point middle = mix(from, to, 0.5) + Point{0.008, 0};
  s.paper.stroke(s.paper.line({from, middle, to}), 0.009, color);
}

void backpack(const Sitter& s) {
  const Tone cloth = s.cloth(s.character.prop_color);
  const auto at = [&](double x, double y) { return s.from_neck({x, y, -0.1}); };
  s.paper.piece(
      s.paper.cut({at(-0.115, 0.02), at(-0.09, -0.035), at(0, -0.05), at(0.09, -0.035), at(0.115, 0.02),
                   at(0.128, 0.16), at(0.118, 0.25), at(0, 0.265), at(-0.118, 0.25), at(-0.128, 0.16)}),
      cloth, {.shade = 0.03, .light = 0.014, .rim = 0.004});
  // A rolled blanket on top.
  const Tone roll = s.cloth(mix(s.character.accent, s.character.prop_color, 0.3));
  s.paper.piece(s.paper.ribbon({at(-0.105, -0.045), at(0, -0.058), at(0.105, -0.045)}, {0.024, 0.027, 0.024}),
                roll, {.shade = 0.018, .light = 0, .rim = 0.0035});
}

void backpack_straps(const Sitter& s) {
  const Tone cloth = s.cloth(mix(s.character.prop_color, rgb(0x2A1A10), 0.25));
  for (const double side : {-1.0, 1.0}) {
    const Outline band = s.paper.ribbon(
        {on_trunk(s, 1.02, side * 0.62, s.body.chest), on_trunk(s, 0.82, side * 0.52, s.body.chest),
         on_trunk(s, 0.6, side * 0.58, s.body.chest), on_trunk(s, 0.44, side * 0.86, s.body.chest)},
        {0.011, 0.0115, 0.010, 0.008});
    s.paper.piece(band, cloth, {.shade = 0.006, .light = 0, .rim = 0.002});
  }
  s.paper.stroke({on_trunk(s, 0.7, -0.5, s.body.chest), on_trunk(s, 0.7, 0.5, s.body.chest)}, 0.005,
                 cloth.shade);
}

void camera(const Sitter& s) {
  const double half = s.body.chest;
  const Point at = on_trunk(s, 0.55, 0, half) + Point{s.lag().x * 0.5, 0};
  for (const double side : {-1.0, 1.0})
    strap(s, on_trunk(s, 1.0, side * 0.32, half), at + Point{side * 0.03, -0.014},
          s.paper.lit(rgb(0x1C1A1E)));
  const Tone shell = s.paper.tone(mix(s.character.prop_color, rgb(0x1A1A20), 0.7));
  const auto p = [&](double x, double y) { return at + Point{x, y}; };
  s.paper.piece(
      s.paper.cut({p(-0.042, -0.02), p(-0.018, -0.022), p(-0.012, -0.034), p(0.012, -0.034), p(0.018, -0.022),
                   p(0.042, -0.02), p(0.044, 0.026), p(0, 0.028), p(-0.044, 0.026)}),
      shell, {.shade = 0.01, .light = 0, .rim = 0.003});
  s.paper.piece(s.paper.disc(p(0, 0.004), 0.021, 0.021), s.paper.metal(rgb(0x6A707A)),
                {.shade = 0.006, .light = 0, .rim = 0.002});
  s.paper.fill(s.paper.disc(p(0, 0.004), 0.014, 0.014), rgb(0x10131C));
  s.paper.fill(s.paper.disc(p(s.paper.light_side() * 0.005, -0.001), 0.0045, 0.0045),
               s.paper.palette().lamp_second);
  s.paper.fill(s.paper.disc(p(0.031, -0.012), 0.004, 0.004), s.paper.lit(s.character.prop_color));
}

void surfboard(const Sitter& s) {
  const Point at = s.from_neck({0.2, 0.16, -0.03});
  const auto p = [&](double x, double y) { return at + turned({x, y}, 0.05); };
  const Outline board =
      s.paper.cut({p(0, -0.52), p(0.05, -0.40), p(0.082, -0.15), p(0.08, 0.12), p(0.05, 0.36), p(0, 0.42),
                   p(-0.05, 0.36), p(-0.08, 0.12), p(-0.082, -0.15), p(-0.05, -0.40)});
  s.paper.piece(board, s.cloth(s.character.prop_color), {.shade = 0.03, .light = 0.015, .rim = 0.004});
  s.paper.fill(s.paper.ribbon({p(0, -0.47), p(0, 0), p(0, 0.39)}, {0.004, 0.011, 0.004}),
               s.paper.lit(s.character.accent));
  s.paper.fill(s.paper.cut({p(-0.076, -0.2), p(0, -0.16), p(0.076, -0.2), p(0.08, -0.12), p(0, -0.08),
                            p(-0.08, -0.12)}),
               s.paper.lit(mix(s.character.accent, rgb(0xFFFFFF), 0.35)));
}

enum class Half { kBehind, kBefore };

void slung(const Sitter& s, Half half) {
  switch (s.character.prop) {
    case Prop::kBackpack:
      if (half == Half::kBehind)
        backpack(s);
      else
        backpack_straps(s);
      return;
    case Prop::kGuitar:
    case Prop::kBass:
    case Prop::kKeyboard:
    case Prop::kViolin:
      if (half == Half::kBehind) {
        draw_guitar(s, guitar_behind(s),
                    s.character.prop == Prop::kBass ? GuitarKind::kBass : GuitarKind::kGuitar);
      } else {
        strap(s, on_trunk(s, 0.98, 0.55, s.body.chest), on_trunk(s, 0.3, -0.8, s.body.chest),
              s.paper.lit(mix(s.character.prop_color, rgb(0x1A120E), 0.6)));
      }
      return;
    case Prop::kSaxophone:
      if (half == Half::kBefore) {
        const Point top = on_trunk(s, 0.86, 0.1, s.body.chest) + Point{0.012, 0.01};
        for (const double side : {-1.0, 1.0})
          strap(s, on_trunk(s, 1.0, side * 0.3, s.body.chest), top + Point{0, 0.03},
                s.paper.lit(rgb(0x1C1A1E)));
        draw_saxophone(s, top, top + Point{-0.02 + s.lag().x * 0.4, 0.21});
      }
      return;
    case Prop::kCamera:
      if (half == Half::kBefore) camera(s);
      return;
    default:
      return;
  }
}

}  // namespace

void draw_prop_behind(const Sitter& s) {
  if (s.character.prop == Prop::kSurfboard) return surfboard(s);
  if (s.grip.prop == Holding::kSlung) return slung(s, Half::kBehind);
  if (s.grip.prop == Holding::kPlay && s.character.prop == Prop::kDrumsticks) draw_cymbals(s);
}

void draw_prop_before(const Sitter& s) {
  if (s.grip.prop == Holding::kSlung) return slung(s, Half::kBefore);
  if (s.grip.prop != Holding::kPlay) return;
  switch (s.character.prop) {
    case Prop::kGuitar:
    case Prop::kBass:
      strap(s, on_trunk(s, 0.98, 0.5, s.body.chest), s.from_neck({-0.1, 0.2, 0.1}),
            s.paper.lit(mix(s.character.prop_color, rgb(0x1A120E), 0.6)));
      return draw_guitar(s, guitar_before(s),
                         s.character.prop == Prop::kBass ? GuitarKind::kBass : GuitarKind::kGuitar);
    case Prop::kSaxophone:
      return draw_saxophone(s, s.mouth() + Point{0, 0.006}, s.from_neck({-0.04, 0.245, 0.16}));
    case Prop::kKeyboard: {
      const Point hands = mix(s.palm(kLeft), s.palm(kRight), 0.5);
      return draw_keyboard(s, {hands.x, -(s.body.thigh + s.body.shin + s.body.ankle) - s.body.spine * 0.18});
    }
    case Prop::kViolin:
      return draw_violin(s, violin_before(s));
    case Prop::kDrumsticks:
      return draw_drums(s);
    default:
      return;
  }
}

}  // namespace render
