#include <algorithm>

#include "render/figure/instruments.h"

namespace render {
namespace {

void umbrella(const Sitter& s) {
  const Point hand = s.palm(kLeft);
  const double k = s.body.reach();
  const Point top{blend(hand.x, s.pose.head.x, 0.55) + 0.01 * s.wind(1),
                  s.pose.head.y - s.body.head * 0.5 - 0.2 * k};
  s.paper.stroke({hand + (hand - top) * 0.12, top}, 0.0065, s.paper.lit(rgb(0x4A3A34)));
  const Point base = hand + (hand - top) * 0.12;
  s.paper.stroke(
      s.paper.line({base, base + Point{0.004, 0.014}, base + Point{0.018, 0.014}, base + Point{0.02, 0.002}}),
      0.007, s.paper.lit(rgb(0x4A2A1A)));
  const double half = 0.3 * k;
  const double low = top.y + 0.155 * k;
  const Tone cloth = s.cloth(s.character.prop_color);
  const auto rib = [&](double u) {
    return Point{top.x + half * u, low - 0.022 * (1 - u * u) - 0.006 * std::abs(u)};
  };
  Outline canopy = s.paper.line({rib(-1),
                                 {top.x - half * 0.84, blend(low, top.y, 0.52)},
                                 {top.x - half * 0.42, blend(low, top.y, 0.9)},
                                 top,
                                 {top.x + half * 0.42, blend(low, top.y, 0.9)},
                                 {top.x + half * 0.84, blend(low, top.y, 0.52)},
                                 rib(1)});
  const double ribs[] = {1, 0.56, 0, -0.56, -1};
  for (int i = 0; i < 4; ++i) {
    const Point sag = mix(rib(ribs[i]), rib(ribs[i + 1]), 0.5) + Point{0, -0.02 * k};
    const std::vector<Point> scallop = s.paper.line({rib(ribs[i]), sag, rib(ribs[i + 1])});
    canopy.insert(canopy.end(), scallop.begin() + 1, scallop.end());
  }
  s.paper.drop_shadow(canopy, 0.012, 0.25);
  s.paper.piece(canopy, cloth, {.shade = 0.035, .light = 0.03, .rim = 0.004});
  for (int i = 0; i < 4; i += 2) {
    const double a = ribs[i];
    const double b = ribs[i + 1];
    const std::vector<Point> edge_a =
        s.paper.line({top, {top.x + half * a * 0.72, blend(low, top.y, 0.66)}, rib(a)});
    std::vector<Point> gore = edge_a;
    const std::vector<Point> low_edge =
        s.paper.line({rib(a), mix(rib(a), rib(b), 0.5) + Point{0, -0.02 * k}, rib(b)});
    gore.insert(gore.end(), low_edge.begin() + 1, low_edge.end());
    std::vector<Point> back = s.paper.line({rib(b), {top.x + half * b * 0.62, blend(low, top.y, 0.62)}, top});
    gore.insert(gore.end(), back.begin() + 1, back.end());
    s.paper.fill(gore, with_alpha(cloth.shade, 0.42));
  }
  s.paper.fill(s.paper.ribbon({top + Point{0, 0.004}, top + Point{0, -0.026}}, {0.005, 0.002}),
               s.paper.lit(rgb(0x4A3A34)));
  draw_fingers(s, kLeft);
}

void lantern(const Sitter& s) {
  const Point hand = s.palm(kLeft);
  const double swing = 0.12 * s.wind(2) - s.lag().x * 2;
  const auto p = [&](double x, double y) { return hand + turned({x, y}, swing); };
  Canvas& canvas = s.paper.canvas();
  const Color glow = s.character.prop_color;
  const double flame = 0.8 + 0.2 * std::sin(s.rhythm.t * 9) * std::sin(s.rhythm.t * 5.3);
  const Point heart = p(0, 0.075);
  canvas.circle(heart, 0.17);
  canvas.fill_radial(
      heart, 0.17,
      {{0, with_alpha(glow, 0.55 * flame)}, {0.4, with_alpha(glow, 0.2 * flame)}, {1, with_alpha(glow, 0)}});
  const Tone iron = s.paper.metal(rgb(0x3A3A42));
  s.paper.stroke(
      s.paper.line({p(-0.026, 0.036), p(-0.02, 0.008), p(0, -0.002), p(0.02, 0.008), p(0.026, 0.036)}), 0.003,
      iron.base);
  s.paper.fill(s.paper.cut({p(-0.028, 0.045), p(0.028, 0.045), p(0.034, 0.105), p(-0.034, 0.105)}),
               mix(glow, rgb(0xFFFFFF), 0.35 * flame));
  s.paper.fill(s.paper.ribbon({p(0, 0.1), p(0, 0.082), p(0.002, 0.06)}, {0.008, 0.009, 0.001}),
               mix(glow, rgb(0xFFFFFF), 0.85));
  for (const double x : {-0.031, 0.0, 0.031})
    s.paper.stroke({p(x * 0.9, 0.042), p(x * 1.1, 0.108)}, 0.0025, iron.shade);
  s.paper.piece(s.paper.cut({p(-0.036, 0.046), p(-0.016, 0.026), p(0.016, 0.026), p(0.036, 0.046)}), iron,
                {.shade = 0.006, .light = 0, .rim = 0.002});
  s.paper.piece(s.paper.cut({p(-0.04, 0.106), p(0.04, 0.106), p(0.034, 0.124), p(-0.034, 0.124)}), iron,
                {.shade = 0.006, .light = 0, .rim = 0.002});
  draw_fingers(s, kLeft);
}

void flower(const Sitter& s) {
  const Point hand = s.palm(kLeft);
  const Point head = hand + Point{-0.012 + 0.006 * s.wind(3), -0.115};
  const Color green = s.paper.lit(rgb(0x3E7A3E));
  s.paper.stroke(s.paper.line({hand + Point{0.01, 0.05}, hand, mix(hand, head, 0.6) + Point{0.008, 0}, head}),
                 0.0045, green);
  s.paper.fill(
      s.paper.ribbon({hand + Point{0.002, -0.03}, hand + Point{0.025, -0.05}, hand + Point{0.045, -0.052}},
                     {0.002, 0.01, 0.001}),
      green);
  const Tone petal = s.cloth(s.character.prop_color);
  for (int ring = 0; ring < 2; ++ring) {
    const int count = ring == 0 ? 8 : 6;
    for (int i = 0; i < count; ++i) {
      const Point way = turned({0, -1}, (i + ring * 0.5) * 6.2831853 / count);
      const double r = ring == 0 ? 0.038 : 0.022;
      s.paper.piece(s.paper.disc(head + way * (r * 0.7), r * 0.42, r * 0.62, std::atan2(way.x, -way.y)),
                    ring == 0 ? petal : Tone{petal.light, petal.base, petal.light, petal.rim},
                    {.shade = 0.006, .light = 0, .rim = 0.0022});
    }
  }
  s.paper.fill(s.paper.disc(head, 0.0105, 0.0105), s.paper.lit(rgb(0xF4C84A)));
  draw_fingers(s, kLeft);
}

void balloon(const Sitter& s) {
  const Point hand = s.palm(kLeft);
  const Point knot =
      hand + Point{-0.05 + 0.03 * s.wind(1) + s.lag().x * 2.5, -0.34 * s.body.reach() + s.lag().y};
  s.paper.stroke(s.paper.line({hand + Point{0.006, 0.03}, hand,
                               mix(hand, knot, 0.5) + Point{0.012 * s.wind(4), 0}, knot}),
                 0.002, s.paper.lit(rgb(0xE8E4DC)));
  const Point middle = knot + Point{-0.006, -0.105};
  const double tilt = (knot.x - hand.x) * 0.8;
  const auto p = [&](double x, double y) { return middle + turned({x, y}, tilt); };
  const Tone rubber = s.cloth(s.character.prop_color);
  s.paper.fill({p(-0.009, 0.112), p(0, 0.096), p(0.009, 0.112)}, rubber.shade);
  s.paper.piece(s.paper.cut({p(0, -0.1), p(0.055, -0.082), p(0.084, -0.02), p(0.062, 0.05), p(0, 0.1),
                             p(-0.062, 0.05), p(-0.084, -0.02), p(-0.055, -0.082)}),
                rubber, {.shade = 0.035, .light = 0.02, .rim = 0.004});
  const double side = s.paper.light_side();
  s.paper.fill(s.paper.ribbon({p(side * 0.036, -0.066), p(side * 0.054, -0.04), p(side * 0.056, -0.014)},
                              {0.003, 0.009, 0.002}),
               with_alpha(rgb(0xFFFFFF), 0.7));
  draw_fingers(s, kLeft);
}

void suitcase(const Sitter& s) {
  const Point hand = s.palm(kLeft);
  const double swing = 0.1 * s.lag().x;
  const auto p = [&](double x, double y) { return hand + turned({x, y}, swing); };
  const Tone leather = s.cloth(s.character.prop_color);
  s.paper.stroke(s.paper.line({p(-0.024, 0.024), p(-0.018, 0.002), p(0.018, 0.002), p(0.024, 0.024)}), 0.006,
                 leather.shade);
  const Outline box =
      s.paper.cut({p(-0.09, 0.03), p(-0.05, 0.022), p(0.05, 0.022), p(0.09, 0.03), p(0.094, 0.09),
                   p(0.088, 0.152), p(0, 0.158), p(-0.088, 0.152), p(-0.094, 0.09)});
  s.paper.piece(box, leather, {.shade = 0.025, .light = 0.012, .rim = 0.004});
  for (const double x : {-0.055, 0.055})
    s.paper.stroke({p(x, 0.026), p(x, 0.152)}, 0.008, s.paper.lit(s.character.accent));
  draw_fingers(s, kLeft);
}

void book(const Sitter& s) {
  const Point at = mix(s.palm(kLeft), s.palm(kRight), 0.5) + Point{0, -0.03};
  const auto p = [&](double x, double y) { return at + Point{x, y}; };
  const Tone cover = s.cloth(s.character.prop_color);
  const Tone page = s.paper.tone(rgb(0xF4EEDF));
  for (const double side : {-1.0, 1.0}) {
    s.paper.piece(s.paper.cut({p(0, -0.062), p(side * 0.05, -0.075), p(side * 0.088, -0.062),
                               p(side * 0.088, 0.05), p(side * 0.05, 0.04), p(0, 0.056)}),
                  cover, {.shade = 0.012, .light = 0.006, .rim = 0.003});
    s.paper.fill(s.paper.cut({p(side * 0.004, -0.066), p(side * 0.05, -0.083), p(side * 0.082, -0.072),
                              p(side * 0.08, -0.062), p(side * 0.048, -0.072), p(side * 0.004, -0.056)}),
                 page.base);
  }
  s.paper.fill(s.paper.disc(p(0.044, -0.012), 0.016, 0.016), s.paper.lit(s.character.accent));
  s.paper.stroke({p(0, -0.06), p(0, 0.054)}, 0.004, cover.shade);
  draw_fingers(s, kLeft);
  draw_fingers(s, kRight);
}

void skateboard(const Sitter& s) {
  const Point at = s.palm(kRight) + Point{0.015, -0.015};
  const auto p = [&](double x, double y) { return at + turned({x, y}, 0.16); };
  for (const double y : {-0.115, 0.115}) {
    for (const double x : {-0.024, 0.024})
      s.paper.piece(s.paper.disc(p(x, y), 0.017, 0.017), s.paper.tone(rgb(0xF2EDE2)),
                    {.shade = 0.006, .light = 0, .rim = 0.002});
    s.paper.stroke({p(-0.024, y), p(0.024, y)}, 0.009, s.paper.lit(rgb(0x8A909A)));
  }
  s.paper.piece(
      s.paper.ribbon({p(0.012, -0.205), p(0, -0.16), p(0, 0.16), p(0.012, 0.205)}, {0.03, 0.04, 0.04, 0.03}),
      s.cloth(s.character.prop_color), {.shade = 0.02, .light = 0.012, .rim = 0.004});
  s.paper.fill(s.paper.ribbon({p(0, -0.11), p(0.004, 0), p(0, 0.11)}, {0.004, 0.013, 0.004}),
               s.paper.lit(s.character.accent));
  draw_fingers(s, kRight);
}

}  // namespace

void draw_prop_front(const Sitter& s) {
  if (s.grip.microphone == Holding::kStandMicrophone) draw_stand_microphone(s);
  if (s.grip.microphone == Holding::kHandMicrophone) draw_hand_microphone(s);
  if (s.character.prop == Prop::kDrumsticks) draw_sticks(s);
  if (s.grip.prop == Holding::kPlay && s.character.prop == Prop::kViolin) {
    const Point hand = s.palm(kLeft);
    const Point bridge = mix(s.from_neck({0.055, -0.012, 0.07}), s.palm(kRight), 0.3);
    const Point way = unit(bridge - hand);
    s.paper.stroke({hand - way * 0.02, hand + way * 0.3}, 0.0042, s.paper.lit(rgb(0x4A2818)));
    s.paper.stroke({hand + across(way) * 0.008, hand + way * 0.295}, 0.0016, s.paper.lit(rgb(0xF2EEE4)));
    draw_fingers(s, kLeft);
  }
  if (s.grip.prop != Holding::kCarry) return;
  switch (s.character.prop) {
    case Prop::kShield:
      return draw_shield(s);
    case Prop::kSword:
      return draw_sword(s);
    case Prop::kUmbrella:
      return umbrella(s);
    case Prop::kLantern:
      return lantern(s);
    case Prop::kFlower:
      return flower(s);
    case Prop::kBalloon:
      return balloon(s);
    case Prop::kSuitcase:
      return suitcase(s);
    case Prop::kBook:
      return book(s);
    case Prop::kSkateboard:
      return skateboard(s);
    default:
      return;
  }
}

}  // namespace render
