#include <algorithm>

#include "render/figure/sitter.h"

namespace render {
namespace {

Point away_from_front(const Sitter& s) {
  return {-0.02 * std::sin(s.pose.chest_yaw), 0};
}

// One tail of an open coat, from the hip to below the knee.
void coat_tail(const Sitter& s, double side, double inner, double outer, const Tone& tone) {
  const Proportions& b = s.body;
  const double half = b.waist * 1.22;
  const double drop = (b.thigh + b.shin) * 0.62;
  const Point swing{s.lag().x * 2.2 + s.trail() + 0.012 * s.wind(side * 1.3), 0};
  const Point top_in = on_trunk(s, 0.36, side * inner, half);
  const Point top_out = on_trunk(s, 0.36, side * outer, half);
  const Point hip = on_trunk(s, 0.0, side * outer, b.hip * 1.26);
  const Point hem_out = on_trunk(s, 0, side * outer, b.hip * 1.8) + Point{0, drop} + swing;
  const Point hem_in = on_trunk(s, 0, side * (inner + 0.25), b.hip * 1.35) + Point{0, drop * 1.02} + swing;
  const Outline tail = s.paper.cut(
      {mix(top_in, top_out, 0.5), top_out, hip, mix(hip, hem_out, 0.5) + Point{side * 0.004, 0}, hem_out,
       mix(hem_out, hem_in, 0.5) + Point{0, 0.008}, hem_in, mix(hem_in, top_in, 0.5), top_in});
  s.paper.piece(tail, tone, {.shade = 0.022, .light = 0, .rim = 0.004});
}

}  // namespace

void draw_coat_back(const Sitter& s) {
  if (s.character.top != Top::kCoat || s.space_suit) return;
  const double half = s.body.hip * 1.2;
  const double drop = (s.body.thigh + s.body.shin) * 0.62;
  const Point swing{s.lag().x * 2.6 + s.trail() * 1.3 + 0.01 * s.wind(0.5), 0};
  const Point left = on_trunk(s, 0.2, -1.05, half);
  const Point right = on_trunk(s, 0.2, 1.05, half);
  const Point low_left = on_trunk(s, 0, -1.05, half * 1.5) + Point{0, drop} + swing;
  const Point low_right = on_trunk(s, 0, 1.05, half * 1.5) + Point{0, drop} + swing;
  const Tone tone = s.cloth(mix(s.character.top_color, rgb(0x000000), 0.35));
  s.paper.piece(
      s.paper.cut({left, right, mix(right, low_right, 0.5), low_right,
                   mix(low_left, low_right, 0.5) + Point{0, 0.01}, low_left, mix(left, low_left, 0.5)}),
      tone, {.shade = 0.02, .light = 0, .rim = 0.003});
}

void draw_coat_tails(const Sitter& s) {
  if (s.character.top != Top::kCoat || s.space_suit) return;
  const Tone tone = s.cloth(s.character.top_color);
  coat_tail(s, -1, 0.16, 1.05, tone);
  coat_tail(s, 1, 0.02, 1.05, tone);
  if (s.paper.detail() < 110) return;
  // The belt over the seam, with its buckle.
  const double half = s.body.waist * 1.24;
  const Tone belt = s.cloth(mix(s.character.top_color, s.character.accent, 0.25));
  Outline strap = s.paper.line(
      {on_trunk(s, 0.4, -1.06, half), on_trunk(s, 0.385, 0, half), on_trunk(s, 0.4, 1.06, half)});
  const std::vector<Point> low = s.paper.line(
      {on_trunk(s, 0.32, 1.06, half), on_trunk(s, 0.305, 0, half), on_trunk(s, 0.32, -1.06, half)});
  strap.insert(strap.end(), low.begin(), low.end());
  s.paper.piece(strap, {belt.shade, belt.shade, belt.base, belt.rim},
                {.shade = 0.006, .light = 0, .rim = 0.002});
  s.paper.fill(s.paper.disc(on_trunk(s, 0.352, 0.12, half), 0.011, 0.010), s.paper.lit(s.character.accent));
}

void draw_cape(const Sitter& s) {
  if (!s.character.cape) return;
  const BodyPose& p = s.pose;
  const Point back = away_from_front(s) * 2.2;
  const double moving = s.state.action == Action::kRun ? 0.16 : s.state.action == Action::kWalk ? 0.07 : 0;
  const double behind = -std::sin(p.yaw) * moving;
  const Point drag{s.lag().x * 2.4 + behind, s.lag().y};
  const Point left = flat(p.arms[kLeft].shoulder) + Point{-0.012, -0.016};
  const Point right = flat(p.arms[kRight].shoulder) + Point{0.012, -0.016};
  const double low = -0.075 - std::abs(behind) * 0.5;
  const Point center = flat(p.neck) + back + drag;
  const auto hem = [&](double u) {
    return Point{center.x + (u - 0.5) * 0.38 + 0.012 * s.wind(u * 6),
                 low + 0.018 * s.wind(u * 9 + 1) - 0.02 * u};
  };
  const Outline cape =
      s.paper.cut({left, flat(p.neck) + Point{0, -0.012}, right,
                   mix(right, hem(1), 0.5) + Point{0.03, 0} + drag * 0.2, hem(1), hem(0.75), hem(0.5),
                   hem(0.25), hem(0), mix(left, hem(0), 0.5) + Point{-0.03, 0} + drag * 0.2});
  const Tone tone = s.cloth(mix(s.character.accent, s.character.top_color, 0.1));
  s.paper.piece(cape, tone, {.shade = 0.05, .light = 0.02, .rim = 0.004});
  if (s.paper.detail() < 130) return;
  for (const double u : {0.2, 0.42, 0.6, 0.8}) {
    const Point top = mix(left, right, u) + Point{0, 0.06};
    s.paper.fill(s.paper.ribbon({top, mix(top, hem(u), 0.5), hem(u)}, {0.001, 0.008, 0.016}), tone.shade);
  }
}

void draw_scarf(const Sitter& s) {
  if (!s.character.scarf) return;
  const Tone tone = s.cloth(s.character.accent);
  const Point neck = flat(s.pose.neck);
  const double half = s.body.neck_half;
  const double side = std::sin(s.pose.chest_yaw) > 0 ? -1 : 1;
  const Point knot = on_trunk(s, 0.93, side * 0.34, s.body.chest);
  const Point drag = s.lag() * 1.5;
  const Point end = knot + Point{side * 0.018 + 0.02 * s.wind(3), 0.17} + drag;
  s.paper.piece(s.paper.ribbon({knot, mix(knot, end, 0.35) + Point{side * 0.008, 0},
                                mix(knot, end, 0.7) + Point{0.006 * s.wind(4), 0}, end},
                               {0.013, 0.019, 0.02, 0.018}),
                tone, {.shade = 0.014, .light = 0, .rim = 0.003});
  const Outline wrap = s.paper.cut({neck + Point{-half * 1.9, 0.004}, neck + Point{-half * 1.3, -half * 1.0},
                                    neck + Point{0, -half * 0.55}, neck + Point{half * 1.3, -half * 1.0},
                                    neck + Point{half * 1.9, 0.004}, neck + Point{half * 1.2, 0.022},
                                    neck + Point{0, 0.03}, neck + Point{-half * 1.2, 0.022}});
  s.paper.piece(wrap, tone, {.shade = 0.014, .light = 0, .rim = 0.003});
  if (s.paper.detail() < 250) return;
  s.paper.stroke(s.paper.line({neck + Point{-half * 1.6, 0.002}, neck + Point{0, 0.012},
                               neck + Point{half * 1.5, -0.004}}),
                 0.0022, tone.shade);
}

void draw_collar(const Sitter& s) {
  const Point neck = flat(s.pose.neck);
  const double half = s.body.neck_half;
  const Tone tone = s.cloth(s.character.top_color);
  if (s.space_suit) {
    s.paper.piece(s.paper.disc(neck + Point{0, 0.008}, half * 2.6, half * 0.95), s.paper.metal(rgb(0xB9C0CA)),
                  {.shade = 0.01, .light = 0, .rim = 0.003});
    return;
  }
  if (s.bare_robot || s.floats) return;
  switch (s.character.top) {
    case Top::kHoodie:
      s.paper.piece(s.paper.cut({neck + Point{-half * 2.1, 0.014}, neck + Point{-half * 1.35, -half * 1.1},
                                 neck + Point{-half * 0.5, half * 0.5}, neck + Point{0, half * 0.95},
                                 neck + Point{half * 0.5, half * 0.5}, neck + Point{half * 1.35, -half * 1.1},
                                 neck + Point{half * 2.1, 0.014}, neck + Point{0, half * 2.0}}),
                    tone, {.shade = 0.01, .light = 0, .rim = 0.003});
      return;
    case Top::kShirt:
    case Top::kSuit:
    case Top::kVest:
    case Top::kCoat:
    case Top::kJacket: {
      const bool shirt = s.character.top == Top::kShirt;
      const Color linen = mix(s.character.accent, rgb(0xF6F2EA), s.character.top == Top::kSuit ? 0.95 : 0.6);
      const Tone cloth = shirt                                                            ? tone
                         : s.character.top == Top::kSuit || s.character.top == Top::kVest ? s.cloth(linen)
                                                                                          : tone;
      for (double side : {-1.0, 1.0}) {
        const Outline wing = s.paper.cut(
            {neck + Point{side * half * 1.2, -half * 0.85}, neck + Point{side * half * 1.5, 0.004},
             on_trunk(s, 0.9, side * 0.26, s.body.chest), on_trunk(s, 0.95, side * 0.03, s.body.chest)});
        s.paper.piece(wing, cloth, {.shade = 0.006, .light = 0, .rim = 0.002});
      }
      return;
    }
    case Top::kTShirt:
      s.paper.stroke(s.paper.line({neck + Point{-half * 1.15, -0.002}, on_trunk(s, 0.955, 0, s.body.chest),
                                   neck + Point{half * 1.15, -0.002}}),
                     0.005, tone.shade);
      return;
    default:
      return;
  }
}

void draw_ghost_body(const Sitter& s) {
  const BodyPose& p = s.pose;
  const Tone tone = s.skin();
  const Point neck = flat(p.neck);
  const Point left = flat(p.arms[kLeft].shoulder);
  const Point right = flat(p.arms[kRight].shoulder);
  const double t = s.rhythm.t;
  const auto hem = [&](double u) {
    const double wisp = 0.03 * std::sin(u * 17 + t * 2.1) + 0.015 * std::sin(u * 31 - t * 3);
    return Point{p.pelvis.x + s.lag().x * 2 + (u - 0.5) * 0.24 + 0.01 * s.wind(u * 4),
                 -0.06 + wisp - 0.1 * std::abs(u - 0.5)};
  };
  std::vector<Point> points{neck + Point{-0.03, -0.01}, neck + Point{0.03, -0.01}, right + Point{0.02, 0}};
  points.push_back({p.waist.x + 0.085, p.waist.y});
  for (int i = 8; i >= 0; --i) points.push_back(hem(i / 8.0));
  points.push_back({p.waist.x - 0.085, p.waist.y});
  points.push_back(left + Point{-0.02, 0});
  const Outline body = s.paper.cut(points);
  Tone veil = tone;
  veil.base = with_alpha(veil.base, 0.86);
  s.paper.piece(body, veil, {.shade = 0.045, .light = 0.03, .rim = 0.005});
  if (s.paper.detail() < 130) return;
  for (const double u : {0.25, 0.5, 0.75}) {
    const Point top = mix(left, right, u) + Point{0, 0.12};
    s.paper.fill(s.paper.ribbon({top, mix(top, hem(u), 0.5), hem(u)}, {0.001, 0.007, 0.012}),
                 with_alpha(tone.shade, 0.5));
  }
}

void draw_tail(const Sitter& s) {
  if (s.character.species != Species::kAnimal) return;
  const Point root = flat(s.pose.pelvis) + Point{0, 0.01};
  const double side = std::sin(s.pose.yaw) > 0.02 ? -1 : 1;
  const double swing = 0.03 * std::sin(s.rhythm.t * 2.1) + 0.03 * std::sin(s.rhythm.beats * 3.14159);
  const Point tip = root + Point{side * 0.2 + swing, -0.02 + 0.02 * s.wind(2)};
  const Point belly = root + Point{side * 0.12, 0.14};
  const Tone fur = s.skin();
  const Outline tail = s.paper.ribbon(
      {root, mix(root, belly, 0.6), belly, mix(belly, tip, 0.5) + Point{side * 0.04, 0.01}, tip},
      {0.014, 0.028, 0.042, 0.044, 0.004});
  s.paper.piece(tail, fur, {.shade = 0.022, .light = 0, .rim = 0.004});
  const Point near = mix(belly, tip, 0.5) + Point{side * 0.04, 0.01};
  s.paper.piece(s.paper.ribbon({mix(near, tip, 0.25), mix(near, tip, 0.6), tip}, {0.033, 0.026, 0.003}),
                s.paper.tone(mix(s.character.body, rgb(0xFFFFFF), 0.75)),
                {.shade = 0.014, .light = 0, .rim = 0.003});
}

void draw_seat(const Sitter& s) {
  if (!s.pose.seated) return;
  const double top = -s.pose.seat + s.body.leg[0] * 0.8;
  const double x = s.pose.pelvis.x;
  const Tone wood = s.paper.tone(mix(s.character.bottom_color, rgb(0x6A4A34), 0.6));
  for (double side : {-1.0, 1.0}) {
    s.paper.piece(s.paper.ribbon({{x + side * 0.06, top + 0.01}, {x + side * 0.085, -0.006}}, {0.008, 0.006}),
                  wood, {.shade = 0.005, .light = 0, .rim = 0.002});
  }
  s.paper.stroke({{x - 0.075, top * 0.4}, {x + 0.075, top * 0.4}}, 0.007, wood.shade);
  s.paper.piece(s.paper.disc({x, top}, 0.1, 0.022), wood, {.shade = 0.014, .light = 0, .rim = 0.003});
}

}  // namespace render
