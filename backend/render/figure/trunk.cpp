#include <algorithm>
#include <numbers>

#include "render/figure/subject.h"

namespace render {
namespace {

// How a garment shapes the trunk, against the bare body.
struct Cut {
  double shoulder = 1;
  double chest = 1;
  double waist = 1;
  double hip = 1;
  double hem_drop = 0.03;  // below the pelvis, units
  double hem = 1.0;        // half width there, against the hip
};

Cut cut_of(const Subject& s) {
  if (s.space_suit)
    return {.shoulder = 1.1, .chest = 1.22, .waist = 1.42, .hip = 1.28, .hem_drop = 0.02, .hem = 1.2};
  switch (s.character.top) {
    case Top::kTShirt:
      return {.shoulder = 1.0, .chest = 1.04, .waist = 1.14, .hip = 1.04, .hem_drop = 0.016, .hem = 1.0};
    case Top::kShirt:
      return {.shoulder = 1.02, .chest = 1.06, .waist = 1.16, .hip = 1.05, .hem_drop = 0.026, .hem = 1.02};
    case Top::kJacket:
      return {.shoulder = 1.09, .chest = 1.12, .waist = 1.16, .hip = 1.1, .hem_drop = 0.004, .hem = 1.06};
    case Top::kCoat:
      return {.shoulder = 1.12, .chest = 1.14, .waist = 1.2, .hip = 1.16, .hem_drop = 0.02, .hem = 1.2};
    case Top::kHoodie:
      return {.shoulder = 1.06, .chest = 1.14, .waist = 1.28, .hip = 1.14, .hem_drop = 0.014, .hem = 1.06};
    case Top::kDress:
      return {.shoulder = 0.97, .chest = 1.0, .waist = 0.98, .hip = 1.0, .hem_drop = 0.0, .hem = 1.0};
    case Top::kSuit:
      return {.shoulder = 1.13, .chest = 1.12, .waist = 1.1, .hip = 1.12, .hem_drop = 0.03, .hem = 1.14};
    case Top::kVest:
      return {.shoulder = 0.98, .chest = 1.06, .waist = 1.06, .hip = 1.04, .hem_drop = 0.012, .hem = 1.02};
    case Top::kArmor:
      return {.shoulder = 1.06, .chest = 1.16, .waist = 1.0, .hip = 1.02, .hem_drop = 0.0, .hem = 1.0};
  }
  return {};
}

Outline trunk_outline(const Subject& s, const Cut& k) {
  const Proportions& b = s.body;
  const Pose& p = s.pose;
  const double chest = b.chest * k.chest;
  const double waist = b.waist * k.waist;
  const double hip = b.hip * k.hip;
  const Point neck = flat(p.neck);
  const double neck_half = b.neck_half * 1.15;
  const auto shoulder = [&](int side, double out, double down) {
    const Point joint = flat(p.arms[static_cast<std::size_t>(side)].shoulder);
    return mix(neck, joint, k.shoulder) + Point{(joint.x < neck.x ? -1 : 1) * out, down};
  };
  const auto edge = [&](double share, double half, double side) {
    const Point middle = on_trunk(s, share, -p.chest_yaw / (std::numbers::pi / 2 * 0.92), half);
    return middle + Point{std::cos(p.spine_roll * share), std::sin(p.spine_roll * share)} *
                        (side * seen_half(s, half));
  };
  // Seen from the side the near shoulder covers the far one; left and right are those of the picture.
  const int left = p.arms[kLeft].shoulder.x <= p.arms[kRight].shoulder.x ? kLeft : kRight;
  const int right = 1 - left;
  const double pad = b.arm[0] * 0.72;
  const Point drop{0, k.hem_drop};
  return s.paper.cut({neck + Point{-neck_half, -0.004},
                      mix(neck + Point{-neck_half, 0.002}, shoulder(left, 0, -pad * 0.9), 0.55),
                      shoulder(left, pad * 0.25, -pad * 0.95),
                      shoulder(left, pad * 0.95, 0.006),
                      edge(0.76, chest, -1),
                      edge(0.56, blend(chest, waist, 0.5), -1),
                      edge(0.34, waist, -1),
                      edge(0.06, hip, -1),
                      edge(0, hip * k.hem, -1) + drop,
                      edge(0, hip * k.hem * 0.4, -1) + drop + Point{0, 0.006},
                      edge(0, hip * k.hem * 0.4, 1) + drop + Point{0, 0.006},
                      edge(0, hip * k.hem, 1) + drop,
                      edge(0.06, hip, 1),
                      edge(0.34, waist, 1),
                      edge(0.56, blend(chest, waist, 0.5), 1),
                      edge(0.76, chest, 1),
                      shoulder(right, pad * 0.95, 0.006),
                      shoulder(right, pad * 0.25, -pad * 0.95),
                      mix(neck + Point{neck_half, 0.002}, shoulder(right, 0, -pad * 0.9), 0.55),
                      neck + Point{neck_half, -0.004},
                      neck + Point{0, 0.012}});
}

Layers trunk_layers(const Subject& s) {
  if (s.paper.detail() < 110) return {.shade = 0.03, .light = 0, .rim = 0.006};
  return {.shade = 0.036, .light = s.paper.detail() > 200 ? 0.02 : 0, .rim = 0.0042};
}

// What is worn under an open jacket: a wedge from the neck to the hem.
void shirt_front(const Subject& s, double top_around, double bottom_around, double bottom_share,
                 Color color) {
  const double half = s.body.chest;
  const Outline wedge = s.paper.cut(
      {on_trunk(s, 1.02, -top_around, half), on_trunk(s, 0.75, -blend(top_around, bottom_around, 0.4), half),
       on_trunk(s, bottom_share, -bottom_around, half * 0.95), on_trunk(s, bottom_share - 0.03, 0, half),
       on_trunk(s, bottom_share, bottom_around, half * 0.95),
       on_trunk(s, 0.75, blend(top_around, bottom_around, 0.4), half), on_trunk(s, 1.02, top_around, half)});
  s.paper.piece(wedge, s.cloth(color), {.shade = 0.012, .light = 0, .rim = 0});
}

void lapels(const Subject& s, double low, const Tone& tone) {
  const double half = s.body.chest * 1.05;
  for (double side : {-1.0, 1.0}) {
    const Outline lapel =
        s.paper.cut({on_trunk(s, 1.04, side * 0.3, half), on_trunk(s, 0.93, side * 0.44, half),
                     on_trunk(s, 0.83, side * 0.52, half), on_trunk(s, 0.81, side * 0.4, half),
                     on_trunk(s, blend(low, 0.8, 0.5), side * 0.25, half),
                     on_trunk(s, low, side * 0.05, half), on_trunk(s, 0.85, side * 0.2, half)});
    s.paper.piece(lapel, tone, {.shade = 0.006, .light = 0, .rim = 0.0022});
  }
}

void front_line(const Subject& s, double around, double from, double to, double width, Color color) {
  const double half = s.body.chest;
  s.paper.stroke(s.paper.line({on_trunk(s, from, around, half), on_trunk(s, (from + to) / 2, around, half),
                               on_trunk(s, to, around, half)}),
                 width, color);
}

void buttons(const Subject& s, double around, double from, double to, int count, Color color) {
  for (int i = 0; i < count; ++i) {
    const double share = blend(from, to, count == 1 ? 0 : static_cast<double>(i) / (count - 1));
    s.paper.fill(s.paper.disc(on_trunk(s, share, around, s.body.chest), 0.0042, 0.0042), color);
  }
}

void tie(const Subject& s) {
  const double half = s.body.chest;
  const Point knot = on_trunk(s, 0.94, 0, half);
  const Point end = on_trunk(s, 0.44, 0, half) + Point{0.004 * s.wind(2), 0};
  const Tone tone = s.cloth(s.character.accent);
  s.paper.piece(
      s.paper.ribbon({knot, mix(knot, end, 0.5), mix(knot, end, 0.9), end}, {0.006, 0.0105, 0.013, 0.004}),
      tone, {.shade = 0.006, .light = 0, .rim = 0});
  s.paper.piece(s.paper.disc(knot, 0.0095, 0.008), tone, {.shade = 0.004, .light = 0, .rim = 0.0012});
}

void armor_plates(const Subject& s) {
  const Color color = s.bare_robot ? s.character.body : s.character.top_color;
  const Tone tone = s.paper.metal(s.bare_robot ? mix(color, rgb(0xFFFFFF), 0.08) : color);
  const double half = s.body.chest * 1.1;
  // Belly segments, each under the one above.
  for (int i = 0; i < 3; ++i) {
    const double share = 0.14 + 0.12 * i;
    const double w = s.body.waist * (1.02 + 0.05 * i);
    const Outline ring = s.paper.cut({on_trunk(s, share + 0.09, -1, w), on_trunk(s, share + 0.075, 0, w),
                                      on_trunk(s, share + 0.09, 1, w), on_trunk(s, share, 0.96, w),
                                      on_trunk(s, share - 0.025, 0, w), on_trunk(s, share, -0.96, w)});
    s.paper.piece(ring, s.paper.metal(mix(color, rgb(0x2A2E36), 0.35)),
                  {.shade = 0.02, .light = 0, .rim = 0.003});
  }
  for (double side : {-1.0, 1.0}) {
    const Outline plate =
        s.paper.cut({on_trunk(s, 0.95, side * 0.06, half), on_trunk(s, 0.95, side * 0.62, half),
                     on_trunk(s, 0.8, side * 0.96, half), on_trunk(s, 0.6, side * 0.86, half),
                     on_trunk(s, 0.5, side * 0.46, half), on_trunk(s, 0.52, side * 0.05, half)});
    s.paper.piece(plate, tone, {.shade = 0.022, .light = 0, .rim = 0.0034});
  }
  // The heart: a lamp in the accent colour that beats with the song.
  const Point heart = on_trunk(s, 0.74, 0, half);
  const double glow = 0.55 + 0.45 * s.rhythm.pulse;
  s.paper.fill(s.paper.disc(heart, 0.017, 0.017), s.paper.metal(color).shade);
  const Color light = s.bare_robot ? s.character.eyes : s.character.accent;
  s.paper.fill(s.paper.disc(heart, 0.0115, 0.0115), mix(s.paper.lit(light), light, glow));
  s.paper.fill(s.paper.disc(heart + Point{-0.002, -0.003}, 0.0045, 0.0045),
               mix(light, rgb(0xFFFFFF), 0.7 * glow));
}

void space_suit_front(const Subject& s) {
  const double half = s.body.chest * 1.15;
  const Tone panel = s.cloth(mix(s.character.top_color, rgb(0x5A6470), 0.45));
  s.paper.piece(s.paper.cut({on_trunk(s, 0.66, -0.36, half), on_trunk(s, 0.66, 0.36, half),
                             on_trunk(s, 0.44, 0.34, half), on_trunk(s, 0.44, -0.34, half)}),
                panel, {.shade = 0.008, .light = 0, .rim = 0.003});
  const std::array<Color, 3> lamps{s.character.accent, rgb(0x5AD1FF), rgb(0xFF5A5A)};
  for (int i = 0; i < 3; ++i) {
    const Point at = on_trunk(s, 0.58, -0.2 + 0.2 * i, half);
    s.paper.fill(s.paper.disc(at, 0.006, 0.006), lamps[static_cast<std::size_t>(i)]);
  }
  front_line(s, 0.0, 0.53, 0.47, 0.004, panel.shade);
  for (double side : {-1.0, 1.0})
    front_line(s, side * 0.62, 0.95, 0.5, 0.006, s.paper.lit(s.character.accent));
}

void decorate(const Subject& s, const Tone& tone) {
  const Character& c = s.character;
  const Color under = mix(c.accent, rgb(0xF4EFE4), 0.55);
  switch (c.top) {
    case Top::kTShirt:
      // A stripe across the chest in the accent colour.
      s.paper.fill(
          s.paper.cut({on_trunk(s, 0.70, -1, s.body.chest), on_trunk(s, 0.685, 0, s.body.chest),
                       on_trunk(s, 0.70, 1, s.body.chest), on_trunk(s, 0.60, 1, s.body.chest * 0.98),
                       on_trunk(s, 0.585, 0, s.body.chest), on_trunk(s, 0.60, -1, s.body.chest * 0.98)}),
          s.paper.lit(c.accent));
      return;
    case Top::kShirt:
      front_line(s, 0, 0.95, 0.02, 0.0022, tone.shade);
      buttons(s, 0, 0.86, 0.12, 6, s.paper.lit(c.accent));
      front_line(s, 0.48, 0.74, 0.64, 0.0022, tone.shade);
      return;
    case Top::kJacket:
      shirt_front(s, 0.28, 0.2, 0.04, under);
      lapels(s, 0.5, tone);
      front_line(s, 0.22, 0.5, 0.02, 0.003, s.paper.lit(mix(c.accent, rgb(0xFFFFFF), 0.3)));
      front_line(s, -0.58, 0.4, 0.24, 0.003, tone.shade);
      front_line(s, 0.62, 0.4, 0.24, 0.003, tone.shade);
      return;
    case Top::kCoat:
      shirt_front(s, 0.26, 0.1, 0.5, under);
      lapels(s, 0.46, tone);
      buttons(s, 0.12, 0.4, 0.1, 3, s.paper.lit(c.accent));
      return;
    case Top::kSuit:
      shirt_front(s, 0.3, 0.04, 0.36, rgb(0xF3F0EA));
      tie(s);
      lapels(s, 0.38, tone);
      buttons(s, 0.04, 0.3, 0.2, 2, s.paper.lit(mix(c.top_color, rgb(0x000000), 0.5)));
      return;
    case Top::kVest:
      shirt_front(s, 0.34, 0.02, 0.55, mix(c.accent, rgb(0xF4EFE4), 0.7));
      front_line(s, 0, 0.55, 0.02, 0.0022, tone.shade);
      buttons(s, 0.05, 0.48, 0.1, 4, s.paper.lit(c.accent));
      return;
    case Top::kHoodie: {
      const double half = s.body.chest;
      s.paper.piece(s.paper.cut({on_trunk(s, 0.34, -0.42, half), on_trunk(s, 0.34, 0.42, half),
                                 on_trunk(s, 0.1, 0.6, half), on_trunk(s, 0.08, -0.6, half)}),
                    tone, {.shade = 0.006, .light = 0, .rim = 0.0022});
      for (double side : {-0.12, 0.12}) front_line(s, side, 0.93, 0.68, 0.0034, s.paper.lit(c.accent));
      return;
    }
    case Top::kDress: {
      const double half = s.body.chest;
      // A low neckline shows the skin; a belt in the accent colour.
      s.paper.fill(s.paper.cut({on_trunk(s, 1.03, -0.3, half), on_trunk(s, 0.9, -0.22, half),
                                on_trunk(s, 0.845, 0, half), on_trunk(s, 0.9, 0.22, half),
                                on_trunk(s, 1.03, 0.3, half)}),
                   s.skin().base);
      s.paper.fill(
          s.paper.cut({on_trunk(s, 0.37, -1.05, s.body.waist * 1.02), on_trunk(s, 0.355, 0, s.body.waist),
                       on_trunk(s, 0.37, 1.05, s.body.waist * 1.02),
                       on_trunk(s, 0.32, 1.05, s.body.waist * 1.02), on_trunk(s, 0.305, 0, s.body.waist),
                       on_trunk(s, 0.32, -1.05, s.body.waist * 1.02)}),
          s.paper.lit(c.accent));
      return;
    }
    case Top::kArmor:
      return;
  }
}

}  // namespace

void draw_neck(const Subject& s) {
  const Pose& p = s.pose;
  const Point base = flat(p.neck) + Point{0, 0.016};
  const Point top = mix(flat(p.neck), flat(p.head), 0.62);
  const double half = s.body.neck_half;
  if (s.character.species == Species::kRobot) {
    const Tone dark = s.paper.metal(mix(s.character.body, rgb(0x14161C), 0.7));
    for (int i = 0; i < 4; ++i) {
      s.paper.piece(s.paper.disc(mix(base, top, 0.12 + 0.2 * i), half * 1.05, half * 0.36, p.head_roll), dark,
                    {.shade = half * 0.5, .light = 0, .rim = half * 0.16});
    }
    return;
  }
  const Tone tone = s.skin();
  s.paper.piece(s.paper.ribbon({base, mix(base, top, 0.5), top}, {half * 1.3, half * 0.96, half}), tone,
                {.shade = half * 0.8, .light = 0, .rim = half * 0.2});
  // The chin's shadow.
  const Point chin = flat(p.neck) + unit(top - base) * (s.body.neck * 0.75);
  s.paper.fill(s.paper.ribbon({top, chin}, {half * 0.97, half * 0.9}), with_alpha(tone.shade, 0.85));
}

void draw_trunk(const Subject& s) {
  if (s.floats) return draw_ghost_body(s);
  const Outline outline = trunk_outline(s, cut_of(s));
  if (s.character.top == Top::kArmor) {
    const Color base = s.bare_robot ? mix(s.character.body, rgb(0x14161C), 0.62)
                                    : mix(s.character.top_color, rgb(0x14161C), 0.45);
    s.paper.piece(outline, s.paper.metal(base), {.shade = 0.03, .light = 0, .rim = 0.004});
    armor_plates(s);
    return;
  }
  const Tone tone = s.cloth(s.character.top_color);
  s.paper.piece(outline, tone, trunk_layers(s));
  if (s.paper.detail() < 150) return;
  if (s.space_suit) {
    space_suit_front(s);
  } else {
    decorate(s, tone);
  }
}

void draw_lower_garment(const Subject& s) {
  if (s.floats) return;
  const Proportions& b = s.body;
  const bool skirted = s.character.top == Top::kDress || s.character.bottom == Bottom::kSkirt;
  const double half = b.hip * (s.space_suit ? 1.22 : 1.02);
  const Color color = s.space_suit ? s.character.top_color : s.character.bottom_color;
  if (!skirted || s.space_suit || s.bare_robot) {
    const Point crotch =
        mix(flat(s.pose.legs[kLeft].hip), flat(s.pose.legs[kRight].hip), 0.5) + Point{0, b.leg[0] * 0.8};
    const Outline hips =
        s.paper.cut({on_trunk(s, 0.2, -1.05, half * 0.95), on_trunk(s, 0.2, 1.05, half * 0.95),
                     on_trunk(s, -0.02, 1.08, half), crotch + Point{seen_half(s, half) * 0.7, 0}, crotch,
                     crotch + Point{-seen_half(s, half) * 0.7, 0}, on_trunk(s, -0.02, -1.08, half)});
    const Tone tone =
        s.bare_robot ? s.paper.metal(mix(s.character.body, rgb(0x14161C), 0.5)) : s.cloth(color);
    s.paper.piece(hips, tone, {.shade = 0.02, .light = 0, .rim = 0.004});
    return;
  }
  // A skirt: from the waist over the hips to a hem that stays behind and swings.
  const bool dress = s.character.top == Top::kDress;
  const Tone tone = s.cloth(dress ? s.character.top_color : s.character.bottom_color);
  const double drop = (b.thigh + b.shin) * (dress ? 0.7 : 0.46);
  const double flare = dress ? 2.0 : 1.62;
  const Point center = flat(s.pose.pelvis) + Point{s.lag().x * 1.6 + 0.006 * s.wind(0), drop};
  double left = center.x - b.hip * flare;
  double right = center.x + b.hip * flare;
  for (const Leg& leg : s.pose.legs) {
    left = std::min(left, std::min(leg.knee.x, blend(leg.knee.x, leg.ankle.x, 0.4)) - b.leg[1] * 1.5);
    right = std::max(right, std::max(leg.knee.x, blend(leg.knee.x, leg.ankle.x, 0.4)) + b.leg[1] * 1.5);
  }
  double floor = std::min(center.y, -0.06);
  if (s.pose.seated)
    floor = std::min(-0.06, std::max(s.pose.legs[kLeft].knee.y, s.pose.legs[kRight].knee.y) + 0.07);
  const auto hem = [&](double u) {
    return Point{blend(left, right, u), floor + 0.012 * s.wind(u * 5) - 0.016 * std::abs(u - 0.5)};
  };
  const double waist = b.waist * 0.99;
  const double hip = b.hip * 1.06;
  const Point hip_left = on_trunk(s, 0.0, -1.08, hip);
  const Point hip_right = on_trunk(s, 0.0, 1.08, hip);
  const Outline skirt =
      s.paper.cut({on_trunk(s, 0.36, -1.05, waist), on_trunk(s, 0.36, 1.05, waist), hip_right,
                   mix(hip_right, hem(1), 0.55) + Point{0.008, 0}, hem(1), hem(0.8), hem(0.6), hem(0.4),
                   hem(0.2), hem(0), mix(hip_left, hem(0), 0.55) - Point{0.008, 0}, hip_left});
  s.paper.piece(skirt, tone, {.shade = 0.05, .light = s.paper.detail() > 150 ? 0.03 : 0, .rim = 0.004});
  if (s.paper.detail() < 130) return;
  // Folds: wedges of the shaded paper that open towards the hem.
  for (const double u : {0.24, 0.45, 0.62, 0.82}) {
    const Point top = mix(on_trunk(s, 0.22, (u - 0.5) * 1.4, waist), hem(u), 0.16);
    const Point low = hem(u + 0.012 * s.wind(u * 9));
    s.paper.fill(
        s.paper.ribbon({top, mix(top, low, 0.55) + Point{0.004 * s.wind(u * 7), 0}, low + Point{0, -0.003}},
                       {0.0008, 0.005, 0.012}),
        with_alpha(tone.shade, 0.8));
  }
}

}  // namespace render
