#include <algorithm>

#include "render/figure/sitter.h"

namespace render {
namespace {

// Sleeves: how far down the arm the cloth goes.
enum class Sleeve { kNone, kShort, kLong };

Sleeve sleeve_of(const Character& c) {
  switch (c.top) {
    case Top::kTShirt:
    case Top::kDress:
      return Sleeve::kShort;
    default:
      return Sleeve::kLong;
  }
}

Color sleeve_color(const Character& c) {
  if (c.species == Species::kGhost) return c.body;
  // A vest is worn over a shirt in the lining's colour.
  return c.top == Top::kVest ? mix(c.accent, rgb(0xF4EFE4), 0.7) : c.top_color;
}

double sleeve_fullness(const Sitter& s) {
  if (s.space_suit) return 1.65;
  switch (s.character.top) {
    case Top::kCoat:
    case Top::kHoodie:
      return 1.42;
    case Top::kJacket:
    case Top::kSuit:
      return 1.28;
    case Top::kShirt:
    case Top::kVest:
      return 1.18;
    default:
      return 1.1;
  }
}

Layers limb_layers(const Sitter& s, double half) {
  if (s.paper.detail() < 110) return {.shade = half * 0.7, .light = 0, .rim = half * 0.3};
  return {.shade = half * 0.85, .light = s.paper.detail() > 260 ? half * 0.5 : 0, .rim = half * 0.16};
}

// A plate of a robot's limb with rounded ends, narrower at the joints.
void plate(const Sitter& s, Point a, Point b, double wa, double wb, const Tone& tone) {
  const Point from = mix(a, b, 0.09);
  const Point to = mix(a, b, 0.91);
  const Outline cut = s.paper.ribbon({from, mix(from, to, 0.3), mix(from, to, 0.7), to},
                                     {wa * 0.86, wa * 1.06, blend(wa, wb, 0.6), wb * 0.9});
  s.paper.piece(cut, tone, {.shade = wa * 0.9, .light = 0, .rim = wa * 0.14});
  if (s.paper.detail() < 200) return;
  // The seam of the panel and a bolt.
  const Point side = across(unit(to - from));
  const Point seam = mix(from, to, 0.66);
  s.paper.stroke({seam - side * wb * 0.9, seam + side * wb * 0.9}, 0.0022, tone.shade);
  s.paper.fill(s.paper.disc(mix(from, to, 0.8), wb * 0.16, wb * 0.16), tone.shade);
}

void joint(const Sitter& s, Point at, double radius) {
  const Tone dark = s.paper.metal(mix(s.character.body, rgb(0x14161C), 0.72));
  s.paper.piece(s.paper.disc(at, radius, radius), dark,
                {.shade = radius * 0.7, .light = 0, .rim = radius * 0.18});
  if (s.paper.detail() > 200) {
    s.paper.fill(s.paper.disc(at, radius * 0.42, radius * 0.42), s.paper.lit(s.character.accent));
  }
}

void robot_limb(const Sitter& s, Point a, Point b, Point c, const std::array<double, 3>& w) {
  const Tone tone = s.paper.metal(s.character.body);
  joint(s, a, w[0] * 0.95);
  plate(s, b, c, w[1] * 1.2, w[2] * 1.2, tone);
  plate(s, a, b, w[0] * 1.08, w[1] * 1.05, tone);
  joint(s, b, w[1] * 0.95);
}

void suit_rings(const Sitter& s, Point a, Point b, double half) {
  const Point side = across(unit(b - a)) * half;
  s.paper.stroke({a - side, a + side}, 0.006, s.paper.lit(s.character.accent));
}

void shoe(const Sitter& s, const Leg& leg) {
  if (s.bare_robot) {
    const Outline boot = s.paper.ribbon(
        {flat(leg.ankle) + Point{0, -0.012}, mix(flat(leg.ankle), flat(leg.toe), 0.6), flat(leg.toe)},
        {0.024, 0.030, 0.024});
    Outline flat_sole = boot;
    for (Point& p : flat_sole) p.y = std::min(p.y, 0.0);
    s.paper.piece(flat_sole, s.paper.metal(mix(s.character.body, rgb(0x20242C), 0.25)),
                  {.shade = 0.018, .light = 0, .rim = 0.004});
    return;
  }
  const Point ankle = flat(leg.ankle);
  const Point toe = flat(leg.toe);
  const Point ahead = toe - ankle;
  const Point heel = ankle + Point{-ahead.x * 0.3, s.body.ankle * 0.42};
  const double half = s.body.leg[2] * (s.space_suit ? 1.5 : 1.24);
  Outline cut = s.paper.ribbon({ankle + Point{0, -0.014}, mix(ankle, heel, 0.8), mix(heel, toe, 0.62), toe},
                               {half * 0.92, half * 0.95, half * 0.88, half * 0.66});
  for (Point& p : cut) p.y = std::min(p.y, 0.0);
  const Color color = s.space_suit ? mix(s.character.top_color, rgb(0x9AA0AA), 0.4) : s.character.shoes;
  s.paper.piece(cut, s.cloth(color), {.shade = half * 0.6, .light = 0, .rim = half * 0.2});
  if (s.paper.detail() < 220) return;
  // The sole, a thin strip of lighter paper along the ground.
  Outline sole = cut;
  double lowest = -1;
  for (const Point& p : cut) lowest = std::max(lowest, p.y);
  for (Point& p : sole) p.y = std::max(p.y, lowest - 0.0075);
  s.paper.fill(sole, s.paper.lit(mix(color, s.character.accent, 0.35)));
}

}  // namespace

void draw_leg(const Sitter& s, int side) {
  const Leg& leg = s.pose.legs[static_cast<std::size_t>(side)];
  std::array<double, 3> w = s.body.leg;
  const Point a = flat(leg.hip);
  const Point b = flat(leg.knee);
  const Point c = flat(leg.ankle);
  shoe(s, leg);
  if (s.bare_robot) {
    robot_limb(s, a, b, c, {w[0] * 0.94, w[1], w[2] * 1.2});
    return;
  }
  const Bottom bottom = s.space_suit ? Bottom::kTrousers : s.character.bottom;
  const bool dress = s.character.top == Top::kDress;
  if (dress || bottom == Bottom::kSkirt || bottom == Bottom::kShorts) {
    s.paper.piece(s.paper.limb(a, b, c, w[0], w[1], w[2]), s.skin(), limb_layers(s, w[1]));
  }
  if (dress || bottom == Bottom::kSkirt) return;
  const Color color = s.space_suit ? s.character.top_color : s.character.bottom_color;
  const Tone cloth = s.cloth(color);
  if (bottom == Bottom::kShorts) {
    const Point hem = mix(a, b, 0.86);
    s.paper.piece(s.paper.ribbon({a, mix(a, hem, 0.5), hem}, {w[0] * 1.06, w[0] * 1.04, w[0] * 1.02}), cloth,
                  limb_layers(s, w[0]));
    return;
  }
  const double full = s.space_suit ? 1.4 : bottom == Bottom::kLeggings ? 1.03 : 1.12;
  const double ankle = s.space_suit                  ? 1.7
                       : bottom == Bottom::kLeggings ? 1.05
                       : bottom == Bottom::kJeans    ? 1.4
                                                     : 1.55;
  const Outline cut = s.paper.limb(a, b, mix(b, c, 0.97), w[0] * full, w[1] * full, w[2] * ankle);
  s.paper.piece(cut, cloth, limb_layers(s, w[1] * full));
  if (s.paper.detail() < 240) return;
  if (s.space_suit) {
    suit_rings(s, mix(a, b, 0.8), b, w[1] * 1.5);
    suit_rings(s, mix(b, c, 0.82), c, w[2] * 1.6);
  } else if (bottom == Bottom::kTrousers || bottom == Bottom::kSkirt) {
    s.paper.stroke(s.paper.line({mix(a, b, 0.35), mix(b, mix(a, c, 0.5), 0.15), mix(b, c, 0.95)}), 0.0016,
                   cloth.shade);
  } else if (bottom == Bottom::kJeans) {
    const Point turn = mix(b, c, 0.93);
    suit_rings(s, turn, c, w[2] * 1.34);
  }
}

void draw_hand(const Sitter& s, int side) {
  const Arm& arm = s.pose.arms[static_cast<std::size_t>(side)];
  const Point wrist = flat(arm.wrist);
  const Point along = unit(wrist - flat(arm.elbow));
  const double size = s.body.hand;
  const double half = s.body.arm[2];
  const Tone tone = s.space_suit ? s.cloth(mix(s.character.top_color, rgb(0x8A909A), 0.45)) : s.skin();
  const Point side_way = across(along) * (side == kLeft ? -1.0 : 1.0);
  // The palm, the fingers as one piece, and the thumb towards the body.
  const Outline palm = s.paper.ribbon({wrist - along * size * 0.12, wrist + along * size * 0.42,
                                       wrist + along * size * 0.95 + side_way * size * 0.08},
                                      {half * 0.9, half * 1.16, half * 0.56});
  s.paper.piece(palm, tone, {.shade = half * 0.7, .light = 0, .rim = half * 0.2});
  if (s.paper.detail() < 200) return;
  const Outline thumb = s.paper.ribbon({wrist + along * size * 0.16 - side_way * half * 0.5,
                                        wrist + along * size * 0.5 - side_way * half * 1.35},
                                       {half * 0.42, half * 0.3});
  s.paper.piece(thumb, tone, {.shade = 0, .light = 0, .rim = half * 0.14});
  if (s.paper.detail() < 420) return;
  for (int finger = -1; finger <= 1; ++finger) {
    const Point root = wrist + along * size * 0.55 + side_way * (half * 0.42 * finger);
    s.paper.stroke({root, root + along * size * 0.32}, 0.0016, tone.shade);
  }
}

void draw_fingers(const Sitter& s, int side) {
  const Arm& arm = s.pose.arms[static_cast<std::size_t>(side)];
  const Point along = unit(flat(arm.wrist) - flat(arm.elbow));
  const Point way = across(along);
  const double half = s.body.arm[2];
  const Tone tone = s.space_suit ? s.cloth(mix(s.character.top_color, rgb(0x8A909A), 0.45)) : s.skin();
  for (int finger = 3; finger >= 0; --finger) {
    const Point at = s.palm(side) + along * ((finger - 1.5) * half * 0.52);
    s.paper.piece(s.paper.ribbon({at - way * half * 0.72, at + way * half * 0.72}, {half * 0.33, half * 0.3}),
                  tone, {.shade = half * 0.22, .light = 0, .rim = half * 0.1});
  }
}

void draw_arm(const Sitter& s, int side) {
  const Arm& arm = s.pose.arms[static_cast<std::size_t>(side)];
  const std::array<double, 3>& w = s.body.arm;
  const Point b = flat(arm.elbow);
  // The sleeve grows out of the shoulder instead of sitting on it.
  const Point joint_at = flat(arm.shoulder);
  const Point a = s.bare_robot ? joint_at
                               : joint_at + unit(flat(s.pose.neck) - joint_at) * (w[0] * 0.28) +
                                     unit(b - joint_at) * (w[0] * 0.3);
  const Point c = flat(arm.wrist);
  if (s.bare_robot) {
    robot_limb(s, a, b, c, {w[0] * 1.02, w[1] * 1.08, w[2] * 1.35});
    draw_hand(s, side);
    const Tone pauldron = s.paper.metal(s.character.body);
    s.paper.piece(s.paper.disc(a, w[0] * 1.5, w[0] * 1.35), pauldron,
                  {.shade = w[0], .light = 0, .rim = w[0] * 0.16});
    return;
  }
  const Sleeve sleeve = s.space_suit ? Sleeve::kLong : sleeve_of(s.character);
  if (s.paper.detail() > 150) {
    s.paper.drop_shadow(s.paper.limb(a, b, c, w[0], w[1], w[2] * 1.2), 0.008);
  }
  draw_hand(s, side);
  if (sleeve != Sleeve::kLong)
    s.paper.piece(s.paper.limb(a, b, c, w[0], w[1], w[2]), s.skin(), limb_layers(s, w[1]));
  const Tone cloth = s.floats ? s.skin() : s.cloth(sleeve_color(s.character));
  const double full = sleeve_fullness(s);
  if (sleeve == Sleeve::kShort) {
    const Point hem = mix(a, b, s.character.top == Top::kDress ? 0.36 : 0.62);
    s.paper.piece(s.paper.ribbon({a, mix(a, hem, 0.5), hem}, {w[0] * 0.92, w[0] * 1.08, w[0] * 1.16}), cloth,
                  limb_layers(s, w[0]));
    return;
  }
  const Outline cut =
      s.paper.limb(a, b, mix(b, c, 0.97), w[0] * blend(0.86, full, 0.35), w[1] * full, w[2] * full * 1.06);
  s.paper.piece(cut, cloth, limb_layers(s, w[1] * full));
  if (s.paper.detail() < 220) return;
  const Point cuff = mix(b, c, 0.9);
  const Point way = across(unit(c - b)) * (w[2] * full * 1.0);
  const Color line = s.space_suit ? s.paper.lit(s.character.accent) : cloth.shade;
  s.paper.stroke({cuff - way, cuff + way}, s.space_suit ? 0.007 : 0.003, line);
}

}  // namespace render
