#include <algorithm>

#include "render/figure/instruments.h"

namespace render {

// The shield faces the viewer; its sheet, rim and emblem are three layers.
void draw_shield(const Sitter& s) {
  const double k = 0.98 * s.body.reach();
  const Point at = s.palm(kRight) + Point{0.006, -0.012};
  const double turn = 0.05 + 0.06 * s.wind(1) * 0.3;
  const double narrow = std::max(0.72, std::cos(s.pose.chest_yaw * 0.6));
  const auto p = [&](double x, double y) { return at + turned({x * k * narrow, y * k}, turn); };
  const auto heater = [&](double g) {
    return s.paper.cut({p(0, -0.152 * g), p(0.06 * g, -0.136 * g), p(0.108 * g, -0.142 * g),
                        p(0.113 * g, -0.03 * g), p(0.092 * g, 0.065 * g), p(0.05 * g, 0.13 * g),
                        p(0, 0.172 * g), p(-0.05 * g, 0.13 * g), p(-0.092 * g, 0.065 * g),
                        p(-0.113 * g, -0.03 * g), p(-0.108 * g, -0.142 * g), p(-0.06 * g, -0.136 * g)});
  };
  const Outline outer = heater(1.08);
  s.paper.drop_shadow(outer, 0.012, 0.35);
  s.paper.piece(outer, s.paper.metal(mix(s.character.body, rgb(0xE8E4DC), 0.4)),
                {.shade = 0.012, .light = 0, .rim = 0.003});
  const Tone red = s.paper.tone(s.character.prop_color);
  const Outline inner = heater(0.98);
  s.paper.fill(inner, red.base);
  s.paper.band(inner, s.paper.toward_light() * -1, 0.05, red.shade);
  // The right half lies a little in the shade, as if folded along the middle.
  const double dark = -s.paper.light_side();
  s.paper.fill(
      s.paper.cut({p(0, -0.148), p(dark * 0.06, -0.132), p(dark * 0.104, -0.137), p(dark * 0.109, -0.03),
                   p(dark * 0.088, 0.063), p(dark * 0.048, 0.127), p(0, 0.167), p(dark * 0.002, 0.0)}),
      with_alpha(red.shade, 0.55));
  if (s.paper.detail() < 110) return;
  // A star in the rim's metal.
  const Tone steel = s.paper.metal(mix(s.character.body, rgb(0xFFFFFF), 0.25));
  for (int i = 0; i < 5; ++i) {
    const Point tip = turned({0, -0.058}, i * 1.2566371);
    const Point left = turned({0, -0.023}, (i - 0.5) * 1.2566371);
    const Point right = turned({0, -0.023}, (i + 0.5) * 1.2566371);
    s.paper.fill({p(0, -0.018), p(left.x, left.y - 0.018), p(tip.x, tip.y - 0.018)},
                 s.paper.light_side() < 0 ? steel.light : steel.shade);
    s.paper.fill({p(0, -0.018), p(tip.x, tip.y - 0.018), p(right.x, right.y - 0.018)},
                 s.paper.light_side() < 0 ? steel.shade : steel.light);
  }
  for (const Point& rivet : {Point{-0.09, -0.115}, Point{0.09, -0.115}, Point{0, 0.135}}) {
    s.paper.fill(s.paper.disc(p(rivet.x, rivet.y), 0.006, 0.006), steel.light);
  }
}

void draw_sword(const Sitter& s) {
  const Point hand = s.palm(kLeft);
  const Point way = unit({-0.2 - 0.03 * s.wind(2), -1});
  const Laid l{.origin = hand, .direction = way, .scale = s.body.reach()};
  const Tone steel = s.paper.metal(s.character.prop_color);
  const Outline blade = {l.at(0.045, -0.013), l.at(0.36, -0.0095), l.at(0.41, 0), l.at(0.36, 0.0095),
                         l.at(0.045, 0.013)};
  s.paper.fill(blade, steel.light);
  s.paper.fill({l.at(0.045, 0), l.at(0.41, 0), l.at(0.36, 0.0095), l.at(0.045, 0.013)}, steel.shade);
  s.paper.stroke({l.at(0.05, -0.011), l.at(0.36, -0.0085)}, 0.002, steel.rim);
  const Tone gold = s.paper.tone(s.character.accent);
  s.paper.piece(
      s.paper.ribbon({l.at(0.038, -0.05), l.at(0.046, 0), l.at(0.038, 0.05)}, {0.007, 0.009, 0.007}), gold,
      {.shade = 0.004, .light = 0, .rim = 0.002});
  s.paper.stroke({l.at(-0.03, 0), l.at(0.04, 0)}, 0.013, s.paper.lit(rgb(0x3A241A)));
  s.paper.fill(s.paper.disc(l.at(-0.042, 0), 0.011, 0.011), gold.base);
  draw_fingers(s, kLeft);
}

}  // namespace render
