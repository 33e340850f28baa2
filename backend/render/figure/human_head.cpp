#include <algorithm>

#include "render/figure/head.h"

namespace render {
namespace {

// Left to right over the crown, then along the jaw; the chin follows the mouth.
std::vector<Point> skull(const HeadView& v) {
  const bool soft = v.sitter.body.soft;
  const bool broad = v.sitter.character.build == Build::kBroad;
  const bool child = v.sitter.character.build == Build::kSmall;
  const double jaw = soft ? 0.9 : broad ? 1.1 : 1.0;
  const double drop = v.mouth.open * 0.42;
  const double shift = v.place.yaw * 0.055;
  const double chin = (child ? 0.49 : 0.5) + drop;
  const double chin_half = soft ? 0.075 : broad ? 0.13 : 0.10;
  std::vector<Point> right{{0.17, -0.477},
                           {0.295, -0.37},
                           {0.348, -0.2},
                           {0.352, -0.02},
                           {0.337, 0.12},
                           {0.298 * blend(1, jaw, 0.6) + (child ? 0.025 : 0), 0.27 + drop * 0.3},
                           {0.208 * jaw + (child ? 0.03 : 0), 0.405 + drop * 0.8},
                           {chin_half, chin - 0.015}};
  std::vector<Point> points{v.rim(0, -0.5)};
  for (const Point& p : right) points.push_back(v.rim(p.x + shift * std::max(0.0, p.y + 0.1) * 2, p.y));
  points.push_back(v.rim(shift * 1.2, chin));
  for (std::size_t i = right.size(); i-- > 0;) {
    points.push_back(v.rim(-right[i].x + shift * std::max(0.0, right[i].y + 0.1) * 2, right[i].y));
  }
  return points;
}

void ears(const HeadView& v, const Tone& skin) {
  for (const double side : {-1.0, 1.0}) {
    // The far ear goes out of sight first.
    const double out = 0.352 - 0.05 * std::max(0.0, side * v.place.yaw);
    const double wide = 1 + side * -v.place.yaw * 0.8;
    if (wide < 0.45) continue;
    const auto at = [&](double x, double y) { return v.rim(side * (out + x * wide), y); };
    const Outline ear = v.paper.cut({at(-0.03, -0.05), at(0.035, -0.075), at(0.058, -0.03), at(0.045, 0.05),
                                     at(0.02, 0.115), at(-0.03, 0.11)});
    v.paper.piece(ear, skin, {.shade = 0.03, .light = 0, .rim = 0.014});
    if (v.pixels() > 120) {
      v.paper.stroke(v.paper.line({at(0.0, -0.035), at(0.034, -0.03), at(0.026, 0.03), at(0.004, 0.06)}),
                     0.009, skin.shade);
    }
  }
}

// One bold cut of shadow down the side of the face that the light does not reach.
void side_shadow(const HeadView& v, const Outline& face, const Tone& skin) {
  const double dark = -v.paper.light_side();
  const auto at = [&](double x, double y) { return v.at(dark * x, y, 0.3); };
  std::vector<Point> piece;
  // The far edge of the face on the dark side, from the top to the chin.
  const std::size_t half = face.size() / 2;
  for (std::size_t i = 0; i <= half; ++i) {
    piece.push_back(dark > 0 ? face[i] : face[(face.size() - i) % face.size()]);
  }
  const std::vector<Point> inner =
      v.paper.line({piece.back(), at(0.075, 0.44), at(0.115, 0.35), at(0.175, 0.27), at(0.155, 0.17),
                    at(0.205, 0.09), at(0.262, 0.04), at(0.262, -0.05), at(0.235, -0.14), at(0.205, -0.26),
                    at(0.15, -0.42), piece.front()});
  for (std::size_t i = 1; i + 1 < inner.size(); ++i) {
    // Nowhere outside the face.
    const double limit = 0.335 * v.place.widen;
    piece.push_back({std::clamp(inner[i].x, -limit, limit), inner[i].y});
  }
  v.paper.fill(piece, with_alpha(skin.shade, 0.62));
}

void blush(const HeadView& v) {
  if (v.pixels() < 70) return;
  Canvas& canvas = v.paper.canvas();
  const Color rose = v.paper.lit(mix(v.sitter.character.body, rgb(0xD8404A), 0.6));
  for (const double side : {-1.0, 1.0}) {
    const Point at = v.at(side * 0.2, 0.145, 0.26);
    canvas.ellipse(at, 0.095, 0.07);
    canvas.fill_radial(at, 0.1,
                       {{0, with_alpha(rose, v.sitter.body.soft ? 0.36 : 0.2)}, {1, with_alpha(rose, 0)}});
  }
}

}  // namespace

void draw_human_head(const HeadView& v) {
  const Tone skin = v.sitter.skin();
  const Character& c = v.sitter.character;
  const Outline face = v.paper.cut(skull(v));
  if (v.pixels() > 24) ears(v, skin);
  v.paper.piece(face, skin,
                {.shade = v.pixels() < 60 ? 0.14 : 0, .light = v.pixels() > 90 ? 0.05 : 0, .rim = 0.022});
  if (v.pixels() >= 60) side_shadow(v, face, skin);
  blush(v);
  draw_facial_hair_under(v);
  draw_nose(v, skin);
  draw_eyes(v);
  draw_brows(v, v.paper.lit(mix(c.hair_color, rgb(0x1A1210), c.hair == HairStyle::kMohawk ? 0.7 : 0.25)));
  const double rosy = v.sitter.body.soft ? 0.62 : 0.34;
  const Tone lips = v.paper.tone(mix(mix(c.body, rgb(0x7A2E2A), 0.2), rgb(0xC0394A), rosy));
  draw_mouth(v, v.at(0, kMouthY, 0.34), 1, lips);
  if (v.pixels() > 150) {
    // Under the lower lip, and the groove above the upper one.
    const double low = kMouthY + v.mouth.open * 0.58 + v.mouth.lower_lip + 0.022;
    v.paper.fill(v.paper.ribbon({v.at(-0.05, low, 0.34), v.at(0, low + 0.006, 0.34), v.at(0.05, low, 0.34)},
                                {0.001, 0.009, 0.001}),
                 with_alpha(skin.shade, 0.7));
    v.paper.stroke({v.at(0.006, 0.2, 0.4), v.at(0.008, 0.235 - v.mouth.open * 0.3, 0.37)}, 0.01,
                   with_alpha(skin.shade, 0.4));
  }
  draw_facial_hair_over(v);
}

void draw_facial_hair_under(const HeadView& v) {
  if (v.sitter.character.facial_hair != FacialHair::kBeard) return;
  const Tone hair = v.paper.tone(v.sitter.character.hair_color);
  const double drop = v.mouth.open * 0.42;
  const double shift = v.place.yaw * 0.06;
  const auto edge = [&](double x, double y) { return v.rim(x + shift * std::max(0.0, y), y); };
  const Outline beard = v.paper.cut(
      {edge(-0.362, -0.02), edge(-0.345, 0.15), edge(-0.305, 0.32 + drop * 0.4), edge(-0.225, 0.46 + drop),
       edge(-0.1, 0.555 + drop), edge(0.02, 0.585 + drop), edge(0.12, 0.55 + drop), edge(0.23, 0.46 + drop),
       edge(0.305, 0.32 + drop * 0.4), edge(0.345, 0.15), edge(0.362, -0.02), v.at(0.29, 0.10),
       v.at(0.225, 0.205), v.at(0.13, 0.215, 0.33), v.at(0, 0.222, 0.34), v.at(-0.13, 0.215, 0.33),
       v.at(-0.225, 0.205), v.at(-0.29, 0.10)});
  v.paper.piece(beard, hair, {.shade = 0.06, .light = 0, .rim = 0});
  if (v.pixels() < 150) return;
  for (int i = -4; i <= 4; ++i) {
    const double x = i * 0.055;
    v.paper.fill(v.paper.ribbon({v.at(x, 0.40 + drop), v.at(x * 0.96, 0.46 + drop),
                                 v.at(x * 0.85, 0.52 + drop - std::abs(x) * 0.3)},
                                {0.001, 0.005, 0.001}),
                 i % 2 == 0 ? hair.light : hair.shade);
  }
}

void draw_facial_hair_over(const HeadView& v) {
  if (v.sitter.character.facial_hair == FacialHair::kNone || v.pixels() < 20) return;
  const Tone hair = v.paper.tone(v.sitter.character.hair_color);
  const double up = v.mouth.open * 0.40;
  for (const double side : {-1.0, 1.0}) {
    const auto at = [&](double x, double y) { return v.at(side * x, y - up * 0.6, 0.35); };
    v.paper.piece(v.paper.ribbon({at(0.004, 0.222), at(0.06, 0.232), at(0.115, 0.252), at(0.15, 0.29)},
                                 {0.016, 0.023, 0.019, 0.004}),
                  hair, {.shade = 0.012, .light = 0, .rim = 0.006});
  }
}

}  // namespace render
