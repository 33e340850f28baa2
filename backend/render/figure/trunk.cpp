#include <algorithm>
#include <numbers>

#include "render/figure/sitter.h"

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

Cut cut_of(const Sitter& s) {
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

Outline trunk_outline(const Sitter& s, const Cut& k) {
  const Proportions& b = s.body;
  const BodyPose& p = s.pose;
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

Layers trunk_layers(const Sitter& s) {
  if (s.paper.detail() < 110) return {.shade = 0.03, .light = 0, .rim = 0.006};
  return {.shade = 0.036, .light = s.paper.detail() > 200 ? 0.02 : 0, .rim = 0.0042};
}

}  // namespace

void draw_neck(const Sitter& s) {
  const BodyPose& p = s.pose;
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

void draw_trunk(const Sitter& s) {
  if (s.floats) return draw_ghost_body(s);
  const Outline outline = trunk_outline(s, cut_of(s));
  if (s.character.top == Top::kArmor) {
    const Color base = s.bare_robot ? mix(s.character.body, rgb(0x14161C), 0.62)
                                    : mix(s.character.top_color, rgb(0x14161C), 0.45);
    s.paper.piece(outline, s.paper.metal(base), {.shade = 0.03, .light = 0, .rim = 0.004});
    draw_armor_plates(s);
    return;
  }
  const Tone tone = s.cloth(s.character.top_color);
  s.paper.piece(outline, tone, trunk_layers(s));
  if (s.paper.detail() < 150) return;
  if (s.space_suit) {
    draw_space_suit_front(s);
  } else {
    draw_front(s, tone);
  }
}

void draw_lower_garment(const Sitter& s) {
  if (s.floats) return;
  const Proportions& b = s.body;
  const bool skirted = s.character.top == Top::kDress || s.character.bottom == Bottom::kSkirt;
  const double half = b.hip * (s.space_suit ? 1.22 : 1.02);
  const Color color = s.space_suit ? s.character.top_color : s.character.bottom_color;
  if (!skirted || s.space_suit || s.bare_robot) {
    const Point crotch =
        mix(flat(s.pose.legs[kLeft].hip), flat(s.pose.legs[kRight].hip), 0.5) + Point{0, b.leg[0] * 0.8};
    const Outline hips =
        s.paper.cut({on_trunk(s, 0.16, -0.98, half * 0.88), on_trunk(s, 0.16, 0.98, half * 0.88),
                     on_trunk(s, -0.02, 1.08, half), crotch + Point{seen_half(s, half) * 0.7, 0}, crotch,
                     crotch + Point{-seen_half(s, half) * 0.7, 0}, on_trunk(s, -0.02, -1.08, half)});
    const Tone tone =
        s.bare_robot ? s.paper.metal(mix(s.character.body, rgb(0x14161C), 0.5)) : s.cloth(color);
    s.paper.piece(hips, tone, {.shade = 0.02, .light = 0, .rim = 0.004});
    return;
  }
  draw_skirt(s);
}

}  // namespace render
